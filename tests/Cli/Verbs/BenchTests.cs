using System.Text.Json;

namespace Tabletop.Cli.Tests.Verbs;

/// <summary>That there are figures, not how good they are.</summary>
public sealed class BenchTests
{
    [Fact]
    public void Simulate_tells_what_an_exercise_costs()
    {
        var ran = Ran.Of("bench", "simulate", "--seconds", "0.2", "--format", "json");
        Assert.True(ran.Exit == 0, ran.Error);
        Assert.Equal((30, 10), (ran.Json.GetProperty("injects").GetInt32(), ran.Json.GetProperty("seats").GetInt32()));
        Positive(ran.Json, "entries", "events", "bytesPerEvent", "microsecondsPerEvent");
        Positive(ran.Json.GetProperty("oneCore"), "threads", "exercises", "exercisesPerSecond");
        Positive(ran.Json.GetProperty("allCores"), "threads", "exercises", "exercisesPerSecond");
        var machine = ran.Json.GetProperty("machine");
        foreach (var step in new[] { "moved", "ignored", "guardFalse", "byHandMoved", "byHandIgnored", "byHandGuardFalse" })
        {
            Positive(machine.GetProperty(step), "ns");
            Assert.Equal(0, machine.GetProperty(step).GetProperty("bytes").GetDouble());
        }

        Assert.NotEmpty(machine.GetProperty("stateless").GetString()!);
        Assert.False(ran.Json.TryGetProperty("scale", out _));
    }

    [Fact]
    public void Scale_tells_of_injects_seats_and_runs_by_rising_factors()
    {
        var ran = Ran.Of("bench", "simulate", "--scale", "--seconds", "0.2", "--format", "json");
        Assert.True(ran.Exit == 0, ran.Error);
        JsonElement[] rows = [.. ran.Json.GetProperty("scale").EnumerateArray()];
        Assert.Equal(
            from of in (string[])["injects", "seats", "runs"] from factor in (int[])[1, 3, 10, 30, 100] select (of, factor),
            rows.Select(row => (row.GetProperty("of").GetString()!, row.GetProperty("factor").GetInt32())));
        Assert.Equal([30, 90, 300, 900, 3_000, 10, 30, 100, 300, 1_000, 1, 3, 10, 30, 100], rows.Select(row => row.GetProperty("count").GetInt32()));

        // On a busy machine the larger ones may be given up.
        JsonElement[] played = [.. rows.Where(row => row.TryGetProperty("milliseconds", out _))];
        Assert.All(played, row => Positive(row, "exercises", "milliseconds", "entries", "events", "microsecondsPerEvent", "linear"));
    }

    [Fact]
    public void Replay_tells_its_speed_beside_that_of_the_json_reader()
    {
        var ran = Ran.Of("bench", "replay", "--seconds", "0.2", "--format", "json");
        Assert.True(ran.Exit == 0, ran.Error);
        Positive(ran.Json, "entries", "events", "bytes", "ratio", "target");
        Positive(ran.Json.GetProperty("replay"), "entriesPerSecond", "eventsPerSecond", "bytesPerEvent");
        Positive(ran.Json.GetProperty("json"), "entriesPerSecond", "eventsPerSecond", "bytesPerEvent");
        Positive(ran.Json.GetProperty("verification"), "entriesPerSecond", "eventsPerSecond");
        Positive(ran.Json.GetProperty("cold"), "milliseconds", "target");
        Assert.InRange(ran.Json.GetProperty("cold").GetProperty("entries").GetInt32(), 10_000, int.MaxValue);
    }

    [Fact]
    public void A_log_or_a_scenario_can_be_given_to_replay()
    {
        var golden = Path.Combine(AppContext.BaseDirectory, "Golden", "bus-stop-good-day.jsonl");
        Assert.Equal(File.ReadLines(golden).Count(line => line.StartsWith("{\"hash\"", StringComparison.Ordinal)), Entries(golden));
        Assert.NotEqual(0, Entries(Shipped.BusStop));

        static int Entries(string path) => Ran.Of("bench", "replay", path, "--seconds", "0.05", "--format", "json").Json.GetProperty("entries").GetInt32();
    }

    /// <summary>It starts more than a hundred processes.</summary>
    [Fact]
    [Trait("Run", "nightly")]
    public void Yaml_tells_what_each_hostile_file_costs_above_an_empty_one()
    {
        var ran = Ran.Of("bench", "yaml", "--seconds", "0.1", "--format", "json");
        Assert.True(ran.Exit == 0, ran.Error);
        Positive(ran.Json, "targetMs", "targetMb");
        Positive(ran.Json.GetProperty("empty"), "milliseconds", "megabytes");
        Assert.True(ran.Json.GetProperty("allRefused").GetBoolean());
        Assert.NotEmpty(ran.Json.GetProperty("files").EnumerateArray());
        Assert.All(ran.Json.GetProperty("files").EnumerateArray(), file => Positive(file, "milliseconds", "megabytes"));
    }

    [Fact]
    public void For_people_there_is_a_table()
    {
        var ran = Ran.Of("bench", "simulate", "--seconds", "0.1");
        Assert.Equal(0, ran.Exit);
        Assert.Contains("by hand", ran.Out, StringComparison.Ordinal);
        Assert.Contains("Stateless", ran.Out, StringComparison.Ordinal);
        Assert.Contains("target 2000 on 2 cores", ran.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bench")]
    [InlineData("bench", "simulate", "--seconds", "0")]
    [InlineData("bench", "simulate", "--seconds", "NaN")]
    [InlineData("bench", "replay", "nowhere.jsonl")]
    public void Wrong_use_ends_with_2(params string[] args) => Assert.Equal(2, Ran.Of(args).Exit);

    private static void Positive(JsonElement of, params string[] names) =>
        Assert.All(names, name => Assert.True(of.GetProperty(name).GetDouble() > 0, $"{name} in {of}"));
}
