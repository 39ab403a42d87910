using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, headless runs: clock-driven with a built-in facilitator, the entries those a server would write.</summary>
public class HeadlessTests
{
    private static ScenarioBuilder Scenario() => A.Scenario()
        .Phase("day", "1h").Phase("night", "1h", start: "20h", manual: true)
        .Injects(A.Inject("i").At("5m").Asks(A.Ask("q", "x").Option("y", Do.Lower("tension", 5)).Of("a", "b").Limit("20m", "x")))
        .Actions(A.Action("help", "b").Takes("10m").Does(Do.Lower("tension", 10)));

    [Fact]
    public void Manual_phases_open_by_themselves_and_play_ends_after_the_last()
    {
        var run = Run();
        run.ToTheEnd();
        Assert.True(run.IsOver);
        Assert.Equal((Stage.Ended, A.Ms("21h")), (run.State.Stage, run.State.StoryMs));
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_another_another()
    {
        Assert.Equal(Bytes(Run(seed: 7)), Bytes(Run(seed: 7)));
        Assert.NotEqual(Bytes(Run(seed: 7)), Bytes(Run(seed: 8)));
    }

    [Fact]
    public void Stepping_and_playing_through_give_the_same_entries()
    {
        var stepped = Run();
        for (var minute = 1; minute < 3_000; minute++)
        {
            var untilMs = minute * A.Ms("1m");
            while (stepped.Step(untilMs))
            {
                // One thing that is due at a time.
            }
        }

        stepped.ToTheEnd();
        Assert.Equal(Bytes(Run()), Bytes(stepped));
    }

    [Fact]
    public void Step_goes_no_further_than_asked()
    {
        var run = Run();
        Assert.False(run.Step(A.Ms("4m")));
        Assert.Equal((A.Ms("4m"), A.Ms("4m")), (run.StoryMs, run.PhaseAgeMs));
        Assert.True(run.Step(A.Ms("5m")));
        Assert.Equal(A.Ms("5m"), run.StoryMs);
    }

    [Fact]
    public void A_seat_played_by_commands_answers_and_staff_may_act()
    {
        var run = new Headless(Scenario().Book(), "content", 7, [], ["a"]);
        while (run.Step(A.Ms("6m")))
        {
            // Everything due until then.
        }

        Assert.Null(run.InSeat("a", new CommandBody.Answer("q", "y")));
        Assert.Equal("not-here", run.InSeat("b", new CommandBody.Answer("q", "y"))?.Code);
        Assert.Null(run.Staff(new CommandBody.EndPlay()));
        Assert.True(run.IsOver);
    }

    private static Headless Run(long seed = 7) => new(Scenario().Book(), "content", seed, [("a", StandInPolicy.Cautious), ("b", StandInPolicy.Cooperative)], []);

    private static string Bytes(Headless run)
    {
        run.ToTheEnd();
        return Testing.Generating.Played.Bytes(run.Entries);
    }
}
