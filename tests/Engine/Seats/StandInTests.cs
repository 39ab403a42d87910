using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Seats;

/// <summary>Section 3, Stand-ins: the table of policies.</summary>
public class StandInTests
{
    [Theory]
    [InlineData(StandInPolicy.Cooperative, 20, 50)]
    [InlineData(StandInPolicy.Cautious, 60, 95)]
    [InlineData(StandInPolicy.Siloed, 30, 70)]
    [InlineData(StandInPolicy.Proactive, 5, 20)]
    [InlineData(StandInPolicy.Contrary, 20, 50)]
    public void It_answers_after_its_share_of_the_time_limit_drawn_from_the_seed(StandInPolicy policy, int from, int to)
    {
        // Forty asks are forty draws.
        var asks = Enumerable.Range(0, 40).Select(i => A.Ask($"q{i}", "x").Of("a").Limit("100m")).ToArray();
        var story = Alone(A.Scenario().Injects(A.Inject("i").At("0s").Asks(asks)), policy).At("100m");
        var minutes = story.All<Event.Answered>().Select(e => e.StoryMs / 60_000.0).ToArray();
        Assert.Equal(40, minutes.Length);
        Assert.All(minutes, m => Assert.InRange(m, from, to));
        Assert.True(minutes.Distinct().Count() > 10 && minutes.Max() - minutes.Min() > (to - from) / 2.0, "they are spread over the window");
    }

    [Theory]
    [InlineData(StandInPolicy.Cooperative, "best")]
    [InlineData(StandInPolicy.Siloed, "best")]
    [InlineData(StandInPolicy.Proactive, "best")]
    [InlineData(StandInPolicy.Contrary, "worst")]
    [InlineData(StandInPolicy.Cautious, "little")]
    public void It_picks_by_what_the_declared_effects_do(StandInPolicy policy, string option)
    {
        var story = Alone(
            A.Scenario().Indicator("tension", 50, Better.Down).Indicator("trust", 50, Better.Up, high: 200).Injects(A.Inject("i").At("0s").Asks(A.Ask("q")
                .Option("some", Do.Lower("tension", 5))
                .Option("best", Do.Lower("tension", 4), Do.Raise("trust", 20))
                .Option("little", Do.Raise("trust", 1))
                .Option("worst", Do.Set("tension", 80))
                .Of("a").Limit("10m"))),
            policy);
        Assert.True(story.At("10m").Is($"answered q = {option}"));
    }

    [Theory]
    [InlineData(StandInPolicy.Cooperative)]
    [InlineData(StandInPolicy.Contrary)]
    [InlineData(StandInPolicy.Cautious)]
    public void Ties_go_to_file_order(StandInPolicy policy)
    {
        var story = Alone(A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "first", "second", "third").Of("a").Limit("10m"))), policy);
        Assert.True(story.At("10m").Is("answered q = first"));
    }

    [Fact]
    public void Help_counts_branches_by_their_condition_now_and_the_transitions_its_triggers_would_take_now()
    {
        var story = Alone(
            A.Scenario()
                .Crisis("street", A.State("hot").Hears("calm-down", "cold", null, Do.Lower("tension", 3)), A.State("cold").Enter(Do.Lower("tension", 4)))
                .Injects(A.Inject("i").At("0s").Asks(A.Ask("q")
                    .Option("never", Do.Lower("tension", 40).If("elapsed > 5h"))
                    .Option("plain", Do.Lower("tension", 6))
                    .Option("trigger", Do.Fire("calm-down"))
                    .Of("a").Limit("10m"))),
            StandInPolicy.Cooperative);
        Assert.True(story.At("10m").Is("answered q = trigger"));
    }

    [Fact]
    public void Effects_beyond_the_range_help_no_more()
    {
        var story = Alone(
            A.Scenario().Indicator("tension", 5, Better.Down).Indicator("trust", 50, Better.Up).Injects(A.Inject("i").At("0s").Asks(A.Ask("q")
                .Option("huge", Do.Lower("tension", 90)).Option("real", Do.Raise("trust", 6)).Of("a").Limit("10m"))),
            StandInPolicy.Cooperative);
        Assert.True(story.At("10m").Is("answered q = real"));
    }

    [Theory]
    [InlineData(StandInPolicy.Cooperative, 5, 15)]
    [InlineData(StandInPolicy.Cautious, 30, 60)]
    [InlineData(StandInPolicy.Proactive, 0, 0)]
    public void It_shares_with_all_who_may_know_after_its_delay(StandInPolicy policy, int from, int to)
    {
        var story = Story.Of(
            A.Scenario().Roles("a", "b", "c", "d").Facts(A.Fact("secret", "a").Only(Sensitivity.Restricted, "b", "c")), standIns: ("a", policy));
        var shared = story.At("5h").All<Event.Shared>();
        Assert.Equal(["b", "c"], shared.Select(e => e.To).Order());
        Assert.All(shared, e => Assert.InRange(e.StoryMs, from * 60_000, to * 60_000));
    }

    [Fact]
    public void Cautious_shares_with_members_only()
    {
        var city = A.City("0s") with { Body = new() { Members = ["a", "b"] } };
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").City(city).Facts(A.Fact("open", "a")), standIns: ("a", StandInPolicy.Cautious));
        Assert.Equal(["b"], story.At("5h").All<Event.Shared>().Select(e => e.To));
    }

    [Theory]
    [InlineData(StandInPolicy.Siloed)]
    [InlineData(StandInPolicy.Contrary)]
    [InlineData(StandInPolicy.Silent)]
    public void Some_share_nothing(StandInPolicy policy) =>
        Assert.Empty(Alone(A.Scenario().Facts(A.Fact("open", "a")), policy).At("9h").All<Event.Shared>());

    [Fact]
    public void Where_a_move_of_one_opens_a_phase_what_was_due_in_the_gap_is_made_at_the_opening()
    {
        var story = Story.Of(
            A.Scenario().Roles("a", "b", "c")
                .Phase("day", "1h", start: "8h").Phase("night", "1h", start: "20h", opensWhen: "a shared open with b")
                .Facts(A.Fact("open", "a")),
            standIns: [("a", StandInPolicy.Cooperative), ("b", StandInPolicy.Silent), ("c", StandInPolicy.Silent)]);
        story.At("30m");
        Assert.Equal(2, story.All<Event.Shared>().Length);
        Assert.All(story.All<Event.Shared>(), e => Assert.True(e.StoryMs <= A.Ms("8h15m") || e.StoryMs == A.Ms("20h")));
        Assert.Equal(story.Events.Select(e => e.StoryMs).Order(), story.Events.Select(e => e.StoryMs));
    }

    [Fact]
    public void Random_picks_evenly()
    {
        var asks = Enumerable.Range(0, 60).Select(i => A.Ask($"q{i}", "x", "y", "z").Of("a").Limit("10m")).ToArray();
        var counts = Alone(A.Scenario().Injects(A.Inject("i").At("0s").Asks(asks)), StandInPolicy.Random).At("10m")
            .All<Event.Answered>().CountBy(e => e.Option).Select(c => c.Value).ToArray();
        Assert.Equal(3, counts.Length);
        Assert.All(counts, c => Assert.InRange(c, 8, 36));
    }

    private static Story Alone(ScenarioBuilder scenario, StandInPolicy policy) => Story.Of(scenario, standIns: ("a", policy));
}
