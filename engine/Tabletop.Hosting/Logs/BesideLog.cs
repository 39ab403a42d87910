using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Logs;

/// <summary>What entries say by ids alone, done to what lies beside the log: in the entries' own transaction, so that neither is there without the other.</summary>
public sealed record BesideLog
{
    /// <summary>People who have come: from here on <see cref="IExerciseLog.ExercisesOf"/> knows of it.</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    public IReadOnlyList<NamedPerson> Named { get; init; } = [];

    /// <summary>Ids of words whose text and salt go.</summary>
    public IReadOnlyList<string> ErasedWords { get; init; } = [];

    /// <summary>People whose name, languages and rights go, and the words they typed in this exercise.</summary>
    public IReadOnlyList<string> ErasedPeople { get; init; } = [];

    public bool Erases => ErasedWords.Count > 0 || ErasedPeople.Count > 0;

    /// <param name="name">What the person who is named in them is called; null or empty forgets the name.</param>
    /// <returns>Null: nothing beside the log changes.</returns>
    public static BesideLog? Of(Items<Entry> entries, string? name)
    {
        BesideLog? beside = null;
        foreach (var happened in entries.SelectMany(e => e.Events))
        {
            var before = beside ?? new();
            beside = happened switch
            {
                Event.Created { By.Length: > 0 } e => before with { Joined = [.. before.Joined, e.By] },
                Event.PersonJoined e => before with { Joined = [.. before.Joined, e.Person] },
                Event.PersonNamed e => before with { Named = [.. before.Named, new(e.Person, string.IsNullOrEmpty(name) ? null : name)] },
                Event.WordsErased e => before with { ErasedWords = [.. before.ErasedWords, .. e.Ids] },
                Event.PersonErased e => before with { ErasedPeople = [.. before.ErasedPeople, e.Person] },
                _ => beside,
            };
        }

        return beside;
    }
}

/// <param name="Name">Null: by none any more.</param>
public sealed record NamedPerson(string Person, string? Name);
