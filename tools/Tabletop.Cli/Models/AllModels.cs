namespace Tabletop.Cli.Models;

/// <summary>The society models that <c>tabletop model</c> runs, in the order of its list.</summary>
internal static class AllModels
{
    public static readonly IReadOnlyList<Model> InOrder =
    [
        CrowdModels.Granovetter,
        CrowdModels.Epstein,
        RumourModels.MakiThompson,
        RumourModels.Hoax,
        IncidentModels.Hawkes,
        OpinionModels.Deffuant,
        OpinionModels.HegselmannKrause,
        MeasureModels.EstebanRay,
        MeasureModels.Bimodality,
        RoleModels.Brandsma,
        MeasureModels.Scct,
        ReferenceModel.Model,
    ];
}
