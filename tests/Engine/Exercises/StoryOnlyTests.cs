using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, story-only: story time moves by release or jump, and deadlines are closed by hand.</summary>
public class StoryOnlyTests
{
    [Fact]
    public void Wall_time_moves_nothing()
    {
        var story = Play(A.Inject("x").At("10m"));
        Assert.Null(Engine.Exercises.Play.NextDueWallMs(story.Book, story.State));
        var before = story.State;
        story.Wait("9h");
        Assert.Equal((before.StoryMs, before.Version, false), (story.StoryMs, story.State.Version, story.State.Running));
    }

    [Fact]
    public void Releasing_an_inject_moves_story_time_to_its_time_and_what_is_due_before_comes_first()
    {
        var story = Play(A.Inject("x").At("20m").Does(Do.Later("5m", Do.Raise("tension", 1))), A.Inject("y").At("40m"));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.Equal(A.Ms("20m"), story.StoryMs);
        Assert.True(story.Is("tension = 50"));
        story.Staff(new CommandBody.ReleaseInject("y")).ThenAccepted();
        Assert.Equal(
            [("x", A.Ms("20m")), ("tension", A.Ms("25m")), ("y", A.Ms("40m"))],
            story.Events.Select(e => e switch
            {
                Event.InjectReleased r => (r.Inject, r.StoryMs),
                Event.IndicatorChanged c => (c.Indicator, c.StoryMs),
                _ => ("", 0),
            }).Where(e => e.Item1.Length > 0));
        Assert.Equal([A.Ms("20m"), A.Ms("40m")], story.All<Event.InjectReleased>().Select(e => e.DueMs));
    }

    [Fact]
    public void An_inject_of_the_past_or_without_a_time_is_released_now()
    {
        var story = Play(A.Inject("x").At("20m"), A.Inject("y").Contingency());
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        Assert.Equal(["x"], story.All<Event.InjectCued>().Select(e => e.Inject));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("y")).ThenAccepted();
        Assert.Equal([A.Ms("1h"), A.Ms("1h")], story.All<Event.InjectReleased>().Select(e => e.StoryMs));
    }

    [Fact]
    public void A_release_that_is_refused_moves_nothing()
    {
        var story = Play(A.Inject("x").At("20m"));
        story.When("a", new CommandBody.ReleaseInject("x")).ThenRefused("not-staff");
        Assert.Equal(0, story.StoryMs);
        Assert.Empty(story.All<Event.Jumped>());
    }

    [Fact]
    public void An_asks_deadline_passes_when_staff_close_it_and_not_before()
    {
        var story = Play(A.Inject("x").At("10m").Asks(A.Ask("q", "yes", "no").Of("a", "b").Limit("5m", "no")));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("2h"))).ThenAccepted();
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
        story.Staff(new CommandBody.CloseAsk("q", "b")).ThenAccepted();
        Assert.Equal([("a", "yes", false), ("b", "no", true)], story.All<Event.Answered>().Select(e => (e.Seat, e.Option, e.Silence)));
    }

    [Fact]
    public void Stand_ins_act_as_story_time_moves()
    {
        var story = Story.Of(
            A.Scenario().Injects(A.Inject("x").At("10m").Asks(A.Ask("q", "yes", "no").Of("b").Limit("20m"))), Mode.StoryOnly, standIns: ("b", StandInPolicy.Cooperative));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.Empty(story.Wait("5h").All<Event.Answered>());
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("20m"))).ThenAccepted();
        Assert.InRange(Assert.Single(story.All<Event.Answered>()).StoryMs, A.Ms("14m"), A.Ms("20m"));
    }

    [Fact]
    public void While_play_is_stopped_stand_ins_wait_until_it_goes_on()
    {
        var story = Story.Of(
            A.Scenario().Injects(A.Inject("x").At("10m").Asks(A.Ask("q", "yes", "no").Of("b").Limit("20m"))), Mode.StoryOnly, standIns: ("b", StandInPolicy.Cooperative));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        Assert.Empty(story.All<Event.Answered>());
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.Equal(A.Ms("1h10m"), Assert.Single(story.All<Event.Answered>()).StoryMs);
    }

    [Fact]
    public void A_phase_does_not_end_at_its_length_and_an_ask_holds_nothing()
    {
        var story = Story.Of(
            A.Scenario().Phase("one", "1h").Phase("two", "1h").Injects(A.Inject("x").At("10m").Asks(A.Ask("q", "yes").Of("a").Holding())), Mode.StoryOnly);
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("5h"))).ThenAccepted();
        Assert.Equal((0, A.Ms("5h10m")), (story.State.Phase, story.StoryMs));
        story.Staff(new CommandBody.OpenPhase("two")).ThenAccepted();
        Assert.Equal(1, story.State.Phase);
    }

    [Fact]
    public void A_rewind_brings_story_time_back_to_before_the_release()
    {
        var story = Play(A.Inject("x").At("10m"), A.Inject("y").At("20m"));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("y")).ThenAccepted();
        story.RewindTo("x").ThenAccepted();
        Assert.Equal(A.Ms("10m"), story.StoryMs);
        Assert.False(story.Is("released x"));
        story.Staff(new CommandBody.ReleaseInject("y")).ThenAccepted();
        Assert.Equal(A.Ms("20m"), story.StoryMs);
    }

    private static Story Play(params Inject[] injects) => Story.Of(A.Scenario().Injects(injects), Mode.StoryOnly);
}
