using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>What seats can do of their own accord.</summary>
internal static class ActionWriter
{
    public static Piece.Group Action(PlayAction action) => new Piece.Group()
        .Says("title", ScenarioWriter.Title(action.Id, action.Title))
        .Says("text", action.Text)
        .Names("by", action.By)
        .Names("together", action.Together)
        .Names("with", action.With)
        .Lasts("takes", action.TakesMs == 0 ? null : action.TakesMs)
        .Is("when", action.When)
        .Add("effects", EffectWriter.Effects(action.Effects))
        .Add("at-start", EffectWriter.Effects(action.AtStart))
        .Names("says", action.Says)
        .Add("aims", new Piece.List(action.Aims.Select(aim => new Piece.Prose(aim))))
        .Names("languages", action.Languages)
        .Names("affects", action.Affects)
        .Lasts("horizon", action.HorizonMs)
        .IsSo("once", action.Once);
}
