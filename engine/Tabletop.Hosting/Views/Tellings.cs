using Tabletop.Engine;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Hosting.Views;

/// <summary>The exercise after one entry, and its story so far in one language.</summary>
public sealed class SoFar(ExerciseState state, Chronicle chronicle)
{
    private readonly Dictionary<View, List<(View Before, Items<Change> Changes)>> _changes = new(ReferenceEqualityComparer.Instance);

    public ExerciseState State => state;

    public Chronicle Chronicle => chronicle;

    /// <summary>What the entry changed. Views that several viewers share are compared once, and those viewers get the very same changes.</summary>
    public Items<Change> Between(View before, View after)
    {
        if (!_changes.TryGetValue(after, out var known))
        {
            _changes.Add(after, known = []);
        }

        var at = known.FindIndex(k => ReferenceEquals(k.Before, before));
        if (at < 0)
        {
            known.Add((before, Changes.Between(before, after)));
        }

        return known[at < 0 ? ^1 : at].Changes;
    }
}

/// <summary>The exercise after one entry, for views that are brought there later.</summary>
internal sealed record PastMoment(ExerciseState State, IReadOnlyDictionary<string, Chronicle> Chronicles);

/// <summary>
/// The exercise after one entry, and its story in every language that somebody reads it in. What happened is folded once: no language
/// has a state of its own, so none can differ in anything but words.
/// </summary>
internal sealed class Tellings(Playbook book, Rules rules)
{
    private readonly Dictionary<string, Chronicle> _chronicles = [];
    private readonly Dictionary<string, SoFar> _now = [];

    public ExerciseState State { get; private set; } = ExerciseState.Initial;

    public bool IsTold(string language) => _chronicles.ContainsKey(language);

    /// <summary>Goes on from here, told in no language so far.</summary>
    public void StartAt(ExerciseState state) => State = state;

    /// <summary>Tells it in this language too. Only before the first entry.</summary>
    public void Begin(string language) => _chronicles.TryAdd(language, Chronicle.Empty);

    public void Add(Entry entry)
    {
        State = rules.Fold(book, State, entry);
        _now.Clear();
        foreach (var (language, chronicle) in _chronicles.ToArray())
        {
            _chronicles[language] = chronicle.Add(book.In(language), entry);
        }
    }

    public SoFar In(string language)
    {
        if (!_now.TryGetValue(language, out var now))
        {
            _now.Add(language, now = new(State, _chronicles[language]));
        }

        return now;
    }

    /// <summary>To come back to.</summary>
    public PastMoment Moment() => new(State, new Dictionary<string, Chronicle>(_chronicles));

    /// <summary>Takes over the languages of one that has come just as far.</summary>
    public void Adopt(Tellings other)
    {
        foreach (var (language, chronicle) in other._chronicles)
        {
            _chronicles.TryAdd(language, chronicle);
        }
    }

    /// <summary>Forgets the languages that nobody reads any more.</summary>
    public void KeepOnly(IReadOnlySet<string> languages)
    {
        foreach (var language in _chronicles.Keys.Where(l => !languages.Contains(l)).ToArray())
        {
            _chronicles.Remove(language);
        }
    }
}
