using System.Text.Json.Nodes;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>What seats can do of their own accord.</summary>
internal static class ActionSchema
{
    public static JsonObject Action() => Keys("Something a seat can do of its own accord.", "", [
        ScenarioSchema.Title(),
        ("text", A("text", "What it means, for those who can do it.")),
        ("by", A("names", "Roles, any one of which does it alone.")),
        ("together", A("names", "Roles that must all confirm, at least two.")),
        ("with", A("names", "Whom to consult first: a suggestion.")),
        ("takes", A("duration", "How long it takes, in story time (0m).")),
        ("when", A("condition", "When it can be started. 'doer' is the seat that does it.")),
        ("effects", EffectSchema.All("What changes when it is done.")),
        ("at-start", EffectSchema.All("What changes when it is started.")),
        ("says", A("names", "Facts that every seat learns when it is done, as far as the doer knows them.")),
        ("aims", A("texts", "What a public word is for: reassure, inform, correct … For measures; no effect in play.")),
        ("languages", Languages()),
        ("affects", A("names", "Roles or groups (a, b) that it concerns. For measures; no effect in play.")),
        ("horizon", A("duration", "How far ahead it looks. For measures; no effect in play.")),
        ("once", A("yes-or-no", "It can be done once in an exercise, by whomever.")),
    ]).Under(
        new JsonObject { ["oneOf"] = new JsonArray(Requires("by"), Requires("together")) },
        new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["together"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "array", ["minItems"] = 2 }, new JsonObject { ["type"] = "string", ["pattern"] = "," }) },
            },
        });

    private static JsonObject Languages() => A("texts", "The languages it reaches people in, such as en or fr. For measures; no effect in play.");
}
