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

    public static IEnumerable<Effect> EffectsOf(Scenario scenario) =>
    [
        .. scenario.Crises.SelectMany(c => c.States).SelectMany(s =>
            s.Enter.Concat(s.Exit).Concat(s.Hears.SelectMany(h => h.Effects)).Concat(s.After.SelectMany(a => a.Effects))),
        .. scenario.Injects.SelectMany(i => i.Effects.Concat(i.Otherwise).Concat(i.Asks.SelectMany(a => a.Options).SelectMany(o => o.Effects))),
        .. scenario.Actions.SelectMany(a => a.Effects),
    ];
}
