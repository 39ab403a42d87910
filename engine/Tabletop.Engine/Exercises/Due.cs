using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Seats;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>When something is due next by the story clock. Timers are data: nothing is scheduled, so nothing has to be cancelled.</summary>
internal static class Due
{
    /// <summary>The first story time after all that is settled; <see cref="long.MaxValue"/>: nothing is pending.</summary>
    public static long NextMs(Playbook book, ExerciseState state)
    {
        if (!state.Running && state.Mode != Mode.StoryOnly)
        {
            return long.MaxValue;
        }

        if (state.Memo.NextDueMs(state) is { } knownMs)
        {
            return knownMs;
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
        next.Consider(StandIns.NextMs(book, state));

        // Where staff alone move the clock, nothing lies beyond where they have moved it.
        var atMs = state.Running || next.AtMs <= state.Clock.StoryMs ? next.AtMs : long.MaxValue;
        state.Memo.KeepNextDue(state, atMs);
        return atMs;
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
            next.Consider(test.NextFlip(state, state.SettledMs));
        }
    }

    private static void Limits(Playbook book, ExerciseState state, ref Earliest next)
    {
        foreach (var ask in Deadlines.PassByThemselves(state) ? state.Asks : [])
        {
            if (ask is { State: AskRunState.Open, DeadlineMs: { } deadlineMs })
            {
                next.Consider(deadlineMs);
            }
        }

        if (state.Mode == Mode.ClockDriven)
        {
            next.Consider(state.PhaseOpenedMs[state.Phase]!.Value + book.Lengths[state.Phase]);
        }
    }

    private static void Machines(Playbook book, ExerciseState state, ref Earliest next)
    {
        for (var crisis = 0; crisis < book.Machines.Length; crisis++)
        {
            foreach (var active in state.Machines[crisis].Active)
            {
                var timers = book.Machines[crisis].Timers[active.State];
                for (var timer = 0; timer < timers.Count; timer++)
                {
                    if (!Timers.IsTaken(active, timer))
                    {
                        next.Consider(active.LivedMs + timers[timer].DurationMs + state.GapMs);
                    }
                }
            }
        }

        foreach (var guard in book.TurningGuards)
        {
            next.Consider(guard.NextFlip(state, state.SettledMs));
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
        foreach (var plan in book.Injects)
        {
            var run = state.Injects[plan.Position];
            if (run.State == CueState.Planned && plan.DueAfterMs(state.BuiltInFacilitator) is { } atMs && plan.Phase == state.Phase)
            {
                next.Consider(state.PhaseOpenedMs[state.Phase]!.Value + atMs);
            }
            else if (run.State == CueState.Planned && plan.ComesByCondition)
            {
                Flip(plan.When, state, ref next);
            }
            else if (run.State == CueState.Expecting)
            {
                if (run.DeadlineMs is { } deadlineMs)
                {
                    next.Consider(deadlineMs);
                }

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
