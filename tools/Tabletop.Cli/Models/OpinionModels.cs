using Tabletop.Engine;
using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class OpinionModels
{
    private static readonly Parameter People = new("people", "400", "how many people, 2 to 2000");
    private static readonly Parameter Confidence = new("confidence", "0.2", "how near an opinion must be to be listened to, in the unit of the range, above 0");
    private static readonly Parameter Seed = new("seed", "1", "of the opinions at the start, and of who meets whom");
    private static readonly Parameter Range = new("range", "0..1", "between which opinions lie at the start");

    public static readonly Model Deffuant = new(
        "deffuant",
        "bounded confidence, two by two (Deffuant et al. 2000): groups of at least 2.5% of the people are counted",
        [People, Confidence, new("mu", "0.5", "the share of the way to the other that both move, 0 to 0.5"), Seed, Range],
        settings => Run(settings, (opinions, confidence) => Engine.Society.Deffuant.Run(opinions, confidence, settings.Number("mu", 0, 0.5), settings.Seed("seed"))));

    public static readonly Model HegselmannKrause = new(
        "hegselmann-krause",
        "bounded confidence, all at once (Hegselmann and Krause 2002): groups of at least 2.5% of the people are counted",
        [People, Confidence, Seed, Range],
        settings => Run(settings, Engine.Society.HegselmannKrause.Run));

    private static Outcome Run(Settings settings, Func<Items<double>, double, Items<Items<double>>> run)
    {
        var confidence = settings.Number("confidence", 1e-6, 1e9);
        var (low, high) = settings.Range("range");
        var rounds = run(Opinions.Spread(settings.Whole("people", 2, 2000), low, high, settings.Seed("seed")), confidence);
        return Outcome.Of(
            Series.Of(["round", "clusters", "variance"], rounds, (round, now) => [round, Opinions.Groups(now, confidence), Opinions.Variance(now)]),
            ("clusters", Opinions.Groups(rounds[^1], confidence)),
            ("variance", Opinions.Variance(rounds[^1])));
    }
}
