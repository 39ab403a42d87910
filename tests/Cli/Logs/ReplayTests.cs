using System.Globalization;
using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Jsonl;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Logs;

public sealed class ReplayTests
{
    [Fact]
    public void Replay_gives_what_play_gave()
    {
        using var folder = new Folder();
        var played = Ran.Of("play", Shipped.BusStop, "--plan", Shipped.GoodDay, "--out", folder["it.jsonl"], "--format", "json").Json;
        var replayed = Ran.Of("replay", folder["it.jsonl"], "--format", "json").Json;
        Assert.Equal("contained", played.GetProperty("ending").GetString());
        Assert.Equal(folder["it.jsonl"], played.GetProperty("out").GetString());
        Assert.Equal(played.GetProperty("stateHash").GetString(), replayed.GetProperty("stateHash").GetString());
        Assert.Equal(played.GetProperty("version").GetInt64(), replayed.GetProperty("version").GetInt64());
        Assert.Equal("Mon 17:11", replayed.GetProperty("storyTime").GetString());
        Assert.Equal(64, replayed.GetProperty("headHash").GetString()!.Length);
        Assert.Contains("Mon 17:11", Ran.Of("replay", folder["it.jsonl"]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_in_any_culture_and_another_seed_others()
    {
        var before = CultureInfo.CurrentCulture;
        var here = Bytes("5");
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            Assert.Equal(here, Bytes("5"));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }

        Assert.NotEqual(here, Bytes("6"));

        static byte[] Bytes(string seed)
        {
            using var folder = new Folder();
            var exits = Ran.Of("play", Shipped.HateIncident, "--seed", seed, "--city", "strumica-lpc", "--out", folder["it.jsonl"]);
            Assert.True(exits.Exit == 0, exits.Error);
            return File.ReadAllBytes(folder["it.jsonl"]);
        }
    }

    [Fact]
    public void Reasons_lie_beside_the_log_and_one_that_is_missing_is_said_to_be_the_plans()
    {
        using var folder = Shipped.BusStopWith("  - { at: 8m, mayor: answer who-speaks together }");
        var log = PlayedLog.Of("play", folder["scenario.yaml"], "--plan", folder["it.plan.yaml"]).Log;
        Assert.Equal("(plan)", Assert.Single(log.Texts).Text);
    }

    [Fact]
    public void A_plan_that_does_not_come_true_leaves_its_log_and_ends_with_1()
    {
        using var folder = Shipped.BusStopWith("  - { at: 8m, expect: tension = 1 }");
        var ran = Ran.Of("play", folder["scenario.yaml"], "--plan", folder["it.plan.yaml"], "--out", folder["it.jsonl"]);
        Assert.Equal(1, ran.Exit);
        Assert.Contains("it.plan.yaml:6:5: did not come true", ran.Error, StringComparison.Ordinal);
        Assert.Equal(0, Ran.Of("replay", folder["it.jsonl"]).Exit);
    }

    [Fact]
    public void A_log_of_a_later_version_cannot_be_read_and_is_not_said_to_be_tampered_with()
    {
        using var folder = Shipped.BusStopWith("  - { at: 1m, staff: mark one }");
        var log = PlayedLog.Of("play", folder["scenario.yaml"], "--plan", folder["it.plan.yaml"]).Log;
        var (head, stored) = (HashChain.Start.ToArray(), new List<StoredEntry>());
        foreach (var entry in log.Entries)
        {
            var text = Encoding.UTF8.GetString(Wire.Write(entry)).Replace("\"type\":\"marked\"", "\"type\":\"sung\"", StringComparison.Ordinal);
            head = HashChain.Next(head, Encoding.UTF8.GetBytes(text));
            stored.Add(new(entry.Version, Encoding.UTF8.GetBytes(text), head));
        }

        using (var file = File.Create(folder["later.jsonl"]))
        {
            JsonlWriter.Write(file, log.Content, stored, []);
        }

        var ran = Ran.Of("replay", folder["later.jsonl"]);
        Assert.Equal(2, ran.Exit);
        Assert.Contains("sung", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("tampered", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_breaks_off_in_the_middle_of_a_line_cannot_be_read()
    {
        using var folder = new Folder();
        Ran.Of("play", Shipped.BusStop, "--plan", Shipped.GoodDay, "--out", folder["it.jsonl"]);
        var bytes = File.ReadAllBytes(folder["it.jsonl"]);
        var line = bytes.Take(bytes.Length - 1).Count(b => b == '\n') + 1;
        var length = bytes.Length - 1 - bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n');
        foreach (var missing in new[] { 2, 3, length / 2, length - 1 })
        {
            File.WriteAllBytes(folder["cut.jsonl"], bytes[..^missing]);
            var ran = Ran.Of("replay", folder["cut.jsonl"]);
            Assert.True(ran.Exit == 2, $"{missing} bytes cut: {ran.Exit} {ran.Out}{ran.Error}");
            Assert.Contains($"line {line}", ran.Error, StringComparison.Ordinal);
        }

        File.WriteAllBytes(folder["cut.jsonl"], bytes[..^1]);
        Assert.Equal(0, Ran.Of("replay", folder["cut.jsonl"]).Exit);
    }

    [Fact]
    public void What_is_no_log_cannot_be_read()
    {
        using var folder = new Folder();
        Assert.Equal(2, Ran.Of("replay", folder.With("empty", "")["empty"]).Exit);
        Assert.Equal(2, Ran.Of("replay", Shipped.GoodDay).Exit);
        Assert.Equal(2, Ran.Of("replay", Shipped.BusStop).Exit);
    }
}
