using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>One step of a generated exercise: somebody sends something, so many times, after so long.</summary>
internal sealed record Step(string Who, string? Seat, CommandBody Body, int Times, int AfterMs);

/// <summary>Commands as a room sends them, sensible and not.</summary>
internal static class AnyCommands
{
    private static readonly (string Who, string? Seat, Func<CommandBody> Body)[] Pool =
    [
        ("ann", null, () => new CommandBody.Start()),
        ("ann", null, () => new CommandBody.Start()),
        ("ann", null, () => new CommandBody.Announce(Typed("Lunch is at one."))),
        ("ann", null, () => new CommandBody.Announce(Typed(""))),
        ("ann", null, () => new CommandBody.Mark(Typed("a turn"))),
        ("ann", null, () => new CommandBody.StopPlay(StopReason.Discussion, Typed("Look up, please."))),
        ("ann", null, () => new CommandBody.Lift(1)),
        ("ann", null, () => new CommandBody.Lift(2)),
        ("ann", null, () => new CommandBody.SetPace(4_000)),
        ("ann", null, () => new CommandBody.ReleaseInject("news")),
        ("ann", null, () => new CommandBody.HoldInject("patrol")),
        ("ann", null, () => new CommandBody.SkipInject("call")),
        ("ann", null, () => new CommandBody.Lobby(false)),
        ("ann", null, () => new CommandBody.SeatPerson("sam", "mayor")),
        ("ann", null, () => new CommandBody.HandToStandIn("schools", StandInPolicy.Cooperative)),
        ("ann", null, () => new CommandBody.Remove("sam")),
        ("ann", null, () => new CommandBody.OpenPhase("evening")),
        ("max", "mayor", () => new CommandBody.Answer("speak", "yes", Typed("It is time."))),
        ("max", "mayor", () => new CommandBody.Answer("speak", "no")),
        ("max", "mayor", () => new CommandBody.SendMessage("police", Typed("Where are you?"))),
        ("max", "mayor", () => new CommandBody.SendMessage("nobody", Typed("Where are you?"))),
        ("max", "mayor", () => new CommandBody.Act("visit")),
        ("max", "mayor", () => new CommandBody.NoteDecision(Typed("We speak."), Options: [Typed("We wait."), Typed("")], Rationale: Typed("They ask."))),
        ("max", "mayor", () => new CommandBody.Promise("everyone", Typed("I shall be there."))),
        ("max", "mayor", () => new CommandBody.Keep(1)),
        ("pia", "police", () => new CommandBody.RateThreat(3)),
        ("max", null, () => new CommandBody.Start()),
        ("max", null, () => new CommandBody.StopPlay(StopReason.Welfare)),
        ("pia", "police", () => new CommandBody.Share("leaflet", "mayor")),
        ("pia", "police", () => new CommandBody.Consult("mayor", Typed("What do you think?"))),
        ("pia", "mayor", () => new CommandBody.SendMessage("police", Typed("I am not the mayor."))),
        ("max", "mayor", () => new CommandBody.Reply(null, Typed("I agree."))),
        ("sam", "schools", () => new CommandBody.LeaveSeat()),
        ("sam", null, () => new CommandBody.TakeSeat("schools")),
        ("eve", null, () => new CommandBody.Start()),
    ];

    /// <summary>Play is started early, else most of the pool is refused for one dull reason.</summary>
    public static Arbitrary<Step[]> Steps()
    {
        var step = from at in Gen.Choose(0, Pool.Length - 1)
                   from times in Gen.Choose(1, 4)
                   from afterMs in Gen.Choose(0, 45_000)
                   select new Step(Pool[at].Who, Pool[at].Seat, Pool[at].Body(), times, afterMs);
        return (from steps in step.ArrayOf() select (Step[])[new("ann", null, new CommandBody.Start(), 2, 100), .. steps]).ToArbitrary();
    }

    public static TypedText Typed(string text) => new() { Text = text };
}
