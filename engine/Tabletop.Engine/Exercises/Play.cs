using System.Globalization;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Seats;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// Playing an exercise: everything due is decided first, then the command. The same calls, in the same order, with the same times
/// give the same entries, wherever they are made.
/// </summary>
public static class Play
{
    /// <summary>The most entries stand-ins may make in one instant.</summary>
    private const int MostMovesInAnInstant = 200;

    /// <summary>Decides everything due until the command's time, then the command.</summary>
    public static Outcome Take(Playbook book, ExerciseState state, Command command)
    {
        var untilMs = command.Body is CommandBody.Resume resume ? Math.Min(resume.DarkFromMs, command.NowMs) : command.NowMs;
        var entries = new List<Entry>();
        var present = Advance(book, state, Math.Max(untilMs, state.WallMs), entries);
        var now = command with { NowMs = Math.Max(command.NowMs, present.WallMs) };
        if (JumpDecider.BeforeRelease(book, present, now) is { } jump)
        {
            (_, present) = Decide(book, present, jump, entries);
            present = Advance(book, present, now.NowMs, entries);
        }

        var (refusal, next) = Decide(book, present, now, entries);
        if (now.Body is CommandBody.Jump && refusal is null)
        {
            // The clock is there already; what was due on the way catches up, each at its own instant.
            next = Advance(book, next, now.NowMs, entries);
        }

        var moved = StandInsMove(book, next, entries);
        return new(SettledAt(moved, state, moved.StoryMs), entries.ToItems(), refusal);
    }

    /// <summary>Decides everything due until then: one tick for each instant, then the stand-ins, in seat order.</summary>
    public static Outcome Advance(Playbook book, ExerciseState state, long nowMs)
    {
        var entries = new List<Entry>();
        var next = Advance(book, state, Math.Max(nowMs, state.WallMs), entries);
        return new(next, entries.ToItems(), null);
    }

    /// <summary>
    /// Decides a command at this very story time, before anything else of its instant: where a stand-in decided, something else is
    /// decided in its place.
    /// </summary>
    internal static Outcome TakeAtOnce(Playbook book, ExerciseState state, Command command, long storyMs)
    {
        var entries = new List<Entry>();
        var (refusal, next) = Decide(book, state, command, entries, storyMs);
        var moved = StandInsMove(book, next, entries, storyMs);
        return new(SettledAt(moved, state, Math.Max(storyMs, moved.StoryMs)), entries.ToItems(), refusal);
    }

    /// <summary>The wall time at which <see cref="Advance(Playbook, ExerciseState, long)"/> has something to do next; null: never, as things stand.</summary>
    public static long? NextDueWallMs(Playbook book, ExerciseState state)
    {
        var dueMs = state.Stage == Stage.Play ? Due.NextMs(book, state) : long.MaxValue;
        return dueMs == long.MaxValue ? null : state.Clock.WallAt(dueMs);
    }

    /// <summary>The story time of the next thing due, for headless play that need not wait.</summary>
    public static long? NextDueStoryMs(Playbook book, ExerciseState state)
    {
        var dueMs = state.Stage == Stage.Play ? Due.NextMs(book, state) : long.MaxValue;
        return dueMs == long.MaxValue ? null : dueMs;
    }

    /// <summary>The state after a stored entry. Nothing is decided again.</summary>
    public static ExerciseState Fold(Playbook book, ExerciseState state, Entry entry)
    {
        var before = state;
        foreach (var happened in entry.Events)
        {
            state = Evolution.Evolve(book, state, happened, entry.Command.NowMs);
        }

        return After(before, state, entry);
    }

    private static ExerciseState After(ExerciseState before, ExerciseState state, Entry entry, long? settledMs = null)
    {
        var after = ReferenceEquals(before, state) ? state with { } : state;
        var settled = settledMs ?? (entry.Command.Body is CommandBody.Rewind ? state.SettledMs : state.StoryMs);
        after.StampEntry(entry.Version, settled, PointsAfter(before, state, entry), entry.Command.Body.TypedTexts);
        return after;
    }

    /// <summary>The exercise can be rewound to just before a release, the opening of a phase, or a mark.</summary>
    private static Items<RewindPoint> PointsAfter(ExerciseState before, ExerciseState after, Entry entry)
    {
        // What the clock brings at an instant, and stand-ins do then, comes before that instant is settled.
        var storyMs = entry.Events[0].StoryMs;
        var settledMs = entry.Command.Body is CommandBody.Tick || entry.Command.Who == Command.StandIn ? storyMs - Segment.GrainMs : storyMs;
        var points = after.Points;
        foreach (var happened in entry.Events)
        {
            (PointKind Kind, string? Of, TypedText? Name)? point = happened switch
            {
                Event.InjectReleased e => (PointKind.Inject, e.Inject, null),
                Event.PhaseOpened e => (PointKind.Phase, e.Phase, null),
                Event.Marked e => (PointKind.Mark, null, e.Name),
                _ => null,
            };
            if (happened is Event.Rewound || before.Stage is not (Stage.Play or Stage.Lobby) || after.Stage == Stage.Lobby)
            {
                return points;
            }

            // What starts play cannot be gone back before; the moment it has just started can.
            var (at, version) = before.Stage == Stage.Lobby ? (after, entry.Version) : (before, before.Version);
            if (point is var (kind, of, name))
            {
                // Where nothing lies between the start and the next point, the next says more.
                return points.RemoveAll(p => p.Version == version)
                    .Add(new(version, storyMs, kind, of, name, at with { Version = version, SettledMs = settledMs, Points = [] }));
            }
        }

        return points;
    }

