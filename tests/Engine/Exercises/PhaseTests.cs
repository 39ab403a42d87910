using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Phases, End and Objectives; Closing, Opening and Gap of the settled cases.</summary>
public class PhaseTests
{
    /// <summary>A day of an hour from eight; the night starts at twenty.</summary>
    private static ScenarioBuilder Days() => A.Scenario().Phase("day", "1h", start: "8h").Phase("night", "1h", start: "20h");

    [Fact]
    public void Opening_a_phase_closes_the_one_before_and_the_clock_jumps_to_its_start()
    {
        var story = Story.Of(Days());
        Assert.Equal(A.Ms("8h"), story.StoryMs);
        story.At("59m59s").Wait("1s");
        Assert.Equal(A.Ms("20h"), story.StoryMs);
        Assert.Equal(A.Ms("11h"), story.All<Event.PhaseOpened>()[1].GapMs);
        Assert.Equal((A.Ms("9h"), A.Ms("20h")), (story.All<Event.PhaseClosed>()[0].StoryMs, story.All<Event.PhaseOpened>()[1].StoryMs));
    }

    [Fact]
    public void A_start_already_past_does_not_jump()
    {
        var story = Story.Of(A.Scenario().Phase("day", "3h", start: "8h").Phase("late", "1h", start: "9h"));
        story.At("2h59m").Wait("1m");
        Assert.True(story.Is("phase = late"));
        Assert.Equal(A.Ms("11h"), story.StoryMs);
    }

    [Fact]
    public void At_exactly_the_length_the_next_phase_is_already_open()
    {
        var story = Story.Of(Days());
        Assert.True(story.At("59m59s").Is("phase = day"));
        story.Wait("1s");
        Assert.True(story.Is("phase = night and elapsed = 0s"));
    }

    [Fact]
    public void At_exactly_its_length_a_phase_is_over_and_what_would_come_then_is_skipped()
    {
        var story = Story.Of(Days().Injects(A.Inject("edge").At("1h"), A.Inject("found").When("elapsed >= 1h", phase: "day")));
        story.At("59m59s").Wait("1s");
        Assert.Empty(story.All<Event.InjectReleased>());
        Assert.Equal(("edge", SkipReason.PhaseClosed), Assert.Single(story.All<Event.InjectSkipped>().Select(e => (e.Inject, e.Reason))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void At_exactly_its_length_nothing_more_comes_also_where_staff_open_what_follows(bool last)
    {
        var scenario = A.Scenario().Phase("day", "1h");
        var story = Story.Of((last ? scenario : scenario.Phase("night", "1h", manual: true)).Injects(A.Inject("edge").At("1h"), A.Inject("found").When("elapsed >= 1h", phase: "day"))).At("1h");
        Assert.True(story.State.AwaitsStaff);
        Assert.Empty(story.All<Event.InjectReleased>());
    }

    [Fact]
    public void A_closing_phase_makes_its_asks_fall_to_silence_and_tests_open_expectations_once()
    {
        var story = Story.Of(Days().Injects(
            A.Inject("i").At("0s").Asks(A.Ask("q").Option("x", Do.Raise("tension", 1)).Of("a") with { Silence = "x" }, A.Ask("r", "x").Of("a")),
            A.Inject("seen").At("0s").Expects("done nothing", null, Do.Raise("tension", 10)),
            A.Inject("met").At("0s").Expects("tension = 51", "5h")).Actions(A.Action("nothing", "a")));
        story.At("59m59s");
        Assert.Empty(story.All<Event.ExpectationMissed>());
        story.Wait("1s");
        Assert.True(story.Is("answered q = x and tension = 61 and not answered r"));
        Assert.Equal("seen", Assert.Single(story.All<Event.ExpectationMissed>()).Inject);
        Assert.Equal("met", Assert.Single(story.All<Event.ExpectationMet>()).Inject);
        Assert.Equal("r", Assert.Single(story.All<Event.AskClosed>()).Ask);
    }

    [Fact]
    public void Unreleased_timed_injects_of_the_phase_are_skipped_on_record()
    {
        var story = Story.Of(Days().Injects(A.Inject("late").At("2h"), A.Inject("night").At("5m", "night"), A.Inject("held").At("10m"), A.Inject("never").Contingency()));
        story.Staff(new CommandBody.HoldInject("held")).ThenAccepted();
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.Equal(["late", "held"], story.All<Event.InjectSkipped>().Where(e => e.Reason == SkipReason.PhaseClosed).Select(e => e.Inject));
        Assert.True(story.At("5m").Is("released night"));
    }

    [Fact]
    public void A_cue_nobody_released_is_skipped_when_its_phase_closes()
    {
        var story = Story.Of(Days().Injects(A.Inject("x").At("5m")), Mode.FacilitatorPaced).At("5m");
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.Equal("x", Assert.Single(story.All<Event.InjectSkipped>()).Inject);
    }

    [Fact]
    public void A_phase_without_length_is_as_long_as_its_last_timed_inject_plus_its_limits()
    {
        var story = Story.Of(A.Scenario().Phase("day").Phase("night", "1h").Injects(A.Inject("i").At("20m").Asks(A.Ask("q", "x").Of("a").Limit("15m", "x"))));
        Assert.True(story.At("34m59s").Is("phase = day"));
        story.Wait("1s");
        Assert.True(story.Is("phase = night and answered q = x"));
    }

    [Fact]
    public void A_phase_without_length_and_without_anything_timed_ends_at_once() =>
        Assert.True(Story.Of(A.Scenario().Phase("day").Phase("night", "1h")).Is("phase = night"));

    [Fact]
    public void Before_a_manual_phase_play_stops_until_staff_open_it()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h", manual: true)).At("1h");
        story.Wait("5h");
        Assert.Equal((false, A.Ms("1h")), (story.State.Running, story.StoryMs));
        Assert.Equal("night", Assert.Single(story.All<Event.PhaseAwaited>()).Phase);
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.True(story.State.Running);
    }

    [Fact]
    public void Facilitator_paced_the_length_is_only_shown() =>
        Assert.True(Story.Of(Days(), Mode.FacilitatorPaced).At("5h").Is("phase = day"));

    [Fact]
    public void Each_phase_has_its_pace()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h", pace: 4).Phase("night", "1h", pace: 60));
        story.Wait("15m");
        Assert.Equal((A.Ms("1h"), 60_000), (story.StoryMs, story.State.Clock.Pace));
        Assert.Equal(A.Ms("1h30m"), story.Wait("30s").StoryMs);
    }

    [Fact]
    public void A_phase_is_opened_once_and_never_an_earlier_one()
    {
        var story = Story.Of(Days());
        story.Staff(new CommandBody.OpenPhase("noon")).ThenRefused("unknown");
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        story.Staff(new CommandBody.OpenPhase("night")).ThenRefused("phase-opened-already");
        story.Staff(new CommandBody.OpenPhase("day")).ThenRefused("phase-opened-already");
        story.When("a", new CommandBody.OpenPhase("night")).ThenRefused("not-staff");
    }

    [Fact]
    public void The_last_phase_over_the_clock_waits_for_staff_and_headless_play_ends()
    {
        var waits = Story.Of(A.Scenario().Phase("day", "1h")).At("1h");
        Assert.Equal((Stage.Play, true), (waits.State.Stage, waits.State.AwaitsStaff));
        Assert.Equal(Stage.Ended, Story.Of(A.Scenario().Phase("day", "1h"), headless: true).At("1h").State.Stage);
    }
}
