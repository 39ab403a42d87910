using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, One correct clock: a jump starts a new segment of the story clock; what is due on the way comes at its own instant.</summary>
public class JumpTests
{
    [Fact]
    public void A_jump_starts_a_new_stretch_of_the_clock_that_runs_on_at_the_same_pace()
    {
        var story = Story.Of(A.Scenario().Phase("day", "10h", pace: 4)).Wait("1m");
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).Then(new Event.Jumped(A.Ms("1h4m"), Story.Facilitator));
        Assert.Equal((A.Ms("1h4m"), 4000, true), (story.StoryMs, story.State.Clock.Pace, story.State.Running));
        Assert.Equal(A.Ms("1h8m"), story.Wait("1m").StoryMs);
    }

    [Fact]
    public void What_is_due_on_the_way_comes_in_order_and_each_at_its_own_instant()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").After("30m", "tense"), A.State("tense").Enter(Do.Raise("tension", 1)))
            .Injects(A.Inject("late").At("40m"), A.Inject("early").At("20m").Asks(A.Ask("q", "yes").Of("a").Limit("5m"))));
        story.Staff(new CommandBody.Jump(ToMs: A.Ms("1h"))).ThenAccepted();
        Assert.Equal(
            [("early", A.Ms("20m")), ("q", A.Ms("25m")), ("tense", A.Ms("30m")), ("late", A.Ms("40m"))],
            story.Events.Select(e => e switch
            {
                Event.InjectReleased x => (x.Inject, x.StoryMs),
                Event.AskClosed x => (x.Ask, x.StoryMs),
                Event.MachineMoved x => (x.To, x.StoryMs),
                _ => ("", 0L),
            }).Where(e => e.Item1.Length > 0));
        Assert.Equal(A.Ms("1h"), story.StoryMs);
    }

    [Theory]
    [InlineData(Mode.ClockDriven)]
    [InlineData(Mode.FacilitatorPaced)]
    [InlineData(Mode.StoryOnly)]
    public void A_jump_is_by_or_to_a_later_time_of_at_most_a_week_in_any_mode(Mode mode)
    {
        var story = Story.Of(A.Scenario(), mode);
        story.Staff(new CommandBody.Jump()).ThenRefused("wrong-jump");
        story.Staff(new CommandBody.Jump(1, 1)).ThenRefused("wrong-jump");
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("8d"))).ThenRefused("wrong-jump");
        story.Staff(new CommandBody.Jump(ToMs: long.MaxValue)).ThenRefused("wrong-jump");
        story.Staff(new CommandBody.Jump(ByMs: 0)).ThenRefused("only-forward");
        story.Staff(new CommandBody.Jump(ToMs: long.MinValue)).ThenRefused("only-forward");
        story.When("a", new CommandBody.Jump(ByMs: 1_000)).ThenRefused("not-staff");
        story.Staff(new CommandBody.Jump(ByMs: 1_050)).Then(new Event.Jumped(1_000, Story.Facilitator));
    }

    [Fact]
    public void There_is_no_jump_before_play_and_after_it()
    {
        Story.Lobby(A.Scenario()).Staff(new CommandBody.Jump(ByMs: 1_000)).ThenRefused("not-started");
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.Staff(new CommandBody.Jump(ByMs: 1_000)).ThenRefused("play-ended");
    }

    [Fact]
    public void A_clock_that_stands_is_not_jumped_but_where_staff_alone_move_it()
    {
        var running = Story.Of(A.Scenario());
        running.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        running.Staff(new CommandBody.Jump(ByMs: 1_000)).ThenRefused("clock-stands");

        var byHand = Story.Of(A.Scenario(), Mode.StoryOnly);
        byHand.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        byHand.Staff(new CommandBody.Jump(ByMs: 1_000)).ThenAccepted();
        Assert.Equal(1_000, byHand.StoryMs);
    }

    [Fact]
    public void A_jump_ends_where_an_ask_holds_the_clock_and_loses_nothing()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("10m").Asks(A.Ask("q", "yes").Of("a").Holding()), A.Inject("y").At("20m")));
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        Assert.Equal((A.Ms("10m"), false), (story.StoryMs, story.State.Running));
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenRefused("clock-stands");
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        Assert.Equal(A.Ms("20m"), story.All<Event.InjectReleased>().Single(e => e.Inject == "y").StoryMs);
    }

    [Fact]
    public void A_jump_ends_where_the_next_phase_opens_or_staff_are_to_open_it()
    {
        var opens = Story.Of(A.Scenario().Phase("one", "1h").Phase("two", "1h", start: "5h"));
        opens.Staff(new CommandBody.Jump(ByMs: A.Ms("20h"))).ThenAccepted();
        Assert.Equal((A.Ms("5h"), 1), (opens.StoryMs, opens.State.Phase));

        var waits = Story.Of(A.Scenario().Phase("one", "1h").Phase("two", "1h", manual: true));
        waits.Staff(new CommandBody.Jump(ByMs: A.Ms("20h"))).ThenAccepted();
        Assert.Equal((A.Ms("1h"), true), (waits.StoryMs, waits.State.AwaitsStaff));
    }

    [Fact]
    public void Where_staff_release_what_was_due_on_the_way_is_a_cue()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("10m")), Mode.FacilitatorPaced);
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        var cue = Assert.Single(StaffView.Of(story.Book, story.State, story.Chronicle).Cues);
        Assert.Equal((CueState.Cued, A.Ms("10m")), (cue.State, cue.DueMs));
    }

    [Fact]
    public void Stand_ins_move_on_the_way_as_they_would_have_by_the_clock()
    {
        var scenario = A.Scenario().Injects(A.Inject("x").At("10m").Asks(A.Ask("q", "yes", "no").Of("b").Limit("20m")));
        var waited = Story.Of(scenario, standIns: ("b", StandInPolicy.Cooperative)).At("1h");
        var jumped = Story.Of(scenario, standIns: ("b", StandInPolicy.Cooperative));
        jumped.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        Assert.Equal(waited.All<Event.Answered>(), jumped.All<Event.Answered>());
        Assert.NotEmpty(jumped.All<Event.Answered>());
    }

    [Fact]
    public void A_rewind_goes_back_across_a_jump_and_what_was_due_comes_again()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("10m"), A.Inject("y").At("20m")));
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        story.RewindTo("y").ThenAccepted();
        Assert.Equal(A.Ms("20m"), story.StoryMs);
        Assert.Equal(["x", "y", "y"], story.All<Event.InjectReleased>().Select(e => e.Inject));
        Assert.True(story.State.Running);
    }
}
