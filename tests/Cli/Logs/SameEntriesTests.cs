using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Cli.Tests.Logs;

/// <summary>The same commands at the same times give the same entries, whoever plays them: what headless play wrote, a host would have written.</summary>
public sealed class SameEntriesTests
{
    public static TheoryData<string[]> Plays =>
    [
        ["play", Shipped.BusStop, "--plan", Shipped.GoodDay],
        ["play", Shipped.BusStop, "--plan", Path.Combine(Shipped.BusStop, "plans", "bad-day.plan.yaml")],
        ["play", Shipped.HateIncident, "--plan", Path.Combine(Shipped.HateIncident, "plans", "good-day.plan.yaml")],
        ["play", Shipped.HateIncident],
        ["play", Shipped.HateIncident, "--seed", "11", "--city", "strumica-lpc"],
        ["play", Shipped.BusStop, "--seed", "3"],
    ];

    [Fact]
    public void With_stand_ins_stops_and_another_pace()
    {
        using var folder = Shipped.BusStopWith(
            """
              - { at: 1m 7s, staff: pace 37 }
              - { at: 8m, mayor: consult faith-leaders }
              - { at: 9m, staff: stop-play }
              - { staff: release principal-rings }
              - { staff: lift }
              - { at: 11m, mayor: answer who-speaks police }
              - { at: 13m, staff: pace 0.3 }
              - { at: 40m, staff: open next-morning }
              - { at: 20m, staff: mark almost-over }
            """,
            "stand-ins: on\nuntil: 40m");
        string[] args = ["play", folder["scenario.yaml"], "--plan", folder["it.plan.yaml"]];
        Sent_again_one_by_one(args);
        Over_a_host_under_its_own_clock(args);
    }

    [Theory, MemberData(nameof(Plays))]
    public void Sent_again_one_by_one(string[] args)
    {
        var played = PlayedLog.Of(args);
        var (book, state, entries) = (played.Book(), ExerciseState.Initial, new List<Entry>());
        foreach (var command in played.Sent())
        {
            var outcome = Play.Take(book, state, command);
            Assert.Null(outcome.Refusal);
            state = outcome.State;
            entries.AddRange(outcome.Entries);
        }

        // Without a plan the last that happens is nobody's command.
        var rest = Play.Advance(book, state, long.MaxValue / 1_000_000);
        entries.AddRange(rest.Entries);
        Assert.Equal(played.Log.Entries.Select(Bytes), entries.Select(Bytes));
        Assert.Equal(played.StateHash, StateHash.Of(rest.State));
    }

    [Theory, MemberData(nameof(Plays))]
    public void Over_a_host_under_its_own_clock(string[] args)
    {
        var played = PlayedLog.Of(args);
        Assert.Equal(played.StateHash, StateHash.Of(HostedPlay.Of(played)));
    }

    /// <summary>When the host came to it is only a record.</summary>
    private static string Bytes(Entry entry) => System.Text.Encoding.UTF8.GetString(Wire.Write(entry with
    {
        Command = entry.Command.Body is CommandBody.Tick ? entry.Command with { Body = new CommandBody.Tick(0) } : entry.Command,
        Events = entry.Events.Select(happened => happened is Event.InjectReleased released ? released with { DeliveredMs = 0 } : happened).ToItems(),
    }));
}
