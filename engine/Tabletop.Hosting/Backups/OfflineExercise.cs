using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Backups;

/// <summary>
/// An exercise that nobody hosts now. What is given to it stands at the last moment its log knows of: what was due since has its turn when
/// it is hosted again, after the absence.
/// </summary>
internal sealed class OfflineExercise
{
    private readonly SqlLog _log;
    private readonly string _id;
    private readonly Playbook _book;
    private byte[] _head;

    private OfflineExercise(SqlLog log, string id, Playbook book, ExerciseState state, byte[] head) => (_log, _id, _book, State, _head) = (log, id, book, state, head);

    public ExerciseState State { get; private set; }

    /// <exception cref="HostingProblem">Its log is not what was stored, or cannot be read.</exception>
    public static OfflineExercise Open(SqlLog log, ExerciseRow row)
    {
        var book = new PlaybookShelf(log).Of(row.ContentHash);
        var (state, head) = (ExerciseState.Initial, HashChain.Start.ToArray());
        foreach (var stored in log.Read(row.Id, 0).Verified(row.Id, 0, head))
        {
            (state, head) = (Play.Fold(book, state, Wire.ReadEntry(stored.Bytes)), stored.Hash);
        }

        return state.Version == row.Version ? new(log, row.Id, book, state, head) : throw new DamagedLog(row.Id, state.Version + 1);
    }

    /// <summary>The program's own command. Durable when it returns.</summary>
    /// <returns>False: the rules refuse it.</returns>
    /// <exception cref="HostingProblem">It could not be stored.</exception>
    public bool Give(CommandBody body, string name)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{State.Version + 1}");
        var outcome = Play.Take(_book, State, new(Command.Clock, id, body, State.WallMs));
        if (outcome.Refusal is not null)
        {
            return false;
        }

        var decided = Decided.Of(_id, State.Version, _head, outcome, null, null, null, null, null);
        using var stored = new ManualResetEventSlim();
        var result = AppendResult.Failed;
        _log.Append(decided.Append, answer =>
        {
            result = answer;
            stored.Set();
        });
        stored.Wait();
        if (result != AppendResult.Committed)
        {
            throw new HostingProblem("It could not be saved; is the disk full?");
        }

        (State, _head) = (decided.StateAfter, decided.HeadAfter);
        return true;
    }
}
