using System.Globalization;
using Npgsql;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;
using Tabletop.Testing.Postgres;
using Tabletop.Web.Tests.Fixtures;
using Tabletop.Web.Tests.Outages;

namespace Tabletop.Web.Tests.Nodes;

/// <summary>The server is another now, at the same address, and the one before said nothing.</summary>
[Trait("Needs", "postgres")]
public sealed class SilentDatabaseTests
{
    private const int Connections = 4;

    [Fact]
    public async Task After_a_silent_failover_one_failure_is_enough_for_all_connections()
    {
        using var server = new PostgresServer();
        var connection = new NpgsqlConnectionStringBuilder(server.NewDatabase());
        using var relay = new Relay(new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{connection.Port}")));
        connection.Port = relay.Address.Port;
        (connection.CommandTimeout, connection.CancellationTimeout) = (1, 100);
        using var threads = new ThreadScheduler(_ => { });
        using var database = PostgresDatabase.Open(connection.ConnectionString, threads);
        database.WriteNow(s => s.Run("SELECT 1"));
        using var all = new Barrier(Connections);
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => database.Read(_ => all.SignalAndWait(Browser.Deadline)))));

        relay.Move();
        Assert.Throws<HostingProblem>(() => Ask(database));
        for (var n = 0; n < Connections; n++)
        {
            Assert.Equal(1, Ask(database));
        }

        // The connection that writes finds it out by itself, once.
        Assert.Throws<HostingProblem>(() => database.WriteNow(s => s.Run("SELECT 1")));
        database.WriteNow(s => s.Run("SELECT 1"));
    }

    private static int Ask(PostgresDatabase database) => database.Read(s => s.First("SELECT 1", row => row.GetInt32(0)));
}
