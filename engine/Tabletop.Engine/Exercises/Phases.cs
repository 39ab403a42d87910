using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>Closing one phase and opening the next.</summary>
internal static class Phases
{
    /// <summary>The most things one gap may bring, so that content that feeds itself cannot hang the clock.</summary>
    private const int MostStepsInAGap = 10_000;

    /// <summary>A phase that waits for a condition opens as soon as it holds, from any earlier phase. Where staff pace the exercise they are told.</summary>
    public static void OpenByCondition(Moment moment)
    {
        var (state, book) = (moment.State, moment.Book);
        for (var phase = state.Phase + 1; phase < book.Opens.Length && state.Phase >= 0; phase++)
        {
            if (book.Opens[phase]?.Holds(state, moment.StoryMs, null) != true || state.PhasesReady.Contains(phase))
            {
                continue;
            }

            if (state.Mode == Mode.ClockDriven)
            {
                Open(moment, phase);
                return;
            }

            moment.Emit(new Event.PhaseReady(book.Scenario.Phases[phase].Id), Audience.Staff);
            state = moment.State;
        }
    }

    /// <summary>In clock-driven play a phase ends at its length. Before a phase that staff open, and after the last, the clock waits.</summary>
    public static void OpenIfDue(Moment moment)
    {
        var (state, book) = (moment.State, moment.Book);
        if (state.Mode != Mode.ClockDriven || !state.Running
            || moment.StoryMs < state.PhaseOpenedMs[state.Phase]!.Value + book.Lengths[state.Phase])
        {
            return;
        }

        // Those that wait for a condition are passed over.
        var next = Array.FindIndex(book.Opens, state.Phase + 1, opens => opens is null);
        if (next < 0)
        {
            if (state.BuiltInFacilitator)
            {
                End(moment);
            }
            else
            {
                moment.Emit(new Event.PhaseAwaited(null), Audience.Public);
            }
        }
        else if (book.Scenario.Phases[next].Manual && !state.BuiltInFacilitator)
        {
            moment.Emit(new Event.PhaseAwaited(book.Scenario.Phases[next].Id), Audience.Public);
        }
        else
        {
            Open(moment, next);
        }
    }

    /// <summary>At exactly its length a phase is over: what would come then comes never. A length that was computed includes its last inject.</summary>
    public static bool HasRunItsLength(Moment moment)
    {
        var state = moment.State;
        return state.Mode == Mode.ClockDriven
            && moment.Book.Scenario.Phases[state.Phase].LengthMs is { } lengthMs
            && moment.StoryMs >= state.PhaseOpenedMs[state.Phase]!.Value + lengthMs;
    }

    public static void Open(Moment moment, int phase)
    {
        if (moment.State.Phase >= 0)
        {
            Close(moment);
        }

        var fromMs = moment.StoryMs;
        var toMs = Math.Max(fromMs, moment.Book.Scenario.Phases[phase].StoryStartMs ?? fromMs);
        if (moment.State.Phase >= 0)
        {
            PassGap(moment, toMs, lived: moment.Book.Scenario.Phases[phase].Gap == Gap.Lived);
        }

        var stoodStillMs = moment.State.Phase < 0 || moment.Book.Scenario.Phases[phase].Gap == Gap.Lived ? 0 : toMs - fromMs;
        moment.Emit(new Event.PhaseOpened(moment.Book.Scenario.Phases[phase].Id, stoodStillMs), Audience.Public);
    }

    /// <summary>Running actions do not complete, nothing falls silent and nothing is missed; endings are tested once, in order.</summary>
    public static void End(Moment moment)
    {
        var (book, state) = (moment.Book, moment.State);
        var ending = Array.FindIndex(book.Endings, e => e?.Holds(state, moment.StoryMs, null) != false);
        RecordDecider.LeaveOpen(moment);
        moment.Emit(new Event.Ended(ending < 0 ? null : book.Scenario.Endings[ending].Id), Audience.Public);
    }

    /// <summary>Asks fall to silence, expectations are tested once, timed injects that did not come are skipped, the body rises.</summary>
    private static void Close(Moment moment)
    {
        // A silence may release another inject whose asks fall silent too. Injects are released once, so this ends.
        while (Deadlines.Open(moment.Book, moment.State, untilMs: null) is { Length: > 0 } open)
        {
            foreach (var deadline in open)
            {
                Deadlines.Pass(moment, deadline);
            }
        }

        foreach (var plan in moment.Book.Injects)
        {
            if ((plan.Inject.AtMs ?? plan.Inject.SuggestMs) is not null && plan.Phase == moment.State.Phase
                && moment.State.Injects[plan.Position].State is CueState.Planned or CueState.Cued or CueState.Held)
            {
                moment.Emit(new Event.InjectSkipped(plan.Inject.Id, SkipReason.PhaseClosed), Audience.Staff);
            }
        }

        AddedDecider.SkipAtClose(moment);
        if (moment.State.Body is not { State: BodyState.NotCalled, Calls.Count: 0 })
        {
            moment.Emit(new Event.BodyAdjourned(), Audience.Everyone);
        }

        moment.Emit(new Event.PhaseClosed(moment.Book.Scenario.Phases[moment.State.Phase].Id), Audience.Public);
        Waiting.Look(moment);
    }

    /// <summary>
    /// What is due before the next phase's start comes at its own story time: deliveries, actions, then delayed effects.
    /// State timers stand still, unless the gap is lived.
    /// </summary>
    private static void PassGap(Moment moment, long toMs, bool lived)
    {
        const long grain = Segment.GrainMs;
        moment.GapEndsMs = toMs;
        if (!lived)
        {
            moment.StandStill();
        }

        for (var steps = 0; NextInGap(moment, toMs - grain, lived) is { } atMs; steps++)
        {
            if (steps == MostStepsInAGap)
            {
                moment.Emit(new Event.LoopCut("gap"), Audience.Staff);
                break;
            }

            moment.PassTo(atMs);
            if (Instant.NextTalk(moment.State, atMs) is { } talk)
            {
                Instant.Arrive(moment, talk);
            }
            else if (Instant.NextAction(moment.State, atMs) is { } action)
            {
                Instant.Complete(moment, action);
            }
            else if (Instant.NextDelayed(moment.State, atMs) is not null)
            {
                Instant.RunDelayed(moment, atMs);
            }
            else
            {
                if (lived)
                {
                    Instant.TakeTimers(moment);
                    SocietyTick.Take(moment);
                }

                Waiting.Look(moment);
                moment.SettledInGap(atMs);
            }
        }

        moment.PassTo(toMs);
    }

    private static long? NextInGap(Moment moment, long untilMs, bool lived)
    {
        var state = moment.State;
        var next = long.MaxValue;
        Earlier(Instant.NextTalk(state, untilMs)?.DueMs);
        Earlier(Instant.NextAction(state, untilMs)?.DueMs);
        Earlier(Instant.NextDelayed(state, untilMs)?.DueMs);
        Earlier(Due.NextInGapMs(moment.Book, state, moment.GapSettledMs, lived));
        return next <= untilMs ? Math.Max(next, moment.StoryMs) : null;

        void Earlier(long? atMs) => next = Math.Min(next, atMs ?? long.MaxValue);
    }
}
