using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Crisis;

/// <summary>
/// The machine as a table: for each innermost state and each trigger heard anywhere in the machine, the guards to ask in order, and what
/// follows if none of them holds. Every move is made when the machine is; a step looks up and asks, and makes nothing.
/// </summary>
public sealed class CrisisMachine : ICrisisMachine
{
    private readonly int[] _columns;
    private readonly int _width;
    private readonly int[] _table;
    private readonly Cell[] _cells;
    private readonly (int Owner, Cell[] Timers)[][] _timers;

    /// <param name="triggers">Position of each trigger in the scenario.</param>
    public CrisisMachine(StateTree tree, Transitions transitions, Func<string, int> triggers, int triggerCount)
    {
        // A scenario has many triggers and a machine hears few: only those have a column.
        _columns = new int[triggerCount];
        Array.Fill(_columns, -1);
        foreach (var transition in transitions.All)
        {
            if (transition.Trigger is { } trigger && _columns[triggers(trigger)] < 0)
            {
                _columns[triggers(trigger)] = _width++;
            }
        }

        // Most of the table is "not heard", which is cell 0.
        List<Cell> cells = [Cell.Of([])];
        _table = new int[tree.Count * _width];
        _timers = new (int, Cell[])[tree.Count][];
        for (var state = 0; state < tree.Count; state++)
        {
            foreach (var heard in Around(state).Where(t => t.Trigger is not null).GroupBy(t => triggers(t.Trigger!)))
            {
                _table[(state * _width) + _columns[heard.Key]] = cells.Count;
                cells.Add(Cell.Of([.. heard.Select(t => Candidate(t, state))]));
            }

            _timers[state] =
            [
                .. Around(state).Where(t => t.Trigger is null).GroupBy(t => t.Owner)
                    .Select(timers => (timers.Key, timers.Select(t => Cell.Of([Candidate(t, state)])).ToArray())),
            ];
        }

        _cells = [.. cells];

        IEnumerable<Transition> Around(int state) => tree.Around(state).SelectMany(transitions.Of);

        Candidate Candidate(Transition transition, int state) => new(transition.Guard, tree.Move(transition.Number, state, transition.Target));
    }

    public Step Step(int state, int trigger, IGuards guards)
    {
        var column = _columns[trigger];
        return column < 0 ? Crisis.Step.NotHeard : Ask(in _cells[_table[(state * _width) + column]], guards);
    }

    public Step Elapse(int state, int owner, int timer, IGuards guards)
    {
        foreach (var (around, timers) in _timers[state])
        {
            if (around == owner)
            {
                return Ask(in timers[timer], guards);
            }
        }

        return Crisis.Step.NotHeard;
    }

    private static Step Ask(in Cell cell, IGuards guards)
    {
        foreach (var candidate in cell.Guarded)
        {
            if (guards.Holds(candidate.Guard))
            {
                return new(candidate.Move, default);
            }
        }

        return cell.Otherwise;
    }

    private readonly record struct Candidate(int Guard, Move Move);

    /// <param name="Guarded">Transitions to ask, in order.</param>
    /// <param name="Otherwise">What happens when none of their guards holds.</param>
    private readonly record struct Cell(Candidate[] Guarded, Step Otherwise)
    {
        /// <summary>Whatever stands behind a transition without a guard is never reached.</summary>
        public static Cell Of(Candidate[] candidates)
        {
            var free = Array.FindIndex(candidates, c => c.Guard < 0);
            return free >= 0
                ? new(candidates[..free], new(candidates[free].Move, default))
                : new(candidates, candidates.Length == 0 ? Crisis.Step.NotHeard : Crisis.Step.GuardFalse);
        }
    }
}

/// <summary>A way out of a state, numbered through the machine; a null trigger is a timer.</summary>
/// <param name="Guard">Position among the machine's guards; -1: none.</param>
public sealed record Transition(int Number, int Owner, string? Trigger, long DurationMs, int Target, int Guard, string? When, Items<Effect> Effects);

/// <summary>All transitions of a machine: each state's hears in file order, then its timers.</summary>
public sealed class Transitions
{
    private readonly Items<Transition>[] _byOwner;

    public Transitions(Scenarios.Crisis crisis, StateTree tree)
    {
        _byOwner = new Items<Transition>[tree.Count];
        var (all, guards) = (new List<Transition>(), new List<string>());
        for (var owner = 0; owner < tree.Count; owner++)
        {
            var first = all.Count;
            foreach (var hears in crisis.States[owner].Hears)
            {
                Add(owner, hears.Trigger, 0, hears.To, hears.When, hears.Effects);
            }

            foreach (var after in crisis.States[owner].After)
            {
                Add(owner, null, after.DurationMs, after.To, after.When, after.Effects);
            }

            _byOwner[owner] = all[first..].ToItems();
        }

        (All, Guards) = (all.ToItems(), guards.ToItems());

        void Add(int owner, string? trigger, long durationMs, string to, string? when, Items<Effect> effects)
        {
            if (when is not null)
            {
                guards.Add(when);
            }

            all.Add(new(all.Count, owner, trigger, durationMs, tree.Find(to), when is null ? -1 : guards.Count - 1, when, effects));
        }
    }

    public Items<Transition> All { get; }

    /// <summary>The conditions of all guarded transitions.</summary>
    public Items<string> Guards { get; }

    public Items<Transition> Of(int owner) => _byOwner[owner];

    /// <summary>The timers of a state, in file order.</summary>
    public Items<Transition> TimersOf(int owner) => Of(owner).Where(t => t.Trigger is null).ToItems();
}
