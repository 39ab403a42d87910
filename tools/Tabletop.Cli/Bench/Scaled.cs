using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Cli.Bench;

/// <summary>The reference scenario with more in it, by copies with new ids.</summary>
internal static class Scaled
{
    /// <summary>Each copy of an inject comes a second after the one before, asks its own asks, and releases what was copied with it.</summary>
    public static Scenario Injects(Scenario scenario, int factor) => scenario with
    {
        Injects = [.. Enumerable.Range(0, factor).SelectMany(copy => scenario.Injects.Select(inject => copy == 0 ? inject : Copy(inject, copy)))],
    };

    /// <summary>
    /// Copies of a seat receive, are asked and may do what it does. What seats know and may tell each other stays with the first ones:
    /// otherwise the work would grow with the square of the seats because the scenario says so.
    /// </summary>
    public static Scenario Seats(Scenario scenario, int factor)
    {
        var roles = scenario.Roles.Select(role => role.Id).ToItems();
        return scenario with
        {
            Roles = [.. Enumerable.Range(0, factor).SelectMany(copy => scenario.Roles.Select(role => role with { Id = Named(role.Id, copy) }))],
            Facts = [.. scenario.Facts.Select(fact => fact.Sensitivity == Sensitivity.Restricted ? fact : fact with { Sensitivity = Sensitivity.Restricted, MayKnow = roles })],
            Injects = [.. scenario.Injects.Select(inject => inject with
            {
                To = Each(inject.To),
                Asks = [.. inject.Asks.Select(ask => ask.Jointly ? ask : ask with { Of = Each(ask.Of) })],
            })],
            Actions = [.. scenario.Actions.Select(action => action with { By = Each(action.By) })],
        };

        Items<string> Each(Items<string> ids) =>
            [.. ids.SelectMany(id => roles.Contains(id) ? Enumerable.Range(0, factor).Select(copy => Named(id, copy)) : [id])];
    }

    private static Inject Copy(Inject inject, int copy) => inject with
    {
        Id = Named(inject.Id, copy),
        AtMs = inject.AtMs + (copy * Durations.SecondMs),
        Effects = Copy(inject.Effects, copy),
        Otherwise = Copy(inject.Otherwise, copy),
        Asks = [.. inject.Asks.Select(ask => ask with { Id = Named(ask.Id, copy), Options = [.. ask.Options.Select(option => option with { Effects = Copy(option.Effects, copy) })] })],
    };

    private static Items<Effect> Copy(Items<Effect> effects, int copy) => [.. effects.Select(effect => effect switch
    {
        Effect.Release release => release with { Inject = Named(release.Inject, copy) },
        Effect.Cancel cancel => cancel with { Inject = Named(cancel.Inject, copy) },
        Effect.Later later => later with { Do = Copy(later.Do, copy) },
        Effect.Branch branch => branch with { Do = Copy(branch.Do, copy), Else = Copy(branch.Else, copy) },
        _ => effect,
    })];

    private static string Named(string id, int copy) => copy == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{copy + 1}");
}
