using System.Globalization;
using System.Text.Json;
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

    /// <summary>Looks at the words that lie beside the log, too: each must be what its entry has the hash of, or erased.</summary>
    /// <exception cref="HostingProblem">Its log is not what was stored, or cannot be read, or a newer version wrote it.</exception>
    public static OfflineExercise Open(SqlLog log, ExerciseRow row)
    {
        try
        {
            return Folded(log, row);
        }
        catch (JsonException unknown)
        {
            throw new HostingProblem($"The exercise {row.Id} holds what this version does not know; use the program that wrote it, or a newer one: {unknown.Message}", unknown);
        }
    }

    private static OfflineExercise Folded(SqlLog log, ExerciseRow row)
    {
        var book = new PlaybookShelf(log).Of(row.ContentHash);
        var texts = log.Texts(row.Id).ToDictionary(t => t.Id, StringComparer.Ordinal);
        var (state, head) = (ExerciseState.Initial, HashChain.Start.ToArray());
        foreach (var stored in log.Read(row.Id, 0).Verified(row.Id, 0, head))
        {
            var entry = Wire.ReadEntry(stored.Bytes);
            var isOther = entry.Command.Body is CommandBody.Create created && created.Content != row.ContentHash;
            if (isOther || entry.Version != stored.Version || !entry.Command.Body.TypedTexts.All(typed => IsWhatWasTyped(typed, texts)))
            {
                throw new DamagedLog(row.Id, stored.Version);
            }

            (state, head) = (Play.Fold(book, state, entry), stored.Hash);
        }

        return state.Version == row.Version ? new(log, row.Id, book, state, head) : throw new DamagedLog(row.Id, state.Version + 1);
    }

    private static bool IsWhatWasTyped(TypedText typed, Dictionary<string, StoredText> texts) =>
        typed.Id is not { } id || !texts.TryGetValue(id, out var kept) || kept.Text is not { } text
            || (kept.Salt is { } salt && TypedTexts.HashOf(salt, text) == typed.Hash);

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
