using Tabletop.Engine;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Leases;

namespace Tabletop.Hosting.Logs;

/// <summary>One entry as it lies in the log: its bytes, and the chain's hash up to and with it.</summary>
public sealed record StoredEntry(long Version, byte[] Bytes, byte[] Hash);

/// <summary>What a command was answered, kept for every retry.</summary>
/// <param name="BodyHash">Of what was asked: the same id with something else is refused.</param>
/// <param name="Code">Null: accepted.</param>
public sealed record StoredReceipt(string Who, string Id, byte[] BodyHash, string? Code, Items<string> Arguments);

/// <summary>Words somebody typed, beside the log. A refused command leaves the salt without the words: enough to know a retry by.</summary>
/// <param name="Salt">Null, with <paramref name="Text"/>: erased.</param>
public sealed record StoredText(string Id, string Who, byte[]? Salt, string? Text);

/// <summary>A file that trainers wrote, as it was.</summary>
/// <param name="Name">Its path in the folder of scenarios, with forward slashes.</param>
public sealed record SourceFile(string Name, byte[] Bytes);

/// <summary>What comes with the first entry.</summary>
/// <param name="Sources">What the content was made from: evidence for readers. Play never looks at it.</param>
public sealed record NewExercise(byte[] Content, string ContentHash, string Title, long CreatedMs, IReadOnlyList<SourceFile> Sources);

/// <summary>What is stored together or not at all.</summary>
/// <param name="ExpectedVersion">The version it was decided on; if the log is elsewhere by now, nothing is stored.</param>
/// <param name="ExpectedHead">
/// The chain's hash at that version. Another host may have stored another entry of the same version: what was decided on one that never
/// came into the log must not follow it.
/// </param>
/// <param name="Entries">None: a refusal, whose receipt is stored all the same.</param>
/// <param name="Texts">The words typed into the command that was answered; null: none.</param>
/// <param name="Stage">After the entries: an index over the log, so that a start knows what to open.</param>
/// <param name="Claim">By which right it is stored, where no person asked for it and there are several nodes; a lease that is lost by now stores nothing.</param>
public sealed record LogAppend(
    string Exercise,
    long ExpectedVersion,
    byte[] ExpectedHead,
    IReadOnlyList<StoredEntry> Entries,
    Stage Stage,
    StoredReceipt? Receipt = null,
    IReadOnlyList<StoredText>? Texts = null,
    NewExercise? New = null,
    LeaseClaim? Claim = null)
{
    /// <summary>Null: nothing but what is said above changes.</summary>
    public BesideLog? Beside { get; init; }
}

public enum AppendResult
{
    /// <summary>On disk: it may be acknowledged.</summary>
    Committed,

    /// <summary>The log was not at the expected version, or came there by another entry; or another node has the lease.</summary>
    Conflict,

    /// <summary>The storage did not take it. What it holds now must be read again.</summary>
    Failed,
}

/// <summary>An exercise as the log lists it.</summary>
public sealed record ExerciseRow(string Id, string Title, string ContentHash, long CreatedMs, long Version, Stage Stage);
