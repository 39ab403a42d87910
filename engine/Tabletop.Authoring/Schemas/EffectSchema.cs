using System.Text.Json.Nodes;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>Effects, each of which does one thing.</summary>
internal static class EffectSchema
{
    public static JsonObject All(string description) => A("effects", description);

    public static JsonObject Definition() => new() { ["type"] = "array", ["items"] = Ref("effect") };

    public static JsonObject One() => Either(
        "One thing that is done to the city. Effects run in order; the triggers they fired are heard after that.",
        Keys("The indicator goes up, to the end of its range at most.", "raise, by", Name("raise", "An indicator; where it has a value for each group, both, or one with -a or -b after its id."), ("by", HowMuch()), When()),
        Keys("The indicator goes down, to the end of its range at most.", "lower, by", Name("lower", "An indicator; where it has a value for each group, both, or one with -a or -b after its id."), ("by", HowMuch()), When()),
        Keys("The indicator is set to a value.", "set, to", Name("set", "An indicator."), ("to", Number("The new value.")), When()),
        Keys("The trigger is given to every machine; those that hear it change their state.", "fire", Name("fire", "A trigger: a word that some state hears."), When()),
        Keys("The flag goes up. Its name alone is a condition.", "flag", Name("flag", "A word of your own, such as curfew."), When()),
        Keys("The flag comes down.", "unflag", Name("unflag", "A flag that some effect raises."), When()),
        Keys("The roles learn the fact.", "reveal, to", Name("reveal", "A fact."), ("to", A("names", "Roles, or everyone.")), When()),
        Keys("The inject is released, once at most.", "release", Name("release", "An inject."), When()),
        Keys("The inject can never be released any more.", "cancel", Name("cancel", "An inject."), When()),
        Keys("The effects run so much story time later.", "after, do", ("after", A("duration", "How long to wait, in story time.")), ("do", All("What happens then.")), When("Read now, not later.")),
        Keys("The effects run if the condition holds, else the others.", "when, do", When(), ("do", All("If it holds.")), ("else", All("If it does not."))));

    private static (string Key, JsonObject Value) When(string description = "Only if this holds when the effect's turn comes.") => ("when", A("condition", description));

    private static (string Key, JsonObject Value) Name(string key, string description) => (key, A("name", description));

    private static JsonObject HowMuch() => new() { ["type"] = "number", ["exclusiveMinimum"] = 0, ["description"] = "How much, more than 0." };
}
