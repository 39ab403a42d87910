using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// When the first limit passes, the first timed inject comes and the first state timer is due. It is a function of the few lists it was
/// made from: as long as they are the very same, so is the calendar.
/// </summary>
internal sealed class Calendar
{
    private readonly Items<AskRun> _asks;
    private readonly Items<InjectRun> _injects;
    private readonly Items<MachineRun> _machines;
    private readonly Items<long?> _opened;

    public Calendar(Playbook book, ExerciseState state)
    {
        (_asks, _injects, _machines, _opened) = (state.Asks, state.Injects, state.Machines, state.PhaseOpenedMs);
        FirstLimitMs = Math.Min(OfAsks(state), OfExpectations(book, state));
        FirstInjectMs = OfInjects(book, state);
        FirstTimerLivedMs = OfTimers(book, state);
    }

    /// <summary>Of an open ask or expectation; <see cref="long.MaxValue"/>: none, here and below.</summary>
    public long FirstLimitMs { get; }

    /// <summary>Of the injects planned in the open phase. One that was due and did not come stays.</summary>
    public long FirstInjectMs { get; }

    /// <summary>Of the timers not taken, on the clock that stands still between phases. One whose guard was false stays.</summary>
    public long FirstTimerLivedMs { get; }

    public bool IsOf(ExerciseState state) =>
        ReferenceEquals(_asks, state.Asks) && ReferenceEquals(_injects, state.Injects)
        && ReferenceEquals(_machines, state.Machines) && ReferenceEquals(_opened, state.PhaseOpenedMs);

    private static long OfAsks(ExerciseState state)
    {
        var first = long.MaxValue;
        foreach (var run in Deadlines.PassByThemselves(state) ? state.Asks : [])
        {
            first = run is { State: AskRunState.Open, DeadlineMs: { } atMs } && atMs < first ? atMs : first;
        }

        return first;
    }

    private static long OfExpectations(Playbook book, ExerciseState state)
    {
        var first = long.MaxValue;
        foreach (var plan in book.Expectations)
        {
            first = state.Injects[plan.Position] is { State: CueState.Expecting, DeadlineMs: { } atMs } && atMs < first ? atMs : first;
        }

        return first;
    }

    private static long OfInjects(Playbook book, ExerciseState state)
    {
        var first = long.MaxValue;
        foreach (var plan in state.Phase < 0 ? [] : book.Injects)
        {
            if (plan.Phase == state.Phase && state.Injects[plan.Position].State == CueState.Planned && plan.DueAfterMs(state.BuiltInFacilitator) is { } afterMs)
            {
                first = Math.Min(first, state.PhaseOpenedMs[state.Phase]!.Value + afterMs);
            }
        }

        return first;
    }

    private static long OfTimers(Playbook book, ExerciseState state)
    {
        var first = long.MaxValue;
        for (var crisis = 0; crisis < book.Machines.Length; crisis++)
        {
            foreach (var active in state.Machines[crisis].Active)
            {
                var timers = book.Machines[crisis].Timers[active.State];
                for (var timer = 0; timer < timers.Count; timer++)
                {
                    first = Timers.IsTaken(active, timer) ? first : Math.Min(first, active.LivedMs + timers[timer].DurationMs);
                }
            }
        }

        return first;
    }
}
