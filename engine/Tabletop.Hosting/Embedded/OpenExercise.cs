using System.Diagnostics;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Embedded;

/// <summary>One exercise on this node: its grain on one lane, its views on another.</summary>
internal sealed class OpenExercise
{
    private readonly string _id;
    private readonly Ground _ground;
    private readonly DueTimes _due;
    private readonly ILane _lane;
    private readonly ILane _viewLane;
    private readonly ExerciseClock _clock;
    private ExerciseGrain? _grain;
    private ExerciseViews? _views;
    private long _usedMs;

    public OpenExercise(string id, Ground ground, DueTimes due)
    {
        (_id, _ground, _due) = (id, ground, due);
        _clock = new(ground.Clock);
        _lane = ground.Scheduler.Lane($"exercise {id}");
        _viewLane = ground.Scheduler.Lane($"views of {id}");
        _usedMs = _clock.NowMs;
    }

    public string Id => _id;

    /// <summary>Runs on the exercise's lane with its grain; with null where there is no such exercise.</summary>
    /// <param name="failed">The log does not answer, or holds something this version does not know; or the work threw.</param>
    public void OnGrain(Action<ExerciseGrain?> work, Action<Exception> failed, NewExercise? made = null) => _lane.Post(() =>
    {
        _usedMs = _clock.NowMs;
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
    });

    /// <summary>Runs on the lane of its views; with null where there is no such exercise.</summary>
    public void OnViews(Action<ExerciseViews?> work, Action<Exception> failed) => OnGrain(
        grain =>
        {
            var views = grain is null ? null : _views;
            _viewLane.Post(() => work(views));
        },
        failed);

    /// <summary>The timer's call.</summary>
    public void Due(Action<Exception> failed) => OnGrain(grain => grain?.Due(), failed);

    /// <summary>Something that is in no entry has changed: views of an exercise it concerns are sent whole once.</summary>
    public void RefreshViews(Func<ExerciseState, bool> concerns) => _viewLane.Post(() => _views?.Refresh(concerns));

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
                // Whoever came to look meanwhile came by this lane.
                if (_clock.NowMs - _usedMs > afterMs && _grain is { State.Running: false, IsQuiet: true, NextDueMs: null })
                {
                    (_grain, _views) = (null, null);
                }
            });
        }
    });

    private void Open(NewExercise? made)
    {
        var (log, shelf) = (_ground.Log, _ground.Shelf);
        var row = log.Exercise(_id);
        (_grain, _views) = (null, null);
        if (row is null && made is null)
        {
            return;
        }

        var book = row is null ? shelf.Of(made!.ContentHash, () => made.Content) : shelf.Of(row.ContentHash);
        var views = new ExerciseViews(_id, book, log, _ground.Words, _ground.Wanted, _clock, _viewLane, _ground.Rules);
        if (row is not null)
        {
            _viewLane.Post(views.CatchUp);
        }

        _grain = ExerciseGrain.Open(
            _id,
            new(book, row is null ? made : null) { Rules = _ground.Rules },
            log,
            new WindingLane(this),
            _clock,
            entries =>
            {
                var committedAt = Stopwatch.GetTimestamp();
                _viewLane.Post(() => views.Committed(entries, committedAt));
            },
            _ => _ground.Chance(TypedTexts.SaltLength));
        _views = views;
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
