using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to the clock and the phases.</summary>
internal static class ClockEvolution
{
    /// <summary>A new stretch from here, running or standing as stops and stage now say.</summary>
    public static ExerciseState Turn(ExerciseState state, long storyMs, long wallMs)
    {
        var runs = state.Stage == Stage.Play && state.Stops.Count == 0 && !state.AwaitsStaff && state.Phase >= 0;
        return state with { Clock = new(wallMs, storyMs, state.Clock.Pace, runs) };
    }

    /// <summary>Machines are in their first state; each seat knows what it is said to know; the clock starts with the first phase.</summary>
    public static ExerciseState Started(Playbook book, ExerciseState state, long storyMs, long wallMs) => state with
    {
        Stage = Stage.Play,
        Clock = new(wallMs, storyMs, state.Clock.Pace, false),
        Machines = book.Machines.Select(m => MachineEvolution.At(m.Tree.Around(m.Tree.Initial).ToItems(), storyMs, storyMs)).ToItems(),
        StandIns = state.StandIns.Select(s => s is null ? null : s with { SinceMs = storyMs }).ToItems(),
    };

    public static ExerciseState PhaseOpened(Playbook book, ExerciseState state, Event.PhaseOpened e, long wallMs)
    {
        var phase = book.Phase(e.Phase);
        var opened = state with
        {
            Phase = phase,
            PhaseOpenedMs = state.PhaseOpenedMs.SetItem(phase, e.StoryMs),
            GapMs = state.GapMs + e.GapMs,
            AwaitsStaff = false,
            Clock = state.Clock with { Pace = book.Scenario.Phases[phase].Pace },
        };
        return Turn(opened, e.StoryMs, wallMs);
    }
}
