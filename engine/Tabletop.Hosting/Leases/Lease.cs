using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Leases;

/// <summary>
/// This node's right to tick one exercise, as far as it knows. A node that was frozen knows less than it thinks, so it trusts itself by its
/// own steady clock only, for less than the lease lasts, and the log looks again at every claim. Used from several threads.
/// </summary>
public sealed class Lease
{
    /// <summary>By the storage's clock, from each renewal.</summary>
    public const long LastsMs = 3_000;

    /// <summary>Each renewal is a heartbeat too.</summary>
    public const long RenewEveryMs = 1_000;

    /// <summary>So long after the last renewal that is known to have come through a node ticks by itself no more.</summary>
    public const long TrustedMs = 2_000;

    private readonly Lock _gate = new();
    private readonly string _exercise;
    private readonly ILeases? _leases;
    private readonly HostClock? _clock;
    private readonly RandomBytes? _chance;
    private readonly Action<long>? _stored;
    private long _fence;
    private long _confirmedMs;
    private bool _owesAbsence;
    private bool _isClosed;
    private long _newsMs;

    /// <param name="stored">Hears of versions this node has brought the log to.</param>
    public Lease(string exercise, ILeases leases, HostClock clock, RandomBytes chance, Action<long> stored) =>
        (_exercise, _leases, _clock, _chance, _stored) = (exercise, leases, clock, chance, stored);

    private Lease() => _exercise = "";

    /// <summary>Where one program alone has the log: nobody can take anything from it.</summary>
    public static Lease Alone { get; } = new();

    /// <summary>There are other nodes.</summary>
    public bool IsShared => _leases is not null;

    public bool IsHeld
    {
        get
        {
            lock (_gate)
            {
                return _fence > 0;
            }
        }
    }

    /// <summary>Whether this node may decide by itself what falls due.</summary>
    public bool MayTick
    {
        get
        {
            lock (_gate)
            {
                return !IsShared || (_fence > 0 && _clock!.NowMs - _confirmedMs < TrustedMs);
            }
        }
    }

    /// <summary>Null: none is needed.</summary>
    public LeaseClaim? Claim
    {
        get
        {
            lock (_gate)
            {
                return IsShared ? new(_leases!.Node, _fence) : null;
            }
        }
    }

    private bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _isClosed;
            }
        }
    }

    /// <summary>Wall time in the exercise up to which some holder is known to have been alive, and the log to know of every absence.</summary>
    public long NewsMs
    {
        get
        {
            lock (_gate)
            {
                return _newsMs;
            }
        }
    }

    /// <summary>Waits for the storage. What is taken begins with an absence, until <see cref="Settle"/> says that the log knows of it.</summary>
    /// <param name="clock">Of the exercise. It is set back where it is later than the holder's can be.</param>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public LeaseTaken Take(ExerciseClock clock)
    {
        if (IsClosed)
        {
            return default;
        }

        var askedMs = _clock!.NowMs;
        var taken = _leases!.Take(_exercise);
        if (taken.IsMine && IsClosed)
        {
            _leases.GiveBack([new(_exercise, taken.Fence, null)]);
            return default;
        }

        lock (_gate)
        {
            (_fence, _confirmedMs, _owesAbsence) = (taken.Fence, askedMs, true);
            if (taken is { IsMine: false, IsSettled: true, BeatMs: { } beatMs })
            {
                // Its holder is there at this moment, whatever the two nodes' clocks say, and gave its last sign no longer ago than a lease lasts.
                clock.NotAfter(beatMs + LastsMs + _clock.NowMs - askedMs);
                _newsMs = Math.Max(_newsMs, clock.NowMs);
            }
        }

        return taken;
    }

    /// <summary>No absence is owed: renewals may say that time is played.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            _owesAbsence = false;
        }
    }

    /// <summary>What to renew it with; null: it is not held.</summary>
    public LeaseBeat? Beat(long wallMs)
    {
        lock (_gate)
        {
            return _fence > 0 ? new(_exercise, _fence, _owesAbsence ? null : wallMs) : null;
        }
    }

    /// <param name="askedMs">The host's time before the renewal was asked for: it lasts from then at least.</param>
    /// <returns>Whether it goes on after a while in which this node did not trust it.</returns>
    public bool Renewed(LeaseBeat beat, long askedMs)
    {
        lock (_gate)
        {
            if (_fence != beat.Fence)
            {
                return false;
            }

            var lapsed = _clock!.NowMs - _confirmedMs >= TrustedMs;
            _confirmedMs = Math.Max(_confirmedMs, askedMs);
            _newsMs = Math.Max(_newsMs, beat.WallMs ?? 0);
            return lapsed;
        }
    }

    /// <summary>This node is being stopped: whoever asks for the lease from now on does not get it, also who has asked already.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    /// <summary>It is another's, or may be.</summary>
    /// <param name="fence">The one that is lost; left out: whichever it is.</param>
    public void Lose(long? fence = null)
    {
        lock (_gate)
        {
            if (fence is null || _fence == fence)
            {
                _fence = 0;
            }
        }
    }

    /// <summary>The holder was alive then.</summary>
    public void Heard(long? beatMs)
    {
        lock (_gate)
        {
            _newsMs = Math.Max(_newsMs, beatMs ?? 0);
        }
    }

    /// <summary>This node has brought the log to a version.</summary>
    public void Stored(long version) => _stored?.Invoke(version);

    /// <summary>How long to wait before deciding again, so that two nodes do not meet each time.</summary>
    public long JitterMs(int tries) => _chance is null ? 0 : _chance(1)[0] % (1 << Math.Min(tries, 6));
}
