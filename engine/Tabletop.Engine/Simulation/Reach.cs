using System.Collections.Frozen;
using Tabletop.Engine.Crisis;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Simulation;

/// <summary>
/// What exercises have come to so far: each thing a scenario can come to, with the number of exercises that did. Mutable, for one thread;
/// tallies of several are added up.
/// </summary>
public sealed class Reach
{
    private readonly Playbook _book;
    private readonly FrozenDictionary<(ThingKind, string), int> _positions;
    private readonly string[][] _transitions;
    private readonly bool[] _seen;

    public Reach(Playbook book)
    {
        _book = book;
        Things = ThingsOf(book);
        _positions = Things.Select((thing, at) => (thing, at)).ToFrozenDictionary(x => (x.thing.Kind, x.thing.Id), x => x.at);
        _transitions = [.. book.Machines.Select(m => m.Transitions.All.Select(t => NameOf(m, t)).ToArray())];
        (_seen, Counts) = (new bool[Things.Count], new int[Things.Count]);
    }

    /// <summary>In file order, kind by kind.</summary>
    public Items<Thing> Things { get; }

    /// <summary>For each thing, in how many exercises it came.</summary>
    public int[] Counts { get; }

    /// <summary>Counts one whole exercise.</summary>
    public void Add(IEnumerable<Entry> entries)
    {
        Array.Clear(_seen);
        foreach (var machine in _book.Machines)
        {
            foreach (var state in machine.Tree.Around(machine.Tree.Initial))
            {
                See(ThingKind.State, $"{machine.Crisis.Id}.{machine.Crisis.States[state].Id}");
            }
        }

        foreach (var entry in entries)
        {
            foreach (var happened in entry.Events)
            {
                See(happened);
            }
        }

        for (var i = 0; i < _seen.Length; i++)
        {
            Counts[i] += _seen[i] ? 1 : 0;
        }
    }

    public void Add(Reach other)
    {
        for (var i = 0; i < Counts.Length; i++)
        {
            Counts[i] += other.Counts[i];
        }
    }

    private static Items<Thing> ThingsOf(Playbook book) =>
    [
        .. book.Scenario.Endings.Select(e => new Thing(ThingKind.Ending, e.Id)),
        .. book.Scenario.Crises.SelectMany(c => c.States.Select(s => new Thing(ThingKind.State, $"{c.Id}.{s.Id}"))),
        .. book.Machines.SelectMany(m => m.Transitions.All.Select(t => new Thing(ThingKind.Transition, NameOf(m, t)))),
        .. book.Scenario.Injects.Select(i => new Thing(ThingKind.Inject, i.Id) { NeedsAHand = NeedsAHand(book, i) }),
        .. book.Scenario.Injects.SelectMany(i => i.Asks.SelectMany(a => a.Options.Select(o =>
            new Thing(ThingKind.Option, $"{a.Id}.{o.Id}") { NeedsAHand = NeedsAHand(book, i) }))),
        .. book.Scenario.Actions.Select(a => new Thing(ThingKind.Action, a.Id)),
    ];

    /// <summary>Such as <c>street.tension -> disorder (incident)</c>; the how-manieth is added where several are alike.</summary>
    private static string NameOf(Machine machine, Transition transition)
    {
        var states = machine.Crisis.States;
        var how = transition.Trigger ?? $"after {Conditions.Durations.Print(transition.DurationMs)}";
        var alike = machine.Transitions.All.Where(t => t.Owner == transition.Owner && t.Target == transition.Target && t.Trigger == transition.Trigger && t.DurationMs == transition.DurationMs).ToItems();
        var number = alike.Count > 1 ? $" {alike.IndexOf(t => t.Number == transition.Number) + 1}" : "";
        return $"{machine.Crisis.Id}.{states[transition.Owner].Id} -> {states[transition.Target].Id} ({how}{number})";
    }

    /// <summary>Only staff can release it.</summary>
    private static bool NeedsAHand(Playbook book, Inject inject) => inject is { Manual: true, SuggestMs: null }
        && !Triggers.EffectsOf(book.Scenario).OfType<Effect.Release>().Any(r => r.Inject == inject.Id);

    private void See(Event happened)
    {
        switch (happened)
        {
            case Event.Ended { Ending: { } ending }:
                See(ThingKind.Ending, ending);
                break;
            case Event.InjectReleased e:
                See(ThingKind.Inject, e.Inject);
                break;
            case Event.Answered e:
                foreach (var option in e.Options ?? (e.Option.Length > 0 ? [e.Option] : []))
                {
                    See(ThingKind.Option, $"{e.Ask}.{option}");
                }

                break;
            case Event.ActionCompleted e:
                See(ThingKind.Action, e.Action);
                break;
            case Event.MachineMoved e:
                See(e);
                break;
        }
    }

    private void See(Event.MachineMoved moved)
    {
        foreach (var state in moved.Entered)
        {
            See(ThingKind.State, $"{moved.Crisis}.{state}");
        }

        var crisis = _book.Crisis(moved.Crisis);
        var machine = _book.Machines[crisis];
        var (from, to) = (machine.Tree.Find(moved.From), machine.Tree.Find(moved.To));
        foreach (var owner in machine.Tree.Around(from))
        {
            foreach (var transition in machine.Transitions.Of(owner))
            {
                // The log does not say which of several guarded ways to the same state was taken: any counts.
                var timer = machine.Timers[owner].IndexOf(t => t.Number == transition.Number);
                var because = transition.Trigger is { } trigger
                    ? $"trigger/{trigger}"
                    : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"timer/{moved.Crisis}/{machine.Crisis.States[owner].Id}/{timer}");
                if (because == moved.Because && machine.Tree.Move(0, from, transition.Target).To == to)
                {
                    See(ThingKind.Transition, _transitions[crisis][transition.Number]);
                }
            }
        }
    }

    private void See(ThingKind kind, string id)
    {
        if (_positions.TryGetValue((kind, id), out var at))
        {
            _seen[at] = true;
        }
    }
}

/// <summary>Something an exercise can come to.</summary>
/// <param name="Id">For a state <c>machine.state</c>, for an option <c>ask.option</c>.</param>
public sealed record Thing(ThingKind Kind, string Id)
{
    /// <summary>It comes only where staff do something.</summary>
    public bool NeedsAHand { get; init; }
}

public enum ThingKind
{
    Ending,
    State,
    Transition,
    Inject,
    Option,
    Action,
}
