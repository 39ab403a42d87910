using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, facilitator-paced: what waits for staff and what does not, where other tests play by the clock.</summary>
public class FacilitatorPacedTests
{
    [Fact]
    public void Expected_actions_start_by_themselves_also_by_a_condition_or_an_effect()
    {
        var story = Play(
            A.Inject("by-condition").When("elapsed >= 5m").Expects("done walk", "5m", Do.Raise("tension", 1)),
            A.Inject("by-effect").Expects("done walk", "5m", Do.Raise("tension", 10)),
            A.Inject("x").Contingency().Does(Do.Release("by-effect")));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.True(story.At("10m").Is("tension = 61"));
        Assert.Empty(story.All<Event.InjectCued>());
    }

    [Fact]
    public void A_skipped_or_held_inject_that_an_effect_releases_becomes_a_cue()
    {
        var story = Play(
            A.Inject("skipped").At("5m").When("tension > 90"), A.Inject("held").At("5m"), A.Inject("x").Contingency().Does(Do.Release("skipped"), Do.Release("held")));
        story.Staff(new CommandBody.HoldInject("held")).ThenAccepted();
        story.At("6m").Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.Equal(["skipped", "held"], story.All<Event.InjectCued>().Select(e => e.Inject));
        Assert.False(story.Is("released skipped or released held"));
    }

    [Fact]
    public void A_second_release_of_a_cue_by_an_effect_is_recorded_and_ignored()
    {
        var story = Play(A.Inject("extra").Contingency(), A.Inject("x").Contingency().Does(Do.Release("extra"), Do.Release("extra")));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.Equal(("extra", "extra"), (Assert.Single(story.All<Event.InjectCued>()).Inject, Assert.Single(story.All<Event.ReleaseIgnored>()).Inject));
    }

    [Fact]
    public void A_cue_stays_one_when_its_condition_is_no_longer_true()
    {
        var story = Play(A.Inject("x").When("elapsed < 5m")).At("1h");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.True(story.Is("released x"));
    }

    [Fact]
    public void A_cues_effects_asks_and_limits_come_with_its_release()
    {
        var story = Play(A.Inject("x").At("5m").Does(Do.Raise("tension", 1)).Asks(A.Ask("q", "y").Of("a").Limit("20m", "y"))).At("30m");
        Assert.True(story.Is("tension = 50 and not answered q"));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.False(story.At("49m59s").Is("answered q"));
        Assert.True(story.At("50m").Is("tension = 51 and answered q = y"));
    }

    [Fact]
    public void Staff_extend_an_ask_and_the_clock_closes_it()
    {
        var story = Play(A.Inject("x").Contingency().Asks(A.Ask("q", "y").Of("a").Limit("20m", "y")));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.At("10m").Staff(new CommandBody.Extend("q", "a", A.Ms("10m"))).ThenAccepted();
        Assert.False(story.At("29m59s").Is("answered q"));
        Assert.True(story.At("30m").Is("answered q = y"));
    }

    [Fact]
    public void A_cue_cannot_be_recalled_and_what_was_recalled_is_no_cue_again()
    {
        var story = Play(A.Inject("x").At("5m").Asks(A.Ask("q", "y").Of("a").Limit("20m", "y")), A.Inject("z").Contingency().Does(Do.Release("x"))).At("5m");
        story.Staff(new CommandBody.RecallInject("x")).ThenRefused("not-released");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("z")).ThenAccepted();
        Assert.Equal("x", Assert.Single(story.All<Event.ReleaseIgnored>()).Inject);
        Assert.True(story.At("1h").Is("released x and not answered q"));
    }

    [Fact]
    public void Rewound_to_before_a_release_the_cue_waits_as_it_did_and_can_be_skipped_instead()
    {
        var story = Play(A.Inject("x").At("5m").Does(Do.Raise("tension", 1))).At("10m");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.At("30m").RewindTo("x").ThenAccepted();
        Assert.Equal((A.Ms("10m"), CueState.Cued), (story.StoryMs, story.State.Injects[0].State));
        story.Staff(new CommandBody.SkipInject("x")).ThenAccepted();
        Assert.True(story.At("1h").Is("tension = 50 and not released x"));
    }

    [Fact]
    public void Every_phase_whose_condition_holds_is_ready_and_staff_choose_which_to_open()
    {
        var story = Story.Of(
            A.Scenario().Phase("day", "1h").Phase("first", "1h", opensWhen: "tension > 80").Phase("second", "1h", opensWhen: "tension > 70")
                .Injects(A.Inject("x").Contingency().Does(Do.Set("tension", 90))),
            Mode.FacilitatorPaced);
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.Equal(["first", "second"], story.All<Event.PhaseReady>().Select(e => e.Phase));
        story.Staff(new CommandBody.OpenPhase("second")).ThenAccepted();
        Assert.True(story.Is("phase = second"));
        Assert.Equal([false, false, false], StaffView.Of(story.Book, story.State, story.Chronicle).Phases.Select(p => p.Ready));
    }

    [Fact]
    public void State_timers_delays_and_the_deadlines_of_expectations_run_by_the_clock()
    {
        var story = Story.Of(
            A.Scenario().Crisis("street", A.State("hot").After("10m", "calm", null, Do.Later("5m", Do.Raise("tension", 1))), A.State("calm"))
                .Injects(A.Inject("seen").At("0s").Expects("tension > 90", "20m", Do.Raise("tension", 10))),
            Mode.FacilitatorPaced);
        Assert.True(story.At("10m").Is("street in calm and tension = 50"));
        Assert.True(story.At("15m").Is("tension = 51"));
        Assert.True(story.At("20m").Is("tension = 61"));
    }

    [Fact]
    public void A_released_inject_may_go_on_to_release_in_a_gap_and_it_is_a_cue_in_the_next_phase()
    {
        var story = Story.Of(
            A.Scenario().Phase("day", "1h", start: "8h").Phase("night", "1h", start: "20h")
                .Injects(A.Inject("extra").Contingency(), A.Inject("x").Contingency().Does(Do.Later("3h", Do.Release("extra")))),
            Mode.FacilitatorPaced);
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.Equal(("extra", A.Ms("11h")), Assert.Single(story.All<Event.InjectCued>().Select(e => (e.Inject, e.DueMs))));
        story.Staff(new CommandBody.ReleaseInject("extra")).ThenAccepted();
        Assert.True(story.Is("released extra"));
    }

    private static Story Play(params Inject[] injects) => Story.Of(A.Scenario().Injects(injects).Actions(A.Action("walk", "a")), Mode.FacilitatorPaced);
}
