using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Embedded;

/// <summary>One exercise on this node: its grain on one lane, its views on another.</summary>
internal sealed class OpenExercise : ILeased
{
    /// <summary>A room that asks again and again would have a long log verified as often.</summary>
    private const long DamageStandsMs = 10_000;

    private readonly string _id;
    private readonly Ground _ground;
    private readonly DueTimes _due;
    private readonly ILane _lane;
    private readonly ILane _viewLane;
    private readonly ExerciseClock _clock;
    private ExerciseGrain? _grain;
    private ExerciseViews? _views;
    private long _usedMs;
    private long _version;
    private DamagedLog? _damage;
    private long _lookAgainAtMs;

    /// <param name="stored">Hears of versions this node has brought a log to.</param>
    public OpenExercise(string id, Ground ground, DueTimes due, Action<string, long> stored)
    {
        (_id, _ground, _due) = (id, ground, due);
        _clock = new(ground.Clock);
        _lane = ground.Scheduler.Lane($"exercise {id}");
        _viewLane = ground.Scheduler.Lane($"views of {id}");
        _usedMs = _clock.NowMs;
        Lease = ground.Peers is { } peers ? new(id, peers.Leases, ground.Clock, ground.Chance, version => stored(id, version)) : Lease.Alone;
    }

    public string Id => _id;

    public Lease Lease { get; }

    public long NowMs => _clock.NowMs;

    /// <summary>Runs on the exercise's lane with its grain; with null where there is no such exercise.</summary>
    /// <param name="failed">The log does not answer, or holds something this version does not know; or the work threw.</param>
    public void OnGrain(Action<ExerciseGrain?> work, Action<Exception> failed, NewExercise? made = null) => _lane.Post(() =>
    {
        _usedMs = _clock.NowMs;
        Do(work, failed, made);
    });

    public bool IsOpen => Volatile.Read(ref _grain) is not null;

    public void Prepare() => _lane.Post(() => Do(_ => { }, ForNow));

    /// <summary>Of its own accord, where nobody uses it.</summary>
    public void TakeLease() => _lane.Post(() => Do(grain => grain?.TakeLease(), ForNow));

    public void Follow(long version)
    {
        if (version > Interlocked.Read(ref _version))
        {
            OnOpen(grain => grain.Follow());
        }
    }

    public void GoOn() => OnOpen(_ => { });

    /// <summary>The storage does not answer: the next round of leases tries again.</summary>
    private static void ForNow(Exception problem)
    {
        if (problem is not HostingProblem)
        {
            ExceptionDispatchInfo.Throw(problem);
        }
    }

    /// <summary>Only where it is open; it is not opened for this.</summary>
    private void OnOpen(Action<ExerciseGrain> work) => _lane.Post(() =>
    {
        if (_grain is not null)
        {
            Do(grain => work(grain!), ForNow);
        }
    });

    private void Do(Action<ExerciseGrain?> work, Action<Exception> failed, NewExercise? made = null)
    {
        try
        {
            // A creation that was refused has left a grain without an exercise; the next one brings its own content.
            if (_grain is null or { State.Version: 0, IsQuiet: true })
            {
                Open(made);
            }

            work(_grain);
        }
        catch (Exception problem)
        {
            failed(problem);
        }
        finally
        {
            Wind();
        }
    }

    /// <summary>Runs on the lane of its views; with null where there is no such exercise.</summary>
    /// <param name="before">Runs on the exercise's own lane first; what it reads the views have by then.</param>
    public void OnViews(Action<ExerciseViews?> work, Action<Exception> failed, Action<ExerciseGrain>? before = null) => OnGrain(
        grain =>
        {
            if (grain is not null)
            {
                before?.Invoke(grain);
            }

            var views = grain is null ? null : _views;
            _viewLane.Post(() => work(views));
        },
        failed);

    /// <summary>The timer's call.</summary>
    public void Due(Action<Exception> failed) => OnGrain(grain => grain?.Due(), failed);

    /// <summary>A person reads another language from now on.</summary>
    public void Reread(string person) => _viewLane.Post(() => _views?.Reread(person));

    /// <summary>Answers what is under way and leaves a last heartbeat.</summary>
    public void Finish(Action done) => _lane.Post(() =>
    {
        if (_grain is { } grain)
        {
            grain.Finish(done);
        }
        else
        {
            done();
        }
    });

    /// <summary>Drops views nobody looks at, and then the exercise, if nobody plays, looks or waits here: the log has it all.</summary>
    public void Unload(long afterMs) => _viewLane.Post(() =>
    {
        _views?.Unload(afterMs);
        if (_views is { HasSubscribers: false })
        {
            _lane.Post(() =>
            {
                // Whoever came to look meanwhile came by this lane. Where this node has the lease it must hear when another sets the clock
                // going; what another holds may run on without this one.
                if (_clock.NowMs - _usedMs > afterMs && !Lease.IsHeld && _grain is { IsQuiet: true, NextDueMs: null } grain
                    && (Lease.IsShared || !grain.State.Running))
                {
                    (_grain, _views) = (null, null);
                    Interlocked.Exchange(ref _version, 0);
                }
            });
        }
    });

    private void Open(NewExercise? made)
    {
        if (_damage is { } known && _clock.NowMs < _lookAgainAtMs)
        {
            throw known;
        }

        var (log, shelf) = (_ground.Log, _ground.Shelf);
        var row = log.Exercise(_id);
        (_grain, _views) = (null, null);
        if (row is null && made is null)
        {
            return;
        }

        var book = row is null ? shelf.Of(made!.ContentHash, () => made.Content) : shelf.Of(row.ContentHash);
        var views = new ExerciseViews(_id, book, log, _ground.Words, _ground.Wanted, _clock, _viewLane, _ground.Rules);
        try
        {
            _grain = ExerciseGrain.Open(
                _id,
                new(book, row is null ? made : null) { Rules = _ground.Rules, Row = row },
                log,
                new WindingLane(this),
                _clock,
                entries => Committed(views, entries),
                _ => _ground.Chance(TypedTexts.SaltLength),
                Lease);
        }
        catch (DamagedLog damage)
        {
            (_damage, _lookAgainAtMs) = (damage, _clock.NowMs + DamageStandsMs);
            throw;
        }

        if (row is not null)
        {
            views.StartAt(_grain.State);
        }

        _views = views;
        Interlocked.Exchange(ref _version, _grain.State.Version);
        if (Lease.IsShared && _grain.State.Stage == Stage.Play)
        {
            TakeAtOnce(_grain);
        }
    }

    private static void TakeAtOnce(ExerciseGrain grain)
    {
        try
        {
            grain.TakeLease();
        }
        catch (HostingProblem)
        {
            // The next round of leases tries again; who comes with a command meanwhile asks by itself if it must be.
        }
    }

    private void Committed(ExerciseViews views, Items<Entry> entries)
    {
        Interlocked.Exchange(ref _version, entries[^1].Version);
        var committedAt = Stopwatch.GetTimestamp();
        _viewLane.Post(() => views.Committed(entries, committedAt));
    }

    private void Wind() => _due.Set(_id, _grain?.NextDueMs is { } at ? _clock.ToHostMs(at) : null);

    /// <summary>The lane as the grain has it: after each piece of its own work too it says when it wants to be called next.</summary>
    private sealed class WindingLane(OpenExercise exercise) : ILane
    {
        public void Post(Action work) => exercise._lane.Post(() =>
        {
            try
            {
                work();
            }
            finally
            {
                exercise.Wind();
            }
        });
    }
}
