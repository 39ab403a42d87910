using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Exercises;

/// <summary>Somebody's command from its arrival to its receipt. Retries that arrive meanwhile get the same answer.</summary>
internal sealed class Pending(Submission submission)
{
    // Whoever waits goes on elsewhere, never on the exercise's lane.
    private readonly TaskCompletionSource<Receipt> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Submission Submission => submission;

    public Task<Receipt> Answer => _answered.Task;

    public SealedBody? Sealed { get; set; }

    public int Tries { get; set; }

    public void Complete(Receipt receipt) => _answered.TrySetResult(receipt);
}

/// <summary>Something decided that waits for the log.</summary>
/// <param name="Asker">Null: the clock's, or the host's.</param>
internal sealed record Decided(LogAppend Append, Items<Entry> Entries, ExerciseState StateAfter, byte[] HeadAfter, Pending? Asker)
{
    public static Decided Of(
        string exercise,
        long version,
        byte[] head,
        Play.Outcome outcome,
        StoredReceipt? receipt,
        IReadOnlyList<StoredText>? texts,
        NewExercise? made,
        Pending? asker,
        LeaseClaim? claim)
    {
        var decidedOn = head;
        var entries = new StoredEntry[outcome.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var bytes = Wire.Write(outcome.Entries[i]);
            head = HashChain.Next(head, bytes);
            entries[i] = new(outcome.Entries[i].Version, bytes, head);
        }

        var append = new LogAppend(exercise, version, decidedOn, entries, outcome.State.Stage, receipt, texts, made, claim)
        {
            Beside = BesideLog.Of(outcome.Entries, asker?.Submission.Name),
        };
        return new(append, outcome.Entries, outcome.State, head, asker);
    }
}

/// <summary>The commands that have no receipt yet, and those of them that must be decided again.</summary>
internal sealed class PendingCommands
{
    /// <summary>Seven people at a table need a handful. Beyond this the log has stopped; refusing keeps memory bounded.</summary>
    public const int Most = 1_024;

    private readonly Dictionary<(string Who, string Id), Pending> _pending = [];
    private readonly List<Pending> _again = [];

    public bool IsEmpty => _pending.Count == 0;

    public Pending? Find(Submission submission) => _pending.GetValueOrDefault((submission.Who, submission.Id));

    /// <returns>False: there is no room for more.</returns>
    public bool TryAdd(Pending pending) =>
        _pending.Count < Most && _pending.TryAdd((pending.Submission.Who, pending.Submission.Id), pending);

    public void Answer(Pending pending, Receipt receipt)
    {
        _pending.Remove((pending.Submission.Who, pending.Submission.Id));
        pending.Complete(receipt);
    }

    /// <summary>For now: nothing is stored.</summary>
    public void Refuse(Pending pending, string code) =>
        Answer(pending, new(pending.Submission.Who, pending.Submission.Id, code, [], Transient: true));

    public void RefuseAgain(string code)
    {
        foreach (var pending in TakeAgain())
        {
            Refuse(pending, code);
        }
    }

    public void DecideAgain(Pending pending) => _again.Add(pending);

    public Pending[] TakeAgain()
    {
        var again = _again.ToArray();
        _again.Clear();
        return again;
    }
}
