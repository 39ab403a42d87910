using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Leases;

namespace Tabletop.Hosting.Exercises;

/// <summary>What it does because other nodes may have the same exercise open.</summary>
public sealed partial class ExerciseGrain
{
    /// <summary>Eight tries are two seconds.</summary>
    private const long TakeUpLooksEveryMs = 250;

    /// <summary>The lease was taken and the log is to be read first; then the clock stood still from here on, or from the last entry.</summary>
    private long? _takenFromMs;

    /// <summary>Who lost the race for the log twice waits a moment.</summary>
    private long _againAtMs;

    private bool _claimWasRefused;

    /// <summary>The log holds what this version does not know: while it does, a node that knows it must tick.</summary>
    private bool _cannotRead;

    private bool _wasInPlay;

    public void TakeLease()
    {
        if (!_lease.IsHeld && !_cannotRead && TryTake())
        {
            Mend();
        }
    }

    public bool Follow()
    {
        if (_tail.IsBroken)
        {
            Mend();
            return !_tail.IsBroken;
        }

        if (_tail.HasUnderWay)
        {
            return false;
        }

        ReadNewer();
        return true;
    }

    /// <summary>
    /// Any node may decide what people ask for, and then decides what fell due until then. One that has heard of nobody who keeps the clock
    /// would let hours burst out at once, so it first takes the lease, which begins with an absence.
    /// </summary>
    private bool MustTakeFirst(long now) =>
        _lease.IsShared && _tail.Tentative.Running && now - Math.Max(_lease.NewsMs, _tail.Tentative.WallMs) > Event.WentDark.ShortestDarkThatStopsMs;

    /// <returns>Whether this node has it now. Then nothing is decided before the log is read, by <see cref="Mend"/>.</returns>
    private bool TryTake()
    {
        var taken = _lease.Take(_clock);
        if (taken.IsMine)
        {
            _takenFromMs = taken.BeatMs ?? 0;
            _tail.MustBeRead();
        }

        return taken.IsMine;
    }

    /// <summary>The lease is this node's now; or another's that has yet to say for how long the clock stood still, which is waited for.</summary>
    private void TakeUpFirst(Pending pending)
    {
        if (_takenFromMs is null)
        {
            if (++pending.Tries >= MostTries)
            {
                _pending.Refuse(pending, HostRefusals.Busy);
                return;
            }

            _againAtMs = _clock.NowMs + TakeUpLooksEveryMs;
            _tail.MustBeRead();
        }

        _pending.DecideAgain(pending);
        Mend();
    }

    /// <summary>The log is read and the lease is this node's: the clock stood still since the last sign of another.</summary>
    private void BeginHolding(long beatMs)
    {
        _absence.Forget();
        _lease.Heard(beatMs);
        var darkFromMs = Math.Max(beatMs, _tail.Tentative.WallMs);
        _clock.Saw(darkFromMs);

        // A holder that is there gives a sign no more often.
        if (State.Running && _clock.NowMs - darkFromMs > Lease.RenewEveryMs)
        {
            Resume(darkFromMs, _clock.NowMs);
        }

        SettleLease();
    }

    /// <summary>Once the log knows of every absence, heartbeats may say that time is played.</summary>
    private void SettleLease()
    {
        if (!_absence.IsOwed && _takenFromMs is null)
        {
            _lease.Settle();
        }
    }

    /// <returns>How many entries were not known.</returns>
    private int ReadNewer()
    {
        var newer = ReadOrGiveUp();
        if (newer.Count > 0)
        {
            _clock.Saw(newer[^1].Command.NowMs);
            _absence.Heard(newer);
            _committed(newer);
            _wasInPlay = State.Stage == Stage.Play;
            SettleLease();
        }

        return newer.Count;
    }

    private Items<Entry> ReadOrGiveUp()
    {
        try
        {
            var newer = _tail.Read();
            _cannotRead = false;
            return newer;
        }
        catch (Exception problem) when (problem is not HostingProblem)
        {
            _cannotRead = true;
            _lease.Lose();
            throw;
        }
    }

    /// <summary>The node on which play was started ticks it, from the first moment on.</summary>
    private void TakeWhatBegins()
    {
        var begins = State.Stage == Stage.Play && !_wasInPlay;
        _wasInPlay = State.Stage == Stage.Play;
        if (begins && _lease is { IsShared: true, IsHeld: false })
        {
            try
            {
                TryTake();
            }
            catch (HostingProblem)
            {
                // Some node finds it within a second or two.
            }
        }
    }
}
