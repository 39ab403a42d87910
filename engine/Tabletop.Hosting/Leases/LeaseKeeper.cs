using Tabletop.Engine.Views;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Leases;

/// <summary>An exercise as the keeper of leases deals with it.</summary>
internal interface ILeased
{
    string Id { get; }

    Lease Lease { get; }

    /// <summary>Wall time in it.</summary>
    long NowMs { get; }

    /// <summary>It has been read here.</summary>
    bool IsOpen { get; }

    /// <summary>Reads it, so that taking its lease need not wait for that.</summary>
    void Prepare();

    /// <summary>Takes its lease and goes on from where the last holder stood.</summary>
    void TakeLease();

    /// <summary>The log has come to this version, by another node perhaps.</summary>
    void Follow(long version);

    /// <summary>Its lease was not trusted for a while and is again.</summary>
    void GoOn();
}

/// <summary>
/// Once a second: renews the leases of this node, looks for those that have run out, and for what other nodes have written. Where a holder
/// has missed renewals it looks when that one ticks no more, and reads the exercise, and again the moment the lease runs out. Its lanes
/// wait for the storage, so that no exercise does.
/// </summary>
internal sealed class LeaseKeeper : IDisposable
{
    private readonly Peers _peers;
    /// <summary>Of a lease, when its holder does not trust it any more.</summary>
    private const long LeftUntrustedMs = Lease.LastsMs - Lease.TrustedMs;

    private readonly HostClock _clock;
    private readonly Func<IReadOnlyList<ILeased>> _all;
    private readonly Func<string, ILeased> _find;
    private readonly Action<BesideTheLog> _changed;
    private readonly ILane _renewals;
    private readonly ILane _rounds;
    private readonly ILane _tells;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _toTell = new(StringComparer.Ordinal);
    private readonly ITimer _timer;
    private readonly ITimer _between;
    private int _renewalWaits;
    private int _roundWaits;
    private volatile bool _stopped;

