namespace Tabletop.Hosting.Leases;

/// <summary>Hints from one node to the others. Any of them may be lost: each node also looks once a second.</summary>
/// <exception cref="HostingProblem">The storage does not answer.</exception>
public interface ISignals
{
    /// <summary>Called on a thread of its own, with an exercise and the version its log has come to. It must not wait.</summary>
    Action<string, long>? Heard { get; set; }

    void Tell(IReadOnlyList<(string Exercise, long Version)> committed);

    /// <summary>What other nodes have changed beside the log. Each is told at least once, and within some seconds perhaps again.</summary>
    IReadOnlyList<BesideTheLog> Changes();
}

/// <summary>Something about a person that is in no entry and stands on screens.</summary>
public sealed record BesideTheLog(BesideKind Kind, string Person);

public enum BesideKind
{
    /// <summary>How a person is called.</summary>
    Name,

    /// <summary>Which languages a person wants.</summary>
    Languages,
}

/// <summary>The other nodes over the same log, as this one meets them.</summary>
public sealed record Peers(ILeases Leases, ISignals Signals);
