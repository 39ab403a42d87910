using System.Runtime.ExceptionServices;
using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Views;

/// <summary>
/// All views of one exercise on this node. It folds committed entries once and shows what came of each to every view grain. It has a lane
/// of its own, behind the exercise's: no command waits for a view. All calls come on that lane.
/// </summary>
public sealed class ExerciseViews
{
    private readonly string _exercise;
    private readonly Playbook _book;
    private readonly IExerciseLog _log;
    private readonly WordsBook _words;
    private readonly ExerciseClock _clock;
    private readonly ILane _lane;
    private readonly CountedViews _views;
    private readonly List<Question> _asked = [];
    private readonly Dictionary<Items<Change>, SentChanges> _sent = new(ReferenceEqualityComparer.Instance);

    /// <param name="wanted">May wait for a disk.</param>
    public ExerciseViews(
        string exercise, Playbook book, IExerciseLog log, WordsBook words, WantedLanguages wanted, ExerciseClock clock, ILane lane, Rules rules)
    {
        (_exercise, _book, _log, _words, _clock, _lane) = (exercise, book, log, words, clock, lane);
        _views = new(exercise, book, rules, wanted, clock, upTo => Read(0, upTo));
    }

    public bool HasSubscribers => _views.All.Any(v => v.Value.IsWatched);

    /// <summary>Takes entries that are durable, in order. What it missed it reads.</summary>
    /// <param name="committedAt">See <see cref="StreamEnvelope.CommittedAt"/>.</param>
    public void Committed(Items<Entry> entries, long committedAt = 0)
    {
        if (entries[0].Version > _views.State.Version + 1)
        {
            Follow(Read(_views.State.Version, entries[0].Version - 1), committedAt);
        }

        Follow(entries, committedAt);
    }

    /// <summary>
    /// For a node that starts to look: the exercise as its grain has just read and verified it. A node that takes over a hundred of them has
    /// no time to read each log twice.
    /// </summary>
    public void StartAt(ExerciseState state)
    {
        // What was erased while nobody followed here is in entries that are not read again.
        _words.ForgetTexts(_exercise);
        _views.StartAt(state);
    }

    /// <summary>What a client is missing, and from there on every change as it happens, if it brings a sink.</summary>
    public void Pull(Viewer viewer, string? epoch, long after, IStreamSink? sink, TaskCompletionSource<StreamCatchUp> answer)
    {
        // After a restart a whole room asks at once: those who do are served by one pass over the log.
        _asked.Add(new(viewer, epoch, after, sink, answer));
        if (_asked.Count == 1)
        {
            _lane.Post(AnswerAsked);
        }
    }

    public void Unsubscribe(Viewer viewer, IStreamSink sink)
    {
        foreach (var (_, view) in _views.All)
        {
            if (view.Subscribers.RemoveAll(s => s.Viewer == viewer && ReferenceEquals(s.Sink, sink)) > 0)
            {
                view.LastAskedMs = _clock.NowMs;
            }
        }
    }

    /// <summary>The file behind a key, if it is on the viewer's screen now; null: there is nothing.</summary>
    public void Media(Viewer viewer, string key, TaskCompletionSource<Media?> answer)
    {
        try
        {
            var place = _views.PlaceOf(viewer);
            _views.Open(viewer.Stands(_views.State) ? [(viewer, place)] : []);
            var isShown = viewer.Stands(_views.State) && _views.Find(place)!.Grain.Shows(key);
            answer.SetResult(isShown ? MediaFiles.Find(_book, _views.State, key) : null);
        }
        catch (Exception problem)
        {
            answer.TrySetException(problem);
        }
    }

    /// <summary>A person reads another language from now on: their streams, and nobody else's, are to be pulled.</summary>
    public void Reread(string person)
    {
        foreach (var (_, view) in _views.All)
        {
            foreach (var (viewer, sink) in view.Subscribers.Where(s => s.Viewer.Person == person))
            {
                sink.Resync(viewer.Stream);
            }
        }
    }

    /// <summary>Drops views that nobody has watched or pulled for so long.</summary>
    public void Unload(long afterMs) => _views.Unload(afterMs);

    private static void TellToPull(Counted view)
    {
        foreach (var (viewer, sink) in view.Subscribers)
        {
            sink.Resync(viewer.Stream);
        }
    }