    /// <param name="all">What this node has met, open or not.</param>
    /// <param name="known">One of them; null: it has not met it.</param>
    /// <param name="find">One of all there are.</param>
    /// <param name="changed">Hears of what other nodes changed beside the log.</param>
    public LeaseKeeper(
        Peers peers, IScheduler scheduler, TimeProvider time, HostClock clock,
        Func<IReadOnlyList<ILeased>> all, Func<string, ILeased?> known, Func<string, ILeased> find, Action<BesideTheLog> changed)
    {
        (_peers, _clock, _all, _find, _changed) = (peers, clock, all, find, changed);
        (_renewals, _rounds, _tells) =
            (scheduler.Lane("renewals", ownThread: true), scheduler.Lane("leases", ownThread: true), scheduler.Lane("signals", ownThread: true));
        _peers.Signals.Heard = (exercise, version) => known(exercise)?.Follow(version);
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _between = time.CreateTimer(_ => RingRound(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The first round is at once: what was being played when another node went away is taken up.</summary>
    public void Start()
    {
        Ring();
        _timer.Change(TimeSpan.FromMilliseconds(Lease.RenewEveryMs), TimeSpan.FromMilliseconds(Lease.RenewEveryMs));
    }

    /// <summary>The other nodes are told soon, with whatever else there is to tell.</summary>
    public void Tell(string exercise, long version)
    {
        lock (_gate)
        {
            if (_toTell.Count == 0)
            {
                _tells.Post(TellAll);
            }

            _toTell[exercise] = version;
        }
    }

    /// <summary>Takes nothing any more and gives back what it has.</summary>
    public void Stop(Action done)
    {
        Dispose();
        _rounds.Post(() =>
        {
            _stopped = true;
            foreach (var exercise in _all())
            {
                // Whatever was posted before to take one must not do so after they were given back.
                exercise.Lease.Close();
            }

            var held = Held();
            Attempt(() => _peers.Leases.GiveBack([.. held.Select(h => h.Beat)]));
            foreach (var (exercise, beat) in held)
            {
                exercise.Lease.Lose(beat.Fence);
            }

            done();
        });
    }

    public void Dispose()
    {
        _timer.Dispose();
        _between.Dispose();
        _peers.Signals.Heard = null;
    }

    /// <summary>Where the storage does not answer leases run out by themselves, and the next round comes in a second.</summary>
    private static void Attempt(Action work)
    {
        try
        {
            work();
        }
        catch (HostingProblem)
        {
            // Commands are refused meanwhile, which people see.
        }
    }

    private void Ring()
    {
        // A round that waits for the storage stands for all that would have come meanwhile.
        if (Interlocked.Exchange(ref _renewalWaits, 1) == 0)
        {
            _renewals.Post(RenewalRound);
        }

        RingRound();
    }

    private void RingRound()
    {
        if (Interlocked.Exchange(ref _roundWaits, 1) == 0)
        {
            _rounds.Post(Round);
        }
    }

    /// <summary>On a lane of its own: where the storage is slow, a lease must not run out because of what is looked for besides.</summary>
    private void RenewalRound()
    {
        Volatile.Write(ref _renewalWaits, 0);
        if (!_stopped)
        {
            Attempt(Renew);
        }
    }

    private void Round()
    {
        Volatile.Write(ref _roundWaits, 0);
        if (!_stopped)
        {
            Attempt(Look);
            Attempt(() =>
            {
                foreach (var change in _peers.Signals.Changes())
                {
                    _changed(change);
                }
            });
        }
    }

    private List<(ILeased Exercise, LeaseBeat Beat)> Held() =>
        [.. from exercise in _all() let beat = exercise.Lease.Beat(exercise.NowMs) where beat is not null select (exercise, beat.Value)];

    private void Renew()
    {
        var held = Held();
        if (held.Count == 0)
        {
            return;
        }

        var askedMs = _clock.NowMs;
        var renewed = _peers.Leases.Renew([.. held.Select(h => h.Beat)]);
        foreach (var (exercise, beat) in held)
        {
            if (!renewed.Contains(exercise.Id))
            {
                exercise.Lease.Lose(beat.Fence);
            }
            else if (exercise.Lease.Renewed(beat, askedMs))
            {
                exercise.GoOn();
            }
        }
    }

    private void Look()
    {
        var all = _all().ToDictionary(e => e.Id);
        var nextMs = Lease.RenewEveryMs;
        foreach (var sight in _peers.Leases.Look([.. all.Values.Where(e => e.IsOpen || e.Lease.IsHeld).Select(e => e.Id)]))
        {
            var known = all.GetValueOrDefault(sight.Exercise);
            var isHeld = known?.Lease.IsHeld == true;
            if (isHeld && sight.Stage != Stage.Play)
            {
                _peers.Leases.GiveBack([known!.Lease.Beat(known.NowMs) ?? new(sight.Exercise, 0, null)]);
                known.Lease.Lose();
            }
            else if (!isHeld && sight.Stage == Stage.Play && (sight.Holder is null || sight.Holder == _peers.Leases.Node))
            {
                (known ?? _find(sight.Exercise)).TakeLease();
            }
            else if (!isHeld && sight.Stage == Stage.Play)
            {
                nextMs = Math.Min(nextMs, sight.LeftMs > LeftUntrustedMs ? sight.LeftMs - LeftUntrustedMs : sight.LeftMs);
                if (sight.LeftMs <= LeftUntrustedMs)
                {
                    (known ?? _find(sight.Exercise)).Prepare();
                }
            }

            if (known is not null)
            {
                if (sight.Holder is not null && !isHeld)
                {
                    known.Lease.Heard(sight.BeatMs);
                }

                known.Follow(sight.Version);
            }
        }

        if (nextMs < Lease.RenewEveryMs)
        {
            _between.Change(TimeSpan.FromMilliseconds(nextMs), Timeout.InfiniteTimeSpan);
        }
    }

    private void TellAll()
    {
        List<(string Exercise, long Version)> told;
        lock (_gate)
        {
            told = [.. _toTell.Select(t => (t.Key, t.Value))];
            _toTell.Clear();
        }

        Attempt(() => _peers.Signals.Tell(told));
    }
}
