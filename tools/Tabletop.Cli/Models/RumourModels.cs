using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class RumourModels
{
    public static readonly Model MakiThompson = new(
        "maki-thompson",
        "a rumour and its correction (Maki and Thompson 1973): shares of ignorant, spreading, stifled and corrected people",
        [
            new("spread", "1", "people a spreader tells in an hour, 0 to 100"),
            new("stifle", "1", "how fast spreaders stop when they meet people who know it, per hour, 0 to 100"),
            new("seed-share", "0.0001", "who spread it at the start, 0 to 1"),
            new("correct-from-hour", Settings.Never, "when correction begins (to five minutes), or never"),
            new("reach-per-hour", "0.25", "share of people that the correction reaches in an hour, 0 to 100"),
            new("credibility", "0.7", "how far those who correct are believed, 0 to 1"),
            new("unity", "1", "how far they speak with one voice, 0 to 1"),
            new("hours", "72", "0 to 2000"),
        ],
        RunMakiThompson)
    {
        Shares = ["ignorant", "spreading", "stifled", "corrected", "belief", "neverHeard", "peakBelief"],
    };

    public static readonly Model Hoax = new(
        "hoax",
        "hoax against fact-check (Tambuscio et al. 2015), mean field, until it rests",
        [
            new("spread", "0.5", "how fast the susceptible take up one or the other, per hour, 0 to 10"),
            new("gullibility", "0.3", "how much more believable the hoax is, 0 to 0.99"),
            new("verify", "0.05", "share of believers who verify in an hour, 0 to 10"),
            new("forget", "0.1", "share who lose interest in an hour, 0 to 10"),
        ],
        RunHoax)
    {
        Shares = ["susceptible", "believers", "factCheckers"],
    };

    private static Outcome RunMakiThompson(Settings settings)
    {
        var run = Engine.Society.MakiThompson.Run(
            Rumour.SpreadBy(settings.Share("seed-share")),
            new(
                settings.Number("spread", 0, 100),
                settings.Number("stifle", 0, 100),
                settings.Number("reach-per-hour", 0, 100),
                settings.Share("credibility"),
                settings.Share("unity")),
            settings.Hour("correct-from-hour"),
            settings.Number("hours", 0, 2000));
        return Outcome.Of(
            Series.Of(
                ["hour", "ignorant", "spreading", "stifled", "corrected", "belief"],
                run,
                (at, now) => [at / 12.0, now.Ignorant, now.Spreading, now.Stifled, now.Corrected, now.Believed]),
            ("neverHeard", run[^1].Ignorant),
            ("peakBelief", run.Max(now => now.Believed)));
    }

    private static Outcome RunHoax(Settings settings)
    {
        var rates = new HoaxRates(settings.Number("spread", 0, 10), settings.Number("gullibility", 0, 0.99), settings.Number("verify", 0, 10), settings.Number("forget", 0, 10));
        var run = Engine.Society.Hoax.Run(new(Susceptible: 0.90, Believers: 0.05, FactCheckers: 0.05), rates);
        return Outcome.Of(
            Series.Of(["hour", "susceptible", "believers", "factCheckers"], run, (hour, now) => [hour, now.Susceptible, now.Believers, now.FactCheckers]),
            ("believers", run[^1].Believers),
            ("verifyThreshold", rates.VerifyThreshold));
    }
}
