using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>A log that passes everything on to another; those made from it change what they must.</summary>
internal abstract class LogAround(IExerciseLog inner) : IExerciseLog
{
    protected IExerciseLog Inner => inner;

    public virtual void Append(LogAppend append, Action<AppendResult> done) => inner.Append(append, done);

    public virtual StoredReceipt? Receipt(string exercise, string who, string id) => inner.Receipt(exercise, who, id);

    public virtual void SetName(string person, string? name, Action<AppendResult> done) => inner.SetName(person, name, done);

    public virtual void Beat(string exercise, long wallMs) => inner.Beat(exercise, wallMs);

    public virtual void Flush(Action<AppendResult> done) => inner.Flush(done);

    public virtual IReadOnlyList<StoredEntry> Read(string exercise, long after) => inner.Read(exercise, after);

    public byte[]? Content(string hash) => inner.Content(hash);

    public IReadOnlyList<ExerciseRow> Exercises() => inner.Exercises();

    public ExerciseRow? Exercise(string exercise) => inner.Exercise(exercise);

    public virtual StoredText? Text(string exercise, string id) => inner.Text(exercise, id);

    public IReadOnlyList<StoredText> Texts(string exercise) => inner.Texts(exercise);

    public string? Name(string person) => inner.Name(person);

    public IReadOnlyList<string> ExercisesOf(string person) => inner.ExercisesOf(person);

    public long? LastBeat(string exercise) => inner.LastBeat(exercise);
}
