using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>Machines with families, guards and timers. The first state hears every trigger, so that each is known to the scenario, and can be left.</summary>
internal sealed class AnyMachine(Dice dice, Names names, AnyEffect effects)
{
    public Crisis From(string id, string[] states)
    {
        // The last state is at times the family of some before it, but never of the first.
        var family = states.Length > 2 && dice.Chance(60) ? states.Length - 1 : -1;
        var children = family < 0 ? [] : Enumerable.Range(1, family - 1).Where(_ => dice.Chance(60)).DefaultIfEmpty(1).ToArray();
        return new()
        {
            Id = id,
            Title = id,
            Initial = states[0],
            States = states.Select((state, i) => new CrisisState
            {
                Id = state,
                Title = $"staff-{state}",
                Level = i,
                PartOf = children.Contains(i) ? states[family] : null,
                Initial = i == family ? states[children[0]] : null,
                Enter = effects.InMachine(),
                Exit = effects.InMachine(),
                Hears = i == 0 ? First(states) : Hears(dice.Some(names.Triggers), states).ToItems(),
                After = dice.Times(0, effects.Loops ? 0 : 1, _ => After(states)).ToItems(),
            }).ToItems(),
        };
    }

    private Items<Hears> First(string[] states) => [.. Hears(names.Triggers, states).Select((hears, i) => i == 0 ? hears with { To = dice.One(states[1..]) } : hears)];

    private Hears[] Hears(string[] heard, string[] states) =>
        [.. heard.SelectMany(t => dice.Times(1, 2, _ => t)).Select(t => new Hears(t, dice.One(states), Guard()) { Effects = effects.InMachine() })];

    private After After(string[] states) => new(dice.Between(1, 90) * Durations.MinuteMs, dice.One(states), Guard()) { Effects = effects.InMachine() };

    private string? Guard() => dice.Chance(40) ? AnyCondition.Text(dice, names) : null;
}
