using System.Globalization;
using System.Text;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to the clock and the phases.</summary>
internal static class ClockEvolution
{
    public static ExerciseState StopLifted(ExerciseState state, Event.StopLifted e, long wallMs) =>
        Turn(state with { Stops = state.Stops.RemoveAll(s => s.Number == e.Stop) }, e.StoryMs, wallMs);

    public static ExerciseState Ended(Playbook book, ExerciseState state, Event.Ended e, long wallMs) => Turn(
        state with { Stage = Stage.Ended, Ending = book.Scenario.Endings.IndexOf(x => x.Id == e.Ending), AwaitsStaff = false }, e.StoryMs, wallMs);

    /// <summary>A new stretch from here, running or standing as stops and stage now say.</summary>
    public static ExerciseState Turn(ExerciseState state, long storyMs, long wallMs)
    {
        var held = state.Asks.IndexOf(a => a is { Holds: true, State: AskRunState.Open }) >= 0;
        var runs = state.Stage == Stage.Play && state.Stops.Count == 0 && !state.AwaitsStaff && state.Phase >= 0 && !held && state.Mode != Mode.StoryOnly;
        return state with { Clock = new(wallMs, storyMs, state.Clock.Pace, runs) };
    }

    /// <summary>Machines are in their first state; each seat knows what it is said to know; the clock starts with the first phase.</summary>
    public static ExerciseState Started(Playbook book, ExerciseState state, long storyMs, long wallMs) => state with
    {
        Stage = Stage.Play,
        Clock = new(wallMs, storyMs, state.Clock.Pace, false),
        SocietyMs = book.Society.Length > 0 ? storyMs : 0,
        Machines = book.Machines.Select(m => MachineEvolution.At(m.Tree.Around(m.Tree.Initial).ToItems(), storyMs, storyMs)).ToItems(),
        StandIns = state.StandIns.Select(s => s is null ? null : s with { SinceMs = storyMs }).ToItems(),
    };

    /// <summary>Everything of the story as it was then; people, seats, stops, the groups' names and what staff noted or withdrew as they are now. Numbers are never given twice.</summary>
    public static ExerciseState Rewound(Playbook book, ExerciseState state, Event.Rewound e, long wallMs)
    {
        var at = state.Points.IndexOf(p => p.Version == e.To);
        if (at < 0)
        {
            return state;
        }

        var back = state.Points[at].State with
        {
            Version = state.Version,
            Branch = NextBranch(state),
            StoryMs = e.StoryMs,
            Stage = Stage.Play,
            People = state.People,
            Came = state.Came,
            BesideChanges = state.BesideChanges,
            Grants = state.Grants,
            GrantCount = state.GrantCount,
            Leads = state.Leads,
            StandIns = state.StandIns.Select(s => s is null ? null : s with { SinceMs = Math.Min(s.SinceMs, e.StoryMs) }).ToItems(),
            Seating = state.Seating,
            LobbyOpen = state.LobbyOpen,
            Stops = state.Stops,
            StopCount = state.StopCount,
            Number = state.Number,
            AddedCount = state.AddedCount,
            Roster = state.Roster,
            Typed = state.Typed,
            Withdrawn = state.Withdrawn,
            Groups = state.Groups,
            Improvements = state.Improvements,
            Observations = state.Observations,
            TaskRatings = state.TaskRatings,
            Points = state.Points.Take(at + 1).ToItems(),
        };
        var asks = back.Asks.Select((run, slot) => run.Holds && back.StandIns[book.Slots[slot].Seat] is not null ? run with { Holds = false } : run);
        return Turn(back with { Asks = asks.ToItems() }, e.StoryMs, wallMs);
    }

    /// <summary>What is seen from here on is counted anew. It follows from the log, so any node comes to the same.</summary>
    private static string NextBranch(ExerciseState state) =>
        HashChain.Fingerprint(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{state.Branch}\n{state.Version + 1}")))[..32];

    public static ExerciseState PhaseOpened(Playbook book, ExerciseState state, Event.PhaseOpened e, long wallMs)
    {
        var phase = book.Phase(e.Phase);
        var opened = state with
        {
            Phase = phase,
            PhaseOpenedMs = state.PhaseOpenedMs.SetItem(phase, e.StoryMs),
            GapMs = state.GapMs + e.GapMs,
            AwaitsStaff = false,
            FrozenMs = null,
            SocietyStands = false,
            Clock = state.Clock with { Pace = book.Scenario.Phases[phase].Pace },
        };
        return Turn(opened, e.StoryMs, wallMs);
    }
}
