using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to the crisis machines.</summary>
internal static class MachineEvolution
{
    /// <summary>A machine that has just entered these states, innermost first.</summary>
    public static MachineRun At(Items<int> states, long storyMs, long livedMs) => new(
        states.Select(s => new ActiveState(s, storyMs, livedMs, [])).ToItems(),
        states.Reverse().Select(s => new Entering(s, storyMs)).ToItems());

    /// <summary>States that were not left keep their timers; entered ones start theirs.</summary>
    public static ExerciseState Moved(Playbook book, ExerciseState state, Event.MachineMoved e)
    {
        var crisis = book.Crisis(e.Crisis);
        var (tree, run) = (book.Trees[crisis], state.Machines[crisis]);
        var entered = e.Entered.Select(tree.Find).ToItems();
        var kept = run.Active.Where(a => !e.Exited.Contains(book.Scenario.Crises[crisis].States[a.State].Id, StringComparer.Ordinal));
        var moved = new MachineRun(
            entered.Reverse().Select(s => new ActiveState(s, e.StoryMs, e.LivedMs, [])).Concat(kept).ToItems(),
            entered.Aggregate(run.Entered, (all, s) => Once(all, new(s, e.StoryMs))));
        return state with { Machines = state.Machines.SetItem(crisis, moved) };
    }

    /// <summary>A state that is entered again in the same instant, as in a loop, adds nothing to when it was entered.</summary>
    private static Items<Entering> Once(Items<Entering> all, Entering entering) =>
        all.Contains(entering) ? all : all.Add(entering);

    /// <summary>A timer is taken once for each entering of its state, also where the move stays inside the family.</summary>
    public static ExerciseState TimerTaken(Playbook book, ExerciseState state, Event.TimerTaken e)
    {
        var crisis = book.Crisis(e.Crisis);
        var (owner, run) = (book.Trees[crisis].Find(e.State), state.Machines[crisis]);
        var at = run.Active.IndexOf(a => a.State == owner);
        if (at < 0)
        {
            return state;
        }

        var active = run.Active[at];
        var taken = run with { Active = run.Active.SetItem(at, active with { Fired = active.Fired.Add(e.Timer) }) };
        return state with { Machines = state.Machines.SetItem(crisis, taken) };
    }
}
