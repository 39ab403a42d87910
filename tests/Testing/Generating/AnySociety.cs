using Tabletop.Engine;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Society.Living;

namespace Tabletop.Testing.Generating;

/// <summary>Models that move the indicators that have one value, each another one, with parameters within their limits.</summary>
internal static class AnySociety
{
    /// <summary>Rates beyond it are allowed and only cost time: a model at rest stays there.</summary>
    private const double Fast = 5;

    public static Items<SocietyModel> From(Dice dice, Names names)
    {
        string[] single = [.. names.Indicators.Except(names.PerGroup)];
        return dice.Chance(40) && single.Length > 0
            ? dice.Some(single, 1).SelectMany((drives, i) => Models(dice, names, i, drives)).ToItems()
            : [];
    }

    /// <summary>One that runs, and at times another that is switched off.</summary>
    private static IEnumerable<SocietyModel> Models(Dice dice, Names names, int i, string drives)
    {
        yield return Model(dice, names, $"model-{i}", drives);
        if (dice.Chance(20))
        {
            yield return Model(dice, names, $"model-{i}-off", drives) with { Off = true };
        }
    }

    private static SocietyModel Model(Dice dice, Names names, string id, string drives)
    {
        var kind = dice.One(ModelKinds.All);
        string[] readable = [.. names.Indicators, .. names.Gauges.Except(names.Indicators)];
        return new()
        {
            Id = id,
            Model = kind.Name,
            Drives = drives,
            StartsWhen = dice.Chance(30) ? AnyCondition.Text(dice, names) : null,
            CorrectedWhen = kind.CanBeCorrected && dice.Chance(60) ? AnyCondition.Text(dice, names) : null,
            Inputs = kind.Parameters.Where(p => p.Default is null || dice.Chance(50)).Select(p => Input(dice, p, [.. readable.Where(r => r != drives)])).ToItems(),
        };
    }

    private static SocietyInput Input(Dice dice, Parameter parameter, string[] readable)
    {
        var name = parameter.PerHour && dice.Chance(50) ? $"{parameter.Name}-per-hour" : parameter.Name;
        if (readable.Length > 0 && dice.Chance(30))
        {
            return new(name, null, dice.One(readable));
        }

        var (low, high) = ((long)(parameter.Low * 1_000_000), (long)(Math.Min(parameter.High, Math.Max(Fast, parameter.Low)) * 1_000_000));
        return new(name, low + ((high - low) * dice.Between(0, 1_000) / 1_000), null);
    }
}
