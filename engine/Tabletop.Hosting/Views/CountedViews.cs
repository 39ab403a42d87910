using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Views;

/// <summary>What is seen, and in which language: one counting for all who see it.</summary>
internal readonly record struct Place(string Of, string Language);

/// <summary>A view that is counted on this node, and who hears of its changes.</summary>
/// <param name="from">The version before the first entry it can see.</param>
internal sealed class Counted(ViewGrain grain, long from = 0)
{
    public ViewGrain Grain => grain;

    /// <summary>Of the log, up to which it has been counted. Behind the exercise only while nobody watches.</summary>
    public long Version { get; private set; } = from;

    public bool IsWatched => Subscribers.Count > 0;

    public Items<Change>? Fold(SoFar now)
    {
        Version = now.State.Version;
        return grain.Fold(now);
    }

    public List<(Viewer Viewer, IStreamSink Sink)> Subscribers { get; } = [];

    public long LastAskedMs { get; set; }
}

/// <summary>
/// The views of one exercise that are counted on this node, and the exercise as far as they have come. Those that are watched are counted with
/// every entry; the others when somebody asks, as long as what has happened since is still at hand, and otherwise from the log.
/// </summary>
/// <param name="wanted">May wait for a disk.</param>
/// <param name="read">Entries up to a version, from the first.</param>
internal sealed class CountedViews(
    string exercise, Playbook book, Rules rules, WantedLanguages wanted, ExerciseClock clock, Func<long, IEnumerable<Entry>> read)
{
    /// <summary>So many entries are kept for views that nobody watches.</summary>
    private const int MostBehind = ViewGrain.MostKept;

    private readonly Dictionary<Place, Counted> _views = [];
    private readonly Queue<PastMoment> _recent = new();
    private readonly Tellings _now = new(book, rules);

    public ExerciseState State => _now.State;

    /// <summary>The last entry has changed who is there or sits where.</summary>
    public bool RightsChanged { get; private set; }

    /// <summary>A copy: views may come and go while it is walked.</summary>
    public IReadOnlyList<KeyValuePair<Place, Counted>> All => [.. _views];

    /// <inheritdoc cref="All"/>
    public IReadOnlyList<KeyValuePair<Place, Counted>> Watched => [.. _views.Where(v => v.Value.IsWatched)];

    /// <summary>Where a viewer's counting is kept, in the language they read now. The projector reads the scenario's own.</summary>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public Place PlaceOf(Viewer viewer) =>
        new(viewer.Key, Languages.Best(viewer.Person is { } person ? wanted(person) : null, book.Languages));

    public Counted? Find(Place place) => _views.GetValueOrDefault(place);

    public SoFar Now(Counted view) => _now.In(view.Grain.Language);

    /// <summary>For a node that starts to look. No view is counted by it: those that somebody asks for are, when they do.</summary>
    public void StartAt(ExerciseState state) => _now.StartAt(state);

    /// <summary>Takes the next entry, and begins views of those who come by it: they will look in a moment, and that saves a pass over the log.</summary>
    public void Follow(Entry entry)
    {
        var before = State;
        if (before.Version == 0)
        {
            _now.Begin(book.Languages[0]);
        }

        _now.Add(entry);
        RightsChanged = !ReferenceEquals(before.People, State.People) || !ReferenceEquals(before.Grants, State.Grants);
        foreach (var viewer in Coming(before))
        {
            Begin(viewer);
        }

        _recent.Enqueue(_now.Moment());
        if (_recent.Count > MostBehind)
        {
            _recent.Dequeue();
            LeaveBehind();
        }
    }

    /// <summary>Counts views up to now; those that are not held from the beginning of the log, all in one pass.</summary>
    public void Open(IReadOnlyCollection<(Viewer Viewer, Place Place)> viewers)
    {
        BringUp(viewers.Select(v => v.Place).Distinct().Where(_views.ContainsKey));
        var missing = viewers
            .Where(v => !_views.ContainsKey(v.Place))
            .DistinctBy(v => v.Place)
            .Select(v => (v.Viewer, v.Place, View: new Counted(new(book.In(v.Place.Language), v.Viewer, rules.Look))))
            .ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var past = new Tellings(book, rules);
        foreach (var (_, place, _) in missing)
        {
            past.Begin(place.Language);
        }

        // People come one by one, and nobody has anything to see before: in a room of thousands that would be most of the counting.
        var begun = missing.Where(v => v.Viewer is Viewer.Staff or Viewer.Board).ToList();
        var waiting = missing.Except(begun).ToLookup(v => v.Place.Of).ToDictionary(v => v.Key);
        foreach (var entry in read(State.Version))
        {
            var before = past.State;
            past.Add(entry);
            foreach (var key in Keys(before, past.State))
            {
                begun.AddRange(waiting.Remove(key, out var theirs) ? theirs : []);
            }

            foreach (var (_, place, view) in begun)
            {
                view.Fold(past.In(place.Language));
            }
        }

        _now.Adopt(past);
        foreach (var (_, place, view) in missing)
        {
            view.LastAskedMs = clock.NowMs;
            _views.Add(place, view);
        }
    }

    /// <summary>Counts views that are held up to now.</summary>
    public void BringUp(IEnumerable<Place> places)
    {
        var behind = places.Select(place => (Place: place, View: _views[place])).Where(v => v.View.Version < State.Version).ToArray();
        foreach (var moment in behind.Length == 0 ? [] : _recent)
        {
            var told = new Dictionary<string, SoFar>();
            foreach (var (place, view) in behind.Where(v => v.View.Version < moment.State.Version))
            {
                if (!told.TryGetValue(place.Language, out var then))
                {
                    told.Add(place.Language, then = new(moment.State, moment.Chronicles[place.Language]));
                }

                BringTo(then, place, view);
            }
        }
    }

    public void Drop(Place place) => _views.Remove(place);

    /// <summary>Drops views that nobody has watched or pulled for so long, and languages that nobody reads any more.</summary>
    public void Unload(long afterMs)
    {
        foreach (var (place, view) in All)
        {
            if (view.Subscribers.Count == 0 && clock.NowMs - view.LastAskedMs > afterMs)
            {
                Drop(place);
            }
        }

        _now.KeepOnly(_views.Keys.Select(place => place.Language).ToHashSet());
    }

    private void BringTo(SoFar then, Place place, Counted view)
    {
        try
        {
            view.Fold(then);
        }
        catch
        {
            // A bug, which must not be met again on the way to every later moment: it is counted anew.
            Drop(place);
            throw;
        }
    }

    /// <summary>Nobody has watched these for so long that the log tells the rest.</summary>
    private void LeaveBehind()
    {
        var oldest = _recent.Peek().State.Version;
        foreach (var (place, _) in _views.Where(v => v.Value.Version < oldest - 1).ToArray())
        {
            Drop(place);
        }
    }

    private IEnumerable<Viewer> Coming(ExerciseState before)
    {
        if (before.Version == 0)
        {
            yield return new Viewer.Board(exercise);
        }

        foreach (var person in NewPeople(before, State))
        {
            if (!person.Staff)
            {
                yield return new Viewer.Lobby(exercise, person.Id);
            }
            else if (before.Version == 0)
            {
                // The console of staff counts from creation; whoever joins them later finds it or opens it.
                yield return new Viewer.Staff(exercise, person.Id);
            }
        }

        foreach (var grant in NewGrants(before, State))
        {
            yield return new Viewer.Seat(exercise, grant.Person, grant.Number);
        }
    }

    /// <summary>Of everybody who may look as somebody from this entry on, and could not before it, as <see cref="Viewer.Stands(ExerciseState)"/> says.</summary>
    private IEnumerable<string> Keys(ExerciseState before, ExerciseState now) =>
        NewPeople(before, now).Select(person => new Viewer.Lobby(exercise, person.Id).Key)
            .Concat(NewGrants(before, now).Select(grant => new Viewer.Seat(exercise, grant.Person, grant.Number).Key));

    private static IEnumerable<Person> NewPeople(ExerciseState before, ExerciseState now) => Added(before.People, now.People, (a, b) => a.Id == b.Id);

    private static IEnumerable<Grant> NewGrants(ExerciseState before, ExerciseState now) =>
        Added(before.Grants, now.Grants, (a, b) => a.Number == b.Number && a.Person == b.Person);

    private static IEnumerable<T> Added<T>(Items<T> before, Items<T> now, Func<T, T, bool> isSame)
    {
        for (var i = 0; !ReferenceEquals(before, now) && i < now.Count; i++)
        {
            // What is new is at the end, and the others are mostly where they were.
            if ((i >= before.Count || !isSame(before[i], now[i])) && !IsIn(before, now[i], isSame))
            {
                yield return now[i];
            }
        }
    }

    private static bool IsIn<T>(Items<T> items, T item, Func<T, T, bool> isSame) => items.IndexOf(other => isSame(other, item)) >= 0;

    private void Begin(Viewer viewer)
    {
        try
        {
            var place = PlaceOf(viewer);
            if (_now.IsTold(place.Language))
            {
                _views.TryAdd(place, new(new(book.In(place.Language), viewer, rules.Look), State.Version - 1) { LastAskedMs = clock.NowMs });
            }
        }
        catch (HostingProblem)
        {
            // It is counted when somebody asks for it.
        }
    }
}
