using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Hosting.Views;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>What is rare, and must hold all the same.</summary>
public sealed class HardNodesTests : IDisposable
{
    private readonly Pair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Fact]
    public void What_was_paused_for_long_goes_on_by_itself_when_another_node_lifts_it()
    {
        _pair.Advance(50);
        _pair.Accepted(_pair.A, "ann", new CommandBody.StopPlay(StopReason.Discussion));
        _pair.Advance(40 * 60);
        _pair.Accepted(_pair.B, "ann", new CommandBody.Lift(1));
        _pair.Advance(20);
        Assert.Equal(["call"], _pair.Releases().Select(r => r.Inject));
        _pair.AssertInOrder();
    }

    [Theory]
    [InlineData(3_600)]
    [InlineData(-30)]
    public void Setting_the_storages_clock_moves_no_inject_on_a_node_that_starts_after_it(int seconds)
    {
        _pair.Advance(30);
        _pair.A.Kill();
        _pair.Advance(8);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        _pair.Time.StepWall(TimeSpan.FromSeconds(seconds));
        _pair.Advance(8);
        _pair.Restart();
        _pair.Advance(2);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        var before = _pair.Entries()[^1].Command.NowMs;
        _pair.Accepted(_pair.A, "ann", new CommandBody.Mark(Typed("here")));
        Assert.Empty(_pair.Releases());
        Assert.InRange(_pair.Entries()[^1].Command.NowMs - before, 0, 20_000);
        _pair.Advance(4);
        Assert.Empty(_pair.Releases());
    }

    [Fact]
    public void Whoever_joined_on_one_node_is_not_gone_on_another_that_has_not_heard_of_it()
    {
        _pair.Nodes.Carry = _ => { };
        _pair.Run(_pair.B, host => host.State(_pair.Exercise));
        _pair.Run(_pair.A, host => host.Join(_pair.Exercise, "uma", "join-uma"));
        Assert.False(_pair.Run(_pair.B, host => host.Pull(new Viewer.Lobby(_pair.Exercise, "uma"), null, 0)).Gone);
    }

    [Fact]
    public void A_view_that_could_not_be_read_when_it_was_asked_for_is_not_gone()
    {
        _pair.Run(_pair.B, host => host.State(_pair.Exercise));
        _pair.B.Log.FailReading = 1;
        var asked = _pair.B.Host.Pull(new Viewer.Lobby(_pair.Exercise, "max"), null, 0);
        _pair.Settle();
        Assert.IsType<HostingProblem>(asked.Exception?.InnerException);
        Assert.False(_pair.Run(_pair.B, host => host.Pull(new Viewer.Lobby(_pair.Exercise, "max"), null, 0)).Gone);
    }

    [Fact]
    public void A_node_reads_a_log_once_to_take_it_over_and_before_it_has_run_out()
    {
        // Its looks fall between the other's renewals.
        _pair.Advance(10.3);
        _pair.A.Kill();
        _pair.Advance(10);
        _pair.Restart();
        _pair.Advance(10.2);
        Assert.Equal(0, _pair.A.Log.EntriesRead);
        var entries = _pair.Entries().Count;
        _pair.B.Kill();

        // Its holder renewed the lease half a second ago, ticks no more after one and a half, and has lost it after two and a half.
        _pair.Advance(1.6);
        Assert.Equal(_pair.B.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Equal(entries, _pair.A.Log.EntriesRead);
        _pair.Advance(1);
        Assert.Equal(_pair.A.Name, _pair.Nodes.Holder(_pair.Exercise));
        Assert.Equal(entries, _pair.A.Log.EntriesRead);
        var dark = _pair.Darks()[^1];
        Assert.InRange(dark.ToMs - dark.FromMs, 3_000, 3_100);
        _pair.AssertInOrder();
    }

    [Fact]
    public void A_node_that_is_stopped_takes_nothing_that_it_was_about_to_take()
    {
        Lease? closing = null;
        var lease = closing = new(_pair.Exercise, new Stopping(_pair.Nodes.Node("slow").Leases, () => closing!.Close()), new(_pair.Time), _ => [0], _ => { });
        _pair.A.Kill();
        _pair.B.Kill();
        _pair.Time.PassUnnoticed(TimeSpan.FromSeconds(10));

        Assert.False(lease.Take(new(new(_pair.Time))).IsMine);
        Assert.Null(_pair.Nodes.Holder(_pair.Exercise));
        Assert.False(lease.Take(new(new(_pair.Time))).IsMine);
        Assert.False(lease.IsHeld);
    }

    [Fact]
    public void A_holder_that_cannot_read_what_a_newer_version_wrote_gives_its_lease_up()
    {
        _pair.Advance(50);
        _pair.B.Kill();
        var last = _pair.Log.Read(_pair.Exercise, 0)[^1];
        var bytes = Encoding.UTF8.GetBytes("{\"version\":1,\"of\":\"tomorrow\"}");
        AppendResult? result = null;
        _pair.Log.Append(
            new(_pair.Exercise, last.Version, last.Hash, [new(last.Version + 1, bytes, HashChain.Next(last.Hash, bytes))], Tabletop.Engine.Views.Stage.Play),
            r => result = r);
        Assert.Equal(AppendResult.Committed, result);
        _pair.Advance(6);
        Assert.Null(_pair.Nodes.Holder(_pair.Exercise));
    }

    [Fact]
    public void A_command_on_a_node_that_cannot_read_what_a_newer_version_wrote_is_answered()
    {
        _pair.Advance(50);
        _pair.B.Kill();
        var last = _pair.Log.Read(_pair.Exercise, 0)[^1];
        var bytes = Encoding.UTF8.GetBytes("{\"version\":1,\"of\":\"tomorrow\"}");
        _pair.Log.Append(
            new(_pair.Exercise, last.Version, last.Hash, [new(last.Version + 1, bytes, HashChain.Next(last.Hash, bytes))], Tabletop.Engine.Views.Stage.Play),
            _ => { });
        var receipt = _pair.Answer(_pair.Send(_pair.A, "ann", new CommandBody.Mark(Typed("here")), "m"));
        Assert.True(receipt.Transient);
        receipt = _pair.Answer(_pair.Send(_pair.A, "ann", new CommandBody.Mark(Typed("here")), "m"));
        Assert.True(receipt.Transient);
    }

    [Fact]
    public void An_absence_whose_answer_was_lost_is_not_said_twice()
    {
        _pair.Advance(50);
        _pair.A.Kill();
        _pair.B.Log.Holds = true;
        _pair.Advance(4.5);
        Assert.Equal(1, _pair.B.Log.Held);
        var sent = _pair.Send(_pair.B, "ann", new CommandBody.Mark(Typed("behind it")));
        _pair.Settle();
        Assert.Equal(2, _pair.B.Log.Held);
        _pair.Advance(6);
        _pair.Log.LoseNextAnswers = 1;
        _pair.B.Log.LetGo();
        Assert.True(_pair.Answer(sent).Accepted);
        _pair.Advance(20);
        Assert.Single(_pair.Darks());
        _pair.AssertInOrder();
    }

    /// <summary>While it is asked for a lease, its node is being stopped.</summary>
    private sealed class Stopping(ILeases inner, Action stop) : ILeases
    {
        public string Node => inner.Node;

        public long NowMs() => inner.NowMs();

        public LeaseTaken Take(string exercise)
        {
            stop();
            return inner.Take(exercise);
        }

        public IReadOnlyCollection<string> Renew(IReadOnlyList<LeaseBeat> beats) => inner.Renew(beats);

        public void GiveBack(IReadOnlyList<LeaseBeat> beats) => inner.GiveBack(beats);

        public IReadOnlyList<LeaseSight> Look(IReadOnlyList<string> open) => inner.Look(open);
    }
}
