namespace Tabletop.Engine.Scenarios;

/// <summary>The triggers a scenario speaks of, fired or heard.</summary>
public static class Triggers
{
    /// <summary>Each once, in order of first mention: machines first, then effects in file order.</summary>
    public static Items<string> Of(Scenario scenario) =>
        scenario.Crises.SelectMany(c => c.States).SelectMany(s => s.Hears).Select(h => h.Trigger)
            .Concat(EffectsOf(scenario).OfType<Effect.Fire>().Select(f => f.Trigger))
            .Distinct(StringComparer.Ordinal)
            .ToItems();

    /// <summary>The flags that some effect raises or takes down, in order of first mention.</summary>
    public static Items<string> FlagsOf(Scenario scenario) => EffectsOf(scenario)
        .Select(e => (e as Effect.Flag)?.Name ?? (e as Effect.Unflag)?.Name)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .ToItems();

    /// <summary>All effects in file order, and after each those within it.</summary>
    public static IEnumerable<Effect> EffectsOf(Scenario scenario) =>
    [
        .. scenario.Crises.SelectMany(c => c.States).SelectMany(s =>
            s.Enter.Concat(s.Exit).Concat(s.Hears.SelectMany(h => h.Effects)).Concat(s.After.SelectMany(a => a.Effects))).SelectMany(Within),
        .. scenario.Injects.SelectMany(i => i.Effects.Concat(i.Otherwise).Concat(i.Asks.SelectMany(OfAsk))).SelectMany(Within),
        .. scenario.Actions.SelectMany(a => a.AtStart.Concat(a.Effects)).SelectMany(Within),
    ];

    private static IEnumerable<Effect> OfAsk(Ask ask) => ask.Options.SelectMany(o => o.Effects).Concat(ask.SilenceEffects);

    private static IEnumerable<Effect> Within(Effect effect) => effect switch
    {
        Effect.Later later => later.Do.SelectMany(Within).Prepend(effect),
        Effect.Branch branch => branch.Do.Concat(branch.Else).SelectMany(Within).Prepend(effect),
        _ => [effect],
    };
}
