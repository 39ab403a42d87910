using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Hosting.Views;

/// <summary>The exercise after one entry, and its story so far in one language.</summary>
public sealed record SoFar(ExerciseState State, Chronicle Chronicle);

/// <summary>
/// The exercise after one entry, and its story in every language that somebody reads it in. What happened is folded once: no language
/// has a state of its own, so none can differ in anything but words.
/// </summary>
internal sealed class Tellings(Playbook book, Rules rules)
{
    private readonly Dictionary<string, Chronicle> _chronicles = [];

    public ExerciseState State { get; private set; } = ExerciseState.Initial;

    public bool IsTold(string language) => _chronicles.ContainsKey(language);

    /// <summary>Tells it in this language too. Only before the first entry.</summary>
    public void Begin(string language) => _chronicles.TryAdd(language, Chronicle.Empty);

    public void Add(Entry entry)
    {
        State = rules.Fold(book, State, entry);
        foreach (var (language, chronicle) in _chronicles.ToArray())
        {
            _chronicles[language] = chronicle.Add(book.In(language), entry);
        }
    }

    public SoFar In(string language) => new(State, _chronicles[language]);

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
