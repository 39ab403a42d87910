using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// The order of things in one instant: deliveries arrive; actions complete; state timers fire; deadlines pass; timed injects in file order; the society's step;
/// injects whose condition has come true and opening phases; again until nothing new is due. At last, perhaps, a post of the simulated public.
/// </summary>
internal static class Instant
{
    /// <summary>The most rounds one instant may take, so that content that feeds itself cannot hang the clock.</summary>
    private const int MostRounds = 100;

    public static void Settle(Moment moment)
    {
        ComeToRest(moment);
        Posting.Take(moment);
    }

    private static void ComeToRest(Moment moment)
    {
        for (var round = 0; round < MostRounds && moment.State.Stage == Stage.Play; round++)
        {
            var before = moment.EventCount;
            Deliver(moment);
            CompleteActions(moment, moment.StoryMs);
            RunDelayed(moment, moment.StoryMs);
            TakeTimers(moment);
            Waiting.Look(moment);
            PassDeadlines(moment);
            if (!Phases.HasRunItsLength(moment))
            {
                ReleaseTimed(moment);
                SocietyTick.Take(moment);
                ReleaseByCondition(moment);
                Phases.OpenByCondition(moment);
            }
            else if (moment.State.AwaitsStaff)
            {
                Phases.OpenByCondition(moment);
            }

            Phases.OpenIfDue(moment);
            if (moment.EventCount == before)
            {
                return;
            }
        }

        if (moment.State.Stage == Stage.Play)
        {
            moment.Emit(new Event.LoopCut("instant"), Audience.Staff);
        }
    }

    public static void Deliver(Moment moment)
    {
        if (moment.State.Body is { State: BodyState.Summoned, DueMs: { } opensMs } && opensMs <= moment.StoryMs)
        {
            moment.Emit(new Event.BodyConvened(), Audience.Everyone);
            Waiting.Look(moment);
        }

        Talk? arrived = null;
        while (NextTalk(moment.State, moment.StoryMs) is { } talk)
        {
            // In a log that was put together from two no arrival would end it, and memory would.
            arrived = talk == arrived ? throw new InvalidOperationException($"Word {talk.Number} has arrived and is still under way: the log is not that of one exercise.") : talk;
            Arrive(moment, talk);
        }
    }

    /// <summary>The first of those under way to arrive until then, in order of arrival, then of sending.</summary>
    public static Talk? NextTalk(ExerciseState state, long untilMs)
    {
        Talk? next = null;
        foreach (var at in state.TalkIndex.UnderWay)
        {
            var talk = state.Talks[at];
            if (talk.DueMs <= untilMs && (next is null || talk.DueMs < next.DueMs))
            {
                next = talk;
            }
        }

        return next;
    }

    public static void Arrive(Moment moment, Talk talk)
    {
        var book = moment.Book;
        moment.Emit(new Event.Delivered(talk.Number), book.ToSeat(talk.To));
        if (talk.Fact >= 0)
        {
            Learn(moment, talk.To, talk.Fact, talk.From, LearnedBy.Share);
        }

        Waiting.Look(moment);
    }

    /// <summary>Nothing if the seat knows it already.</summary>
    public static void Learn(Moment moment, int seat, int fact, int from, LearnedBy by)
    {
        if (!moment.State.Knows(seat, fact))
        {
            var book = moment.Book;
            moment.Emit(
                new Event.FactLearned(book.SeatId(seat), book.Scenario.Facts[fact].Id, from < 0 ? null : book.SeatId(from), by),
                book.ToSeat(seat));
        }
    }

    public static ActionRun? NextAction(ExerciseState state, long untilMs)
    {
        ActionRun? next = null;
        foreach (var run in state.UnderWay)
        {
            if (run.DueMs <= untilMs && (next is null || run.DueMs < next.DueMs))
            {
                next = run;
            }
        }

        return next;
    }

    public static void CompleteActions(Moment moment, long untilMs)
    {
        while (NextAction(moment.State, untilMs) is { } run)
        {
            Complete(moment, run);
        }
    }

    /// <summary>Done, and its load released, before its own effects run; what it says every seat learns.</summary>
    public static void Complete(Moment moment, ActionRun run)
    {
        var (book, plan) = (moment.Book, moment.Book.Actions[run.Action]);
        var seats = book.SeatIds(run.Seats);
        moment.Emit(new Event.ActionCompleted(run.Number, plan.Action.Id, seats), plan.ToDoers);
        foreach (var fact in plan.Says)
        {
            if (run.Seats.IndexOf(doer => moment.State.Knows(doer, fact)) is >= 0 and var knower)
            {
                for (var seat = 0; seat < book.Scenario.Roles.Count; seat++)
                {
                    Learn(moment, seat, fact, run.Seats[knower], LearnedBy.Action);
                }
            }
        }

        Cause.Run(moment, plan.Effects, $"action/{plan.Action.Id}", new Doing(run.Seats, moment.StoryMs));
    }

