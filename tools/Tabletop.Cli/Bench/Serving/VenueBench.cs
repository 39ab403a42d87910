using Tabletop.Engine.Exercises;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>What a venue of tables takes of memory at the end of a long evening, everybody watching.</summary>
internal static class VenueBench
{
    public const int Tables = 20;
    public const int Entries = 5_000;

    private const int Seats = 7;
    private const double TargetMegabytes = 500;
    private const double Megabyte = 1_000_000;

    /// <summary>Of so many entries one is a message from seat to seat; the others are staff's at the clock.</summary>
    private const int MessageEvery = 10;

    private static readonly string Words = Plenary.Text(1)[..100];

    public static async Task<VenueMemory> Run(int tables, int entries, string? on, TextWriter progress)
    {
        using var folder = new BenchFolder(on);
        var data = folder.Next();
        var scenario = Plenary.Scenario(1);
        await progress.WriteLineAsync($"{tables} tables play {entries} entries each…");
        Table[] all;
        await using (var venue = new Venue(data))
        {
            all = await Task.WhenAll(Enumerable.Range(0, tables).Select(_ => venue.Seat(scenario, Seats)));
            await Task.WhenAll(all.Select(table => Play(venue, table, entries)));
        }

        await using var console = await MeasuredServer.Start(ConsoleUnderTest.Verb, data);
        await using var driver = await LoadDriver.Start();
        await progress.WriteLineAsync("Everybody connects…");
        var url = console.Address.GetLeftPart(UriPartial.Authority);
        await driver.Open("ours", all.SelectMany(table => table.Guests).Select(guest => new LoadClient(url, ConsoleCaller.Cookie(console.Address, guest), guest.Stream)));
        var now = await console.Memory();
        return new(tables, Seats, entries, now, (now.ResidentBytes / Megabyte).To(0), TargetMegabytes);
    }

    private static async Task Play(Venue venue, Table table, int entries)
    {
        var version = (await venue.Host.State(table.Exercise))!.Version;
        await Venue.Each(Enumerable.Range(0, Math.Max(0, entries - (int)version)), async i =>
        {
            var (from, to) = (table.Guests[i % Seats], table.Guests[(i + 1) % Seats]);
            Venue.Must(await venue.Host.Send(table.Exercise, i % MessageEvery == 0
                ? new(from.Person, Venue.NewId(), new CommandBody.SendMessage(to.Seat, new() { Text = Words }), from.Seat)
                : new(table.Staff.Person, Venue.NewId(), new CommandBody.SetPace(1_000 + i))));
        });
    }
}
