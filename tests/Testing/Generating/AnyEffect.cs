using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>Effects of every kind, also within one another.</summary>
internal sealed class AnyEffect(Dice dice, Names names)
{
    private const int Deepest = 2;

    /// <summary>
    /// Machines that fire triggers soon hear themselves for ever. Each such cause is cut at 1,000 steps, so a few scenarios of this kind are
    /// enough, and neither timers nor delays begin it again and again.
    /// </summary>
    public bool Loops { get; } = dice.Chance(4);

    public Items<Effect> Some(int most, bool inAction = false) => Some(most, inAction, mayFire: true, 0);

    /// <summary>An effect or none, for a state or a transition.</summary>
    public Items<Effect> InMachine() => Loops && dice.Chance(50) ? [new Effect.Fire(dice.One(names.Triggers))] : Some(1, inAction: false, Loops, 0);

    private Items<Effect> Some(int most, bool inAction, bool mayFire, int depth, int least = 0) =>
        dice.Times(least, most, _ => One(inAction, mayFire, depth)).ToItems();

    private Effect One(bool inAction, bool mayFire, int depth)
    {
        Effect effect = dice.Between(0, depth < Deepest ? 13 : 11) switch
        {
            0 => new Effect.Raise(Gauge(), dice.Between(1, 60) * 500),
            1 => new Effect.Lower(Gauge(), dice.Between(1, 60) * 500),
            2 => new Effect.Set(Gauge(), dice.Between(0, 100) * 1000),
            3 or 4 => new Effect.Release(dice.One(names.Injects)),
            5 => new Effect.Cancel(dice.One(names.Injects)),
            6 => new Effect.Flag(dice.One(names.Flags)),
            7 => new Effect.Unflag(dice.One(names.Flags)),
            8 => new Effect.Tell(dice.One(names.Facts), [.. dice.Some(names.Roles, 1)]),
            12 => new Effect.Later(dice.Between(1, 90) * Durations.MinuteMs, Some(2, inAction, mayFire && !Loops, depth + 1, 1)),
            13 => new Effect.Branch(Some(2, inAction, mayFire, depth + 1, 1), Some(1, inAction, mayFire, depth + 1)) { When = AnyCondition.Text(dice, names, inAction) },
            _ => mayFire ? new Effect.Fire(dice.One(names.Triggers)) : new Effect.Flag(dice.One(names.Flags)),
        };
        return effect.When is null && dice.Chance(30) ? effect with { When = AnyCondition.Text(dice, names, inAction) } : effect;
    }

    /// <summary>An indicator, or what it is called for one of the groups.</summary>
    private string Gauge() => dice.One([.. names.Indicators, .. names.Gauges]);
}
