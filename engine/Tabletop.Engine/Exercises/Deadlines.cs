using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>Limits of asks and expectations, and what silence stands for.</summary>
internal static class Deadlines
{
    /// <param name="Slot">The ask's place in the state, or -1 for the inject's expectation.</param>
    public readonly record struct Deadline(int Order, int Slot, int Inject);

    /// <summary>Where staff alone move story time they also close asks.</summary>
    public static bool PassByThemselves(ExerciseState state) => state.Mode != Mode.StoryOnly;

    /// <summary>Those that pass until then, in the order their injects were released, then in <c>of</c> order. Without a time: all that are open.</summary>
    public static Deadline[] Open(Playbook book, ExerciseState state, long? untilMs)
    {
        List<Deadline>? open = null;
        foreach (var slot in book.Slots)
        {
            var run = state.Asks[slot.Position];
            if (run.State == AskRunState.Open && (untilMs is null || (PassByThemselves(state) && run.DeadlineMs <= untilMs)))
            {
                (open ??= []).Add(new(state.Injects[slot.Plan.Inject].Order, slot.Position, slot.Plan.Inject));
            }
        }

        foreach (var plan in book.Injects)
        {
            var run = state.Injects[plan.Position];
            if (run.State == CueState.Expecting && (untilMs is null || run.DeadlineMs <= untilMs))
            {
                (open ??= []).Add(new(run.Order, -1, plan.Position));
            }
        }

        return open is null ? [] : [.. open.OrderBy(d => d.Order).ThenBy(d => d.Slot)];
    }

    /// <summary>Nothing if an earlier one of the same instant has closed it.</summary>
    public static void Pass(Moment moment, Deadline deadline)
    {
        if (deadline.Slot >= 0)
        {
            FallSilent(moment, moment.Book.Slots[deadline.Slot]);
        }
        else if (moment.State.Injects[deadline.Inject].State == CueState.Expecting)
        {
            Miss(moment, moment.Book.Injects[deadline.Inject]);
        }
    }

    /// <summary>Nobody answered in time. Seats that were to agree and did not fall silent together.</summary>
    public static void FallSilent(Moment moment, AskSlot slot)
    {
        var run = moment.State.Asks[slot.Position];
        if (run.State != AskRunState.Open)
        {
            return;
        }

        CountVotes(moment, slot);
        if (moment.State.Asks[slot.Position].State != AskRunState.Open)
        {
            return;
        }

        if (slot.Plan.SilenceAnswers)
        {
            Asks.FallSilent(moment, slot);
        }
        else
        {
            Asks.CloseUnanswered(moment, slot);
        }
    }

    /// <summary>The votes cast are the answer, or in a joint ask what each seat would say.</summary>
    private static void CountVotes(Moment moment, AskSlot slot)
    {
        for (var i = 0; i < slot.Plan.Seats.Count; i++)
        {
            var asked = moment.Book.Slots[slot.Plan.First + i];
            var run = moment.State.Asks[asked.Position];
            if ((asked == slot || slot.Plan.IsJoint) && run is { State: AskRunState.Open, Proposal: null }
                && Ballots.Outcome(moment.State, run, moment.Book.SeatId(asked.Seat)) is { } voted)
            {
                Asks.Choose(moment, asked, voted.Option, voted.Because);
            }
        }
    }

    private static void Miss(Moment moment, InjectPlan plan)
    {
        if (plan.Expects?.Holds(moment.State, moment.StoryMs, null) == true)
        {
            moment.Emit(new Event.ExpectationMet(plan.Inject.Id), Audience.Staff);
            return;
        }

        moment.Emit(new Event.ExpectationMissed(plan.Inject.Id), Audience.Staff);
        Cause.Run(moment, plan.Otherwise, $"expectation/{plan.Inject.Id}");
    }
}
