using Tabletop.Engine.Summits;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Summits;

/// <summary>The truth about every summit. Its entries lie beside those of exercises, under ids of their own; its typed words and receipts too.</summary>
/// <exception cref="HostingProblem">Reads throw it when the storage does not answer.</exception>
public interface ISummitLog
{
    /// <param name="done">Called once, on a thread of the log's, when it is durable or is not going to be.</param>
    void Append(SummitAppend append, Action<AppendResult> done);

    /// <summary>Entries after a version, in order.</summary>
    IReadOnlyList<StoredEntry> Read(string summit, long after);

    /// <summary>Oldest first.</summary>
    IReadOnlyList<SummitRow> Summits();

    SummitRow? Summit(string summit);

    /// <summary>Those with an order that some table has not answered.</summary>
    IReadOnlyList<string> Waiting();
}

/// <summary>A summit as the log lists it.</summary>
/// <param name="Title">As its maker calls it.</param>
public sealed record SummitRow(string Id, string Title, long CreatedMs, long Version);

/// <summary>What comes with a summit's first entry.</summary>
/// <param name="Contents">What its tables play, by hash.</param>
/// <param name="Sources">What each table's content was made from, by the id of its exercise: evidence for readers.</param>
public sealed record NewSummit(
    string Title, long CreatedMs, IReadOnlyDictionary<string, byte[]> Contents, IReadOnlyDictionary<string, IReadOnlyList<SourceFile>> Sources);

/// <summary>What is stored together or not at all.</summary>
/// <param name="ExpectedVersion">The version it was decided on; if the log is elsewhere by now, nothing is stored.</param>
/// <param name="ExpectedHead">The chain's hash at that version.</param>
/// <param name="Waits">Whether some table has something to answer after these entries: an index over the log.</param>
public sealed record SummitAppend(
    string Summit,
    long ExpectedVersion,
    byte[] ExpectedHead,
    IReadOnlyList<StoredEntry> Entries,
    bool Waits,
    IReadOnlyList<StoredReceipt> Receipts,
    IReadOnlyList<StoredText> Texts,
    NewSummit? New = null);

/// <summary>A command on its way to a summit. Who the sender is and may speak for is known by now.</summary>
public sealed record SummitSubmission(string Who, string Id, SummitCommandBody Body);
