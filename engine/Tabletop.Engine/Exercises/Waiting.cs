using Tabletop.Engine.Conditions;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What waits for something to become true: tasks, expectations, and timers whose guard was false when they were due.</summary>
internal static class Waiting
{
    /// <summary>Looked at after every cause, and whenever the passing of time alone may have changed a test.</summary>
    public static void Look(Moment moment)
    {
        var touched = moment.TakeTouchedForWaiting();
        MeetTasks(moment, touched);
        MeetExpectations(moment, touched);
        SocietyTick.Look(moment, touched);
        TakeOverdueTimer(moment);
    }

    private static void MeetTasks(Moment moment, Parts touched)
    {
        var tasks = moment.Book.Tasks;
        for (var i = 0; i < tasks.Length; i++)
        {
            if (tasks[i].MetWhen is { } test && (test.Reads & touched) != 0
                && moment.State.TasksMet[i] is null && test.Holds(moment.State, moment.StoryMs, null))
            {
                moment.Emit(new Event.TaskMet(tasks[i].Objective.Id, tasks[i].Task.Id), Audience.Staff);
            }
        }
    }

    private static void MeetExpectations(Moment moment, Parts touched)
    {
        foreach (var plan in moment.Book.Expectations)
        {
            if (((plan.Expects!.Reads | Parts.Expectations) & touched) != 0
                && moment.State.Injects[plan.Position].State == CueState.Expecting
                && plan.Expects.Holds(moment.State, moment.StoryMs, null))
            {
                moment.Emit(new Event.ExpectationMet(plan.Inject.Id), Audience.Staff);
            }
        }
    }

    /// <summary>The first one that can go. Taking it is a cause of its own, after which everything is looked at again.</summary>
    private static void TakeOverdueTimer(Moment moment)
    {
        if (!Timers.AnyDue(moment.Book, moment.State, moment.LivedMs))
        {
            return;
        }

        foreach (var (crisis, owner, timer, dueMs) in Timers.Armed(moment.Book, moment.State))
        {
            if (moment.TimersTaken >= Cause.MostSteps)
            {
                return;
            }

            var overdue = dueMs < moment.LivedMs || (dueMs == moment.LivedMs && moment.TimersHadTheirTurn);
            if (overdue && Cause.TakeTimer(moment, crisis, owner, timer))
            {
                return;
            }
        }
    }
}

/// <summary>The state timers that have not been taken since their state was entered.</summary>
internal static class Timers
{
    /// <summary>Whether one is due by then.</summary>
    public static bool AnyDue(Scenarios.Playbook book, ExerciseState state, long livedMs) => state.Memo.Calendar(book, state).FirstTimerLivedMs <= livedMs;

    public static bool IsTaken(ActiveState active, int timer)
    {
        foreach (var taken in active.Fired)
        {
            if (taken == timer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Machines in file order, the innermost state first, timers in file order; due on the clock that stands still in gaps.</summary>
    public static IEnumerable<(int Crisis, int Owner, int Timer, long DueLivedMs)> Armed(Scenarios.Playbook book, ExerciseState state)
    {
        for (var crisis = 0; crisis < book.Machines.Length; crisis++)
        {
            foreach (var active in state.Machines[crisis].Active)
            {
                var timers = book.Machines[crisis].Timers[active.State];
                for (var timer = 0; timer < timers.Count; timer++)
                {
                    if (!IsTaken(active, timer))
                    {
                        yield return (crisis, active.State, timer, active.LivedMs + timers[timer].DurationMs);
                    }
                }
            }
        }
    }
}
