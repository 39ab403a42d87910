using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;
using Tabletop.Testing.Building;
using Tabletop.Testing.Fakes;
using Tabletop.Testing.Postgres;

namespace Tabletop.Cli.Tests.Verbs;

/// <summary>The verb over a database that PostgreSQL's own tools have put back.</summary>
[Trait("Needs", "postgres")]
public sealed class RestorePostgresTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_erased_is_erased_again_sessions_end_and_every_exercise_is_counted_anew()
    {
        var connection = server.NewDatabase();
        var (exercise, text) = await Played(connection);
        _folder.With("erased", $"words {exercise} {text}\n");

        var ran = Ran.Of("restore", "--log", $"postgres:{connection}", "--erased", _folder["erased"]);

        Assert.True(ran.Exit == 0, ran.Error);
        Assert.Contains("1 exercise, 2 entries", ran.Out, StringComparison.Ordinal);
        Assert.Contains("All sessions, links and badges have ended", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 texts and people that were erased since are erased again.", ran.Out, StringComparison.Ordinal);
        Assert.Equal([typeof(Event.WordsErased), typeof(Event.Restored)], Entries(connection, exercise).Skip(2).Select(e => e.Events[0].GetType()));
        Assert.Equal((0L, null), Left(connection, exercise, text));

        // Once more does no harm: nothing is left to erase, and streams have another epoch again.
        var again = Ran.Of("restore", "--log", $"postgres:{connection}", "--erased", _folder["erased"], "--keep-sessions", "--format", "json");
        Assert.True(again.Exit == 0, again.Error);
        Assert.Equal((4, 0), (again.Json.GetProperty("entries").GetInt32(), again.Json.GetProperty("erasedAgain").GetInt32()));
        Assert.IsType<Event.Restored>(Entries(connection, exercise)[^1].Events[0]);
    }

    [Fact]
    public void A_database_that_a_node_uses_is_left_alone_also_while_nothing_is_played()
    {
        var connection = server.NewDatabase();
        using var threads = new ThreadScheduler(_ => { });
        using var node = PostgresDatabase.Open(connection, threads);
        node.WriteNow(s => s.Run("INSERT INTO sessions (id, may_create, opened_ms) VALUES ('1', 1, 5)"));
        var ran = Ran.Of("restore", "--log", $"postgres:{connection}");
        Assert.Equal(2, ran.Exit);
        Assert.Contains("stop every node", ran.Error, StringComparison.Ordinal);
        Assert.Equal(1, node.Read(s => s.First("SELECT count(*) FROM sessions", row => row.GetInt64(0))));
    }

    [Fact]
    public void Wrong_use_is_said_in_a_sentence_and_the_password_is_not()
    {
        var nowhere = Ran.Of("restore", "--log", "postgres:Host=127.0.0.1;Port=1;Username=tabletop;Password=hidden;Database=none");
        Assert.Equal(2, nowhere.Exit);
        Assert.Contains("PostgreSQL database cannot be used", nowhere.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", nowhere.Error, StringComparison.Ordinal);
        var unlisted = Ran.Of("restore", "--log", $"postgres:{server.NewDatabase()}", "--erased", _folder["missing"]);
        Assert.Equal(2, unlisted.Exit);
        Assert.Contains("no list of what was erased", unlisted.Error, StringComparison.Ordinal);
    }

    private static async Task<(string Exercise, string Text)> Played(string connection)
    {
        var threads = new ThreadScheduler(_ => { });
        using var database = PostgresDatabase.Open(connection, threads);
        try
        {
            using var host = EmbeddedHost.Start(new SqlLog(database), threads, TimeProvider.System, _ => { });
            var content = Wire.Write(A.Scenario().Content());
            var exercise = (await host.Create(new(content, "ann", "create", Mode.ClockDriven, Seed: 7)).WaitAsync(Deadline)).Exercise;
            Assert.True((await host.Send(exercise, new("ann", "a", new CommandBody.Announce(new() { Text = "Regrettable." }))).WaitAsync(Deadline)).Accepted);
            database.WriteNow(s => s.Run("INSERT INTO sessions (id, may_create, opened_ms) VALUES ('1', 1, 5)"));
            await host.Stop().WaitAsync(Deadline);
            return (exercise, TypedTexts.IdOf(exercise, "ann", "a"));
        }
        finally
        {
            threads.Dispose();
        }
    }

    private static Entry[] Entries(string connection, string exercise) => Looked(
        connection,
        database => new SqlLog(database).Read(exercise, 0).Verified(exercise, 0, HashChain.Start.ToArray()).Select(e => Wire.ReadEntry(e.Bytes)).ToArray());

    private static (long Sessions, string? Words) Left(string connection, string exercise, string text) => Looked(
        connection,
        database => (database.Read(s => s.First("SELECT count(*) FROM sessions", row => row.GetInt64(0))), new SqlLog(database).Text(exercise, text)!.Text));

    private static T Looked<T>(string connection, Func<PostgresDatabase, T> look)
    {
        using var threads = new ThreadScheduler(_ => { });
        using var database = PostgresDatabase.Open(connection, threads);
        return look(database);
    }
}
