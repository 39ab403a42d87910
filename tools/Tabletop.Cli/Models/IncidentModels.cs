using Tabletop.Engine.Society;

namespace Tabletop.Cli.Models;

internal static class IncidentModels
{
    private const int StepsPerHour = 12;
    private const int Clusters = 20_000;

    public static readonly Model Hawkes = new(
        "hawkes",
        "incidents that bring further incidents (Hawkes 1971), drawn by chance; its course is the mean of all runs",
        [
            new("background", "0.02", "incidents per hour that nothing before them caused, 0 to 100"),
            new("branching", "0.5", "further incidents that one causes, 0 to 0.95; meanClusterSize is over 20000 incidents followed to the last"),
            new("half-life-hours", "48", "by then half of them have come, 0.1 to 10000"),
            new("hours", "72", "1 to 1000"),
            new("seed", "1", "of chance; each next run has the next number"),
            new("runs", "1000", "1 to 10000"),
        ],
        RunHawkes);

    private static Outcome RunHawkes(Settings settings)
    {
        var rates = new HawkesRates(settings.Number("background", 0, 100), settings.Number("branching", 0, 0.95), settings.Number("half-life-hours", 0.1, 10_000));
        var steps = settings.Whole("hours", 1, 1000) * StepsPerHour;
        var (seed, runs) = (settings.Seed("seed"), settings.Whole("runs", 1, 10_000));
        var (intensity, events) = (new double[steps], new double[steps]);
        for (var run = 0; run < runs; run++)
        {
            var soFar = 0;
            var happened = Engine.Society.Hawkes.Run(rates, unchecked(seed + run), steps, 1.0 / StepsPerHour);
            for (var step = 0; step < steps; step++)
            {
                soFar += happened[step].Incidents;
                intensity[step] += Engine.Society.Hawkes.Intensity(happened[step].Excitation, rates) / runs;
                events[step] += (double)soFar / runs;
            }
        }

        var sizes = Enumerable.Range(0, Clusters).Average(cluster => Engine.Society.Hawkes.ClusterSize(rates.Branching, unchecked(seed + cluster)));
        return Outcome.Of(
            Series.Of(["hour", "intensity", "events"], events, (step, soFar) => [(step + 1.0) / StepsPerHour, intensity[step], soFar]),
            ("meanClusterSize", sizes),
            ("meanEvents", events[^1]));
    }
}
