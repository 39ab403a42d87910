using System.Runtime.ExceptionServices;
using Tabletop.Engine;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Views;

/// <summary>
/// All views of one exercise on this node. It folds committed entries once and shows what came of each to every view grain. It has a lane
/// of its own, behind the exercise's: no command waits for a view. All calls come on that lane.
/// </summary>
public sealed class ExerciseViews(string exercise, Playbook book, IExerciseLog log, WordsBook words, ExerciseClock clock, ILane lane)
{
    private readonly Dictionary<string, Watched> _watched = [];
    private readonly List<Question> _asked = [];
    private SoFar _now = new(ExerciseState.Initial, Chronicle.Empty);

    public bool HasSubscribers => _watched.Values.Any(w => w.Subscribers.Count > 0);

    /// <summary>Takes entries that are durable, in order. What it missed it reads.</summary>
    public void Committed(Items<Entry> entries)
    {
        if (entries[0].Version > _now.State.Version + 1)
        {
            Follow(Read(_now.State.Version, entries[0].Version - 1));
        }

        Follow(entries);
    }

    /// <summary>Everything the log has, for a node that starts to look.</summary>
    public void CatchUp()
    {
        // No view is counted here: those that somebody asks for are, when they do.
        foreach (var entry in Read(_now.State.Version, long.MaxValue))
        {
            _now = Next(_now, entry);
        }
    }

    /// <summary>What a client is missing, and from there on every change as it happens, if it brings a sink.</summary>
    public void Pull(Viewer viewer, string? epoch, long after, IStreamSink? sink, TaskCompletionSource<StreamCatchUp> answer)
    {
        // After a restart a whole room asks at once: those who do are served by one pass over the log.
        _asked.Add(new(viewer, epoch, after, sink, answer));
        if (_asked.Count == 1)
        {
            lane.Post(AnswerAsked);
        }
    }

    public void Unsubscribe(Viewer viewer, IStreamSink sink)
    {
        if (_watched.TryGetValue(viewer.Key, out var watched))
        {
            watched.Subscribers.RemoveAll(s => s.Viewer == viewer && ReferenceEquals(s.Sink, sink));
            watched.LastAskedMs = clock.NowMs;
        }
    }

    /// <summary>Words were erased or names changed. No entry says so; everybody takes the whole view once.</summary>
    public void Refresh(Func<ExerciseState, bool> concerns)
    {
        if (!concerns(_now.State))
        {
            return;
        }

        foreach (var watched in _watched.Values)
        {
            watched.Grain.Refresh();
            foreach (var (viewer, sink) in watched.Subscribers)
            {
                sink.Resync(viewer.Stream);
            }
        }
    }

    /// <summary>Drops views that nobody has watched or pulled for so long.</summary>
    public void Unload(long afterMs)
    {
        var now = clock.NowMs;
        foreach (var (key, watched) in _watched.ToArray())
        {
            if (watched.Subscribers.Count == 0 && now - watched.LastAskedMs > afterMs)
            {
                _watched.Remove(key);
            }
        }
    }

    private void Follow(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Version <= _now.State.Version)
            {
                continue;
            }

