using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Backups;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Tests.Fixtures;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Backups;

/// <summary>A PostgreSQL database that its own tools have put back.</summary>
[Trait("Needs", "postgres")]
[Collection(PostgresCollection.Name)]
public sealed class PutBackTests(PostgresServer server) : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_erased_since_is_erased_again_sessions_end_and_every_exercise_is_counted_anew()
    {
        var connection = server.NewDatabase();
        var (exercise, text) = await Played(connection);
        await File.WriteAllTextAsync(_folder["erased"], $"words {exercise} {text}\nperson elsewhere p-1\n");

        var made = PutBack.InPostgres(connection, keepSessions: false, _folder["erased"], System.Security.Cryptography.RandomNumberGenerator.GetBytes);

        Assert.Equal((1, 2), (made.Exercises, made.ErasedAgain));
        using var threads = new ThreadScheduler(_ => { });
        using var database = PostgresDatabase.Open(connection, threads);
        var log = new SqlLog(database);
        Assert.Null(log.Text(exercise, text)!.Text);
        var entries = log.Read(exercise, 0).Verified(exercise, 0, HashChain.Start.ToArray()).Select(e => Wire.ReadEntry(e.Bytes)).ToArray();
        Assert.Equal([typeof(Event.WordsErased), typeof(Event.Restored)], entries.TakeLast(2).Select(e => e.Events[0].GetType()));
        Assert.Equal(0, database.Read(s => s.First("SELECT count(*) FROM sessions", row => row.GetInt64(0))));
    }

    [Fact]
    public void A_database_in_use_is_left_alone()
    {
        var connection = server.NewDatabase();
        using var threads = new ThreadScheduler(_ => { });
        using var database = PostgresDatabase.Open(connection, threads);
        Assert.True(new LeaseRows(database).Take("e").IsMine);
        var problem = Assert.Throws<HostingProblem>(() => PutBack.InPostgres(connection, false, null, System.Security.Cryptography.RandomNumberGenerator.GetBytes));
        Assert.Contains("stop every node", problem.Message, StringComparison.Ordinal);
    }

    private static async Task<(string Exercise, string Text)> Played(string connection)
    {
        var threads = new ThreadScheduler(_ => { });
        using var database = PostgresDatabase.Open(connection, threads);
        try
        {
            using var host = EmbeddedHost.Start(new SqlLog(database), threads, TimeProvider.System, _ => { });
            var exercise = (await host.Create(new(TableScenario.Bytes, "ann", "create", Mode.ClockDriven, Seed: 7)).WaitAsync(Rig.Deadline)).Exercise;
            Assert.True((await host.Send(exercise, new("ann", "a", new CommandBody.Announce(Typed("Regrettable.")))).WaitAsync(Rig.Deadline)).Accepted);
            database.WriteNow(s => s.Run("INSERT INTO sessions (id, may_create, opened_ms) VALUES ('1', 1, 5)"));
            await host.Stop().WaitAsync(Rig.Deadline);
            return (exercise, TypedTexts.IdOf(exercise, "ann", "a"));
        }
        finally
        {
            threads.Dispose();
        }
    }
}
