using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Exercises;

public sealed class CommitsTests
{
    private const int PendingLimit = 1_024;

    [Fact]
    public void Nothing_is_acknowledged_or_shown_before_it_is_durable()
    {
        using var rig = Rig.InMemory().WithTable();
        var board = new ViewingClient(rig, new Viewer.Board(rig.Exercise)).Watch();
        var appends = rig.Memory.Appends;
        var answer = rig.Host.Send(rig.Exercise, new("ann", "a", new CommandBody.Announce(Typed("Hello."))));
        while (rig.Memory.Appends == appends)
        {
            Assert.False(answer.IsCompleted);
            Assert.Empty(board.Received);
            Assert.True(rig.Scheduler.RunOne());
        }

        Assert.True(rig.Run(answer).Accepted);
        Assert.Single(board.Received);
    }

    [Fact]
    public void A_failed_commit_throws_away_what_was_decided_on_it()
    {
        using var rig = Rig.InMemory().WithTable();
        var version = rig.State().Version;
        rig.Memory.FailNextAppends = 1;
        var start = rig.Host.Send(rig.Exercise, new("ann", "a", new CommandBody.Start()));
        var pace = rig.Host.Send(rig.Exercise, new("ann", "b", new CommandBody.SetPace(2_000)));
        var words = rig.Host.Send(rig.Exercise, new("ann", "c", new CommandBody.Announce(Typed("Hello."))));

        var lost = rig.Run(start);
        Assert.Equal((HostRefusals.Storage, true), (lost.Code, lost.Transient));

        // The pace was fine on the state that was lost; play has not started on the one that is true.
        Assert.Equal("not-started", rig.Run(pace).Code);
        Assert.True(rig.Run(words).Accepted);
        Assert.Equal(version + 1, rig.State().Version);

        Assert.True(rig.Send("ann", new CommandBody.Start(), id: "a").Accepted);
        Assert.Equal("not-started", rig.Send("ann", new CommandBody.SetPace(2_000), id: "b").Code);
        Assert.Empty(rig.Faults);
    }

    [Fact]
    public void A_commit_whose_answer_was_lost_is_found_in_the_log_and_has_one_effect()
    {
        using var rig = Rig.InMemory().WithTable();
        var board = new ViewingClient(rig, new Viewer.Board(rig.Exercise)).Watch();
        rig.Memory.LoseNextAnswers = 1;
        Assert.True(rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a").Transient);
        Assert.True(rig.Send("ann", new CommandBody.Announce(Typed("Hello.")), id: "a").Accepted);

        Assert.Single(rig.Entries(), e => e.Command.Id == "a");
        Assert.Single(board.Received);
        board.AssertCurrent();
    }

    [Fact]
    public void While_the_log_cannot_be_read_commands_are_refused_for_now_and_then_taken()
    {
        using var rig = Rig.InMemory().WithTable();
        rig.Memory.CannotBeRead = true;
        Assert.True(rig.Send("ann", new CommandBody.Start(), id: "a").Transient);
        rig.Memory.FailNextAppends = 1;
        Assert.True(rig.Send("ann", new CommandBody.Start(), id: "a").Transient);
        rig.Memory.CannotBeRead = false;
        rig.Memory.FailNextAppends = 0;
        Assert.True(rig.Send("ann", new CommandBody.Start(), id: "a").Accepted);
    }

    [Fact]
    public void A_tick_the_log_did_not_take_comes_again()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Advance(TimeSpan.FromSeconds(55));
        rig.Memory.FailNextAppends = 3;
        rig.Advance(TimeSpan.FromSeconds(15));

        var released = rig.Entries().SelectMany(e => e.Events).OfType<Event.InjectReleased>().Single();
        Assert.Equal(("call", 60_000L), (released.Inject, released.StoryMs));
        Assert.InRange(released.DeliveredMs - Started(rig), 60_000, 65_000);
    }

    [Fact]
    public void A_burst_from_a_whole_room_is_committed_together()
    {
        using var rig = Rig.OnDisk().WithTable();
        var before = rig.File.Commits;
        var burst = Enumerable.Range(0, 140)
            .Select(i => rig.Host.Send(rig.Exercise, new("ann", $"b{i}", new CommandBody.Announce(Typed($"Number {i}.")))))
            .ToArray();
        Assert.All(burst.Select(rig.Run), r => Assert.True(r.Accepted));
        Assert.InRange(rig.File.Commits - before, 1, 5);
    }

    [Fact]
    public void Too_many_at_once_are_refused_for_now()
    {
        using var rig = Rig.InMemory().WithTable();
        var flood = Enumerable.Range(0, PendingLimit + 10)
            .Select(i => rig.Host.Send(rig.Exercise, new("max", $"b{i}", new CommandBody.StopPlay(StopReason.Welfare))))
            .ToArray();
        var receipts = flood.Select(rig.Run).ToArray();
        Assert.All(receipts.Take(PendingLimit), r => Assert.Equal("not-started", r.Code));
        Assert.All(receipts.Skip(PendingLimit), r => Assert.Equal((HostRefusals.Busy, true), (r.Code, r.Transient)));
    }

    private static long Started(Rig rig) => rig.Entries().First(e => e.Command.Body is CommandBody.Start).Command.NowMs;
}
