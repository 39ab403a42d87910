using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Web.Tests.Canaries;

/// <summary>A mistake that shows somebody what is not for them, put into the rules from outside.</summary>
internal sealed record Leak(string Name, Rules Rules)
{
    public static readonly IReadOnlyList<Leak> All =
    [
        new("a seat sees the injects of others", Look((view, book, state, told, seat) => seat == "police"
            ? view with { Feed = StaffView.Of(book, state, told).Feed }
            : view)),
        new("a seat sees what is yet to come, with its hints", Look((view, book, state, told, seat) => seat == "schools"
            ? view with { Cues = StaffView.Of(book, state, told).Cues }
            : view)),
        new("a seat reads the letters of others", Look((view, book, state, told, _) => view with { Messages = StaffView.Of(book, state, told).Messages })),
        new("a seat reads another's instructions", new()
        {
            Look = (book, state, told, seat, who) => SeatView.Of(book, state, told, seat, who) with
            {
                Mine = SeatView.Of(book, state, told, seat == "mayor" ? "police" : "mayor", who).Mine,
            },
        }),
        new("a refusal says what was asked for", new()
        {
            Take = (book, state, command) => Play.Take(book, state, command) is var outcome && outcome.Refusal is { Code: "ask-not-open" } && command.Body is CommandBody.Answer
                ? outcome with { Refusal = new("unknown", ["ask", book.Scenario.Injects.SelectMany(inject => inject.Asks).First().Question]) }
                : outcome,
        }),
    ];

    public override string ToString() => Name;

    private static Rules Look(Func<View, Engine.Scenarios.Playbook, ExerciseState, Engine.Debrief.Chronicle, string, View> change) => new()
    {
        Look = (book, state, told, seat, who) => change(SeatView.Of(book, state, told, seat, who), book, state, told, seat),
    };
}
