using System.Text.Json.Nodes;
using Tabletop.Authoring.Words;
using static Tabletop.Authoring.Schemas.Schema;

namespace Tabletop.Authoring.Schemas;

/// <summary>Questions that injects put to seats.</summary>
internal static class AskSchema
{
    public static JsonObject Ask() => Keys("A question to one or more seats.", "question", [
        ("of", A("names", "The seats asked, each for itself. The inject's receivers if left out.")),
        ("question", A("text", "What they are asked.")),
        ("answer", OneOf("choice (one option, the default), several (one or more options), text, or number.", Vocabulary.Answers.Words)),
        ("options", ById("What can be chosen: a text, or { text, effects }.", Option(), least: 2)),
        ("time-limit", A("duration", "How long it stays open. Until the phase ends if left out.")),
        ("silence", Either("What silence stands for: an option, or a list of effects. Without it the ask closes unanswered.", Ref("name"), Ref("effects"))),
        ("rationale", OneOf("Whether people give reasons (optional).", Vocabulary.Rationales.Words)),
        ("several-people", OneOf("How a seat with several people answers (first-answer).", Vocabulary.SeveralPeople.Words)),
        ("jointly", A("yes-or-no", "One answer for all seats asked: they must agree.")),
        ("holds-clock", A("yes-or-no", "The story clock stands until it is answered.")),
        ("told-to", A("names", "Seats that are shown the answer, or everyone.")),
    ]).Under(
        When(
            Is("answer", "text", "number"),
            new() { ["properties"] = new JsonObject { ["options"] = false, ["silence"] = Ref("effects") } },
            Requires("options")),
        When(Is("answer", "several", "text", "number"), new()
        {
            ["properties"] = new JsonObject
            {
                ["jointly"] = new JsonObject { ["enum"] = new JsonArray(false, "no") },
                ["several-people"] = Not(new() { ["const"] = "hidden-vote" }),
            },
        }),
        When(Is("holds-clock", true, "yes"), Without("time-limit")));

    private static JsonObject Option() => Either(
        "A text, or { text, effects }.",
        Ref("text"),
        Keys("An option that changes something.", "text", ("text", A("text", "What people choose.")), ("effects", EffectSchema.All("What it changes."))));
}
