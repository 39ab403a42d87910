namespace Tabletop.Hosting.Logs;

/// <summary>
/// The truth about every exercise, and what lies beside it: receipts, typed words, names, heartbeats. Writes are answered on a thread
/// of the log's, in the order they were asked for, after they are durable. Reads may wait for a disk: call them from a lane.
/// </summary>
/// <exception cref="HostingProblem">Reads throw it when the storage does not answer.</exception>
public interface IExerciseLog
{
    /// <summary>Where something was erased it is gone from every file soon after; <see cref="Flush"/> waits for that.</summary>
    void Append(LogAppend append, Action<AppendResult> done);

    /// <summary>Entries after a version, in order.</summary>
    IReadOnlyList<StoredEntry> Read(string exercise, long after);

    byte[]? Content(string hash);

    IReadOnlyList<ExerciseRow> Exercises();

    ExerciseRow? Exercise(string exercise);

    StoredReceipt? Receipt(string exercise, string who, string id);

    StoredText? Text(string exercise, string id);

    IReadOnlyList<StoredText> Texts(string exercise);

    string? Name(string person);

    /// <summary>The exercises a person has ever come to, in the order of their ids.</summary>
    IReadOnlyList<string> ExercisesOf(string person);

    /// <summary>For somebody who has not come to any exercise yet: nothing in a log says so.</summary>
    /// <param name="name">Null forgets it.</param>
    void SetName(string person, string? name, Action<AppendResult> done);

    /// <summary>The exercise is running and it is now this late. A lost one does no harm: the next comes in seconds.</summary>
    void Beat(string exercise, long wallMs);

    long? LastBeat(string exercise);

    /// <summary>Everything asked for before is done, and the file is as small and whole as it gets.</summary>
    void Flush(Action<AppendResult> done);
}
