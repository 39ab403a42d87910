namespace Tabletop.Engine.Society.Living;

/// <summary>A model that scenarios can let live: its name and what it can be given.</summary>
/// <param name="CanBeCorrected">Whether <c>corrected-when</c> means something to it.</param>
public sealed record ModelKind(string Name, bool CanBeCorrected, Items<Parameter> Parameters)
{
    /// <summary>The parameter of that name, with or without <c>-per-hour</c>; or null.</summary>
    public Parameter? Find(string name) => Parameters.FirstOrDefault(p => p.Name == name || (p.PerHour && $"{p.Name}-per-hour" == name));
}

/// <param name="Default">Null: it must be given.</param>
/// <param name="PerHour">A rate: the name may end in <c>-per-hour</c>.</param>
/// <param name="OfCorrection">It says how well a correction works, so without one it does nothing.</param>
/// <param name="Low">The least value allowed, <paramref name="High"/> the greatest.</param>
public sealed record Parameter(string Name, double? Default, double Low, double High, bool PerHour = false, bool OfCorrection = false);

/// <summary>
/// The models a scenario can use. Those that describe single opinions (Deffuant, Hegselmann-Krause) and the measures (Esteban-Ray, bimodality)
/// are for the command line: an indicator is one number and cannot show what they are about.
/// </summary>
public static class ModelKinds
{
    public static readonly Items<ModelKind> All =
    [
        new("maki-thompson", true,
        [
            new("spread", 1, 0, 100, PerHour: true),
            new("stifle", 1, 0, 100, PerHour: true),
            new("reach", 0.25, 0, 100, PerHour: true, OfCorrection: true),
            new("credibility", 1, 0, 1, OfCorrection: true),
            new("unity", 1, 0, 1, OfCorrection: true),
        ]),
        new("epstein", false,
        [
            new("legitimacy", null, 0, 1),
            new("cops-per-active", 0, 0, 100),
            new("hardship", 1, 0, 2),
            new("threshold", 0.1, 0, 1),
            new("k", 2.3, 0, 100),
            new("facilitation", 0, 0, 1),
            new("force", 0, 0, 1),
            new("follow", 4, 0, 100, PerHour: true),
        ]),
        new("granovetter", false,
        [
            new("mean", 0.25, 0, 1),
            new("sigma", 0.12, 0.001, 1),
            new("follow", 4, 0, 100, PerHour: true),
        ]),
        new("hoax", false,
        [
            new("spread", 0.5, 0, 100, PerHour: true),
            new("gullibility", 0.3, 0, 0.999),
            new("verify", 0.05, 0, 100, PerHour: true),
            new("forget", 0.1, 0, 100, PerHour: true),
        ]),
        new("hawkes", false,
        [
            new("background", 0.02, 0, 100, PerHour: true),
            new("branching", 0.5, 0, 0.99),
            new("half-life-hours", 48, 0.1, 10_000),
            new("rhetoric", 0, 0, 1),
            new("full-at", 1, 0.001, 1_000, PerHour: true),
        ]),
        new("brandsma", false,
        [
            new("fuel", null, 0, 1),
            new("middle", 0, 0, 1),
            new("join", 0.05, 0, 100, PerHour: true),
            new("return", 0.06, 0, 100, PerHour: true),
        ]),
    ];

    public static ModelKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