    /// <summary>The first of those put off to be due until then, in order of being due, then of being scheduled.</summary>
    public static DelayedRun? NextDelayed(ExerciseState state, long untilMs)
    {
        DelayedRun? next = null;
        foreach (var run in state.Delayed)
        {
            if (run.DueMs <= untilMs && (next is null || run.DueMs < next.DueMs))
            {
                next = run;
            }
        }

        return next;
    }

    /// <summary>Each is a cause of its own. What they put off to the same instant waits for the next round.</summary>
    public static void RunDelayed(Moment moment, long untilMs)
    {
        var last = moment.State.Number;
        while (NextDelayed(moment.State, untilMs) is { } run && run.Number <= last)
        {
            moment.Emit(new Event.DelayOver(run.Number), Audience.Staff);
            Cause.Run(moment, moment.Book.Delays[run.Delay], run.Because, run.Doers is null ? null : new Doing(run.Doers, run.UntilMs));
        }
    }

    public static void TakeTimers(Moment moment)
    {
        if (!Timers.AnyDue(moment.Book, moment.State, moment.LivedMs))
        {
            moment.TimersHadTheirTurn = true;
            return;
        }

        var due = Timers.Armed(moment.Book, moment.State).Where(t => t.DueLivedMs <= moment.LivedMs).ToArray();
        foreach (var (crisis, owner, timer, _) in due)
        {
            // An earlier one may have left or re-entered the state.
            if (Timers.Armed(moment.Book, moment.State).Any(t => t.Crisis == crisis && t.Owner == owner && t.Timer == timer && t.DueLivedMs <= moment.LivedMs))
            {
                Cause.TakeTimer(moment, crisis, owner, timer);
            }
        }

        moment.TimersHadTheirTurn = true;
    }

    private static void PassDeadlines(Moment moment)
    {
        if (moment.State.Memo.Calendar(moment.Book, moment.State).FirstLimitMs > moment.StoryMs)
        {
            return;
        }

        foreach (var deadline in Deadlines.Open(moment.Book, moment.State, moment.StoryMs))
        {
            Deadlines.Pass(moment, deadline);
        }
    }

    private static void ReleaseTimed(Moment moment)
    {
        var isAnyDue = moment.State.Memo.Calendar(moment.Book, moment.State).FirstInjectMs <= moment.StoryMs;
        foreach (var plan in isAnyDue ? moment.Book.Injects : [])
        {
            var state = moment.State;
            if (plan.DueAfterMs(moment.State.BuiltInFacilitator) is not { } atMs || plan.Phase != state.Phase || state.Phase < 0 || state.Injects[plan.Position].State != CueState.Planned)
            {
                continue;
            }

            var dueMs = state.PhaseOpenedMs[state.Phase]!.Value + atMs;
            if (dueMs > moment.StoryMs)
            {
                continue;
            }

            if (plan.When?.Holds(state, moment.StoryMs, null) == false)
            {
                moment.Emit(new Event.InjectSkipped(plan.Inject.Id, SkipReason.Condition), Audience.Staff);
            }
            else
            {
                Come(moment, plan, dueMs, plan.Inject.Manual ? "staff" : "clock");
            }
        }

        AddedDecider.ComeIfDue(moment);
    }

    /// <summary>Passes over the file, each condition read when reached, until a pass releases nothing.</summary>
    private static void ReleaseByCondition(Moment moment)
    {
        bool any;
        do
        {
            any = false;
            var touched = moment.TakeTouchedForInjects();
            foreach (var plan in moment.Book.InjectsByCondition)
            {
                if ((plan.When!.Reads & (touched | moment.TouchedInPass)) != 0
                    && moment.State.Injects[plan.Position].State == CueState.Planned
                    && (plan.Phase < 0 || plan.Phase == moment.State.Phase)
                    && moment.State.Phase >= 0
                    && plan.When.Holds(moment.State, moment.StoryMs, null))
                {
                    Come(moment, plan, moment.StoryMs, "condition");
                    any = true;
                }
            }
        }
        while (any);
    }

    /// <summary>Released, or where staff pace the exercise a cue; expected actions start by themselves.</summary>
    private static void Come(Moment moment, InjectPlan plan, long dueMs, string because)
    {
        if (!Chance.Comes(moment.State, plan))
        {
            moment.Emit(new Event.InjectSkipped(plan.Inject.Id, SkipReason.Chance), Audience.Staff);
        }
        else if (moment.State.Mode != Mode.ClockDriven && !plan.IsExpectedAction)
        {
            moment.Emit(new Event.InjectCued(plan.Inject.Id, dueMs, because), Audience.Staff);
        }
        else
        {
            Cause.Release(moment, plan.Position, dueMs, because);
        }
    }
}
