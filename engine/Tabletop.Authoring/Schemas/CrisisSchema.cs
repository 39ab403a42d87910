using System.Text.Json.Nodes;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>The machines that carry the crisis.</summary>
internal static class CrisisSchema
{
    public static JsonObject Crisis() => Keys("A machine with one state at a time.", "initial, states", [
        ScenarioSchema.Title(),
        ("initial", A("name", "The state it begins in.")),
        ("states", ById("Its states.", State())),
    ]);

    /// <summary>Where to go.</summary>
    public static JsonObject Transition() => Either(
        "A state, or { to, when, effects }.",
        Ref("name"),
        Keys("A change of state.", "to", ("to", A("name", "The state to go to.")), ("when", A("condition", "Only if this holds.")), ("effects", EffectSchema.All("What happens on the way."))));

    private static JsonObject State() => Keys("A state.", "", [
        ScenarioSchema.Title(),
        ("level", Whole("0 (calm) to 5 (worst): colours the state.", 0, 5)),
        ("enter", EffectSchema.All("What happens when it is entered.")),
        ("exit", EffectSchema.All("What happens when it is left.")),
        ("hears", ById("What it does on a trigger: a state, { to, when, effects }, or a list of these, of which the first whose 'when' holds is taken. If none holds, the family is asked, else the trigger is dropped.", Either(
            "A change of state, or several.",
            A("transition", "A change of state."),
            ListOf("The first whose 'when' holds.", Ref("transition"))))),
        ("after", new()
        {
            ["type"] = "object",
            ["description"] = "What happens so long after entering it. A change whose 'when' is false then is taken at the first moment it holds.",
            ["propertyNames"] = Ref("duration"),
            ["additionalProperties"] = A("transition", "A change of state."),
            ["minProperties"] = 1,
        }),
        ("part-of", A("name", "The family it belongs to: another state, which hears what this one does not.")),
        ("initial", A("name", "For a family: the state that is entered when the family is named.")),
    ]);
}
