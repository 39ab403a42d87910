namespace Tabletop.Hosting.Logs;

/// <summary>
/// The truth about every exercise, and what lies beside it: receipts, typed words, names, heartbeats. Writes are answered on a thread
/// of the log's, in the order they were asked for, after they are durable. Reads may wait for a disk: call them from a lane.
/// </summary>
/// <exception cref="HostingProblem">Reads throw it when the storage does not answer.</exception>
public interface IExerciseLog
{
    void Append(LogAppend append, Action<AppendResult> done);

    /// <summary>Entries after a version, in order.</summary>
    IReadOnlyList<StoredEntry> Read(string exercise, long after);

    byte[]? Content(string hash);

    IReadOnlyList<ExerciseRow> Exercises();

    ExerciseRow? Exercise(string exercise);

    StoredReceipt? Receipt(string exercise, string who, string id);

    StoredText? Text(string exercise, string id);

    IReadOnlyList<StoredText> Texts(string exercise);

    /// <summary>Takes words and salt away for good. The log still verifies; views say "removed".</summary>
    void EraseTexts(string exercise, IReadOnlyList<string> ids, Action<AppendResult> done);

    string? Name(string person);

    /// <param name="name">Null forgets it.</param>
    void SetName(string person, string? name, Action<AppendResult> done);

    /// <summary>The exercise is running and it is now this late. A lost one does no harm: the next comes in seconds.</summary>
    void Beat(string exercise, long wallMs);

    long? LastBeat(string exercise);

    /// <summary>Everything asked for before is done, and the file is as small and whole as it gets.</summary>
    void Flush(Action<AppendResult> done);
}
