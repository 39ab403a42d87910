using System.Globalization;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Starting actions, alone or together.</summary>
internal static class ActionDecider
{
    public static Refusal? Act(Moment moment, int seat, string id)
    {
        var action = moment.Book.FindAction(id);
        if (action < 0 || !moment.Book.Actions[action].IsFor(seat))
        {
            // One answer for both, so that guessing ids tells nothing.
            return Refuse("not-yours-to-do");
        }

        var plan = moment.Book.Actions[action];
        if (plan.Action.Once && IsDone(moment.State, action))
        {
            return Refuse("done-already");
        }

        if (IsUnderWay(moment.State, action))
        {
            return Refuse("action-under-way");
        }

        return plan.IsJoint ? Confirm(moment, action, plan, seat) : Start(moment, action, plan, [seat], seat);
    }

    /// <summary>How many actions the seat has under way.</summary>
    public static int Load(ExerciseState state, int seat)
    {
        var load = 0;
        foreach (var run in state.UnderWay)
        {
            if (run.Seats.Contains(seat))
            {
                load++;
            }
        }

        return load;
    }

    /// <summary>As the seat would see it if it asked now.</summary>
    /// <remarks>Whether its condition holds is tested when it is started: showing it would tell what the seat does not know.</remarks>
    public static ActionState StateOf(Playbook book, ExerciseState state, int action, int seat) =>
        IsUnderWay(state, action) ? ActionState.UnderWay
            : IsConfirmed(state, action, seat) ? ActionState.Waiting
            : book.Actions[action].Action.Once && IsDone(state, action) ? ActionState.DoneForGood
            : Load(state, seat) >= book.Scenario.Roles[seat].Capacity ? ActionState.AtCapacity
            : ActionState.Available;

    private static bool IsUnderWay(ExerciseState state, int action)
    {
        foreach (var run in state.UnderWay)
        {
            if (run.Action == action)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsConfirmed(ExerciseState state, int action, int seat)
    {
        foreach (var confirmed in state.Confirmed)
        {
            if (confirmed.Action == action && confirmed.Seat == seat)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDone(ExerciseState state, int action)
    {
        foreach (var done in state.Done)
        {
            if (done.Action == action)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The last confirmation starts it; only then the condition and every doer's capacity are tested.</summary>
    private static Refusal? Confirm(Moment moment, int action, ActionPlan plan, int seat)
    {
        if (IsConfirmed(moment.State, action, seat))
        {
            return Refuse("confirmed-already");
        }

        var missing = plan.Together.Any(s => s != seat && !IsConfirmed(moment.State, action, s));
        if (!missing)
        {
            return Start(moment, action, plan, plan.Together, seat);
        }

        moment.Emit(
            new Event.ActionConfirmed(plan.Action.Id, moment.Book.SeatId(seat)),
            plan.ToDoers);
        return null;
    }

    private static Refusal? Start(Moment moment, int action, ActionPlan plan, Items<int> doers, int asking)
    {
        var doing = new Doing(doers, moment.StoryMs + plan.Action.TakesMs);
        if (plan.When?.Holds(moment.State, moment.StoryMs, doing) == false)
        {
            return Refuse("action-not-now");
        }

        foreach (var doer in doers)
        {
            var (role, load) = (moment.Book.Scenario.Roles[doer], Load(moment.State, doer));
            if (load >= role.Capacity)
            {
                // How busy another seat is, is theirs to tell.
                return doer != asking ? Refuse("partner-busy") : Refuse("at-capacity", role.Title, load.ToString(CultureInfo.InvariantCulture));
            }
        }

        var seats = moment.Book.SeatIds(doers);
        moment.Emit(
            new Event.ActionStarted(moment.NextNumber, plan.Action.Id, seats, moment.StoryMs + plan.Action.TakesMs),
            plan.ToDoers);
        Cause.Run(moment, plan.AtStart, $"action/{plan.Action.Id}", doing);
        return null;
    }
}
