using System.Globalization;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Staff move story time forward. What is due on the way is decided by <see cref="Play"/>, as by the clock.</summary>
internal static class JumpDecider
{
    /// <summary>The most story time one jump passes over.</summary>
    public const long LongestMs = 7 * Durations.DayMs;

    public static Refusal? Jump(Moment moment, string by, CommandBody.Jump jump)
    {
        if (!moment.State.Running && moment.State.Mode != Mode.StoryOnly)
        {
            return Refuse("clock-stands");
        }

        var fromMs = moment.StoryMs;
        if ((jump.ToMs is null) == (jump.ByMs is null) || jump.ByMs > LongestMs || jump.ToMs > fromMs + LongestMs)
        {
            return Refuse("wrong-jump");
        }

        // Back is asked first: far enough back there is no number for the difference.
        if (jump.ByMs < Segment.GrainMs || jump.ToMs < fromMs + Segment.GrainMs)
        {
            return Refuse("only-forward");
        }

        var toMs = jump.ToMs ?? fromMs + jump.ByMs!.Value;
        moment.Emit(new Event.Jumped(toMs - (toMs % Segment.GrainMs), by), Audience.Public);
        return null;
    }

    /// <summary>
    /// Where staff alone move the clock, releasing an inject moves story time to its `at`, if that is still to come. Null: nothing
    /// moves, also where the release would be refused.
    /// </summary>
    public static Command? BeforeRelease(Scenarios.Playbook book, ExerciseState state, Command command)
    {
        if (state is not { Mode: Mode.StoryOnly, Stage: Stage.Play }
            || command.Body is not CommandBody.ReleaseInject release
            || AtMs(book, state, release.Inject) is not { } atMs
            || atMs <= Math.Max(state.Clock.StoryMs, state.StoryMs)
            || Decider.Decide(book, state, command) is Decision.Refused)
        {
            return null;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"jump-{state.Version + 1}");
        return command with { Id = id, Body = new CommandBody.Jump(ToMs: atMs) };
    }

    /// <summary>The story time at which an inject is to come in the open phase.</summary>
    private static long? AtMs(Scenarios.Playbook book, ExerciseState state, string inject)
    {
        if (book.FindInject(inject) is >= 0 and var position)
        {
            var plan = book.Injects[position];
            return plan.Phase == state.Phase ? state.PhaseOpenedMs[state.Phase] + plan.Inject.AtMs : null;
        }

        return state.Added.FirstOrDefault(a => a.Id == inject && a.Phase == state.Phase)?.DueMs;
    }
}