            var before = _now.State;
            _now = Next(_now, entry);
            Welcome(before);
            foreach (var (key, watched) in _watched.ToArray())
            {
                ShowOrDrop(key, watched);
            }
        }
    }

    /// <summary>A view that throws is a bug, and must cost nobody else theirs: it is dropped, and counted anew when asked for.</summary>
    private void ShowOrDrop(string key, Watched watched)
    {
        try
        {
            Show(watched);
        }
        catch (Exception problem)
        {
            _watched.Remove(key);
            foreach (var (viewer, sink) in watched.Subscribers)
            {
                sink.Resync(viewer.Stream);
            }

            lane.Post(ExceptionDispatchInfo.Capture(problem).Throw);
        }
    }

    private void Show(Watched watched)
    {
        var envelope = watched.Grain.Fold(_now);
        if (watched.Subscribers.Count == 0)
        {
            return;
        }

        foreach (var (viewer, sink) in watched.Subscribers.Where(s => !s.Viewer.Stands(_now.State)).ToArray())
        {
            watched.Subscribers.Remove((viewer, sink));
            sink.Gone(viewer.Stream);
        }

        if (envelope is not null && watched.Subscribers.Count > 0)
        {
            var filled = words.Fill(exercise, envelope);
            foreach (var (viewer, sink) in watched.Subscribers)
            {
                sink.Changed(filled with { Stream = viewer.Stream });
            }
        }
    }

    /// <summary>Whoever has just come will look in a moment: counting from here on saves a pass over the log.</summary>
    private void Welcome(ExerciseState before)
    {
        var state = _now.State;
        if (before.Version == 0)
        {
            Add(new Viewer.Staff(exercise, ""));
            Add(new Viewer.Board(exercise));
        }

        if (!ReferenceEquals(before.People, state.People))
        {
            foreach (var person in state.People)
            {
                if (!person.Staff && before.People.IndexOf(p => p.Id == person.Id) < 0)
                {
                    Add(new Viewer.Lobby(exercise, person.Id));
                }
            }
        }

        if (!ReferenceEquals(before.Grants, state.Grants))
        {
            foreach (var grant in state.Grants)
            {
                if (before.Grants.IndexOf(g => g.Number == grant.Number) < 0)
                {
                    Add(new Viewer.Seat(exercise, grant.Person, grant.Number));
                }
            }
        }
    }

    private void Add(Viewer viewer) => _watched.TryAdd(viewer.Key, new(new(book, viewer)) { LastAskedMs = clock.NowMs });

    /// <summary>Counts from the beginning of the log for views that are not held, all in one pass.</summary>
    private void Open(IEnumerable<Viewer> viewers)
    {
        var missing = viewers.Where(v => !_watched.ContainsKey(v.Key)).DistinctBy(v => v.Key).Select(v => (v.Key, Grain: new ViewGrain(book, v))).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var soFar = new SoFar(ExerciseState.Initial, Chronicle.Empty);
        foreach (var entry in Read(0, _now.State.Version))
        {
            soFar = Next(soFar, entry);
            foreach (var (_, grain) in missing)
            {
                grain.Fold(soFar);
            }
        }

        foreach (var (key, grain) in missing)
        {
            _watched.Add(key, new(grain));
        }
    }

    private void AnswerAsked()
    {
        var asked = _asked.ToArray();
        _asked.Clear();
        try
        {
            Open(asked.Select(a => a.Viewer).Where(v => v.Stands(_now.State)));
            foreach (var question in asked)
            {
                question.Answer.SetResult(Answer(question));
            }
        }
        catch (Exception problem)
        {
            foreach (var question in asked)
            {
                question.Answer.TrySetException(problem);
            }
        }
    }

    private StreamCatchUp Answer(Question question)
    {
        var (viewer, epoch, after, sink, _) = question;
        if (!viewer.Stands(_now.State))
        {
            return StreamCatchUp.GoneFor(viewer.Stream, clock.NowMs);
        }

        var watched = _watched[viewer.Key];
        watched.LastAskedMs = clock.NowMs;
        if (sink is not null && !watched.Subscribers.Contains((viewer, sink)))
        {
            watched.Subscribers.Add((viewer, sink));
        }

        var grain = watched.Grain;
        return grain.After(epoch, after) is { } envelopes
            ? new(viewer.Stream, grain.Epoch, grain.Seq, null, envelopes.Select(e => words.Fill(exercise, e) with { Stream = viewer.Stream }).ToItems(), clock.NowMs)
            : new(viewer.Stream, grain.Epoch, grain.Seq, words.Fill(exercise, grain.Snapshot()), [], clock.NowMs);
    }

    private SoFar Next(SoFar before, Entry entry) =>
        new(Play.Fold(book, before.State, entry), before.Chronicle.Add(book, entry));

    private IEnumerable<Entry> Read(long after, long upTo) =>
        log.Read(exercise, after).TakeWhile(e => e.Version <= upTo).Select(e => Wire.ReadEntry(e.Bytes));

    private sealed record Question(Viewer Viewer, string? Epoch, long After, IStreamSink? Sink, TaskCompletionSource<StreamCatchUp> Answer);

    private sealed class Watched(ViewGrain grain)
    {
        public ViewGrain Grain => grain;

        public List<(Viewer Viewer, IStreamSink Sink)> Subscribers { get; } = [];

        public long LastAskedMs { get; set; }
    }
}
