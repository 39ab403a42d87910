using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>Cities with bodies and without, whose channels are open always, at meetings, or to those who use them.</summary>
internal static class AnyCity
{
    public static City From(Dice dice, Names names)
    {
        var body = dice.Chance(70) ? Body(dice, names) : null;
        return new()
        {
            Id = "city",
            Title = "City",
            Source = dice.Chance(50) ? AnyText.Around(dice, "source") : null,
            ReadAloud = dice.Chance(50) ? AnyText.Around(dice, "read aloud") : null,
            Topology = dice.Chance(50) ? "dual-key" : null,
            DefaultDelayMs = dice.Between(0, 60) * Durations.MinuteMs,
            Body = body,
            Channels = [.. dice.Times(0, 3, _ => Channel(dice, names, body is not null))],
            Assumed = [.. dice.Some(["topology", "default-delay"])],
            Unknown = [.. dice.Some(["chair in absence", "who, and when"])],
        };
    }

    private static CityBody Body(Dice dice, Names names)
    {
        var chair = (ChairRule)dice.Between(0, 2);
        return new()
        {
            Members = [.. dice.Some(names.Roles, 1)],
            Convenes = [dice.One(names.Roles)],
            Chair = chair,
            ChairSeats = chair switch
            {
                ChairRule.Single => [dice.One(names.Roles)],
                ChairRule.Dual => dice.Chance(50) ? [names.Roles[0], names.Roles[1]] : ["government", "national"],
                _ => [],
            },
            MeetsEveryMs = dice.Chance(30) ? 30 * Durations.DayMs : null,
            OpenToPublic = dice.Chance(30),
            SummonInMs = dice.Between(0, 20) * Durations.MinuteMs,
        };
    }

    private static Channel Channel(Dice dice, Names names, bool hasBody)
    {
        var both = dice.Chance(50);
        return new()
        {
            From = hasBody && dice.Chance(30) ? ["members"] : [.. dice.Some(names.Roles, 1)],
            To = both ? [] : [.. dice.Some(names.Roles, 1)],
            BothWays = both,
            DelayMs = dice.Between(0, 30) * Durations.MinuteMs,
            WhileConvened = hasBody && dice.Chance(30),
            Adoption = dice.Chance(30) ? dice.Between(0, 1000) : 1000,
        };
    }
}
