using System.Text.Json.Nodes;
using Tabletop.Authoring.Words;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>Injects: the lines of the master events list.</summary>
internal static class InjectSchema
{
    private static readonly string[] OfMessages = ["text", "text-for", "media", "content-note", "reveals", "asks"];
    private static readonly string[] OfExpectedActions = ["expects", "time-limit", "otherwise"];

    public static JsonObject Inject() => Keys("Something that reaches the players, or a moment when a player should act.", "", [
        ScenarioSchema.Title(),
        ("phase", A("name", "The phase that 'at' counts in: the first one if left out. With 'when' alone: every phase if left out.")),
        ("at", A("moment", "When it comes: so long after the phase opened (20m), or at a time of the story clock (Tue 02:00).")),
        ("when", A("condition", "With 'at': it is skipped if this is false then. Alone: it comes when this first holds.")),
        ("manual", A("yes-or-no", "Staff release it, and nothing else but an effect.")),
        ("suggest", A("moment", "For a manual inject: when staff might release it.")),
        ("to", A("names", "Roles, everyone (the default), or public (everyone and the projector).")),
        ("from", A("text", "Who it seems to come from.")),
        ("channel", OneOf("How it arrives (briefing).", Vocabulary.Channels)),
        ("kind", OneOf("contextual (the default); expected-action, no message but a moment when players should act; contingency, which comes only if it is needed.", Vocabulary.Kinds.Words)),
        ("text", A("text", "What people read: Markdown, without HTML.")),
        ("text-for", ById("Other words for some of the receivers, by role.", A("text", "What this role reads instead."))),
        ("reveals", Reveals()),
        ("effects", EffectSchema.All("What changes at once.")),
        ("asks", ById("Questions it puts to seats.", AskSchema.Ask())),
        ("tests", A("names", "Tasks or objectives it is there to test.")),
        ("expected", A("text", "What players should do about it, for evaluators and staff.")),
        ("controller", A("text", "Who releases it, where several people run the exercise.")),
        ("notes", A("text", "For whoever releases it.")),
        ("hint", A("text", "For the facilitator alone: what to listen for, what to ask.")),
        ("media", Either("A picture, sound or film in the folder 'media' beside the scenario.", A("text", "The file's name."), Keys("The file, with words.", "file", ("file", A("text", "The file's name.")), ("alt", A("text", "What is to be seen or heard, for those who cannot."))))),
        ("content-note", A("text", "What may hurt in it: shown first, and the rest after a tap.")),
        ("chance", A("share", "How likely it comes when it is due (100%). Staff can release it all the same.")),
        ("affects", A("names", "Roles or groups (a, b) that it concerns. For measures; no effect in play.")),
        ("expects", A("condition", "For an expected action: what should be seen.")),
        ("time-limit", A("duration", "For an expected action: how long to wait for it. Until the phase ends if left out.")),
        ("otherwise", EffectSchema.All("For an expected action: what happens if it was not seen in time.")),
    ]).Under(
        When(Is("kind", "expected-action"), Both(Requires("expects"), Without(OfMessages)), Without(OfExpectedActions)),
        When(Is("kind", "contingency"), Without("at")),
        When(Is("manual", true, "yes"), Without("at"), Without("suggest")));

    private static JsonObject Reveals() => Either(
        "Facts that its receivers, or those named, know from here on.",
        Ref("names"),
        ListOf("Facts.", Either("A fact, or { fact, to }.", Ref("name"), Keys("A fact for some.", "fact, to", ("fact", A("name", "The fact.")), ("to", A("names", "Roles, or everyone."))))));

    private static JsonObject Both(JsonObject one, JsonObject other) => new() { ["allOf"] = new JsonArray(one, other) };
}
