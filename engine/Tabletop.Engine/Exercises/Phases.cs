using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>Closing one phase and opening the next.</summary>
internal static class Phases
{
    /// <summary>In clock-driven play a phase ends at its length. Before a phase that staff open, and after the last, the clock waits.</summary>
    public static void OpenIfDue(Moment moment)
    {
        var (state, book) = (moment.State, moment.Book);
        if (state.Mode != Mode.ClockDriven || !state.Running
            || moment.StoryMs < state.PhaseOpenedMs[state.Phase]!.Value + book.Lengths[state.Phase])
        {
            return;
        }

        var next = state.Phase + 1;
        if (next == book.Scenario.Phases.Count)
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
        return state is { Mode: Mode.ClockDriven, Running: true }
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
            PassGap(moment, toMs);
        }

        moment.Emit(new Event.PhaseOpened(moment.Book.Scenario.Phases[phase].Id, moment.State.Phase < 0 ? 0 : toMs - fromMs), Audience.Public);
        moment.GapIsOver();
    }

    /// <summary>Running actions do not complete, nothing falls silent and nothing is missed; endings are tested once, in order.</summary>
    public static void End(Moment moment)
    {
        var (book, state) = (moment.Book, moment.State);
        var ending = Array.FindIndex(book.Endings, e => e?.Holds(state, moment.StoryMs, null) != false);
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
            if (plan.Inject.AtMs is not null && plan.Phase == moment.State.Phase
                && moment.State.Injects[plan.Position].State is CueState.Planned or CueState.Cued or CueState.Held)
            {
                moment.Emit(new Event.InjectSkipped(plan.Inject.Id, SkipReason.PhaseClosed), Audience.Staff);
            }
        }

        if (moment.State.Body.State != BodyState.NotCalled)
        {
            moment.Emit(new Event.BodyAdjourned(), Audience.Everyone);
        }

        moment.Emit(new Event.PhaseClosed(moment.Book.Scenario.Phases[moment.State.Phase].Id), Audience.Public);
        Waiting.Look(moment);
    }

    /// <summary>Deliveries and actions due before the next phase's start come at their own story times; state timers stand still.</summary>
    private static void PassGap(Moment moment, long toMs)
    {
        const long grain = Segment.GrainMs;
        while (true)
        {
            var talk = Instant.NextTalk(moment.State, toMs - grain);
            var action = Instant.NextAction(moment.State, toMs - grain);
            if (talk is not null && (action is null || talk.DueMs <= action.DueMs))
            {
                moment.PassInGap(Math.Max(moment.StoryMs, talk.DueMs));
                Instant.Arrive(moment, talk);
            }
            else if (action is not null)
            {
                moment.PassInGap(Math.Max(moment.StoryMs, action.DueMs));
                Instant.Complete(moment, action);
            }
            else
            {
                moment.PassInGap(toMs);
                return;
            }
        }
    }
}
