using Tabletop.Engine.Conditions;

namespace Tabletop.Testing.Generating;

/// <summary>Conditions of every kind with names that exist.</summary>
public static class AnyCondition
{
    /// <param name="inAction">Whether "doer" may stand in it.</param>
    public static Condition From(Dice dice, Names names, int depth = 2, bool inAction = false) => dice.Between(0, depth == 0 ? 3 : 6) switch
    {
        4 => new Condition.And(From(dice, names, depth - 1, inAction), From(dice, names, depth - 1, inAction)),
        5 => new Condition.Or(From(dice, names, depth - 1, inAction), From(dice, names, depth - 1, inAction)),
        6 => new Condition.Not(From(dice, names, depth - 1, inAction)),
        0 or 1 => Happening(dice, names, inAction),
        _ => Test(dice, names, inAction),
    };

    public static string Text(Dice dice, Names names, bool inAction = false) => From(dice, names, 2, inAction).ToString()!;

    private static Condition Test(Dice dice, Names names, bool inAction)
    {
        switch (dice.Between(0, 8))
        {
            case 0:
                return new Condition.Elapsed(Sign(dice), Duration(dice));
            case 1:
                return new Condition.PhaseIs(dice.One(names.Phases), dice.Chance(50));
            case 2:
                var (machine, states) = dice.One(names.Machines);
                return new Condition.InStateFor(machine, dice.One(states), Duration(dice));
            case 3:
                return new Condition.DoneTimes(dice.One(names.Actions), Seat(dice, names, 30), Sign(dice), dice.Between(0, 3));
            case 4:
                return new Condition.Convened();
            case 5 or 6:
                return new Condition.Within(Happening(dice, names, inAction), Duration(dice), Happening(dice, names, inAction));
            case 7:
                return new Condition.Flag(dice.One(names.Flags));
            default:
                return new Condition.IndicatorIs(dice.One([.. names.Gauges]), Sign(dice), dice.Between(-20, 220) * 500);
        }
    }

    private static Condition.Happening Happening(Dice dice, Names names, bool inAction)
    {
        switch (dice.Between(0, 7))
        {
            case 0:
                var (machine, states) = dice.One(names.Machines);
                return new Condition.InState(machine, dice.One(states));
            case 1:
                return new Condition.Done(dice.One(names.Actions), Seat(dice, names, 40));
            case 2:
                var (_, ask, options) = dice.One(names.Asks);
                return new Condition.Answered(ask, !names.Worded.Contains(ask) && dice.Chance(50) ? dice.One(options) : null, Seat(dice, names, 40));
            case 3:
                return new Condition.Knows(SeatOrDoer(dice, names, inAction), dice.One(names.Facts));
            case 4:
                return new Condition.Shared(SeatOrDoer(dice, names, inAction), dice.One(names.Facts), Seat(dice, names, 40));
            case 5:
                return new Condition.Consulted(dice.Chance(50) ? SeatOrDoer(dice, names, inAction) : null, dice.One(names.Roles));
            case 6:
                return new Condition.Released(dice.One(names.Injects));
            default:
                return new Condition.Fired(dice.One(names.Triggers));
        }
    }

    private static string? Seat(Dice dice, Names names, int percent) => dice.Chance(percent) ? dice.One(names.Roles) : null;

    private static string SeatOrDoer(Dice dice, Names names, bool inAction) => inAction && dice.Chance(40) ? "doer" : dice.One(names.Roles);

    private static Comparison Sign(Dice dice) => (Comparison)dice.Between(0, 5);

    private static long Duration(Dice dice) => dice.Chance(20) ? dice.Between(0, 90) * Durations.SecondMs : dice.Between(0, 180) * Durations.MinuteMs;
}
