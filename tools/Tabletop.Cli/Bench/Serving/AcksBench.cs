using System.Diagnostics;
using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>How soon a command is acknowledged, which it is only when it is durable.</summary>
internal static class AcksBench
{
    public const int Burst = 140;
    public const int Exercises = 100;

    private const int Rounds = 5;
    private const int WarmUps = 2;
    private const int Seats = 7;
    private const int TargetCommits = 5;
    private const double TargetP99 = 100;
    private const double TargetRatio = 8;
    private const int Turns = 3;
    private const string Commits = "tabletop_log_commit_ms_count ";

    private static readonly string Words = Plenary.Text(2)[..80];

    public static async Task<AcksFigures> Run(int burst, int exercises, double seconds, string? on, TextWriter progress)
    {
        using var folder = new BenchFolder(on);
        var (data, scenario) = (folder.Next(), Plenary.Scenario(1));
        await progress.WriteLineAsync($"{burst} people at one table, and {exercises} tables, in process…");
        Burst inProcess;
        Throughput throughput;
        Table table;
        await using (var venue = new Venue(data))
        {
            table = await venue.Seat(scenario, burst);
            inProcess = await InBursts(table, guest => InProcess(venue, table, guest), () => Task.FromResult(venue.Commits));
            throughput = await ManyTables(venue, scenario, exercises, folder.Next(), seconds);
        }

        await progress.WriteLineAsync("The same over HTTP…");
        await using var console = await MeasuredServer.Start(ConsoleUnderTest.Verb, data);
        using var caller = new ConsoleCaller(console.Address);
        await Venue.Each(table.Guests, caller.Pull);
        var overHttp = await InBursts(table, guest => caller.Send(guest, Message(table, guest)), async () => CommitsOf(await caller.Get("/metrics")));
        return new(folder.Path, inProcess, overHttp, throughput);
    }

    private static async Task<Burst> InBursts(Table table, Func<Guest, Task> send, Func<Task<long>> commits)
    {
        List<(Latency Receipt, long Commits)> rounds = [];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var before = await commits();
            var receipts = await Task.WhenAll(table.Guests.Select(guest => Timed(() => send(guest))));
            if (round >= 0)
            {
                rounds.Add((Latency.Of(receipts), await commits() - before));
            }
        }

        return new(
            table.Guests.Count, Rounds, Latency.Middle(rounds.Select(r => (double)r.Commits)), Latency.Median([.. rounds.Select(r => r.Receipt)]), TargetCommits, TargetP99);
    }

    /// <summary>Each seat sends its next command when it has the receipt of the last; by turns with single inserts.</summary>
    private static async Task<Throughput> ManyTables(Venue venue, Scenario scenario, int exercises, string folder, double seconds)
    {
        List<Table> tables = [];
        for (var i = 0; i < exercises; i++)
        {
            tables.Add(await venue.Seat(scenario, Seats));
        }

        using var inserts = new SingleInserts(folder);
        List<(double Commands, double Inserts)> turns = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            turns.Add((await Together(venue, tables, seconds / Turns / 2), inserts.PerSecond(seconds / Turns / 2)));
        }

        var (ours, single) = (Latency.Middle(turns.Select(t => t.Commands)), Latency.Middle(turns.Select(t => t.Inserts)));
        return new(exercises, exercises * Seats, ours.To(0), single.To(0), (ours / single).To(1), TargetRatio);
    }

    private static async Task<double> Together(Venue venue, IReadOnlyList<Table> tables, double seconds)
    {
        var (watch, done) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(tables.SelectMany(table => table.Guests.Select(guest => Task.Run(async () =>
        {
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                await InProcess(venue, table, guest);
                Interlocked.Increment(ref done);
            }
        }))));
        return done / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task InProcess(Venue venue, Table table, Guest guest) =>
        Venue.Must(await venue.Host.Send(table.Exercise, new(guest.Person, Venue.NewId(), Message(table, guest), guest.Seat)));

    /// <summary>To another seat than one's own.</summary>
    private static CommandBody.SendMessage Message(Table table, Guest guest) =>
        new(table.Guests.First(other => other.Seat != guest.Seat).Seat, new() { Text = Words });

    private static long CommitsOf(string metrics) => long.Parse(
        metrics.Split('\n').First(line => line.StartsWith(Commits, StringComparison.Ordinal))[Commits.Length..], CultureInfo.InvariantCulture);
}
