using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md: one correct clock.</summary>
public class ClockTests
{
    private const long Minute = 60_000;

    [Fact]
    public void Play_runs_only_while_no_stop_is_set()
    {
        var story = Play().Wait(2 * Minute);
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).Then(new Event.PlayStopped(1, "staff", StopReason.Discussion, null));
        story.When("a", new CommandBody.StopPlay(StopReason.Welfare)).ThenAccepted();
        story.Wait(60 * Minute);
        story.Staff(new CommandBody.Lift(1)).Then(new Event.StopLifted(1, "staff"));
        Assert.Equal((false, 2 * Minute), (story.Wait(60 * Minute).State.Running, story.StoryMs));
        story.Staff(new CommandBody.Lift(2)).ThenAccepted();
        Assert.Equal(3 * Minute, story.Wait(Minute).StoryMs);
    }

    [Fact]
    public void A_stop_is_lifted_by_its_owner_or_by_staff_and_by_nobody_else()
    {
        var story = Play();
        story.When("a", new CommandBody.StopPlay(StopReason.NoDuff)).ThenAccepted();
        story.When("b", new CommandBody.Lift(1)).ThenRefused("not-yours-to-lift");
        story.When("a", new CommandBody.Lift(1)).ThenAccepted();
        story.When("a", new CommandBody.Lift(1)).ThenRefused("no-such-stop");
        story.When("a", new CommandBody.StopPlay(StopReason.Welfare)).ThenAccepted();
        story.Staff(new CommandBody.Lift(2)).ThenAccepted();
    }

    [Fact]
    public void Anyone_may_stop_play_for_an_emergency_or_welfare_only_staff_for_discussion()
    {
        var story = Play();
        story.When("a", new CommandBody.StopPlay(StopReason.Discussion)).ThenRefused("not-staff");
        story.Person("stranger", new CommandBody.StopPlay(StopReason.NoDuff)).ThenRefused("not-here");
        story.Person("late", new CommandBody.Join()).ThenAccepted();
        story.Person("late", new CommandBody.StopPlay(StopReason.NoDuff)).ThenAccepted();
    }

    [Fact]
    public void Pressing_stop_twice_is_one_stop()
    {
        var story = Play();
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenNothing();
    }

    [Fact]
    public void While_play_is_stopped_a_seat_can_do_nothing_and_staff_can()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a")).Injects(A.Inject("x").Contingency()));
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenRefused("play-stopped");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
    }

    [Fact]
    public void Pace_never_rescales_the_past()
    {
        var story = Play().Wait(10 * Minute);
        story.Staff(new CommandBody.SetPace(4_000)).Then(new Event.PaceChanged(4_000));
        Assert.Equal(10 * Minute, story.StoryMs);
        Assert.Equal(14 * Minute, story.Wait(Minute).StoryMs);
        story.Staff(new CommandBody.SetPace(500)).ThenAccepted();
        Assert.Equal(15 * Minute, story.Wait(2 * Minute).StoryMs);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(600_001)]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_impossible_pace_is_refused(int pace) => Play().Staff(new CommandBody.SetPace(pace)).ThenRefused("wrong-pace");

    [Fact]
    public void The_same_pace_again_is_nothing() => Play().Staff(new CommandBody.SetPace(1_000)).ThenNothing();

    [Fact]
    public void A_due_inject_carries_its_own_story_time_however_late_the_host_comes()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"), A.Inject("y").At("7m").Does(Do.Raise("tension", 1))));
        story.Wait(30 * Minute);
        Assert.Equal([(5 * Minute, 30 * Minute), (7 * Minute, 30 * Minute)], story.All<Event.InjectReleased>().Select(e => (e.StoryMs, e.DeliveredMs)));
        Assert.Equal([5 * Minute, 7 * Minute], story.Entries.Where(e => e.Command.Who == Command.Clock).Select(e => e.Command.NowMs));
    }

    [Fact]
    public void A_tick_without_events_leaves_no_entry()
    {
        var story = Play();
        var before = story.Entries.Count;
        story.Wait(60 * Minute);
        Assert.Equal(before, story.Entries.Count);
        Assert.Equal(60 * Minute, story.StoryMs);
    }

    [Fact]
    public void A_command_from_an_earlier_wall_time_is_decided_at_the_last_entrys()
    {
        var story = Play().Wait(10 * Minute);
        story.Staff(new CommandBody.Mark(new() { Id = "now" })).ThenAccepted();
        var outcome = TakeAt(story, 3 * Minute);
        Assert.Equal((10 * Minute, 10 * Minute), (outcome.Entries[^1].Command.NowMs, outcome.Entries[^1].Events[0].StoryMs));
    }

    [Theory]
    [InlineData(9_999, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void Story_time_stands_still_while_dark_and_over_ten_seconds_play_waits_for_the_facilitator(long darkMs, bool running)
    {
        var story = Play().Wait(Minute).Wait(darkMs);
        story.Send(Command.Clock, null, new CommandBody.Resume(Minute)).ThenAccepted().The<Event.WentDark>();
        Assert.Equal((Minute, running), (story.StoryMs, story.State.Running));
        story.Wait(Minute);
        Assert.Equal(running ? 2 * Minute : Minute, story.StoryMs);
    }

    [Fact]
    public void What_was_due_before_it_went_dark_is_decided_and_what_fell_into_the_dark_waits()
    {
        var outcome = ResumeAfterTenMinutes(darkFromMs: 6 * Minute);
        Assert.Equal(["x"], outcome.Entries.SelectMany(e => e.Events).OfType<Event.InjectReleased>().Select(e => e.Inject));
        Assert.Equal(6 * Minute, outcome.State.StoryMs);
    }

    [Fact]
    public void Staff_lift_the_stop_after_the_dark_and_play_goes_on_where_it_stood()
    {
        var story = Play().Wait(Minute).Wait(60_000);
        story.Send(Command.Clock, null, new CommandBody.Resume(Minute)).ThenAccepted();
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.Equal(2 * Minute, story.Wait(Minute).StoryMs);
    }

    [Fact]
    public void The_dark_before_play_or_while_stopped_is_nothing()
    {
        var lobby = Story.Lobby(A.Scenario());
        lobby.Send(Command.Clock, null, new CommandBody.Resume(0)).ThenNothing();
        var stopped = Play();
        stopped.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        stopped.Wait(Minute).Send(Command.Clock, null, new CommandBody.Resume(0)).ThenNothing();
    }

    [Fact]
    public void Only_the_clock_ticks_and_resumes()
    {
        Play().Staff(new CommandBody.Tick(0)).ThenRefused("not-staff");
        Play().Staff(new CommandBody.Resume(0)).ThenRefused("not-staff");
    }

    [Fact]
    public void Play_starts_once_and_by_staff()
    {
        var story = Story.Lobby(A.Scenario());
        story.Person("a", new CommandBody.Join()).ThenAccepted();
        story.Person("a", new CommandBody.Start()).ThenRefused("not-staff");
        story.Staff(new CommandBody.SetPace(2_000)).ThenRefused("not-started");
        story.Staff(new CommandBody.Start()).ThenAccepted();
        story.Staff(new CommandBody.Start()).ThenRefused("started-already");
        Assert.Equal(Stage.Play, story.State.Stage);
    }

    private static Story Play() => Story.Of(A.Scenario());

    private static Play.Outcome TakeAt(Story story, long nowMs) =>
        Engine.Exercises.Play.Take(story.Book, story.State, new("staff", "early", new CommandBody.Announce(new() { Id = "t" }), nowMs));

    /// <summary>Injects are due at 5 and 7 minutes; nothing was looked at until minute 10.</summary>
    private static Play.Outcome ResumeAfterTenMinutes(long darkFromMs)
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"), A.Inject("y").At("7m")));
        return Engine.Exercises.Play.Take(story.Book, story.State, new(Command.Clock, "resume", new CommandBody.Resume(darkFromMs), 10 * Minute));
    }
}
