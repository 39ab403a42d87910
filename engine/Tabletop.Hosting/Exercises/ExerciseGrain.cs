using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Metering;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Exercises;

/// <inheritdoc cref="IExerciseGrain"/>
public sealed partial class ExerciseGrain : IExerciseGrain
{
    /// <summary>A restart is noticed to this; story time that ran on after the last one is played again.</summary>
    public const long HeartbeatEveryMs = 5_000;

    /// <summary>A command that lost the race for the log so often has met a faster node; the client tries again.</summary>
    public const int MostTries = 8;

    /// <summary>After the storage has failed nothing will have changed sooner.</summary>
    public const long RetryAfterMs = 1_000;

    private readonly string _exercise;
    private readonly Playbook _book;
    private readonly Rules _rules;
    private readonly IExerciseLog _log;
    private readonly ILane _lane;
    private readonly ExerciseClock _clock;
    private readonly Committed _committed;
    private readonly SaltSource _salts;
    private readonly Lease _lease;
    private readonly LogTail _tail;

    private readonly PendingCommands _pending = new();
    private readonly List<Action> _finishing = [];
    private readonly Absence _absence = new();
    private long _lastBeatMs;
    private long _retryAtMs;

    private ExerciseGrain(
        string exercise, Opening opening, IExerciseLog log, ILane lane, ExerciseClock clock, Committed committed, SaltSource? salts, Lease? lease)
    {
        (_exercise, _book, _rules) = (exercise, opening.Playbook, opening.Rules);
        (_log, _lane, _clock, _committed) = (log, lane, clock, committed);
        (_salts, _lease) = (salts ?? TypedTexts.RandomSalt, lease ?? Lease.Alone);
        _tail = new(exercise, opening, log, lane, Answered);
    }

    public ExerciseState State => _tail.State;

    public bool IsQuiet => _pending.IsEmpty && !_tail.HasUnderWay;

    public long? NextDueMs
    {
        get
        {
            if (_tail.IsBroken)
            {
                // What is still under way mends it when it comes back.
                return _tail.HasUnderWay ? null : Math.Max(_retryAtMs, _againAtMs);
            }

            if (!_lease.MayTick)
            {
                // Another node does; or the lease comes back, and then somebody calls.
                return null;
            }

            if (_absence.MustBeSaidAgain)
            {
                return _retryAtMs;
            }

            var due = _rules.NextDueWallMs(_book, _tail.Tentative);
            var beat = _tail.Tentative.Running && !_absence.IsOwed && !_lease.IsShared ? _lastBeatMs + HeartbeatEveryMs : (long?)null;
            var next = due is null || beat < due ? beat : due;
            return next is { } at ? Math.Max(at, _retryAtMs) : null;
        }
    }

    /// <summary>
    /// Folds the log. If the clock was running, its first command is to stand still for the time away; where there are several nodes, once
    /// this one has the lease.
    /// </summary>
    /// <param name="lease">Left out: there is no other node.</param>
    /// <exception cref="HostingProblem">The log cannot be read.</exception>
    /// <exception cref="System.Text.Json.JsonException">The log holds something this version does not know: the exercise does not open.</exception>
    public static ExerciseGrain Open(
        string exercise, Opening opening, IExerciseLog log, ILane lane, ExerciseClock clock, Committed committed, SaltSource? salts = null, Lease? lease = null)
    {
        var grain = new ExerciseGrain(exercise, opening, log, lane, clock, committed, salts, lease);
        if (opening.New is null)
        {
            grain.ReadLog();
        }

        return grain;
    }

    public Task<Receipt> Submit(Submission submission)
    {
        if (_pending.Find(submission) is { } first)
        {
            HostMeter.DuplicatesRefused.Add(1);
            return Retries.Same(submission, first.Submission)
                ? first.Answer
                : Task.FromResult(new Receipt(submission.Who, submission.Id, HostRefusals.IdReused, []));
        }

        var pending = new Pending(submission);
        if (!_pending.TryAdd(pending))
        {
            return Task.FromResult(new Receipt(submission.Who, submission.Id, HostRefusals.Busy, [], Transient: true));
        }

        if (_tail.IsBroken)
        {
            _pending.DecideAgain(pending);
            Mend();
        }
        else
        {
            Take(pending);
        }

        return pending.Answer;
    }

    public Task<Receipt>? Again(Submission submission)
    {
        if (_pending.Find(submission) is { } first)
        {
            return Submit(submission with { Seat = first.Submission.Seat });
        }

        return _log.Receipt(_exercise, submission.Who, submission.Id) is { } stored
            ? Task.FromResult(Retries.Receipt(submission, stored, _log, _exercise, _book.Scenario.Roles.Select(r => r.Id)))
            : null;
    }

    public void Due()
    {
        var now = _clock.NowMs;
        if (_tail.IsBroken)
        {
            Mend();
        }
        else if (now >= _retryAtMs && _lease.MayTick)
        {
            // Should the rules throw, they must not be asked again at once for ever.
            _retryAtMs = now + RetryAfterMs;
            NoticeAbsence(now);
            if (_rules.NextDueWallMs(_book, _tail.Tentative) <= now)
            {
                _tail.Append(_rules.Advance(_book, _tail.Tentative, now), claim: _lease.Claim);
            }

            _retryAtMs = 0;
            if (!_lease.IsShared && _tail.Tentative.Running && !_absence.IsOwed && now - _lastBeatMs >= HeartbeatEveryMs)
            {
                Beat(now);
            }
        }
    }

