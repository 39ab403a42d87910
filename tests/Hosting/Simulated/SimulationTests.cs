using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>
/// The whole host on one thread. With TABLETOP_SEED set only that seed is played; the message of a failed test says which.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int MostSeedsForABug = 1_000;

    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    private static readonly int? OneSeed =
        Environment.GetEnvironmentVariable("TABLETOP_SEED") is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : null;

    public static TheoryData<int> EachBug => [.. Enumerable.Range(0, Bug.All.Count)];

    [Fact]
    public void A_venue_in_a_storm_ends_with_every_account_in_order()
    {
        foreach (var seed in Seeds(Nightly ? 1_000 : 20))
        {
            Passes(seed, tables: 1);
        }
    }

    [Fact]
    public void After_any_of_many_short_storms_every_screen_is_what_a_newcomer_is_given()
    {
        var began = Stopwatch.GetTimestamp();
        var seeds = Seeds(Nightly ? 10_000 : 20).ToArray();
        foreach (var seed in seeds)
        {
            Passes(seed, tables: 1, stormMs: Simulation.ShortStormMs);
        }

        output.WriteLine($"{seeds.Length} seeds, {Stopwatch.GetElapsedTime(began).TotalMilliseconds / seeds.Length:0} ms each");
    }

    [Fact]
    public void Two_nodes_in_a_storm_end_with_every_account_in_order()
    {
        foreach (var seed in Seeds(Nightly ? 1_000 : 20))
        {
            Passes(seed, tables: 1, nodes: 2);
        }
    }

    [Fact]
    public void A_hundred_and_forty_seats_in_a_storm_end_with_every_account_in_order() => Passes(OneSeed ?? 1, tables: 20);

    [Fact]
    public void The_same_seed_gives_the_same_log_to_the_byte()
    {
        Simulation.Of(OneSeed ?? 7, Bug.None, 2, out var one);
        Simulation.Of(OneSeed ?? 7, Bug.None, 2, out var two);
        Assert.True(one == two, $"Seed {OneSeed ?? 7} gives two logs.");
        Simulation.Of(OneSeed ?? 7, Bug.None, 1, out var pair, nodes: 2);
        Simulation.Of(OneSeed ?? 7, Bug.None, 1, out var again, nodes: 2);
        Assert.True(pair == again, $"Seed {OneSeed ?? 7} gives two logs with two nodes.");

        // Nothing of what the simulation is for is missing from it.
        string[] played =
        [
            "rewound", "dark", "play-stopped", "stop-lifted", "pace-changed", "phase-opened", "seat-taken", "seat-left", "seat-handed-to-stand-in",
            "answered", "delivered", "delay-over", "machine-moved", "action-completed", "marked",
        ];
        Assert.All(played, word => Assert.Contains($"{{\"type\":\"{word}\"", one, StringComparison.Ordinal));
        Assert.Contains("\"who\":\"stand-in\"", one, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EachBug))]
    public void A_planted_bug_is_noticed(int number)
    {
        var bug = Bug.All[number];
        var noticed = Enumerable.Range(1, MostSeedsForABug).FirstOrDefault(seed => Noticed(seed, bug), -1);
        Assert.True(noticed >= 0, $"Nothing noticed that {bug}.");
        output.WriteLine($"{bug}: seed {noticed}");
    }

    private static IEnumerable<int> Seeds(int count) => OneSeed is { } only ? [only] : Enumerable.Range(1, count);

    private static void Passes(int seed, int tables, int nodes = 1, long? stormMs = null)
    {
        string findings;
        try
        {
            findings = string.Join('\n', Storm().Found.Select(f => $"{f.Key}: {f.Value}"));
        }
        catch (Exception problem)
        {
            findings = problem.ToString();
        }

        World Storm() => stormMs is { } ms ? Simulation.Of(seed, Bug.None, tables, out _, nodes, ms) : Simulation.Of(seed, Bug.None, tables, out _, nodes);

        Assert.True(findings.Length == 0, $"Seed {seed}: {findings}\nPlay it again: TABLETOP_SEED={seed} tests/run --only hosting");
    }

    /// <summary>A bug may also make a host throw: that is noticed too, but not by the check that is meant to.</summary>
    private static bool Noticed(int seed, Bug bug)
    {
        try
        {
            return Simulation.Of(seed, bug, 1, out _, bug.Nodes).Found.ContainsKey(bug.Check);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            return false;
        }
    }
}
