using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>The rundown in staff's hands: release, hold, skip and recall, of the script's injects and of those that were added.</summary>
internal static class CueDecider
{
    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, Person? person, CommandBody body, out Refusal? refusal)
    {
        var inject = body switch
        {
            CommandBody.ReleaseInject release => release.Inject,
            CommandBody.HoldInject hold => hold.Inject,
            CommandBody.SkipInject skip => skip.Inject,
            CommandBody.RecallInject recall => recall.Inject,
            _ => null,
        };
        refusal = inject is null ? null : LobbyDecider.Staff(person) ?? ClockDecider.InPlay(moment) ?? Decide(moment, inject, body);
        return inject is not null;
    }

    private static Refusal? Decide(Moment moment, string id, CommandBody body)
    {
        var inject = moment.Book.FindInject(id);
        var added = inject < 0 ? moment.State.Added.FirstOrDefault(a => a.Id == id) : null;
        if (inject < 0 && added is null)
        {
            return Refuse("unknown", "inject", id);
        }

        var run = added?.Run ?? moment.State.Injects[inject];
        switch (body)
        {
            case CommandBody.RecallInject when !run.IsReleased || (added is null && moment.Book.Injects[inject].IsExpectedAction):
                return Refuse("not-released");
            case CommandBody.RecallInject when run.Recalled:
                return Refuse("recalled-already");
            case CommandBody.RecallInject:
                moment.Emit(new Event.InjectRecalled(id), added?.Audience ?? moment.Book.Injects[inject].Audience);
                CloseAsks(moment, inject);
                return null;
            case CommandBody.ReleaseInject when run.IsReleased:
                return Refuse("released-already");
            case var _ when run.State == CueState.Cancelled:
                return Refuse("cancelled");
            case CommandBody.ReleaseInject when added is not null:
                AddedDecider.Release(moment, added, run.DueMs ?? added.DueMs ?? moment.StoryMs, "staff");
                return null;
            case CommandBody.ReleaseInject:
                Cause.Release(moment, inject, DueMs(moment, inject, run), "staff");
                return null;
            case var _ when run.IsReleased:
                return Refuse("cannot-hold");
            case CommandBody.SkipInject skip when run.State != CueState.Skipped:
                moment.Emit(new Event.InjectSkipped(id, SkipReason.Staff, skip.Reason), Audience.Staff);
                return null;
            case CommandBody.HoldInject when run.State is CueState.Planned or CueState.Cued:
                moment.Emit(new Event.InjectHeld(id), Audience.Staff);
                return null;
            case CommandBody.HoldInject when run.State == CueState.Skipped:
                return Refuse("cannot-hold");
            default:
                return null;
        }
    }

    /// <summary>Those of a script's inject; one that was added asks nothing.</summary>
    private static void CloseAsks(Moment moment, int inject)
    {
        foreach (var slot in moment.Book.Slots)
        {
            if (slot.Plan.Inject == inject && moment.State.Asks[slot.Position].State == AskRunState.Open)
            {
                Asks.CloseUnanswered(moment, slot);
            }
        }
    }

    /// <summary>When it was or would have been due in this phase; now, where only staff or a condition decide.</summary>
    private static long DueMs(Moment moment, int inject, InjectRun run)
    {
        var plan = moment.Book.Injects[inject];
        return run.DueMs
            ?? (plan.Phase == moment.State.Phase ? moment.State.PhaseOpenedMs[plan.Phase] + plan.Inject.AtMs : null)
            ?? moment.StoryMs;
    }
}
