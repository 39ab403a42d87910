using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Opening: `opens: when CONDITION`.</summary>
public class OpeningWhenTests
{
    [Fact]
    public void It_opens_as_soon_as_its_condition_holds_and_closes_the_phase_before()
    {
        var story = Story.Of(Storm().Injects(A.Inject("x").At("30m").Does(Do.Set("tension", 90)), A.Inject("late").At("45m"))).At("30m");
        Assert.True(story.Is("phase = storm and elapsed = 0s"));
        Assert.Equal(("late", SkipReason.PhaseClosed), Assert.Single(story.All<Event.InjectSkipped>().Select(e => (e.Inject, e.Reason))));
    }

    [Fact]
    public void It_opens_from_any_earlier_phase()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("evening", "1h").Phase("storm", "1h", opensWhen: "tension > 80").Phase("night", "1h")
            .Injects(A.Inject("x").At("30m").Does(Do.Set("tension", 90)))).At("30m");
        Assert.Equal(["day", "storm"], story.All<Event.PhaseOpened>().Select(e => e.Phase));
        Assert.True(story.At("1h").Is("phase = night"), "the evening was passed over for good");
    }

    [Fact]
    public void It_opens_at_once_when_play_starts_if_its_condition_holds_then() =>
        Assert.True(Story.Of(A.Scenario().Phase("day", "1h").Phase("storm", "1h", opensWhen: "tension = 50")).Is("phase = storm"));

    [Fact]
    public void What_time_alone_turns_true_opens_it_at_its_time()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("storm", "1h", opensWhen: "street in hot for 17m")
            .Crisis("street", A.State("hot").Hears("never", "hot")));
        story.Wait("2h");
        Assert.Equal([0, A.Ms("17m")], story.All<Event.PhaseOpened>().Select(e => e.StoryMs));
    }

    [Fact]
    public void A_phase_that_ends_by_its_length_passes_over_it_and_it_never_opens_then()
    {
        var story = Story.Of(Storm().Injects(A.Inject("x").At("10m", "night").Does(Do.Set("tension", 90))));
        Assert.True(story.At("1h").Is("phase = night"));
        Assert.True(story.At("30m").Is("phase = night and tension = 90"));
    }

    [Fact]
    public void At_exactly_the_length_it_is_passed_over()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("storm", "1h", opensWhen: "elapsed >= 1h").Phase("night", "3h"));
        Assert.True(story.At("1h").Is("phase = night"));
    }

    [Fact]
    public void If_no_other_phase_is_left_play_ends()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("storm", "1h", opensWhen: "tension > 80"), headless: true).At("1h");
        Assert.Equal((Stage.Ended, A.Ms("1h")), (story.State.Stage, story.StoryMs));
    }

    [Fact]
    public void Staffed_the_clock_waits_for_the_end_and_it_may_still_open_meanwhile()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("storm", "1h", opensWhen: "tension > 80").Actions(A.Action("stir", "a").Does(Do.Set("tension", 90)))).At("1h");
        Assert.True(story.State.AwaitsStaff);
        story.When("a", new CommandBody.Act("stir")).ThenAccepted();
        Assert.True(story.Is("phase = storm") && story.State.Running);
    }

    [Fact]
    public void Of_several_that_hold_the_first_in_the_file_opens_and_then_the_next()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("first", "1h", opensWhen: "tension > 80").Phase("second", "1h", opensWhen: "tension > 70")
            .Injects(A.Inject("x").At("30m").Does(Do.Set("tension", 90)))).At("30m");
        Assert.Equal(["day", "first", "second"], story.All<Event.PhaseOpened>().Select(e => e.Phase));
    }

    [Fact]
    public void When_injects_come_to_rest_before_it_opens()
    {
        var story = Story.Of(Storm().Injects(
            A.Inject("x").At("30m").Does(Do.Set("tension", 90)),
            A.Inject("second").When("released first", "day"),
            A.Inject("first").When("tension = 90", "day"))).At("30m");
        Assert.Equal(
            ["x", "first", "second", "storm"],
            story.Events.Where(e => e.StoryMs == A.Ms("30m")).Select(e => (e as Event.InjectReleased)?.Inject ?? (e as Event.PhaseOpened)?.Phase).OfType<string>());
    }

    [Fact]
    public void It_is_not_looked_at_while_a_phase_closes_or_in_a_gap()
    {
        // The silence at closing makes the condition true; what completes in the gap makes it false again.
        var story = Story.Of(A.Scenario().Phase("day", "1h", start: "8h").Phase("night", "1h", start: "20h").Phase("storm", "1h", opensWhen: "tension > 80")
            .Injects(A.Inject("i").At("0s").Asks(A.Ask("q").Option("x", Do.Set("tension", 90)).Of("a") with { Silence = "x" }))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Set("tension", 10))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("phase = night and tension = 10"));
    }

    [Fact]
    public void Staff_may_open_it_whatever_its_condition_says()
    {
        var story = Story.Of(Storm());
        story.Staff(new CommandBody.OpenPhase("storm")).ThenAccepted();
        Assert.True(story.Is("phase = storm"));
    }

    [Fact]
    public void Facilitator_paced_staff_are_told_once_that_it_is_ready_and_open_it()
    {
        var story = Story.Of(Storm().Injects(A.Inject("never").Contingency()).Actions(A.Action("stir", "a").Does(Do.Set("tension", 90))), Mode.FacilitatorPaced);
        story.When("a", new CommandBody.Act("stir")).ThenAccepted();
        story.When("a", new CommandBody.Act("stir")).ThenAccepted();
        Assert.Equal("storm", Assert.Single(story.All<Event.PhaseReady>()).Phase);
        Assert.True(story.At("5h").Is("phase = day"));
        Assert.Equal([false, true, false], StaffView.Of(story.Book, story.State, story.Chronicle).Phases.Select(p => p.Ready));
        story.Staff(new CommandBody.OpenPhase("storm")).ThenAccepted();
        Assert.True(story.Is("phase = storm"));
    }

    private static ScenarioBuilder Storm() => A.Scenario().Phase("day", "1h").Phase("storm", "1h", opensWhen: "tension > 80").Phase("night", "3h");
}
