using Tabletop.Authoring;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Cli.Bench;

/// <summary>What the benchmarks play: <c>reference.yaml</c>, which lies in the program, and whole exercises of it.</summary>
internal static class Reference
{
    public static readonly Scenario Scenario = Read();

    public static Pinned Of(Scenario scenario) => Pinned.Of(new() { Scenario = scenario });

    /// <summary>One exercise from creation to end, every seat played by its role's stand-in.</summary>
    /// <param name="mostSeconds">It is given up after so long.</param>
    /// <returns>Null when it was given up.</returns>
    public static Headless? Play(Pinned pinned, long seed, double mostSeconds = double.PositiveInfinity)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var run = new Headless(pinned.Book, pinned.Hash, seed, pinned.Book.Scenario.Roles.Select(role => (role.Id, (StandInPolicy?)null)), []);
        while (run.Step())
        {
            if (watch.Elapsed.TotalSeconds > mostSeconds)
            {
                return null;
            }
        }

        return run.IsOver ? run : throw new UnusableException($"'{pinned.Book.Scenario.Id}' does not come to an end.");
    }

    private static Scenario Read()
    {
        using var file = typeof(Reference).Assembly.GetManifestResourceStream("reference.yaml")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Author.ReadScenario("reference.yaml", bytes).Scenario ?? throw new InvalidDataException("The reference scenario has errors.");
    }
}
