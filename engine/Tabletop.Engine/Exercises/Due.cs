using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Seats;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>When something is due next by the story clock. Timers are data: nothing is scheduled, so nothing has to be cancelled.</summary>
internal static class Due
{
    /// <summary>The first story time after all that is settled; <see cref="long.MaxValue"/>: nothing is pending.</summary>
    public static long NextMs(Playbook book, ExerciseState state) => Next(book, state).AtMs;

    /// <summary>The same, and whether anything but a stand-in waits for it.</summary>
    public static NextDue Next(Playbook book, ExerciseState state)
    {
        if (!state.Running && state.Mode != Mode.StoryOnly)
        {
            return NextDue.Never;
        }

        if (state.Memo.NextDue(state) is { } known)
        {
            return known;
        }

        var next = new Earliest(state.SettledMs);
        if (state.Body is { State: BodyState.Summoned, DueMs: { } opensMs })
        {
            next.Consider(opensMs);
        }

        foreach (var at in state.TalkIndex.UnderWay)
        {
            next.Consider(state.Talks[at].DueMs);
        }

        foreach (var run in state.UnderWay)
        {
            next.Consider(run.DueMs);
        }

        foreach (var run in state.Delayed)
        {
            next.Consider(run.DueMs);
        }

        for (var phase = state.Phase + 1; phase < book.Opens.Length; phase++)
        {
            Flip(book.Opens[phase], state, ref next);
        }

        Limits(book, state, ref next);
        Machines(book, state, ref next);
        Society(book, state, ref next);
        Injects(book, state, ref next);
        Added(state, ref next);
        Tasks(book, state, ref next);
        if (Posting.NextMs(book, state) is { } postMs)
        {
            // Overdue since something made the crisis worse: at the first instant that is not settled.
            next.Consider(Math.Max(postMs, state.SettledMs + Segment.GrainMs));
        }

        var withoutMs = next.AtMs;
        next.Consider(StandIns.NextMs(book, state));

        // Where staff alone move the clock, nothing lies beyond where they have moved it.
        var found = state.Running || next.AtMs <= state.Clock.StoryMs ? new(state, next.AtMs, next.AtMs < withoutMs) : NextDue.Never;
        state.Memo.Keep(found);
        return found;
    }

    /// <summary>For a gap: the first time after <paramref name="afterMs"/> at which a task may be met or, where it is lived, a state timer is due or a guard may turn.</summary>
    public static long NextInGapMs(Playbook book, ExerciseState state, long afterMs, bool lived)
    {
        var (then, next) = (state with { SettledMs = afterMs }, new Earliest(afterMs));
        Tasks(book, then, ref next);
        if (lived)
        {
            Machines(book, then, ref next);
            Society(book, then, ref next);
        }

        return next.AtMs;
    }

    private static void Tasks(Playbook book, ExerciseState state, ref Earliest next)
    {
        foreach (var test in book.TurningTasks)
        {
            Flip(test, state, ref next);
        }
    }

    private static void Limits(Playbook book, ExerciseState state, ref Earliest next)
    {
        // Whatever has a limit is closed by it, so none of them is past.
        next.Consider(state.Memo.Calendar(book, state).FirstLimitMs);
        if (state.Mode == Mode.ClockDriven)
        {
            next.Consider(state.PhaseOpenedMs[state.Phase]!.Value + book.Lengths[state.Phase]);
        }
    }

    private static void Machines(Playbook book, ExerciseState state, ref Earliest next)
    {
        if (state.Memo.Calendar(book, state).FirstTimerLivedMs is var firstMs && (firstMs == long.MaxValue || firstMs + state.GapMs > state.SettledMs))
        {
            next.Consider(firstMs == long.MaxValue ? firstMs : firstMs + state.GapMs);
        }
        else
        {
            // One waits for its guard; another may be due by its time.
            foreach (var (_, _, _, dueMs) in Timers.Armed(book, state))
            {
                next.Consider(dueMs + state.GapMs);
            }
        }

        foreach (var guard in book.TurningGuards)
        {
            Flip(guard, state, ref next);
        }
    }

    private static void Society(Playbook book, ExerciseState state, ref Earliest next)
    {
        if (book.Society.Length > 0)
        {
            var steps = ((state.LivedMs(state.SettledMs) - state.SocietyMs) / SocietyEvolution.EveryMs) + 1;
            next.Consider(state.SocietyMs + (steps * SocietyEvolution.EveryMs) + state.GapMs);
        }
    }

    private static void Injects(Playbook book, ExerciseState state, ref Earliest next)
    {
        var firstMs = state.Memo.Calendar(book, state).FirstInjectMs;
        next.Consider(firstMs);
        foreach (var plan in firstMs <= state.SettledMs ? book.Injects : [])
        {
            // One that was due and did not come is not what comes next.
            if (plan.Phase == state.Phase && state.Injects[plan.Position].State == CueState.Planned && plan.DueAfterMs(state.BuiltInFacilitator) is { } atMs)
            {
                next.Consider(state.PhaseOpenedMs[state.Phase]!.Value + atMs);
            }
        }

        foreach (var plan in book.TurningInjects)
        {
            var run = state.Injects[plan.Position];
            if (run.State == CueState.Planned && plan.ComesByCondition)
            {
                Flip(plan.When, state, ref next);
            }
            else if (run.State == CueState.Expecting)
            {
                Flip(plan.Expects, state, ref next);
            }
        }
    }

    private static void Added(ExerciseState state, ref Earliest next)
    {
        foreach (var added in state.Added)
        {
            if (added is { DueMs: { } dueMs, Run.State: CueState.Planned } && added.Phase == state.Phase)
            {
                next.Consider(dueMs);
            }
        }
    }

    private static void Flip(Test? test, ExerciseState state, ref Earliest next)
    {
        if (test?.Flips == true)
        {
            next.Consider(test.NextFlip(state, state.SettledMs));
        }
    }

    /// <param name="Of">The state it was found for.</param>
    /// <param name="StandInsOnly">Then the clock brings nothing; a stand-in may move.</param>
    public sealed record NextDue(ExerciseState? Of, long AtMs, bool StandInsOnly)
    {
        public static readonly NextDue Never = new(null, long.MaxValue, false);
    }

    private struct Earliest(long afterMs)
    {
        public long AtMs { get; private set; } = long.MaxValue;

        public void Consider(long atMs)
        {
            if (atMs > afterMs && atMs < AtMs)
            {
                AtMs = atMs;
            }
        }
    }
}
