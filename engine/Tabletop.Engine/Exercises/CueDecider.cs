using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>The rundown in staff's hands: release, hold, skip.</summary>
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
        if (inject < 0 && moment.State.Added.IndexOf(a => a.Id == id) is >= 0 and var added)
        {
            return AddedDecider.Decide(moment, moment.State.Added[added], body);
        }

        if (inject < 0)
        {
            return Refuse("unknown", "inject", id);
        }

        var run = moment.State.Injects[inject];
        switch (body)
        {
            case CommandBody.RecallInject:
                return Recall(moment, inject, run);
            case CommandBody.ReleaseInject when run.IsReleased:
                return Refuse("released-already");
            case var _ when run.State == CueState.Cancelled:
                return Refuse("cancelled");
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

    private static Refusal? Recall(Moment moment, int inject, InjectRun run)
    {
        var plan = moment.Book.Injects[inject];
        if (!run.IsReleased || plan.IsExpectedAction)
        {
            return Refuse("not-released");
        }

        if (run.Recalled)
        {
            return Refuse("recalled-already");
        }

        moment.Emit(new Event.InjectRecalled(plan.Inject.Id), plan.Audience);
        foreach (var slot in moment.Book.Slots)
        {
            if (slot.Plan.Inject == inject && moment.State.Asks[slot.Position].State == AskRunState.Open)
            {
                Asks.CloseUnanswered(moment, slot);
            }
        }

        return null;
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