    public void Finish(Action done)
    {
        _finishing.Add(done);
        if (_tail.IsBroken && !_tail.HasUnderWay)
        {
            _pending.RefuseAgain(HostRefusals.Storage);
        }

        TellFinished();
    }

    private void ReadLog()
    {
        var entries = _tail.Read();
        var lastWallMs = entries.Count > 0 ? entries[^1].Command.NowMs : 0;
        var darkFromMs = Math.Max(lastWallMs, _log.LastBeat(_exercise) ?? 0);
        _clock.NotBefore(darkFromMs);
        _lastBeatMs = darkFromMs;
        _wasInPlay = State.Stage == Stage.Play;
        if (State.Running && !_lease.IsShared)
        {
            Resume(darkFromMs, _clock.NowMs);
        }
    }

    /// <summary>
    /// A process that was frozen (a suspended machine, a stopped container) has been away like one that was restarted: its clock stood
    /// still from the last heartbeat, so that nothing bursts out at once.
    /// </summary>
    private void NoticeAbsence(long now)
    {
        if (!_lease.MayTick)
        {
            return;
        }

        if (_absence is { MustBeSaidAgain: true, FromMs: { } fromMs })
        {
            Resume(Math.Max(fromMs, _tail.Tentative.WallMs), now);
        }

        // Where there are several nodes, whoever was away so long has lost the lease and takes it anew.
        var seenMs = Math.Max(_lastBeatMs, _tail.Tentative.WallMs);
        if (!_lease.IsShared && _tail.Tentative.Running && now - seenMs > Event.WentDark.ShortestDarkThatStopsMs)
        {
            Resume(seenMs, now);
        }
    }

    private void Resume(long darkFromMs, long now)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"resume-{_tail.Tentative.Version + 1}");
        var outcome = _rules.Take(_book, _tail.Tentative, new(Command.Clock, id, new CommandBody.Resume(darkFromMs), now));
        _absence.Decided(darkFromMs, outcome.Entries);
        _tail.Append(outcome, claim: _lease.Claim);
    }

    private void Answered(Decided decided, AppendResult result)
    {
        if (result == AppendResult.Committed)
        {
            if (decided.Entries.Count > 0)
            {
                _absence.Heard(decided.Entries);
                _committed(decided.Entries);
                _lease.Stored(State.Version);
                SettleLease();
            }

            if (decided.Asker is { } asker)
            {
                _pending.Answer(asker, Receipt.Of(decided.Append.Receipt!));
            }
        }
        else
        {
            _claimWasRefused |= result == AppendResult.Conflict && decided.Append.Claim is not null;
            NotStored(decided.Asker, result);
        }

        TakeWhatBegins();
        if (_tail.IsBroken)
        {
            Mend();
        }

        TellFinished();
    }

    private void NotStored(Pending? asker, AppendResult result)
    {
        if (result == AppendResult.Failed)
        {
            _retryAtMs = _clock.NowMs + RetryAfterMs;
        }
        else if (asker?.Tries > 1)
        {
            _againAtMs = _clock.NowMs + _lease.JitterMs(asker.Tries);
        }

        // A conflict was caused by a failure before it, or by another node: it is decided again on what the log says by now.
        if (asker is not null && result == AppendResult.Conflict && asker.Tries < MostTries)
        {
            _pending.DecideAgain(asker);
        }
        else if (asker is not null)
        {
            _pending.Refuse(asker, result == AppendResult.Conflict ? HostRefusals.Busy : HostRefusals.Storage);
        }
    }

    /// <summary>Starts again from the log once nothing built on the lost tentative state is under way any more.</summary>
    private void Mend()
    {
        if (_tail.HasUnderWay || _clock.NowMs < _againAtMs)
        {
            return;
        }

        try
        {
            // A claim that was refused although nobody has written anything: the lease is another's.
            if (ReadNewer() == 0 && _claimWasRefused)
            {
                _lease.Lose();
            }
        }
        catch (HostingProblem)
        {
            _retryAtMs = _clock.NowMs + RetryAfterMs;
            _pending.RefuseAgain(HostRefusals.Storage);
            return;
        }
        catch
        {
            // What cannot be read now cannot be read at once again, and nobody is left without an answer.
            _retryAtMs = _clock.NowMs + RetryAfterMs;
            _pending.RefuseAgain(HostRefusals.Fault);
            throw;
        }

        _claimWasRefused = false;
        _absence.Lost();
        if (_takenFromMs is { } beatMs)
        {
            _takenFromMs = null;
            BeginHolding(beatMs);
        }

        foreach (var pending in _pending.TakeAgain())
        {
            if (_tail.IsBroken)
            {
                _pending.DecideAgain(pending);
            }
            else
            {
                Take(pending);
            }
        }
    }

    private void Beat(long now)
    {
        _lastBeatMs = now;
        _log.Beat(_exercise, now);
    }

    private void TellFinished()
    {
        if (_finishing.Count == 0 || !IsQuiet)
        {
            return;
        }

        if (!_lease.IsShared && !_tail.IsBroken && !_absence.IsOwed && State.Running)
        {
            Beat(_clock.NowMs);
        }

        var finishing = _finishing.ToArray();
        _finishing.Clear();
        foreach (var done in finishing)
        {
            done();
        }
    }
}
