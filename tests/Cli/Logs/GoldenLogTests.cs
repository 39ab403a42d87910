using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Logs;

/// <summary>
/// Logs as they were stored when this form of the log was first written. They replay for ever to the state they had;
/// a change that cannot be helped says why in its commit.
/// </summary>
public sealed class GoldenLogTests
{
    private static readonly string Council = Path.Combine(AppContext.BaseDirectory, "Cases", "cities", "council.yaml");

    [Theory]
    [InlineData("bus-stop-good-day", "07eed45afe4df95954fab05b575dbd3b4f064207623ede88cd217b659d9c895f")]
    [InlineData("bus-stop-stand-ins", "049ea48e31535b37bfe213077427b7b4abb907ec404856f2b5472ee05932d9c5")]
    [InlineData("bus-stop-stand-ins-convening", "049ea48e31535b37bfe213077427b7b4abb907ec404856f2b5472ee05932d9c5")]
    public void A_golden_log_replays_to_the_state_it_had(string name, string stateHash)
    {
        var replayed = Ran.Of("replay", Golden(name), "--format", "json");
        Assert.True(replayed.Exit == 0, replayed.Error);
        Assert.Equal(stateHash, replayed.Json.GetProperty("stateHash").GetString());
    }

    [Fact]
    public void The_same_plan_still_writes_the_same_bytes() =>
        Assert.Equal(File.ReadAllBytes(Golden("bus-stop-good-day")), Played("--plan", Shipped.GoodDay));

    // bus-stop-stand-ins was played before stand-ins convened: it replays, and is not played like that any more.
    [Fact]
    public void The_same_stand_ins_in_the_same_city_still_write_the_same_bytes() =>
        Assert.Equal(File.ReadAllBytes(Golden("bus-stop-stand-ins-convening")), Played("--city", Council, "--seed", "3"));

    private static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.jsonl");

    private static byte[] Played(params string[] options)
    {
        using var folder = new Folder();
        var ran = Ran.Of(["play", Shipped.BusStop, .. options, "--out", folder["it.jsonl"]]);
        Assert.True(ran.Exit == 0, ran.Error);
        return File.ReadAllBytes(folder["it.jsonl"]);
    }
}
