using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Tests.Leases;

/// <summary>What leases keep to, wherever they lie.</summary>
public abstract class LeaseContract
{
    private const string Exercise = "e";

    /// <summary>Two nodes over one log.</summary>
    protected abstract (Peers A, Peers B) Nodes { get; }

    protected abstract IExerciseLog Log { get; }

    /// <summary>Until what has been asked of the log is answered.</summary>
    protected abstract void Settle();

    /// <summary>Every lease there is runs out.</summary>
    protected abstract void RunOut();

    private ILeases A => Nodes.A.Leases;

    private ILeases B => Nodes.B.Leases;

    [Fact]
    public void One_node_has_it_and_each_taking_raises_the_fence()
    {
        Assert.Equal(new(1, null, false), A.Take(Exercise));
        Assert.False(B.Take(Exercise).IsMine);
        Assert.Equal(2, A.Take(Exercise).Fence);
        Assert.Equal([Exercise], A.Renew([new(Exercise, 2, 70)]));
        Assert.Empty(A.Renew([new(Exercise, 1, 90)]));
        Assert.Equal(new(0, 70, true), B.Take(Exercise));
        Assert.NotEqual(A.Node, B.Node);
    }

    [Fact]
    public void What_has_run_out_is_anybodys_and_its_holder_cannot_prolong_it()
    {
        A.Take(Exercise);
        A.Renew([new(Exercise, 1, 70)]);
        RunOut();
        Assert.Empty(A.Renew([new(Exercise, 1, 90)]));
        Assert.Equal(new(2, 70, false), B.Take(Exercise));
        Assert.Empty(A.Renew([new(Exercise, 1, 90)]));
        A.GiveBack([new(Exercise, 1, 90)]);
        Assert.Equal(new(0, 70, false), A.Take(Exercise));
    }

    [Fact]
    public void What_is_given_back_can_be_taken_at_once_and_says_until_when_it_was_kept()
    {
        A.Take(Exercise);
        A.GiveBack([new(Exercise, 1, 80)]);
        Assert.Equal(new(2, 80, false), B.Take(Exercise));
    }

    [Fact]
    public void A_renewal_can_keep_a_lease_without_counting_the_time()
    {
        A.Take(Exercise);
        A.Renew([new(Exercise, 1, 70)]);
        A.Renew([new(Exercise, 1, null)]);
        A.Renew([new(Exercise, 1, 60)]);
        RunOut();
        Assert.Equal(70, B.Take(Exercise).BeatMs);
    }

    [Fact]
    public void The_log_takes_a_claim_only_from_whoever_has_the_lease_now()
    {
        Assert.Equal(AppendResult.Committed, Append(0, null));
        A.Take(Exercise);
        Assert.Equal(AppendResult.Committed, Append(1, new(A.Node, 1)));
        Assert.Equal(AppendResult.Conflict, Append(2, new(B.Node, 1)));
        Assert.Equal(AppendResult.Conflict, Append(2, new(A.Node, 0)));
        RunOut();
        Assert.Equal(AppendResult.Conflict, Append(2, new(A.Node, 1)));
        B.Take(Exercise);
        Assert.Equal(AppendResult.Conflict, Append(2, new(A.Node, 1)));
        Assert.Equal(AppendResult.Committed, Append(2, new(B.Node, 2)));
        Assert.Equal(AppendResult.Committed, Append(3, null));
    }

    [Fact]
    public void Every_node_sees_what_is_in_play_and_what_it_asks_about()
    {
        Append(0, null, Stage.Lobby);
        Assert.Empty(B.Look([]));
        Assert.Equal([new LeaseSight(Exercise, 1, Stage.Lobby, null, 0, null)], B.Look([Exercise, "none"]));
        Append(1, null, Stage.Play);
        Assert.Equal([new LeaseSight(Exercise, 2, Stage.Play, null, 0, null)], B.Look([]));
        A.Take(Exercise);
        A.Renew([new(Exercise, 1, 70)]);
        var seen = Assert.Single(B.Look([]));
        Assert.Equal(new LeaseSight(Exercise, 2, Stage.Play, A.Node, seen.LeftMs, 70), seen);
        Assert.InRange(seen.LeftMs, 1, Lease.LastsMs);
        RunOut();
        Assert.Equal([new LeaseSight(Exercise, 2, Stage.Play, null, 0, 70)], B.Look([]));
    }

    private AppendResult Append(long version, LeaseClaim? claim, Stage stage = Stage.Play)
    {
        var head = version == 0 ? HashChain.Start.ToArray() : Log.Read(Exercise, version - 1)[0].Hash;
        var bytes = Encoding.ASCII.GetBytes($"entry {version + 1}");
        AppendResult? result = null;
        Log.Append(
            new(
                Exercise, version, head, [new(version + 1, bytes, HashChain.Next(head, bytes))], stage,
                New: version == 0 ? new("content"u8.ToArray(), "hash", "Title", 1, []) : null, Claim: claim),
            r => result = r);
        Settle();
        return result!.Value;
    }
}
