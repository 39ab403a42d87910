using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, `{ cancel: x }`: never again, unlike what was skipped or is held.</summary>
public class CancelTests
{
    [Fact]
    public void A_cancelled_inject_does_not_come_at_its_time_nor_by_its_condition_nor_by_an_effect_nor_by_staff()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("x").At("1m").Does(Do.Cancel("timed"), Do.Cancel("found"), Do.Cancel("extra")),
            A.Inject("timed").At("5m"),
            A.Inject("found").When("elapsed >= 5m"),
            A.Inject("extra").Contingency(),
            A.Inject("y").At("6m").Does(Do.Release("extra"), Do.Release("timed"))));
        story.At("1h");
        Assert.Equal(["x", "y"], story.All<Event.InjectReleased>().Select(e => e.Inject));
        Assert.Equal(["extra", "timed"], story.All<Event.ReleaseIgnored>().Select(e => e.Inject));
        story.Staff(new CommandBody.ReleaseInject("timed")).ThenRefused("cancelled");
        story.Staff(new CommandBody.HoldInject("timed")).ThenRefused("cancelled");
        story.Staff(new CommandBody.SkipInject("timed")).ThenRefused("cancelled");
    }

    [Fact]
    public void What_was_released_stays_released()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("x").At("1m").Asks(A.Ask("q", "yes").Of("a")), A.Inject("y").At("2m").Does(Do.Cancel("x"), Do.Cancel("x")))).At("2m");
        Assert.Empty(story.All<Event.InjectCancelled>());
        Assert.True(story.Is("released x"));
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
    }

    [Fact]
    public void A_skipped_or_held_inject_can_be_cancelled_and_never_be_released_then()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("skipped").At("1h"), A.Inject("held").At("1h"), A.Inject("x").At("1m").Does(Do.Cancel("skipped"), Do.Cancel("held"))));
        story.Staff(new CommandBody.SkipInject("skipped")).ThenAccepted();
        story.Staff(new CommandBody.HoldInject("held")).ThenAccepted();
        story.At("1m").Staff(new CommandBody.ReleaseInject("skipped")).ThenRefused("cancelled");
        story.Staff(new CommandBody.ReleaseInject("held")).ThenRefused("cancelled");
    }

    [Fact]
    public void A_cancelled_expectation_is_not_looked_for()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("seen").At("5m").Expects("done walk", "5m", Do.Raise("tension", 1)), A.Inject("x").At("1m").Does(Do.Cancel("seen"))).Actions(A.Action("walk", "a")));
        Assert.True(story.At("1h").Is("tension = 50"));
    }

    [Fact]
    public void Facilitator_paced_a_cue_can_be_cancelled_and_waits_no_longer()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m")).Actions(A.Action("walk", "a").Does(Do.Cancel("x"))), Mode.FacilitatorPaced).At("1m");
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("x")).ThenRefused("cancelled");
    }

    [Fact]
    public void A_cancelled_inject_is_not_skipped_when_its_phase_closes()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h").Injects(A.Inject("x").At("1m").Does(Do.Cancel("late")), A.Inject("late").At("2h")));
        story.At("1h");
        Assert.Empty(story.All<Event.InjectSkipped>());
        Assert.Single(story.All<Event.InjectCancelled>());
    }
}
