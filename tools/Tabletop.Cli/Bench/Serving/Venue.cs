using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Views;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>Somebody in a seat, with a session.</summary>
/// <param name="Session">The cookie's value.</param>
internal sealed record Guest(string Person, string Seat, string Stream, string Session);

/// <param name="Staff">Who runs it; their seat is empty.</param>
internal sealed record Table(string Exercise, Guest Staff, IReadOnlyList<Guest> Guests);

/// <summary>The product's host over a data folder, without a web server: for measuring, and to put people into seats before one is started.</summary>
internal sealed class Venue : IAsyncDisposable
{
    /// <summary>Fewer than an exercise lets wait.</summary>
    private const int AtOnce = 200;

    private readonly ThreadScheduler _scheduler = new(_ => { });
    private readonly SqliteFile _file;
    private readonly SessionBook _sessions;

    public Venue(string folder)
    {
        _file = SqliteFile.Open(folder, _scheduler);
        _sessions = new(_file, TimeProvider.System);
        Host = EmbeddedHost.Start(new SqlLog(_file), _scheduler, TimeProvider.System, _ => { });
    }

    public EmbeddedHost Host { get; }

    /// <summary>How often the disk has been waited for.</summary>
    public long Commits => _file.Commits;

    /// <summary>An exercise in play, with so many people, spread over its roles.</summary>
    public async Task<Table> Seat(Scenario scenario, int guests)
    {
        var staff = NewPerson();
        var made = await Host.Create(new(Wire.Write(new Content { Scenario = scenario }), staff, NewId()));
        Must(made.Receipt);
        var exercise = made.Exercise;
        var seated = Enumerable.Range(1, guests)
            .Select(i => (Person: NewPerson(), Name: string.Create(CultureInfo.InvariantCulture, $"Guest {i}"), Seat: scenario.Roles[i % scenario.Roles.Count].Id))
            .ToArray();
        await Each(seated, async guest =>
        {
            await Host.SetName(guest.Person, guest.Name);
            Must(await Host.Join(exercise, guest.Person, NewId()));
            Must(await Host.Send(exercise, new(guest.Person, NewId(), new CommandBody.TakeSeat(guest.Seat))));
        });
        Must(await Host.Send(exercise, new(staff, NewId(), new CommandBody.Start())));
        var state = (await Host.State(exercise))!;
        var grants = state.Grants.ToDictionary(grant => grant.Person, grant => grant.Number);
        var sessions = await Task.WhenAll(seated.Select(guest => Session(exercise, guest.Person, MemberKind.Participant)));
        return new(
            exercise,
            new(staff, "", new Viewer.Staff(exercise, staff).Stream, await Session(exercise, staff, MemberKind.Staff)),
            [.. seated.Select((guest, i) => new Guest(guest.Person, guest.Seat, new Viewer.Seat(exercise, guest.Person, grants[guest.Person]).Stream, sessions[i]))]);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.Stop();
        Host.Dispose();
        _scheduler.Dispose();
        _file.Dispose();
    }

    public static string NewId() => Guid.CreateVersion7().ToString();

    public static async Task Each<T>(IEnumerable<T> all, Func<T, Task> work, int atOnce = AtOnce)
    {
        foreach (var some in all.Chunk(atOnce))
        {
            await Task.WhenAll(some.Select(work));
        }
    }

    public static void Must(Receipt receipt)
    {
        if (!receipt.Accepted)
        {
            throw new UnusableException($"The benchmark's own command was refused: {receipt.Code}.");
        }
    }

    private static string NewPerson() => string.Create(CultureInfo.InvariantCulture, $"p-{Guid.NewGuid().ToString("N")[..16]}");

    private Task<string> Session(string exercise, string person, MemberKind kind) => Task.Run(() => _sessions.Renew("", new(exercise, person, kind)));
}
