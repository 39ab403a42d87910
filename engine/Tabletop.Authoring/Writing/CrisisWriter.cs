using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>The machines that carry the crisis.</summary>
internal static class CrisisWriter
{
    public static Piece.Group Crisis(Crisis crisis) => new Piece.Group()
        .Says("title", ScenarioWriter.Title(crisis.Id, crisis.Title))
        .Is("initial", crisis.Initial)
        .Add("states", ScenarioWriter.ById(crisis.States, s => s.Id, State));

    private static Piece.Group State(CrisisState state) => new Piece.Group()
        .Says("title", ScenarioWriter.Title(state.Id, state.Title))
        .Is("level", state.Level == 0 ? null : state.Level.ToString(CultureInfo.InvariantCulture))
        .Add("enter", EffectWriter.Effects(state.Enter))
        .Add("exit", EffectWriter.Effects(state.Exit))
        .Add("hears", Hears(state.Hears))
        .Add("after", After(state.After))
        .Is("part-of", state.PartOf)
        .Is("initial", state.Initial);

    private static Piece.Group Hears(Items<Hears> all)
    {
        var group = new Piece.Group();
        foreach (var heard in all.GroupBy(hears => hears.Trigger, StringComparer.Ordinal))
        {
            Piece[] ways = [.. heard.Select(hears => Transition(hears.To, hears.When, hears.Effects))];
            group.Add(heard.Key, ways.Length == 1 ? ways[0] : new Piece.List(ways));
        }

        return group;
    }

    private static Piece.Group After(Items<After> timers)
    {
        var group = new Piece.Group();
        foreach (var after in timers)
        {
            group.Add(Piece.Duration(after.DurationMs), Transition(after.To, after.When, after.Effects));
        }

        return group;
    }

    private static Piece Transition(string to, string? when, Items<Effect> effects) => when is null && effects.Count == 0
        ? new Piece.Word(to)
        : new Piece.Group { IsBrief = true }.Is("to", to).Is("when", when).Add("effects", EffectWriter.Effects(effects));
}