    private void Follow(IEnumerable<Entry> entries, long committedAt)
    {
        foreach (var entry in entries)
        {
            if (entry.Version <= _views.State.Version)
            {
                continue;
            }

            _views.Follow(entry);
            _words.Follow(_exercise, entry);
            _sent.Clear();
            foreach (var (place, view) in _views.Watched)
            {
                ShowOrDrop(place, view, committedAt);
            }
        }
    }

    /// <summary>A view that throws is a bug, and must cost nobody else theirs: it is dropped, and counted anew when asked for.</summary>
    private void ShowOrDrop(Place place, Counted view, long committedAt)
    {
        try
        {
            Show(view, committedAt);
        }
        catch (Exception problem)
        {
            _views.Drop(place);
            TellToPull(view);
            _lane.Post(ExceptionDispatchInfo.Capture(problem).Throw);
        }
    }

    private void Show(Counted view, long committedAt)
    {
        var changes = view.Fold(_views.Now(view));
        if (_views.RightsChanged)
        {
            foreach (var (viewer, sink) in view.Subscribers.Where(s => !s.Viewer.Stands(_views.State)).ToArray())
            {
                view.Subscribers.Remove((viewer, sink));
                sink.Gone(viewer.Stream);
            }
        }

        if (view.Grain.MustBePulled)
        {
            TellToPull(view);
        }

        if (changes is not null && view.IsWatched)
        {
            var sent = Sent(changes);
            foreach (var (viewer, sink) in view.Subscribers)
            {
                sink.Changed(new(viewer.Stream, view.Grain.Epoch, view.Grain.Seq, sent, committedAt));
            }
        }
    }

    /// <summary>What many viewers get is filled in and written down once for all of them.</summary>
    private SentChanges Sent(Items<Change> changes)
    {
        if (!_sent.TryGetValue(changes, out var sent))
        {
            _sent.Add(changes, sent = _words.Fill(_exercise, changes));
        }

        return sent;
    }

    private void AnswerAsked()
    {
        var asked = _asked.ToArray();
        _asked.Clear();
        _sent.Clear();
        try
        {
            var placed = asked.Select(question => (Question: question, Place: _views.PlaceOf(question.Viewer))).ToArray();
            _views.Open([.. placed.Where(a => a.Question.Viewer.Stands(_views.State)).Select(a => (a.Question.Viewer, a.Place))]);
            var whole = new Dictionary<View, JsonElement>(ReferenceEqualityComparer.Instance);
            foreach (var (question, place) in placed)
            {
                question.Answer.SetResult(Answer(question, place, whole));
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

    /// <param name="whole">Views that were written down for others who ask now and see the same.</param>
    private StreamCatchUp Answer(Question question, Place place, Dictionary<View, JsonElement> whole)
    {
        var (viewer, epoch, after, sink, _) = question;
        if (!viewer.Stands(_views.State))
        {
            return StreamCatchUp.GoneFor(viewer.Stream, _clock.NowMs);
        }

        var view = _views.Find(place)!;
        if (sink is not null && !view.Subscribers.Contains((viewer, sink)))
        {
            // Whoever reads another language now hears no more of the one before.
            Unsubscribe(viewer, sink);
            view.Subscribers.Add((viewer, sink));
        }

        view.LastAskedMs = _clock.NowMs;
        var grain = view.Grain;
        return grain.After(epoch, after) is { } missed
            ? new(viewer.Stream, grain.Epoch, grain.Seq, null, Envelopes(viewer, grain, missed), _clock.NowMs)
            : new(viewer.Stream, grain.Epoch, grain.Seq, Whole(grain, whole), [], _clock.NowMs);
    }

    private Items<StreamEnvelope> Envelopes(Viewer viewer, ViewGrain grain, IReadOnlyList<Items<Change>> missed) =>
        missed.Select((changes, i) => new StreamEnvelope(viewer.Stream, grain.Epoch, grain.Seq - missed.Count + i + 1, Sent(changes))).ToItems();

    private JsonElement Whole(ViewGrain grain, Dictionary<View, JsonElement> whole)
    {
        if (grain.View is not { } view)
        {
            return grain.Snapshot();
        }

        if (!whole.TryGetValue(view, out var json))
        {
            whole.Add(view, json = _words.Fill(_exercise, grain.Snapshot()));
        }

        return json;
    }

    private IEnumerable<Entry> Read(long after, long upTo) =>
        _log.Read(_exercise, after).TakeWhile(e => e.Version <= upTo).Select(e => Wire.ReadEntry(e.Bytes));

    private sealed record Question(Viewer Viewer, string? Epoch, long After, IStreamSink? Sink, TaskCompletionSource<StreamCatchUp> Answer);
}
