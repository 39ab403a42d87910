using System.Text.Json.Nodes;
using Tabletop.Authoring.Words;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>Roles, and what they know.</summary>
internal static class PeopleSchema
{
    public static JsonObject Role() => Keys("A seat at the table.", "", [
        ScenarioSchema.Title(),
        ("level", OneOf("Where it stands.", Vocabulary.Levels)),
        ("sector", OneOf("What it belongs to. Cities name seats by it.", Vocabulary.Sectors)),
        ("brief", A("text", "Who this is and what it may do, for all to read.")),
        ("private", A("text", "What only the people in this seat read.")),
        ("group", OneOf("The group it belongs to, if it does.", ["a", "b"])),
        ("capacity", Whole("How many actions it can have under way at once (2).", 1, 20)),
        ("stand-in", OneOf("How it is played when staff hand it to a stand-in (silent).", Vocabulary.Policies.Words)),
        ("marginalised", A("yes-or-no", "The people it speaks for are seldom heard. For measures; no effect in play.")),
    ]);

    public static JsonObject Fact() => Keys("A piece of knowledge.", "text", [
        ("text", A("text", "One or two sentences.")),
        ("truth", A("yes-or-no", "Whether it is true (yes).")),
        ("sensitivity", OneOf("Who may be told: everybody (public, the default); members of the city's body and those named (partners); only those named (restricted). Telling others works, and is recorded as over-sharing.", Vocabulary.Sensitivities.Words)),
        ("known-to", A("names", "The roles that know it from the start.")),
        ("may-know", A("names", "Further roles that may be told.")),
        ("origin", OneOf("Where it comes from. For measures; no effect in play.", Vocabulary.Levels)),
    ]);
}
