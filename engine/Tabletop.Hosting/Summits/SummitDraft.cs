using System.Security.Cryptography;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Summits;

/// <summary>A command to a summit from its arrival to its receipt.</summary>
internal sealed class SummitPending(SummitSubmission submission)
{
    private readonly TaskCompletionSource<Receipt> _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SummitSubmission Submission => submission;

    public Task<Receipt> Answer => _answered.Task;

    public int Tries { get; set; }

    /// <summary>Comes with the first entry.</summary>
    public NewSummit? New { get; init; }

    public void Complete(Receipt receipt) => _answered.TrySetResult(receipt);
}

/// <summary>Commands decided together, to be stored together, and what they are answered once they are.</summary>
/// <param name="Answers">In the order the commands came.</param>
internal sealed record SummitBatch(SummitAppend Append, SummitState State, byte[] Head, IReadOnlyList<(SummitPending Asker, Receipt Receipt)> Answers)
{
    public bool IsEmpty => Append.Entries.Count == 0 && Append.Receipts.Count == 0;
}

/// <summary>Decides one command after the other on a state that runs ahead of the log.</summary>
internal sealed class SummitDraft(string summit, SummitState before, byte[] headBefore, IExerciseLog beside, RandomBytes chance, long nowMs)
{
    // What it was begun with is what its append is decided on.
    private readonly (SummitState State, byte[] Head) _began = (before, headBefore);
    private readonly List<StoredEntry> _entries = [];
    private readonly List<StoredReceipt> _receipts = [];
    private readonly List<StoredText> _texts = [];
    private readonly List<(SummitPending Asker, Receipt Receipt)> _answers = [];
    private SummitState _state = before;
    private byte[] _head = headBefore;
    private NewSummit? _new;

    /// <exception cref="HostingProblem">The log cannot be read.</exception>
    public void Take(SummitPending pending)
    {
        var asked = pending.Submission;
        if (Known(asked) is { } known)
        {
            _answers.Add((pending, known));
            return;
        }

        var (body, text) = Sealed(asked, _ => chance(TypedTexts.SaltLength));
        var complaint = text?.Text!.Length > TypedTexts.MostCharacters ? HostRefusals.TextTooLong : null;
        var outcome = complaint is null ? SummitPlay.Take(_state, new(asked.Who, asked.Id, body, nowMs)) : new(_state, null, new(complaint, []));
        if (outcome.State.Version == 0)
        {
            // There is no summit to keep a receipt in.
            _answers.Add((pending, new(asked.Who, asked.Id, outcome.Refusal!.Code, outcome.Refusal.Arguments, Transient: true)));
            return;
        }

        if (outcome.Entry is { } entry)
        {
            var bytes = SummitPlay.Write(entry);
            _head = HashChain.Next(_head, bytes);
            _entries.Add(new(entry.Version, bytes, _head));
            _new ??= _state.Version == 0 ? pending.New : null;
            _state = outcome.State;
        }

        // What the program notes for itself it may note again: the rules see to it that it counts once.
        var receipt = new StoredReceipt(asked.Who, asked.Id, BodyHash(body), outcome.Refusal?.Code, outcome.Refusal?.Arguments ?? []);
        if (asked.Who != SummitCommand.Tables)
        {
            _receipts.Add(receipt);
            if (text is not null)
            {
                // Of a refused command the words stay with the sender; the salt is kept, to know a retry by.
                _texts.Add(outcome.Refusal is null ? text : text with { Text = null });
            }
        }

        _answers.Add((pending, Receipt.Of(receipt)));
    }

    public SummitBatch Done() => new(new(summit, _began.State.Version, _began.Head, _entries, _state.Orders.Count > 0, _receipts, _texts, _new), _state, _head, _answers);

    /// <summary>The same command was answered before, or its id is used for something else; null: neither.</summary>
    private Receipt? Known(SummitSubmission asked)
    {
        var earlier = _receipts.Find(r => r.Who == asked.Who && r.Id == asked.Id);
        if ((earlier ?? beside.Receipt(summit, asked.Who, asked.Id)) is not { } stored)
        {
            return null;
        }

        var wasErased = false;
        var (body, _) = Sealed(asked, id =>
        {
            var text = _texts.Find(t => t.Id == id) ?? beside.Text(summit, id);
            wasErased |= text is { Salt: null };
            return text?.Salt ?? [];
        });
        return wasErased || BodyHash(body).AsSpan().SequenceEqual(stored.BodyHash)
            ? Receipt.Of(stored)
            : new(asked.Who, asked.Id, HostRefusals.IdReused, []);
    }

    /// <summary>Takes the words out. What is left is never trusted to bring an id or hash of its own.</summary>
    private (SummitCommandBody Body, StoredText? Text) Sealed(SummitSubmission asked, SaltSource salts)
    {
        if (asked.Body is not SummitCommandBody.Send { Order.Typed: { } typed } send)
        {
            return (asked.Body, null);
        }

        var words = TypedTexts.Clean(typed.Text ?? "");
        if (words.Length == 0)
        {
            return (send with { Order = send.Order.WithTyped(null) }, null);
        }

        var id = TypedTexts.IdOf(summit, asked.Who, asked.Id);
        var salt = salts(id);
        return (send with { Order = send.Order.WithTyped(new() { Id = id, Hash = TypedTexts.HashOf(salt, words) }) }, new(id, asked.Who, salt, words));
    }

    /// <summary>Chance is drawn anew by each try to create a summit; the first one counts.</summary>
    private static byte[] BodyHash(SummitCommandBody body) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body is SummitCommandBody.Create create ? create with { Seed = 0 } : body, Wire.Options));
}
