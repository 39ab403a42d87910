using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>`manual` and `suggest`; engine.md: headless, manual injects with `suggest:` are released then.</summary>
public class ManualInjectsTests
{
    [Theory]
    [InlineData(Mode.ClockDriven)]
    [InlineData(Mode.FacilitatorPaced)]
    public void A_manual_inject_never_comes_by_itself_and_is_no_cue(Mode mode)
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").Manual("10m"), A.Inject("y").Manual().When("elapsed >= 5m")), mode).At("1h");
        Assert.Empty(story.All<Event.InjectReleased>());
        Assert.Empty(story.All<Event.InjectCued>());
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.True(story.Is("released x"));
    }

    [Fact]
    public void A_manual_inject_is_released_by_an_effect() =>
        Assert.True(Story.Of(A.Scenario().Injects(A.Inject("x").Manual(), A.Inject("y").At("5m").Does(Do.Release("x")))).At("5m").Is("released x"));

    [Fact]
    public void Staff_see_when_it_is_suggested()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h", start: "8h").Injects(A.Inject("x").Manual("10m") with { Phase = "day" }));
        var cue = Assert.Single(StaffView.Of(story.Book, story.State, story.Chronicle).Cues);
        Assert.Equal((true, A.Ms("8h10m"), CueState.Planned), (cue.Manual, cue.DueMs, cue.State));
    }

    [Fact]
    public void The_built_in_facilitator_releases_it_when_it_is_suggested_and_not_without()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").Manual("10m") with { Phase = "day" }, A.Inject("y").Manual() with { Phase = "day" }), headless: true).At("1h");
        Assert.Equal(("x", A.Ms("10m")), Assert.Single(story.All<Event.InjectReleased>().Select(e => (e.Inject, e.StoryMs))));
    }

    [Fact]
    public void A_suggestion_without_a_phase_is_for_the_first_as_at_is()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").Manual("10m")), headless: true).At("1h");
        Assert.Equal(A.Ms("10m"), Assert.Single(story.All<Event.InjectReleased>()).StoryMs);
    }

    [Fact]
    public void The_built_in_facilitator_reads_the_condition_of_a_manual_inject_when_it_is_suggested()
    {
        var story = Story.Of(
            A.Scenario().Injects(A.Inject("x").Manual("10m").When("tension > 90", "day"), A.Inject("y").Manual("10m").When("tension = 50", "day")), headless: true).At("1h");
        Assert.Equal(["y"], story.All<Event.InjectReleased>().Select(e => e.Inject));
        Assert.Equal(SkipReason.Condition, Assert.Single(story.All<Event.InjectSkipped>()).Reason);
    }
}
