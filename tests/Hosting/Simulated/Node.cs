using Tabletop.Hosting.Embedded;
using Tabletop.Testing.Fakes;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>
/// One process that hosts: its lanes, and what waits for its answers, run on the one thread of the simulation, in an order drawn from the seed.
/// </summary>
internal sealed class Node : SynchronizationContext
{
    private readonly StepScheduler _scheduler;
    private readonly Hosting.Scheduling.ILane _waiting;
    private readonly SlowLog _log;

    /// <param name="name">Of several; null: it has the log to itself.</param>
    public Node(World world, string? name)
    {
        _scheduler = new(world.Dice.Next());
        _waiting = _scheduler.Lane("those who wait for an answer");
        _log = new(world, world.Disk);
        var peers = name is null ? null : world.Leases!.Node(name);
        peers = peers is null ? null : peers with { Leases = new ShakyLeases(world, world.Bug.Leases(peers.Leases)) };
        Host = Within(() => EmbeddedHost.Start(
            world.Bug.Log(_log), _scheduler, world.Time, world.Faults.Add, rules: world.Bug.Rules, chance: world.RandomBytes, peers: peers));
    }

    public EmbeddedHost Host { get; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>Nothing of it runs; what comes to it waits.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Until nothing is left to do at this moment.</summary>
    public void RunAll()
    {
        if (!IsFrozen)
        {
            Within(() =>
            {
                _scheduler.RunAll();
                return true;
            });
        }
    }

    /// <summary>Without a goodbye: what was under way is never heard of again.</summary>
    public void Die()
    {
        IsAlive = false;
        _log.Die();
        Host.Dispose();
    }

    /// <summary>Does something as this process: what it waits for comes back to it.</summary>
    public T Within<T>(Func<T> work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsAlive)
        {
            _waiting.Post(() => d(state));
        }
    }
}
