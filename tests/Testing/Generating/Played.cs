using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>A case played through, step by step.</summary>
public sealed record Played(Playbook Book, ExerciseState State, IReadOnlyList<Entry> Entries)
{
    public static Played Through(Case of, Action<Step>? after = null, Func<int, ExerciseState, IReadOnlyList<Entry>, ExerciseState>? between = null) =>
        Through(of.Book, of.Steps, after, between);

    /// <param name="after">Looks on after each step.</param>
    /// <param name="between">May put another state in place before a step, as a restart does.</param>
    public static Played Through(
        Playbook book,
        IEnumerable<Move> moves,
        Action<Step>? after = null,
        Func<int, ExerciseState, IReadOnlyList<Entry>, ExerciseState>? between = null)
    {
        var (state, entries, wallMs, number) = (ExerciseState.Initial, new List<Entry>(), 1_000_000L, 0);
        foreach (var move in moves)
        {
            var lastMs = wallMs;
            wallMs += move.WaitMs;
            state = between?.Invoke(number, state, entries) ?? state;
            var before = state;
            var command = move.Body is null
                ? null
                : new Command(move.Who, string.Create(CultureInfo.InvariantCulture, $"command-{number}"), Body(move.Body), wallMs, move.Seat);
            var outcome = command is null ? Play.Advance(book, state, wallMs) : Play.Take(book, state, command);
            (state, number) = (outcome.State, number + 1);
            entries.AddRange(outcome.Entries);
            after?.Invoke(new(before, command, wallMs, outcome));

            // It cannot have gone dark before the last thing it did.
            CommandBody Body(CommandBody body) => body switch
            {
                CommandBody.Resume dark => new CommandBody.Resume(Math.Max(lastMs, wallMs - dark.DarkFromMs)),
                CommandBody.Rewind { To: >= 0 } back when state.Points.Count > 0 => new CommandBody.Rewind(state.Points[(int)(back.To % state.Points.Count)].Version),
                _ => body,
            };
        }

        return new(book, state, entries);
    }

    /// <summary>What happened and was not given up by rewinding, each with the version of its entry.</summary>
    public static IReadOnlyList<(long Version, Event Happened)> Effective(IEnumerable<Entry> entries)
    {
        var kept = new List<(long Version, Event Happened)>();
        foreach (var (version, happened) in entries.SelectMany(e => e.Events.Select(x => (e.Version, x))))
        {
            if (happened is Event.Rewound back)
            {
                kept.RemoveAll(k => k.Version > back.To);
            }

            kept.Add((version, happened));
        }

        return kept;
    }

    /// <summary>The state that the stored bytes give, from nothing.</summary>
    public static ExerciseState Refold(Playbook book, IEnumerable<Entry> entries) =>
        entries.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(book, state, Wire.ReadEntry(Wire.Write(entry))));

    /// <summary>The log as bytes, one entry a line.</summary>
    public static string Bytes(IEnumerable<Entry> entries) => string.Join('\n', entries.Select(e => System.Text.Encoding.UTF8.GetString(Wire.Write(e))));
}

/// <summary>One step of a played case.</summary>
/// <param name="Command">Null: time alone went on.</param>
public sealed record Step(ExerciseState Before, Command? Command, long WallMs, Play.Outcome Outcome);
