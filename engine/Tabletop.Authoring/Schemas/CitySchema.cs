using System.Text.Json.Nodes;
using Tabletop.Authoring.Cities;
using Tabletop.Authoring.Words;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>A city: how agencies are joined up.</summary>
internal static class CitySchema
{
    private const string Seats = "Role ids, sectors (security), or levels (national).";

    public static JsonObject Root() => Keys("How agencies are joined up: who may convene whom, who hears what, how late. Any scenario can be played under it.", "format, id", [
        ("format", Format(CityReader.Format)),
        ("id", A("id", "The city's id, in kebab-case, which is also the file's name.")),
        ("title", A("text", "What people see. The id in words if left out.")),
        ("source", A("text", "What the file was written from.")),
        ("read-aloud", A("text", "A few sentences for the room.")),
        ("topology", OneOf("For reading and drawing; no effect in play.", Vocabulary.Topologies)),
        ("body", Body()),
        ("channels", ListOf("How long word takes. The fastest open channel carries.", Channel())),
        ("default-delay", A("duration", "How long word takes where no channel carries it (0m).")),
        ("assumed", A("texts", "What the author filled in for play.")),
        ("unknown", A("texts", "What the source does not say.")),
    ]);

    private static JsonObject Body() => Keys("The standing body, if there is one.", "members", [
        ("members", A("names", $"Who sits in it. {Seats}")),
        ("convenes", A("names", $"Who may call it. {Seats}")),
        ("chair", Chair()),
        ("meets", Keys("How it meets.", "", [
            ("every", A("duration", "How often, by itself: for reading.")),
            ("open-to-public", A("yes-or-no", "Whether anybody may come.")),
            ("summon-in", A("duration", "From the call to the first minute (0m).")),
        ])),
    ]).Under(Either("Somebody convenes it.", Requires("convenes"), new() { ["properties"] = new JsonObject { ["chair"] = Is("rule", "dual") }, ["required"] = new JsonArray("chair") }));

    private static JsonObject Chair() => Keys("Who chairs it.", "", [
        ("rule", OneOf("single; dual: both must call; none.", Vocabulary.ChairRules.Words)),
        ("seats", A("names", Seats)),
    ]);

    private static JsonObject Channel() => Keys("A way for word to travel.", "delay", [
        ("from", A("names", $"Who sends: {Seats} 'members' are those of the body.")),
        ("to", A("names", $"Who receives: {Seats} 'members' are those of the body.")),
        ("between", A("names", $"All of them with each other: {Seats} 'members' are those of the body.")),
        ("delay", A("duration", "How long it takes, in story time.")),
        ("while", OneOf("Open only while the body sits.", ["convened"])),
        ("adoption", A("share", "For a platform, how many of its ends use it (100%).")),
    ]).Under(new JsonObject { ["oneOf"] = new JsonArray(Requires("between"), Requires("from", "to")) }, When(Requires("between"), Without("from", "to")));
}
