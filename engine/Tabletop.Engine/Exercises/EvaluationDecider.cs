using System.Globalization;
using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>What staff note while they watch, and after: observations, and how tasks were performed.</summary>
internal static class EvaluationDecider
{
    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, Person? person, CommandBody body, out Refusal? refusal)
    {
        switch (body)
        {
            case CommandBody.Observe observe:
                refusal = LobbyDecider.Staff(person) ?? HasStarted(moment) ?? Observe(moment, person!.Id, observe);
                return true;
            case CommandBody.RateTask rate:
                refusal = LobbyDecider.Staff(person) ?? HasStarted(moment) ?? Rate(moment, person!.Id, rate);
                return true;
            default:
                refusal = null;
                return false;
        }
    }

    private static Refusal? HasStarted(Moment moment) => moment.State.Stage == Stage.Lobby ? Refuse("not-started") : null;

    private static Refusal? Observe(Moment moment, string by, CommandBody.Observe observe)
    {
        var of = observe.Of ?? "";
        var isThere = observe.PinnedTo switch
        {
            PinnedTo.Inject => moment.Book.FindInject(of) >= 0 || moment.State.Added.Any(a => a.Id == of),
            PinnedTo.Decision => HasDecision(moment, of),
            PinnedTo.Task => FindTask(moment, of) >= 0,
            _ => true,
        };
        if (!isThere)
        {
            return Refuse("unknown", observe.PinnedTo.ToString().ToLowerInvariant(), of);
        }

        if (observe.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        var pinned = observe.PinnedTo == PinnedTo.Moment ? null : observe.Of;
        moment.Emit(new Event.Observed(by, observe.Words, observe.Kind, observe.PinnedTo, pinned), Audience.Staff);
        return null;
    }

    private static Refusal? Rate(Moment moment, string by, CommandBody.RateTask rate)
    {
        var task = FindTask(moment, rate.Task);
        if (task < 0)
        {
            return Refuse("unknown", "task", rate.Task);
        }

        var plan = moment.Book.Tasks[task];
        moment.Emit(new Event.TaskRated(by, plan.Objective.Id, plan.Task.Id, rate.Rating, rate.Evidence), Audience.Staff);
        return null;
    }

    /// <summary>OBJECTIVE/TASK; -1: there is none.</summary>
    private static int FindTask(Moment moment, string id) => Array.FindIndex(moment.Book.Tasks, t => $"{t.Objective.Id}/{t.Task.Id}" == id);

    /// <summary>SEAT/NUMBER, from 1.</summary>
    private static bool HasDecision(Moment moment, string of) =>
        of.Split('/') is [var seat, var number]
        && moment.Book.FindSeat(seat) is >= 0 and var position
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count >= 1
        && count <= moment.State.Decisions.Count(d => d.Seat == position);
}
