using Tabletop.Engine.Exercises;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>
/// One inject to a full room, beside a hub that does nothing but send. Both have the same clients, connected all the time, and take turns,
/// so that what else the machine does hits both.
/// </summary>
internal static class FanoutBench
{
    public const int Runs = 5;

    /// <summary>More would need a larger scenario than anybody may write.</summary>
    public const int MostRuns = 15;

    private const int PerRun = 10;

    /// <summary>
    /// Before the runs that count. .NET compiles what was called thirty times anew, and once more after thirty calls that it watched; most of what
    /// an inject needs is called once for each. By then both servers run the code they will go on with. The first is shown.
    /// </summary>
    private const int WarmUps = 12;

    private const double Target = 1.25;
    private const double MemoryTarget = 1.5;

    /// <summary>Whole views a client asks for and does not read: more than any buffer on the way holds, and fewer than a session may ask for.</summary>
    private const int Unread = 90;

    private const int BeforeOthers = 20;

    /// <summary>After a start a room asks at once, and all who wait are served by one pass over the log.</summary>
    private const int PullsAtOnce = 1_000;

    private const string Ours = "ours";
    private const string Bare = "bare";

    /// <summary>Before memory is read: pings have gone both ways by then, and what it took to come has been given back.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(10);

    /// <summary>Between two injects, so that one does not wait for the last of another.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<FanoutFigures> Run(int clients, int runs, string? on, TextWriter progress)
    {
        using var folder = new BenchFolder(on);
        var data = folder.Next();
        await progress.WriteLineAsync($"{clients} people take their seats…");
        Table table;
        await using (var venue = new Venue(data))
        {
            table = await venue.Seat(Plenary.Scenario((WarmUps + (2 * runs)) * PerRun), clients);
        }

        await using var console = await MeasuredServer.Start(ConsoleUnderTest.Verb, data);
        await using var bare = await MeasuredServer.Start(BareHub.Verb);
        await using var driver = await LoadDriver.Start();
        LoadClient[] toOurs = [.. table.Guests.Select(guest => new LoadClient(Url(console), ConsoleCaller.Cookie(console.Address, guest), guest.Stream))];
        LoadClient[] toBare = [.. table.Guests.Select(_ => new LoadClient(Url(bare)))];
        await progress.WriteLineAsync("They connect…");
        using (var first = new ConsoleCaller(console.Address))
        {
            await Venue.Each(table.Guests, first.Pull, PullsAtOnce);
        }

        await progress.WriteLineAsync("They do nothing for a while…");
        var idle = await Idle(driver, (console, toOurs), (bare, toBare));
        using var caller = new ConsoleCaller(console.Address);
        return await new Room(driver, console, bare, caller, table).Measure(clients, runs, idle, progress);
    }

    /// <summary>By client. The seats' views are counted already, and some have been there before, so that only what goes with connections counts.</summary>
    private static async Task<IdleConnections> Idle(
        LoadDriver driver, (MeasuredServer Server, LoadClient[] Clients) ours, (MeasuredServer Server, LoadClient[] Clients) bare)
    {
        foreach (var (crowd, (_, clients)) in new[] { (Ours, ours), (Bare, bare) })
        {
            await driver.Open(crowd, clients.Take(BeforeOthers));
            await driver.Close(crowd);
        }

        var before = await Task.WhenAll(Settled(ours.Server), Settled(bare.Server));
        await driver.Open(Ours, ours.Clients);
        await driver.Open(Bare, bare.Clients);
        var after = await Task.WhenAll(Settled(ours.Server), Settled(bare.Server));
        return Compare((after[0] - before[0]).Each(ours.Clients.Length), (after[1] - before[1]).Each(bare.Clients.Length));
    }

    private static async Task<Footprint> Settled(MeasuredServer server)
    {
        await Task.Delay(Settles);
        return await server.Memory();
    }

    private static IdleConnections Compare(Footprint ours, Footprint bare) => new(
        ours, bare, ((double)ours.HeapBytes / bare.HeapBytes).To(2), ((double)ours.ResidentBytes / bare.ResidentBytes).To(2), MemoryTarget);

    private static string Url(MeasuredServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    private sealed class Room(LoadDriver driver, MeasuredServer console, MeasuredServer bare, ConsoleCaller caller, Table table)
    {
        private int _released;
        private int _lost;

        public async Task<FanoutFigures> Measure(int clients, int runs, IdleConnections idle, TextWriter progress)
        {
            await progress.WriteLineAsync("They warm up…");
            var first = await Run();
            for (var i = 1; i < WarmUps; i++)
            {
                await Run();
            }

            List<FanoutRun> both = [];
            while (both.Count < runs)
            {
                await progress.WriteLineAsync($"Run {both.Count + 1} of {runs}…");
                both.Add(await Run());
            }

            await progress.WriteLineAsync("The same while one does not read…");
            await driver.StopReading(Ours, 0, Unread);
            List<Latency> others = [];
            while (others.Count < runs)
            {
                others.Add(await Times(() => Inject(but: 0)));
            }

            var caughtUp = await driver.ReadAgain(Ours, 0);
            var (ours, bare) = (Latency.Median([.. both.Select(run => run.Ours)]), Latency.Median([.. both.Select(run => run.Bare)]));
            var slow = Latency.Median(others);
            return new(
                clients,
                Plenary.Roles,
                Plenary.TextBytes,
                PerRun,
                new(ours, bare, (ours.P99 / bare.P99).To(2), Target, both, first),
                _lost,
                new(slow, (slow.P99 - ours.P99).To(2), (both.Max(run => run.Ours.P99) - both.Min(run => run.Ours.P99)).To(2), caughtUp, others),
                idle);
        }

        private async Task<FanoutRun> Run() => new(await Times(Inject), await Times(Message));

        private static async Task<Latency> Times(Func<Task<IEnumerable<double>>> once)
        {
            List<double> all = [];
            for (var i = 0; i < PerRun; i++)
            {
                all.AddRange(await once());
                await Task.Delay(Pause);
            }

            return Latency.Of(all);
        }

        private Task<IEnumerable<double>> Inject() => Inject(but: -1);

        private Task<IEnumerable<double>> Inject(int but)
        {
            var release = new CommandBody.ReleaseInject(Plenary.Inject(_released++));
            return Arrivals(Ours, () => console.Sent(() => caller.Send(table.Staff, release)), but);
        }

        private Task<IEnumerable<double>> Message() => Arrivals(Bare, () => bare.Sent(), but: -1);

        private async Task<IEnumerable<double>> Arrivals(string crowd, Func<Task<long>> send, int but)
        {
            var (sent, arrived) = await driver.Arrivals(crowd, send);
            _lost += arrived.Where((at, client) => at is null && client != but).Count();
            return arrived.OfType<long>().Select(at => Latency.Between(sent, at));
        }
    }
}
