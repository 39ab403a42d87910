using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3: what a gap brings that people are to answer, and what time alone turns true in one.</summary>
public class OpenedInGapTests
{
    [Theory]
    [InlineData(Gap.Frozen)]
    [InlineData(Gap.Lived)]
    public void The_time_of_an_ask_that_a_gap_brings_runs_from_the_opening_since_play_does_not_run_in_a_gap(Gap gap)
    {
        var story = Into(Days(gap).Injects(Extra(A.Ask("q", "x").Of("a").Limit("20m", "x")), Starter));
        Assert.False(story.Is("answered q"));
        Assert.False(story.At("19m59s").Is("answered q"));
        Assert.True(story.At("20m").Is("answered q = x and phase = night"));
    }

    [Fact]
    public void An_ask_without_a_limit_that_a_gap_brings_is_open_until_the_next_phase_ends()
    {
        var story = Into(Days().Injects(Extra(A.Ask("q", "x").Of("a") with { Silence = "x" }), Starter));
        Assert.False(story.At("59m59s").Is("answered q"));
        Assert.False(story.Wait("1s").Is("answered q"), "the last phase is over: nothing falls silent");
    }

    [Fact]
    public void A_stand_in_answers_it_after_its_share_of_the_time_limit_from_the_opening()
    {
        var asks = Enumerable.Range(0, 10).Select(i => A.Ask($"q{i}", "x").Of("a").Limit("50m")).ToArray();
        var story = Into(Days().Injects(Extra(asks), Starter), standIns: ("a", StandInPolicy.Cooperative)).At("59m");
        Assert.Equal(10, story.All<Event.Answered>().Length);
        Assert.All(story.All<Event.Answered>(), e => Assert.InRange(e.StoryMs - A.Ms("20h"), A.Ms("10m"), A.Ms("25m")));
    }

    [Fact]
    public void The_limit_of_an_expectation_that_a_gap_brings_runs_from_the_opening_too()
    {
        var story = Into(Days().Injects(A.Inject("extra").Expects("done walk", "20m", Do.Raise("tension", 1)), Starter).Actions(A.Action("walk", "a")));
        Assert.True(story.At("19m59s").Is("tension = 50"));
        Assert.True(story.At("20m").Is("tension = 51"));
    }

    [Fact]
    public void An_ask_that_holds_the_clock_and_comes_in_a_gap_holds_it_from_the_opening()
    {
        var story = Into(Days().Injects(Extra(A.Ask("q", "x").Of("a").Holding()), Starter));
        Assert.Equal((A.Ms("20h"), false), (story.Wait("1h").StoryMs, story.State.Running));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.Equal(A.Ms("20h5m"), story.Wait("5m").StoryMs);
    }

    [Theory]
    [InlineData(Gap.Frozen)]
    [InlineData(Gap.Lived)]
    public void Met_when_that_time_turns_true_in_a_gap_is_met_at_its_time_whatever_else_goes_on(Gap gap)
    {
        var story = Into(Days(gap).Task("lasted", "elapsed >= 3h and phase = day"));
        Assert.Equal(A.Ms("11h"), Assert.Single(story.All<Event.TaskMet>()).StoryMs);
    }

    [Fact]
    public void Met_when_that_time_turns_true_exactly_at_the_opening_is_not_met_since_that_belongs_to_the_new_phase() =>
        Assert.Empty(Into(Days().Task("lasted", "elapsed >= 12h and phase = day")).All<Event.TaskMet>());

    [Fact]
    public void Met_when_with_a_state_held_for_long_is_met_in_a_lived_gap_at_its_time_and_after_a_frozen_one()
    {
        var task = A.State("hot").Hears("x", "hot");
        var lived = Into(Days(Gap.Lived).Crisis("street", task).Task("lasted", "street in hot for 90m"));
        Assert.Equal(A.Ms("9h30m"), Assert.Single(lived.All<Event.TaskMet>()).StoryMs);
        var frozen = Into(Days().Crisis("street", task).Task("lasted", "street in hot for 90m")).At("40m");
        Assert.Equal(A.Ms("20h30m"), Assert.Single(frozen.All<Event.TaskMet>()).StoryMs);
    }

    [Fact]
    public void A_state_timer_stands_still_in_a_frozen_gap_also_while_a_task_is_met_in_it()
    {
        var story = Into(Days().Crisis("street", A.State("hot").After("90m", "calm"), A.State("calm")).Task("lasted", "elapsed >= 3h"));
        Assert.True(story.At("29m59s").Is("street in hot"));
        Assert.True(story.At("30m").Is("street in calm"));
    }

    [Fact]
    public void A_gap_that_follows_a_rewind_at_once_is_lived_as_the_first_time()
    {
        var story = Into(Days(Gap.Lived).Crisis("street", A.State("hot").After("90m", "calm"), A.State("calm")).Task("lasted", "elapsed >= 3h"));
        story.RewindTo("night").ThenAccepted();
        Assert.True(story.Is("phase = night and street in calm"));
        Assert.Equal([A.Ms("9h30m"), A.Ms("9h30m")], story.All<Event.TimerTaken>().Select(e => e.StoryMs));
        Assert.Equal([A.Ms("11h"), A.Ms("11h")], story.All<Event.TaskMet>().Select(e => e.StoryMs));
    }

    /// <summary>Released by an effect three hours after the start, which is in the gap.</summary>
    private static Inject Extra(params Ask[] asks) => A.Inject("extra").Contingency().Asks(asks);

    private static Inject Starter => A.Inject("starter").At("0s").Does(Do.Later("3h", Do.Release("extra")));

    /// <summary>A day of an hour from eight; the night starts at twenty.</summary>
    private static ScenarioBuilder Days(Gap gap = Gap.Frozen) => A.Scenario().Phase("day", "1h", start: "8h").Phase("night", "1h", start: "20h", gap: gap);

    /// <summary>At the first moment of the night.</summary>
    private static Story Into(ScenarioBuilder scenario, params (string Seat, StandInPolicy Policy)[] standIns)
    {
        var story = Story.Of(scenario, standIns: standIns);
        return story.At("59m59s").Wait("1s");
    }
}
