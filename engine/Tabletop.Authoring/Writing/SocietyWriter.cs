using Tabletop.Authoring.Words;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>The models of the society.</summary>
internal static class SocietyWriter
{
    public static Piece.Group Model(SocietyModel model)
    {
        var group = new Piece.Group { IsBrief = true }
            .Is("model", model.Model)
            .Is("drives", model.Drives)
            .Is("starts-when", model.StartsWhen)
            .Is("corrected-when", model.CorrectedWhen)
            .IsSo("off", model.Off);
        foreach (var (name, number, indicator) in model.Inputs)
        {
            group.Is(name, number is { } millionths ? Millionths.Print(millionths) : indicator);
        }

        return group;
    }
}
