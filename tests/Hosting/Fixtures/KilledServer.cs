using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>
/// The test assembly, started as a program of its own to be killed: several clients send without pause, and each acknowledgement is
/// printed the moment it arrives.
/// </summary>
internal static class KilledServer
{
    public const string Verb = "serve-until-killed";
    public const int Clients = 6;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [Verb, var folder, var round])
        {
            return 2;
        }

        using var scheduler = new ThreadScheduler(fault => Console.Error.WriteLine(fault));
        using var file = SqliteFile.Open(folder, scheduler);
        using var host = EmbeddedHost.Start(new SqlLog(file), scheduler, TimeProvider.System, fault => Console.Error.WriteLine(fault));
        var created = await host.Create(new(TableScenario.Bytes, "ann", "create", Mode.ClockDriven, Seed: 7));
        await host.Send(created.Exercise, new("ann", "start", new CommandBody.Start()));
        Console.WriteLine($"exercise {created.Exercise}");
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => SendWithoutEnd(host, created.Exercise, client, round)));
        return 0;
    }

    private static async Task SendWithoutEnd(EmbeddedHost host, string exercise, int client, string round)
    {
        for (var n = 0; ; n++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"r{round}-c{client}-{n}");
            var body = new CommandBody.Mark(Typed(id));

            // Every third is sent twice at once, as an impatient client does.
            var again = n % 3 == 0 ? host.Send(exercise, new("ann", id, body)) : null;
            var receipt = await host.Send(exercise, new("ann", id, body));
            if (again is not null && await again != receipt)
            {
                Console.WriteLine($"differ {id}");
            }

            Console.WriteLine($"{(receipt.Accepted ? "ack" : "refused")} {id}");
        }
    }
}
