using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Testing.Fakes;

/// <summary>A log that keeps everything in memory, answers as the real one does, and can be told to fail.</summary>
/// <param name="lane">Where writes are answered.</param>
/// <param name="nodes">Of several nodes: whose claims stand.</param>
public sealed class InMemoryLog(ILane lane, InMemoryNodes? nodes = null) : IExerciseLog
{
    private readonly Dictionary<string, ExerciseRow> _exercises = [];
    private readonly Dictionary<string, List<StoredEntry>> _entries = [];
    private readonly Dictionary<string, byte[]> _contents = [];
    private readonly Dictionary<(string Exercise, string Who, string Id), StoredReceipt> _receipts = [];
    private readonly Dictionary<(string Exercise, string Id), StoredText> _texts = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly HashSet<(string Person, string Exercise)> _people = [];
    private readonly Dictionary<string, long> _beats = [];

    /// <summary>So many of the next appends are not taken.</summary>
    public int FailNextAppends { get; set; }

    /// <summary>So many of the next appends are stored, and answered as if they had not been: a commit whose answer was lost.</summary>
    public int LoseNextAnswers { get; set; }

    public bool CannotBeRead { get; set; }

    public int Appends { get; private set; }

    public void Append(LogAppend append, Action<AppendResult> done) => lane.Post(() =>
    {
        Appends++;
        if (FailNextAppends > 0)
        {
            FailNextAppends--;
            done(AppendResult.Failed);
            return;
        }

        var result = Store(append) ? AppendResult.Committed : AppendResult.Conflict;
        if (LoseNextAnswers > 0)
        {
            LoseNextAnswers--;
            result = AppendResult.Failed;
        }

        done(result);
    });

    public IReadOnlyList<StoredEntry> Read(string exercise, long after) =>
        [.. Readable(_entries).GetValueOrDefault(exercise, []).Where(e => e.Version > after)];

    public byte[]? Content(string hash) => Readable(_contents).GetValueOrDefault(hash);

    public IReadOnlyList<ExerciseRow> Exercises() => [.. Readable(_exercises).Values];

    public ExerciseRow? Exercise(string exercise) => Readable(_exercises).GetValueOrDefault(exercise);

    public StoredReceipt? Receipt(string exercise, string who, string id) => Readable(_receipts).GetValueOrDefault((exercise, who, id));

    public StoredText? Text(string exercise, string id) => Readable(_texts).GetValueOrDefault((exercise, id));

    public IReadOnlyList<StoredText> Texts(string exercise) =>
        [.. Readable(_texts).Where(t => t.Key.Exercise == exercise).Select(t => t.Value).OrderBy(t => t.Id, StringComparer.Ordinal)];

    public string? Name(string person) => Readable(_names).GetValueOrDefault(person);

    public IReadOnlyList<string> ExercisesOf(string person) =>
        [.. Readable(_people).Where(p => p.Person == person).Select(p => p.Exercise).Order(StringComparer.Ordinal)];

    public void SetName(string person, string? name, Action<AppendResult> done) => Do(done, () => SetName(person, name));

    public void Beat(string exercise, long wallMs) => Do(_ => { }, () => _beats[exercise] = wallMs);

    public long? LastBeat(string exercise) => Readable(_beats).TryGetValue(exercise, out var at) ? at : null;

    public void Flush(Action<AppendResult> done) => Do(done, () => { });

    private void Do(Action<AppendResult> done, Action work) => lane.Post(() =>
    {
        work();
        done(AppendResult.Committed);
    });

    private T Readable<T>(T of) => CannotBeRead ? throw new HostingProblem("The log cannot be read.") : of;

    private bool Store(LogAppend append)
    {
        var row = append.New is { } made
            ? new(append.Exercise, made.Title, made.ContentHash, made.CreatedMs, 0, Stage.Lobby)
            : _exercises.GetValueOrDefault(append.Exercise);
        var fits = row is not null
            && row.Version == append.ExpectedVersion
            && (row.Version == 0 || _entries[append.Exercise][^1].Hash.AsSpan().SequenceEqual(append.ExpectedHead))
            && (append.New is null || !_exercises.ContainsKey(append.Exercise))
            && (append.Claim is not { } claim || nodes?.Holds(append.Exercise, claim) != false)
            && (append.Receipt is not { } r || !_receipts.ContainsKey((append.Exercise, r.Who, r.Id)));
        if (!fits)
        {
            return false;
        }

        var entries = _entries.TryGetValue(append.Exercise, out var known) ? known : _entries[append.Exercise] = [];
        var head = entries.Count > 0 ? entries[^1].Hash : HashChain.Start.ToArray();
        foreach (var entry in append.Entries)
        {
            head = HashChain.Next(head, entry.Bytes);
            if (entry.Version != entries.Count + 1 || !head.AsSpan().SequenceEqual(entry.Hash))
            {
                throw new InvalidOperationException($"Entry {entry.Version} does not continue the chain.");
            }

            entries.Add(entry);
        }

        _exercises[append.Exercise] = row! with { Version = entries.Count, Stage = append.Stage };
        if (append.New is { } content)
        {
            _contents[content.ContentHash] = content.Content;
        }

        if (append.Receipt is { } receipt)
        {
            _receipts.Add((append.Exercise, receipt.Who, receipt.Id), receipt);
        }

        foreach (var text in append.Texts ?? [])
        {
            _texts.Add((append.Exercise, text.Id), text);
        }

        if (append.Beside is { } beside)
        {
            Store(append.Exercise, beside);
        }

        return true;
    }

    private void Store(string exercise, BesideLog beside)
    {
        _people.UnionWith(beside.Joined.Select(person => (person, exercise)));
        foreach (var (person, name) in beside.Named)
        {
            SetName(person, name);
        }

        foreach (var text in _texts.Values.Where(t => beside.ErasedWords.Contains(t.Id) || beside.ErasedPeople.Contains(t.Who)).ToArray())
        {
            if (_texts.ContainsKey((exercise, text.Id)))
            {
                _texts[(exercise, text.Id)] = text with { Salt = null, Text = null };
            }
        }

        foreach (var person in beside.ErasedPeople)
        {
            SetName(person, null);
        }
    }

    private void SetName(string person, string? name)
    {
        _names.Remove(person);
        if (name is not null)
        {
            _names.Add(person, name);
        }
    }
}
