using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Crisis;

/// <summary>The machine as tables: for each innermost state and trigger, the transitions to ask, in order.</summary>
public sealed class CrisisMachine : ICrisisMachine
{
    private readonly Candidate[][][] _hears;
    private readonly Candidate[][][] _timers;

    /// <param name="triggers">Position of each trigger in the scenario.</param>
    public CrisisMachine(StateTree tree, Transitions transitions, Func<string, int> triggers, int triggerCount)
    {
        _hears = new Candidate[tree.Count][][];
        _timers = new Candidate[tree.Count][][];
        for (var state = 0; state < tree.Count; state++)
        {
            var byTrigger = new List<Candidate>?[triggerCount];
            var byOwner = new List<Candidate>?[tree.Count];
            foreach (var owner in tree.Around(state))
            {
                foreach (var transition in transitions.Of(owner))
                {
                    var candidates = transition.Trigger is { } trigger ? byTrigger[triggers(trigger)] ??= [] : byOwner[owner] ??= [];
                    candidates.Add(new(transition.Guard, tree.Move(transition.Number, state, transition.Target)));
                }
            }

            _hears[state] = Array.ConvertAll(byTrigger, c => c?.ToArray() ?? []);
            _timers[state] = Array.ConvertAll(byOwner, c => c?.ToArray() ?? []);
        }
    }

    public Step Step(int state, int trigger, IGuards guards)
    {
        var candidates = _hears[state][trigger];
        foreach (var candidate in candidates)
        {
            if (candidate.Guard < 0 || guards.Holds(candidate.Guard))
            {
                return new(candidate.Move, default);
            }
        }

        return candidates.Length == 0 ? Crisis.Step.NotHeard : Crisis.Step.GuardFalse;
    }

    public Step Elapse(int state, int owner, int timer, IGuards guards)
    {
        var candidate = _timers[state][owner][timer];
        return candidate.Guard < 0 || guards.Holds(candidate.Guard) ? new(candidate.Move, default) : Crisis.Step.GuardFalse;
    }

    private sealed record Candidate(int Guard, Move Move);
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
