using System.Globalization;
using System.Text.Json;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Verbs;

public sealed class SimulateTests
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes_in_any_culture_but_for_the_speed()
    {
        var here = Timeless(Ran.Of("simulate", Shipped.BusStop, "--runs", "40", "--seed", "1", "--format", "json"));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(here, Timeless(Ran.Of("simulate", Shipped.BusStop, "--runs", "40", "--seed", "1", "--format", "json")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Shares_are_of_exercises_and_endings_add_up_to_one()
    {
        var told = Ran.Of("simulate", Shipped.BusStop, "--runs", "40", "--format", "json").Json;
        Assert.Equal(40, told.GetProperty("runs").GetInt32());
        Assert.Equal(1, told.GetProperty("seed").GetInt64());
        Assert.Equal(1.0, told.GetProperty("endings").EnumerateObject().Sum(e => e.Value.GetDouble()), 9);
        Assert.Equal(1.0, told.GetProperty("states").GetProperty("street.normality").GetDouble());
        var tension = told.GetProperty("indicators").GetProperty("tension");
        Assert.True(tension.GetProperty("p5").GetDouble() <= tension.GetProperty("p50").GetDouble());
        Assert.True(tension.GetProperty("p50").GetDouble() <= tension.GetProperty("p95").GetDouble());
    }

    [Fact]
    public void How_long_police_word_takes_to_a_community_is_told_where_the_police_knew_something_first()
    {
        var lag = Ran.Of("simulate", Shipped.HateIncident, "--runs", "3", "--format", "json").Json.GetProperty("disclosureLagMinutes");
        Assert.True(lag.GetProperty("p5").GetDouble() > 0);
        Assert.True(lag.GetProperty("p5").GetDouble() <= lag.GetProperty("p50").GetDouble());
        Assert.True(lag.GetProperty("p50").GetDouble() <= lag.GetProperty("p95").GetDouble());
        Assert.Contains("minutes from the police to a community", Ran.Of("simulate", Shipped.HateIncident, "--runs", "3").Out, StringComparison.Ordinal);
        Assert.False(Ran.Of("simulate", Shipped.BusStop, "--runs", "3", "--format", "json").Json.TryGetProperty("disclosureLagMinutes", out _));
    }

    [Fact]
    public void A_policy_changes_what_a_seat_does()
    {
        double Spoke(params string[] policy) => Ran.Of(["simulate", Shipped.BusStop, "--runs", "20", "--format", "json", .. policy])
            .Json.GetProperty("actions").GetProperty("joint-statement").GetDouble();
        Assert.Equal(0, Spoke("--policy", "everyone=silent"));
        Assert.NotEqual(0, Spoke("--policy", "everyone=proactive"));
        Assert.Equal(Spoke("--policy", "everyone=silent"), Spoke("--policy", "everyone=proactive", "mayor=silent", "police=silent"));
    }

    [Fact]
    public void What_no_table_can_come_to_is_named_and_what_needs_a_human_hand_is_not()
    {
        using var folder = new Folder().With("scenario.yaml", """
            format: tabletop/1
            id: islands
            title: Islands
            phases:
              day: { length: 2h }
            roles:
              mayor: { stand-in: cooperative }
            indicators:
              tension: { start: 10, better: down }
            crises:
              street:
                initial: quiet
                states:
                  quiet: { hears: { bang: loud, whisper: { to: hushed, when: tension > 90 } } }
                  loud: { after: { 30m: quiet } }
                  hushed: { after: { 30m: quiet } }
            injects:
              news:
                at: 5m
                to: [mayor]
                text: Something happened
                effects: [{ fire: bang }, { fire: whisper }]
                asks:
                  what-now: { of: [mayor], question: And now, options: { go: Go, stay: Stay }, time-limit: 10m }
              rare: { when: tension > 95, to: [mayor], text: Never }
              held: { manual: true, to: [mayor], text: Only by hand }
            actions:
              visit: { by: [mayor], takes: 10m, effects: [{ lower: tension, by: 5 }] }
              dream: { by: [mayor], when: tension > 95 }
            endings:
              well: { title: Well }
            """);
        var ran = Ran.Of("simulate", folder["scenario.yaml"], "--runs", "30", "--format", "json");
        Assert.True(ran.Exit == 0, ran.Error);
        var never = ran.Json.GetProperty("neverReached");
        Assert.Equal(["street.hushed"], Names(never, "states"));
        Assert.Equal(["street.quiet -> hushed (whisper)", "street.hushed -> quiet (after 30m)"], Names(never, "transitions"));
        Assert.Equal(["rare"], Names(never, "injects"));
        Assert.Empty(Names(never, "options"));
        Assert.Equal(["dream"], Names(never, "actions"));
    }

    [Fact]
    public void City_seeds_and_who_plays_how_are_named()
    {
        using var folder = new Folder().With("scenario.yaml", """
            format: tabletop/1
            id: one-seat
            phases: { day: { length: 1h } }
            roles: { mayor: { stand-in: cautious }, police: { stand-in: silent } }
            injects: { news: { at: 5m, text: Something happened } }
            """);
        var told = Ran.Of("simulate", folder["scenario.yaml"], "--runs", "3", "--seed", "7", "--policy", "police=random").Out.ReplaceLineEndings("\n");
        Assert.StartsWith("one-seat, no city, seeds 7 to 9\n  cautious: mayor\n  random: police\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("states\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("indicators", told, StringComparison.Ordinal);

        var json = Ran.Of("simulate", Shipped.BusStop, "--runs", "1", "--city", Path.Combine(AppContext.BaseDirectory, "Cases", "cities", "council.yaml"), "--format", "json").Json;
        Assert.Equal("council", json.GetProperty("city").GetString());
        Assert.NotEmpty(json.GetProperty("policies").EnumerateObject());
    }

    [Theory]
    [InlineData("--runs", "0")]
    [InlineData("--policy", "mayor")]
    [InlineData("--policy", "mayor=brave")]
    [InlineData("--policy", "mayor=1")]
    [InlineData("--policy", "king=silent")]
    [InlineData("--city", "atlantis")]
    public void Wrong_use_ends_with_2(params string[] options) => Assert.Equal(2, Ran.Of(["simulate", Shipped.BusStop, .. options]).Exit);

    private static string[] Names(JsonElement never, string kind) => [.. never.GetProperty(kind).EnumerateArray().Select(e => e.GetString()!)];

    private static string Timeless(Ran ran) => string.Join('\n', ran.Out.Split('\n').Where(line =>
        !line.Contains("\"seconds\"", StringComparison.Ordinal) && !line.Contains("\"exercisesPerSecond\"", StringComparison.Ordinal)));
}
