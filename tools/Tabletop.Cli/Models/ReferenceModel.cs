using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class ReferenceModel
{
    private static readonly string[] Rules = ["mended", "biased"];

    public static readonly Model Model = new(
        "reference",
        "the models joined into one city, to compare ways of answering an emergency; hours count from the incident",
        [
            new("speak-at-hour", "1", "the first statement, or never"),
            new("reach-per-hour", "0.12", "share of people that words reach in an hour once somebody has spoken, 0 to 1"),
            new("unity", "1", "how far the city speaks with one voice, 0 to 1"),
            new("engage", "1", "how far community leaders are engaged, 0 to 1"),
            new("engage-from-hour", "2", "from then on, or never"),
            new("police-style", "0.5", "-1 force, 0 neither, 1 facilitation"),
            new("cops-per-active", "0.25", "police officers for each active person, 0 to 100"),
            new("rhetoric", "0.5", "hostile rhetoric from hour 12 to 36, 0 to 1"),
            new("middle", "1", "how far words and deeds are aimed at the middle, 0 to 1"),
            new("rules", Rules[0], "mended, or biased: as first written, when police numbers cost nothing and force stirred nobody up"),
            new("hours", "72", "0 to 1000"),
        ],
        RunReference)
    {
        Shares = ["belief", "active", "silent", "peakBelief", "peakActive"],
    };

    private static Outcome RunReference(Settings settings)
    {
        var from = settings.Hour("engage-from-hour");
        var play = new ReferencePlay
        {
            SpeakAtHour = settings.Hour("speak-at-hour"),
            ReachPerHour = settings.Share("reach-per-hour"),
            Unity = settings.Share("unity"),
            Engage = from is null ? 0 : settings.Share("engage"),
            EngageFromHour = from ?? 0,
            PoliceStyle = settings.Number("police-style", -1, 1),
            CopsPerActive = settings.Number("cops-per-active", 0, 100),
            Rhetoric = settings.Share("rhetoric"),
            Middle = settings.Share("middle"),
        };
        var rules = settings.Choice("rules", Rules) == 0 ? ReferenceRules.Mended : ReferenceRules.Biased;
        var run = Reference.Run(play, rules, settings.Number("hours", 0, 1000));
        var end = run[^1];
        return Outcome.Of(
            Series.Of(
                ["hour", "belief", "tension", "active", "incidents", "policeTrust", "mayorTrust", "silent"],
                run,
                (_, at) => [at.Hour, at.State.Rumour.Believed, at.State.Tension, at.Active, at.Incidents, at.State.PoliceTrust, at.State.MayorTrust, at.State.Roles.Silent]),
            ("peakBelief", run.Max(at => at.State.Rumour.Believed)),
            ("peakTension", run.Max(at => at.State.Tension)),
            ("peakActive", run.Max(at => at.Active)),
            ("incidents", end.Incidents),
            ("policeTrust", end.State.PoliceTrust),
            ("mayorTrust", end.State.MayorTrust),
            ("tension", end.State.Tension),
            ("active", end.Active));
    }
}
