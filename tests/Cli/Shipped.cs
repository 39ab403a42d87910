using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests;

/// <summary>Files that come with the tests.</summary>
internal static class Shipped
{
    public static readonly string BusStop = Path.Combine(AppContext.BaseDirectory, "Cases", "bus-stop");

    public static readonly string GoodDay = Path.Combine(BusStop, "plans", "good-day.plan.yaml");

    public static readonly string HateIncident = Path.Combine(AppContext.BaseDirectory, "scenarios", "hate-incident");

    /// <summary>A folder with the scenario of the bus stop and one plan, <c>it.plan.yaml</c>.</summary>
    public static Folder BusStopWith(string steps, string rest = "") => new Folder()
        .With("scenario.yaml", File.ReadAllText(Path.Combine(BusStop, "scenario.yaml")))
        .With("it.plan.yaml", $"format: tabletop-plan/1\nscenario: bus-stop\nseed: 7\n{rest}\nsteps:\n{steps}\n");
}
