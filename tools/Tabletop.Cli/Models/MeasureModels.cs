using Tabletop.Engine;
using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class MeasureModels
{
    public static readonly Model EstebanRay = new(
        "esteban-ray",
        "polarisation of groups (Esteban and Ray 1994); normalised: two equal groups one apart are 1",
        [
            new("masses", "0.5/0.5", "the groups' shares, together 1"),
            new("positions", "0/1", "one for each group"),
            new("alpha", "1.6", "how much it counts that a group is large, 0 to 1.6"),
        ],
        RunEstebanRay);

    public static readonly Model Bimodality = new(
        "bimodality",
        "the bimodality coefficient: over 0.555 suggests two camps; with few values it comes out low (two camps of 2: 0.13, of 10: 0.65, of 50: 0.91)",
        [new("values", "0/0/0/0/0/0/0/0/0/0/1/1/1/1/1/1/1/1/1/1", "four numbers or more with a slash between them, not all the same; left out: two camps of 10")],
        settings => Engine.Society.Bimodality.Coefficient(settings.Numbers("values").ToItems()) is { } value
            ? Outcome.Of(("value", value))
            : throw settings.Wrong("values", "four numbers or more, not all the same"));

    private static readonly string[] Crises = ["false-rumour", "victim", "accidental", "preventable"];
    private static readonly string[] Responses = ["inform", "deny", "diminish", "rebuild", "bolster"];

    public static readonly Model Scct = new(
        "scct",
        "whether words fit the crisis (Coombs 2007): 1 fits, 0 does nothing, -1 harms, -2 harms much",
        [
            new("crisis", "preventable", string.Join(", ", Crises)),
            new("response", "rebuild", string.Join(", ", Responses)),
            new("history", "no", "yes: such crises happened before"),
            new("poor-reputation", "no", "yes: people thought ill of the city before"),
        ],
        settings => Outcome.Of(("match", Engine.Society.Scct.Match(
            Engine.Society.Scct.Taken((CrisisKind)settings.Choice("crisis", Crises), settings.IsYes("history"), settings.IsYes("poor-reputation")),
            (CrisisResponse)settings.Choice("response", Responses)))));

    private static Outcome RunEstebanRay(Settings settings)
    {
        var (masses, positions) = (settings.Numbers("masses").ToItems(), settings.Numbers("positions").ToItems());
        var alpha = settings.Number("alpha", 0, Engine.Society.EstebanRay.LargestAlpha);
        if (masses.Any(mass => mass < 0) || Math.Abs(masses.Sum() - 1) > 1e-6)
        {
            throw settings.Wrong("masses", "shares that come to 1, for instance 0.2/0.6/0.2");
        }

        return positions.Count == masses.Count
            ? Outcome.Of(
                ("value", Engine.Society.EstebanRay.Value(masses, positions, alpha)),
                ("normalised", Engine.Society.EstebanRay.Normalised(masses, positions, alpha)))
            : throw settings.Wrong("positions", $"{masses.Count} numbers, one for each of the masses");
    }
}
