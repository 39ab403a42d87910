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
        if (plan.Action.Once && moment.State.Done.IndexOf(d => d.Action == action) >= 0)
        {
            return Refuse("done-already");
        }

        if (moment.State.UnderWay.IndexOf(r => r.Action == action) >= 0)
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
            if (run.Seats.IndexOf(s => s == seat) >= 0)
            {
                load++;
            }
        }

        return load;
    }

    /// <summary>As the seat would see it if it asked now.</summary>
    /// <remarks>Whether its condition holds is tested when it is started: showing it would tell what the seat does not know.</remarks>
    public static ActionState StateOf(Playbook book, ExerciseState state, int action, int seat) =>
        state.UnderWay.IndexOf(r => r.Action == action) >= 0 ? ActionState.UnderWay
            : state.Confirmed.IndexOf(c => c.Action == action && c.Seat == seat) >= 0 ? ActionState.Waiting
            : book.Actions[action].Action.Once && state.Done.IndexOf(d => d.Action == action) >= 0 ? ActionState.DoneForGood
            : Load(state, seat) >= book.Scenario.Roles[seat].Capacity ? ActionState.AtCapacity
            : ActionState.Available;

    /// <summary>The last confirmation starts it; only then the condition and every doer's capacity are tested.</summary>
    private static Refusal? Confirm(Moment moment, int action, ActionPlan plan, int seat)
    {
        if (moment.State.Confirmed.IndexOf(c => c.Action == action && c.Seat == seat) >= 0)
        {
            return Refuse("confirmed-already");
        }

        var missing = plan.Together.Any(s => s != seat && moment.State.Confirmed.IndexOf(c => c.Action == action && c.Seat == s) < 0);
        if (!missing)
        {
            return Start(moment, action, plan, plan.Together, seat);
        }

        moment.Emit(
            new Event.ActionConfirmed(plan.Action.Id, moment.Book.SeatId(seat)),
            Audience.Of(plan.Together.Select(moment.Book.SeatId).ToItems()));
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

        var seats = doers.Select(moment.Book.SeatId).ToItems();
        moment.Emit(
            new Event.ActionStarted(moment.NextNumber, plan.Action.Id, seats, moment.StoryMs + plan.Action.TakesMs),
            Audience.Of(plan.Doers.Select(moment.Book.SeatId).ToItems()));
        Cause.Run(moment, plan.AtStart, $"action/{plan.Action.Id}", doing);
        return null;
    }
}
