using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class CrowdModels
{
    private const string Uniform = "uniform";
    private const string Normal = "normal:";
    private const string Unset = "none";

    public static readonly Model Granovetter = new(
        "granovetter",
        "threshold cascade (Granovetter 1978): who joins once enough others have",
        [
            new("people", "100", "how many people, 1 to 100000; with normal thresholds there is no number"),
            new("thresholds", Uniform, "uniform: one person each with the threshold 0, 1, 2 ...; normal:MEAN,SIGMA: as shares of the people, SIGMA above 0"),
            new("change", Settings.Never, "FROM>TO: one person's threshold (uniform only; quote it for the shell)"),
            new("mean", Unset, "as in a scenario: mean=0.25 sigma=0.12 is thresholds=normal:0.25,0.12; 0 to 1"),
            new("sigma", Unset, "the same; 0.001 to 1"),
        ],
        RunGranovetter)
    {
        Shares = ["share", "final"],
    };

    public static readonly Model Epstein = new(
        "epstein",
        "civil violence in closed form (Epstein 2002): grievance against the risk of arrest; its course is over cops-per-active",
        [
            new("legitimacy", "0.8", "how far people hold the authorities to be in the right, 0 to 1"),
            new("cops-per-active", "0.25", "police officers for each active person, 0 to 100"),
            new("hardship", Uniform, "uniform (from 0 to 1), or the largest hardship, 0 to 100"),
            new("threshold", "0.1", "how far grievance must exceed risk, 0 to 100"),
            new("k", "2.3", "how fast risk grows with cops-per-active, 0 to 100"),
        ],
        RunEpstein)
    {
        Shares = ["active"],
    };

    private static Outcome RunGranovetter(Settings settings)
    {
        var people = settings.Whole("people", 1, 100_000);
        var thresholds = settings.Text("mean") == Unset && settings.Text("sigma") == Unset ? settings.Text("thresholds")
            : settings.Text("thresholds") == Uniform ? string.Create(CultureInfo.InvariantCulture, $"{Normal}{Or("mean", 0, 0.25)},{Or("sigma", 0.001, 0.12)}")
            : throw new UnusableException("'mean' and 'sigma' go without 'thresholds': they say the same.");
        var shares = thresholds == Uniform ? [.. Cascade(people, settings).Select(count => (double)count / people)]
            : thresholds.StartsWith(Normal, StringComparison.Ordinal) ? Bell(thresholds[Normal.Length..], settings)
            : throw settings.Wrong("thresholds", "uniform, or normal:MEAN,SIGMA with a SIGMA above 0");
        return Outcome.Of(Series.Of(["round", "share"], shares, (round, share) => [round, share]), ("final", shares[^1]));

        double Or(string name, double low, double otherwise) => settings.Text(name) == Unset ? otherwise : settings.Number(name, low, 1);
    }

    private static Items<double> Bell(string numbers, Settings settings)
    {
        if (settings.Text("change") != Settings.Never)
        {
            throw new UnusableException("'change' is one person's threshold: it goes with thresholds=uniform.");
        }

        return numbers.Split(',') is [var first, var second] && Settings.Read(first) is { } mean && Settings.Read(second) is { } sigma and > 0
            ? Engine.Society.Granovetter.Run(0, new Thresholds(mean, sigma))
            : throw settings.Wrong("thresholds", "uniform, or normal:MEAN,SIGMA with a SIGMA above 0");
    }

    private static Items<int> Cascade(int people, Settings settings)
    {
        int[] thresholds = [.. Enumerable.Range(0, people)];
        if (settings.Text("change") is var change && change != Settings.Never)
        {
            if (change.Split('>') is not [var first, var second] || Settings.Read(first) is not { } from || Settings.Read(second) is not { } to
                || from != Math.Floor(from) || from < 0 || from >= people || to != Math.Floor(to) || to < 0)
            {
                throw settings.Wrong("change", $"FROM>TO in whole numbers, FROM below {people}, for instance 1>2");
            }

            thresholds[(int)from] = (int)to;
        }

        return Engine.Society.Granovetter.Run(thresholds);
    }

    private static Outcome RunEpstein(Settings settings)
    {
        var unrest = new Unrest(
            settings.Share("legitimacy"),
            settings.Number("cops-per-active", 0, 100),
            settings.Text("hardship") == Uniform ? 1 : Settings.Read(settings.Text("hardship")) is { } most and >= 0 and <= 100 ? most
                : throw settings.Wrong("hardship", "uniform, or a number from 0 to 100"),
            settings.Number("threshold", 0, 100),
            settings.Number("k", 0, 100));
        double[] cops = [.. Enumerable.Range(0, 21).Select(step => step / 20.0)];
        return Outcome.Of(
            Series.Of(["copsPerActive", "active"], cops, (_, each) => [each, Engine.Society.Epstein.Active(unrest with { CopsPerActive = each })]),
            ("active", Engine.Society.Epstein.Active(unrest)));
    }
}
