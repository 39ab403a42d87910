using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>Law 5: story time never goes back, and what is done to the clock neither loses nor bursts injects.</summary>
public class StoryTimeLaws
{
    private const long LongEnoughMs = 1_000L * 24 * 3_600_000;

    [Fact]
    public void Story_time_goes_back_by_rewinding_alone() => Law.Holds(NeverBack);

    [Fact]
    public void Each_inject_is_released_at_most_once_in_what_was_not_given_up() => Law.Holds(AtMostOnce);

    [Fact]
    public void Pausing_pacing_and_irregular_advancing_release_the_same_injects_at_the_same_story_times() => Law.Holds(of => ClockChangesNothing(of, standIns: false));

    [Fact]
    public void Pausing_pacing_and_irregular_advancing_change_nothing_that_stand_ins_do() => Law.Holds(of => ClockChangesNothing(of, standIns: true));

    private static void NeverBack(Case of)
    {
        var lastMs = 0L;
        foreach (var happened in Played.Through(of).Entries.SelectMany(e => e.Events))
        {
            Assert.True(happened.StoryMs >= lastMs || happened is Event.Rewound);
            Assert.Equal(0, happened.StoryMs % Segment.GrainMs);
            lastMs = happened.StoryMs;
        }
    }

    private static void AtMostOnce(Case of)
    {
        var released = Played.Effective(Played.Through(of).Entries).Select(e => e.Happened).OfType<Event.InjectReleased>().Select(e => e.Inject).ToArray();
        Assert.Equal(released.Distinct(), released);
    }

    private static void ClockChangesNothing(Case of, bool standIns)
    {
        var opening = Opening(of.Book.Scenario, standIns);
        var plain = Told(Played.Through(of.Book, [.. opening, new(LongEnoughMs, "fay", null, null)]));
        var handled = Told(Played.Through(of.Book, [.. opening, .. Handling(of.Dice), new(LongEnoughMs, "fay", null, null)]));

        Assert.Contains("ended", plain[^1], StringComparison.Ordinal);
        Assert.Equal(plain, handled);
    }

    private static IEnumerable<Move> Opening(Scenario scenario, bool standIns) =>
    [
        new(0, "fay", null, new CommandBody.Create("content", 3, Mode.ClockDriven, BuiltInFacilitator: true)),
        .. scenario.Roles.Where(_ => standIns).Select(r => new Move(0, "fay", null, new CommandBody.HandToStandIn(r.Id))),
        new(0, "fay", null, new CommandBody.Start()),
    ];

    /// <summary>Stops, each lifted after a while, other paces, jumps, and steps of time long and short.</summary>
    private static IEnumerable<Move> Handling(Dice dice)
    {
        for (var stop = 1; stop <= 12; stop++)
        {
            yield return new(dice.Between(0, 600_000), "fay", null, null);
            yield return new(dice.Between(0, 600_000), "fay", null, new CommandBody.SetPace(dice.Between(100, 9_000)));
            yield return new(dice.Between(0, 60_000), "fay", null, new CommandBody.Jump(ByMs: dice.Between(1, 3_600) * 1_000));
            yield return new(dice.Between(0, 600_000), "fay", null, new CommandBody.StopPlay(StopReason.Discussion));
            yield return new(dice.Between(0, 6_000_000), "fay", null, null);
            yield return new(0, "fay", null, new CommandBody.Lift(stop));
        }
    }

    /// <summary>All that happened but what was done to the clock, each as story time and words.</summary>
    private static string[] Told(Played played) =>
    [
        .. played.Entries.SelectMany(e => e.Events)
            .Where(e => e is not (Event.Jumped or Event.PlayStopped or Event.StopLifted or Event.PaceChanged))
            .Select(e => e is Event.InjectReleased released ? released with { DeliveredMs = 0 } : e)
            .Select(e => System.Text.Json.JsonSerializer.Serialize(e, Wire.Options)),
    ];
}
