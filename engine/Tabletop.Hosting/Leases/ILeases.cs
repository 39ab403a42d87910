using Tabletop.Engine.Views;

namespace Tabletop.Hosting.Leases;

/// <summary>
/// Which of several nodes over one log ticks which exercise. Whether a lease has run out is told by the storage's own clock and by no
/// node's. Calls wait for the storage.
/// </summary>
/// <exception cref="HostingProblem">The storage does not answer; nothing may be taken for done.</exception>
public interface ILeases
{
    /// <summary>This node, for as long as it runs: after a restart it is another.</summary>
    string Node { get; }

    /// <summary>The storage's time, in milliseconds since 1970 UTC.</summary>
    long NowMs();

    /// <summary>Takes a lease that nobody has, that has run out, or that is this node's already; its fence is a new one each time.</summary>
    LeaseTaken Take(string exercise);

    /// <summary>Prolongs what is still this node's, and notes that it is alive.</summary>
    /// <returns>The exercises of which that is true; any other is lost.</returns>
    IReadOnlyCollection<string> Renew(IReadOnlyList<LeaseBeat> beats);

    /// <summary>The next node need not wait until they run out.</summary>
    void GiveBack(IReadOnlyList<LeaseBeat> beats);

    /// <summary>Every exercise in play, and those asked about.</summary>
    IReadOnlyList<LeaseSight> Look(IReadOnlyList<string> open);
}

/// <summary>By which right an entry is stored that no person asked for.</summary>
/// <param name="Fence">Goes up whenever a lease is taken: one that was lost and taken by another has an older one.</param>
public readonly record struct LeaseClaim(string Node, long Fence);

/// <param name="Fence">0: another node has it.</param>
/// <param name="BeatMs">Wall time in the exercise when its last holder was last known to be alive; null: nobody has said so yet.</param>
/// <param name="IsSettled">The log knows of every absence before this holder: it has given a sign of its own.</param>
public readonly record struct LeaseTaken(long Fence, long? BeatMs, bool IsSettled)
{
    public bool IsMine => Fence > 0;
}

/// <param name="WallMs">Wall time in the exercise; null: the lease is kept, but time is not to be counted as played.</param>
public readonly record struct LeaseBeat(string Exercise, long Fence, long? WallMs);

/// <summary>An exercise as all nodes can see it.</summary>
/// <param name="Holder">Null: nobody has its lease, or it has run out.</param>
/// <param name="LeftMs">So long its lease still lasts, unless it is renewed; 0: there is none.</param>
public sealed record LeaseSight(string Exercise, long Version, Stage Stage, string? Holder, long LeftMs, long? BeatMs);
