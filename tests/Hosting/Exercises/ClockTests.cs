using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Tests.Fixtures;

namespace Tabletop.Hosting.Tests.Exercises;

public sealed class ClockTests
{
    [Fact]
    public void Injects_are_released_when_they_are_due_without_anybody_calling()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([("call", 60_000L, 0L), ("patrol", 120_000L, 0L), ("news", 180_000L, 0L)], Releases(rig));
        Assert.Empty(rig.Faults);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(3_600)]
    public void Setting_the_machines_clock_moves_no_inject(int seconds)
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(90));
        rig.Time.StepWall(TimeSpan.FromSeconds(seconds));
        rig.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal([("call", 60_000L, 0L), ("patrol", 120_000L, 0L), ("news", 180_000L, 0L)], Releases(rig));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_a_short_absence_play_goes_on_where_it_stood(bool disk)
    {
        using var rig = Rig.On(disk).WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(92));
        rig.Crash(TimeSpan.FromSeconds(5));

        // The last heartbeat was at 90 s: 7 s of wall time went by without story time.
        var dark = rig.Entries().SelectMany(e => e.Events).OfType<Event.WentDark>().Single();
        Assert.Equal((7_000L, 90_000L), (dark.ToMs - dark.FromMs, dark.StoryMs));
        Assert.True(rig.State().Running);

        rig.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal([("call", 60_000L, 0L), ("patrol", 120_000L, 0L)], Releases(rig));
        Assert.Equal(30_000 + dark.ToMs, rig.Entries().Single(e => e.Events.Any(x => x is Event.InjectReleased { Inject: "patrol" })).Command.NowMs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_absence_the_log_did_not_take_is_said_again(int failures)
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(92));
        rig.Memory.FailNextAppends = failures;
        rig.Crash(TimeSpan.FromSeconds(5));
        rig.Advance(TimeSpan.FromSeconds(10));

        // The last heartbeat was at 90 s, play went on at the last try, a second after the one before.
        var dark = rig.Entries().SelectMany(e => e.Events).OfType<Event.WentDark>().Single();
        Assert.Equal((7_000L + (failures * 1_000), 90_000L), (dark.ToMs - dark.FromMs, dark.StoryMs));
        Assert.Empty(rig.Faults);
    }

    [Fact]
    public void No_heartbeat_speaks_for_time_in_the_dark()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(92));
        rig.Memory.FailNextAppends = 1;
        rig.Crash(TimeSpan.FromSeconds(6));
        rig.Advance(TimeSpan.FromMilliseconds(500));
        rig.Crash(TimeSpan.FromSeconds(1));

        var dark = rig.Entries().SelectMany(e => e.Events).OfType<Event.WentDark>().Single();
        Assert.Equal((9_500L, 90_000L), (dark.ToMs - dark.FromMs, dark.StoryMs));
    }

    /// <summary>A frozen host may have found, after its last heartbeat, that nothing was due: nobody can read that from the log.</summary>
    [Fact]
    public void The_dark_begins_where_the_clock_stood_whatever_had_been_looked_at_since()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(92));
        var state = rig.State();
        var startedMs = rig.Entries().First(e => e.Command.Body is CommandBody.Start).Command.NowMs;
        var resume = new Command(Command.Clock, "resume", new CommandBody.Resume(startedMs + 90_000), startedMs + 120_000);

        var outcome = Play.Take(Playbook.Of(TableScenario.Content), state with { SettledMs = 92_000 }, resume);
        Assert.Equal(90_000, outcome.Entries[^1].Events.OfType<Event.WentDark>().Single().StoryMs);
        Assert.Equal(90_000, outcome.State.SettledMs);
    }

    [Fact]
    public void After_a_long_absence_play_waits_for_the_facilitator()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(100));
        rig.Crash(TimeSpan.FromMinutes(20));

        Assert.False(rig.State().Running);
        rig.Advance(TimeSpan.FromHours(1));
        Assert.Equal([("call", 60_000L, 0L)], Releases(rig));

        rig.Accepted("ann", new CommandBody.Lift(1));
        rig.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal([("call", 60_000L, 0L), ("patrol", 120_000L, 0L)], Releases(rig));
    }

    [Fact]
    public void A_process_that_was_frozen_has_been_away_and_nothing_bursts_out()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(100));
        rig.Time.PassUnnoticed(TimeSpan.FromMinutes(20));
        rig.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([("call", 60_000L, 0L)], Releases(rig));
        Assert.Equal(StopReason.Dark, rig.State().Stops.Single().Reason);

        rig.Accepted("ann", new CommandBody.Lift(1));
        rig.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal([("call", 60_000L, 0L), ("patrol", 120_000L, 0L)], Releases(rig));
    }

    [Fact]
    public void A_machine_whose_clock_went_back_while_it_was_off_does_not_go_back_in_the_log()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(100));
        rig.Time.StepWall(TimeSpan.FromHours(-2));
        rig.Crash(TimeSpan.FromSeconds(1));
        rig.Advance(TimeSpan.FromSeconds(100));

        var times = rig.Entries().Select(e => e.Command.NowMs).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.Equal([("call", 60_000L, 0L), ("patrol", 120_000L, 0L), ("news", 180_000L, 0L)], Releases(rig));
    }

    [Fact]
    public void A_clean_stop_loses_no_story_time()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(93));
        rig.Settle(rig.Host.Stop());
        Assert.True(rig.Send("ann", new CommandBody.EndPlay()).Transient);
        rig.Crash(TimeSpan.FromSeconds(4));

        var dark = rig.Entries().SelectMany(e => e.Events).OfType<Event.WentDark>().Single();
        Assert.Equal((4_000L, 93_000L), (dark.ToMs - dark.FromMs, dark.StoryMs));
    }

    [Fact]
    public void A_stopped_exercise_is_not_disturbed_by_a_restart()
    {
        using var rig = Rig.OnDisk().WithTable(started: true);
        rig.Accepted("ann", new CommandBody.StopPlay(StopReason.Discussion));
        var version = rig.State().Version;
        rig.Crash(TimeSpan.FromDays(2));
        rig.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(version, rig.State().Version);
    }

    [Fact]
    public void An_exercise_nobody_plays_is_unloaded_and_comes_back()
    {
        using var rig = Rig.OnDisk().WithTable();
        var before = rig.Pull(rig.SeatOf("max"));
        rig.Advance(TimeSpan.FromHours(2));
        var after = rig.Pull(rig.SeatOf("max"), before.Epoch, before.Seq);
        Assert.Null(after.View);
        Assert.Equal(before.Seq, after.Seq);
        rig.Accepted("ann", new CommandBody.Start());
    }

    private static (string Inject, long StoryMs, long LateMs)[] Releases(Rig rig)
    {
        var releases = rig.Entries()
            .SelectMany(e => e.Events.OfType<Event.InjectReleased>().Select(r => (r.Inject, r.StoryMs, Math.Max(0, r.DeliveredMs - e.Command.NowMs))));
        return [.. releases];
    }
}