    private static ExerciseState Advance(Playbook book, ExerciseState state, long nowMs, List<Entry> entries)
    {
        while (state.Stage == Stage.Play)
        {
            var (_, dueMs, standInsOnly) = Due.Next(book, state);
            if (dueMs == long.MaxValue || dueMs > state.Clock.StoryAt(nowMs))
            {
                break;
            }

            var before = state;
            if (!standInsOnly)
            {
                // The tick's own time is the exact one; when the host came to it is only a record.
                var id = string.Create(CultureInfo.InvariantCulture, $"tick-{state.Version + 1}");
                var tick = new Command(Command.Clock, id, new CommandBody.Tick(nowMs), Math.Max(state.WallMs, state.Clock.WallAt(dueMs)));
                (_, state) = Decide(book, state, tick, entries, dueMs);
            }

            state = StandInsMove(book, state, entries, Math.Max(dueMs, state.StoryMs));
            state = SettledAt(state, before, Math.Max(dueMs, state.StoryMs));
        }

        return state;
    }

    /// <summary>Everything until then has been decided.</summary>
    /// <param name="given">The state that was given: somebody else's, and never changed.</param>
    private static ExerciseState SettledAt(ExerciseState state, ExerciseState given, long storyMs)
    {
        if (state.SettledMs >= storyMs)
        {
            return state;
        }

        var settled = ReferenceEquals(state, given) ? state with { } : state;
        settled.StampSettled(storyMs);
        return settled;
    }

    private static ExerciseState StandInsMove(Playbook book, ExerciseState state, List<Entry> entries, long? atMs = null)
    {
        var storyMs = atMs ?? Math.Max(state.StoryMs, state.SettledMs);
        var moves = 0;
        int before;
        do
        {
            // What one does may be a reason for another to move in the same instant.
            before = moves;
            if (state.Stage != Stage.Play || !StandIns.MayMove(book, state, Math.Max(storyMs, state.StoryMs)))
            {
                break;
            }

            foreach (var seat in state.Memo.Cast(state).Seats)
            {
                state = SeatMoves(book, state, seat, Math.Max(storyMs, state.StoryMs), entries, ref moves);
            }
        }
        while (moves > before && moves < MostMovesInAnInstant);

        return state;
    }

    private static ExerciseState SeatMoves(Playbook book, ExerciseState state, int seat, long storyMs, List<Entry> entries, ref int moves)
    {
        bool? mayAct = moves == 0 ? true : null;
        var (entered, enteredMs) = (entries.Count, storyMs);
        while (state.IsOpenToSeats && moves < MostMovesInAnInstant)
        {
            storyMs = Math.Max(storyMs, state.StoryMs);
            var body = StandIns.Duty(book, state, seat, storyMs);
            if (body is null && StandIns.LooksAround(book, state, seat, storyMs) && (mayAct ??= !HasMoved(entries, entered, book.SeatId(seat), enteredMs)))
            {
                body = StandIns.Undertake(book, state, seat, storyMs);
            }

            if (body is null)
            {
                break;
            }

            // A move may open a phase, after a gap: the next is made there.
            var id = string.Create(CultureInfo.InvariantCulture, $"stand-in-{state.Version + 1}");
            var command = new Command(Command.StandIn, id, body, Math.Max(state.WallMs, state.Clock.WallAt(storyMs)), book.SeatId(seat));
            var (refusal, next) = Decide(book, state, command, entries, storyMs);
            if (refusal is not null || next.Version == state.Version)
            {
                break;
            }

            (state, moves) = (next, moves + 1);
            mayAct = body is CommandBody.Act ? false : mayAct;
        }

        return state;
    }

    /// <summary>
    /// Whether the seat has made a move at this instant, among the first entries: one look, one action. What was done before a rewind is
    /// later in the story than this instant, and undone.
    /// </summary>
    private static bool HasMoved(List<Entry> entries, int count, string seat, long storyMs)
    {
        for (var i = count - 1; i >= 0 && entries[i].Events[0].StoryMs >= storyMs && entries[i].Command.Body is not CommandBody.Rewind; i--)
        {
            if (entries[i].Command.Seat == seat)
            {
                return true;
            }
        }

        return false;
    }

    private static (Refusal? Refusal, ExerciseState State) Decide(
        Playbook book, ExerciseState state, Command command, List<Entry> entries, long? atMs = null)
    {
        switch (Decider.Decide(book, state, command, atMs))
        {
            case Decision.Accepted { Events.Count: > 0 } accepted:
                var entry = new Entry(state.Version + 1, command, accepted.Events);
                entries.Add(entry);
                return (null, After(state, accepted.State, entry, atMs is null ? null : state.SettledMs));
            case Decision.Refused refused:
                return (refused.Refusal, state);
            default:
                return (null, state);
        }
    }

    /// <summary>What came of it: the new state, the entries to store (in order), and why the command was refused, if it was.</summary>
    /// <param name="Entries">Also on a refusal: what was due before the command happened all the same.</param>
    public sealed record Outcome(ExerciseState State, Items<Entry> Entries, Refusal? Refusal);
}
