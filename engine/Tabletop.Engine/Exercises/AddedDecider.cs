using System.Globalization;
using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Injects that staff add in play: they are released, held, skipped and recalled like the script's, and do nothing but be read.</summary>
internal static class AddedDecider
{
    private static readonly string[] ToAll = ["everyone", "public"];

    public static Refusal? Add(Moment moment, string by, CommandBody.AddInject add)
    {
        if (add.Title.Id is null || add.Text.Id is null)
        {
            return Refuse("nothing-typed");
        }

        if (add.To.FirstOrDefault(to => moment.Book.FindSeat(to) < 0 && !ToAll.Contains(to, StringComparer.Ordinal)) is { } wrong)
        {
            return Refuse("unknown", "seat", wrong);
        }

        if (!Scenarios.Inject.Channels.Contains(add.Channel))
        {
            return Refuse("unknown", "channel", add.Channel);
        }

        var state = moment.State;
        var leftMs = moment.StoryMs - state.PhaseOpenedMs[state.Phase]!.Value;
        if (add.AfterMs <= leftMs || add.AfterMs > leftMs + JumpDecider.LongestMs)
        {
            return Refuse("wrong-at");
        }

        var dueMs = state.PhaseOpenedMs[state.Phase]!.Value + (add.AfterMs - (add.AfterMs % Segment.GrainMs));
        moment.Emit(
            new Event.InjectAdded(
                NextId(moment),
                add.Title,
                add.Text,
                add.From,
                add.To,
                add.Channel,
                dueMs is null ? null : moment.Book.Scenario.Phases[state.Phase].Id,
                dueMs,
                by,
                add.ContentNote),
            Audience.Staff);
        return null;
    }

    public static void Release(Moment moment, AddedInject added, long dueMs, string because) =>
        moment.Emit(new Event.InjectReleased(added.Id, dueMs, moment.DeliveredMs, because), added.Audience);

    /// <summary>Those whose time has come in the open phase, in the order they were added; a cue where staff release.</summary>
    public static void ComeIfDue(Moment moment)
    {
        foreach (var added in moment.State.Added)
        {
            if (added is not { DueMs: { } dueMs, Run.State: CueState.Planned } || added.Phase != moment.State.Phase || dueMs > moment.StoryMs)
            {
                continue;
            }

            if (moment.State.Mode == Mode.ClockDriven)
            {
                Release(moment, added, dueMs, "clock");
            }
            else
            {
                moment.Emit(new Event.InjectCued(added.Id, dueMs, "clock"), Audience.Staff);
            }
        }
    }

    /// <summary>As the script's, those with a time do not outlive their phase.</summary>
    public static void SkipAtClose(Moment moment)
    {
        foreach (var added in moment.State.Added)
        {
            if (added.DueMs is not null && added.Phase == moment.State.Phase && added.Run.State is CueState.Planned or CueState.Cued or CueState.Held)
            {
                moment.Emit(new Event.InjectSkipped(added.Id, SkipReason.PhaseClosed), Audience.Staff);
            }
        }
    }

    /// <summary><c>added-1</c> and so on, but for those that the scenario itself has.</summary>
    private static string NextId(Moment moment)
    {
        for (var (number, before) = (1, 0); ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"added-{number}");
            if (moment.Book.FindInject(id) < 0 && before++ == moment.State.AddedCount)
            {
                return id;
            }
        }
    }
}
