using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Backups;

/// <summary>What a database needs after it has gone back to an earlier state, before anybody is served from it.</summary>
public static class PutBack
{
    private const int NonceLength = 16;

    /// <summary>Tables of what opens something: what was taken away since the backup would be back.</summary>
    private static readonly string[] Rights = ["memberships", "membership_links", "sessions", "session_uses", "secrets", "link_notes", "badges"];

    /// <summary>The same for a database that other tools have put back, as <c>pg_restore</c> does, while no node uses it.</summary>
    /// <param name="erased">A file that lists what was erased since; null: nothing was.</param>
    /// <exception cref="HostingProblem">It is in use, or not whole, or cannot be written.</exception>
    public static RestoreMade InPostgres(string connection, bool keepSessions, string? erased, RandomBytes chance)
    {
        Exception? fault = null;
        var threads = new ThreadScheduler(problem => fault ??= problem);
        PostgresDatabase? database = null;
        try
        {
            database = PostgresDatabase.Open(connection, threads);
            RequireAlone(database);
            var made = In(database, keepSessions, new(erased is null ? [] : [.. ErasedList.ReadThere(erased)], null), chance);
            return fault is null ? made : throw new HostingProblem("The database could not be prepared.", fault);
        }
        finally
        {
            threads.Dispose();
            database?.Dispose();
        }
    }

    /// <summary>Verifies every exercise, ends sessions, links and badges, erases again what was erased since, and lets every exercise begin a new branch.</summary>
    /// <exception cref="HostingProblem">A log is damaged, or something could not be stored.</exception>
    internal static RestoreMade In(IDatabase database, bool keepSessions, OldData since, RandomBytes chance)
    {
        var (exercises, entries) = DataFolder.CheckLogs(database);
        if (!keepSessions)
        {
            database.WriteNow(s =>
            {
                foreach (var table in Rights)
                {
                    s.Run($"DELETE FROM {table}");
                }
            });
        }

        if (since.Locks is { } locks)
        {
            database.WriteNow(locks.Keep);
        }

        var log = new SqlLog(database);
        var again = EraseAgain(database, log, [.. since.Erased.Except(database.Read(ErasedList.Read))]);
        foreach (var row in log.Exercises())
        {
            // Phones may have seen more than there is now: whatever they count from, it is not this.
            OfflineExercise.Open(log, row).Give(new CommandBody.Restore(Convert.ToHexStringLower(chance(NonceLength))), "restore");
        }

        using var swept = new ManualResetEventSlim();
        log.Flush(_ => swept.Set());
        swept.Wait();
        return new(exercises, entries, 0, again, null);
    }

    private static int EraseAgain(IDatabase database, SqlLog log, ErasedId[] erased)
    {
        foreach (var of in erased.GroupBy(e => e.Exercise))
        {
            if (log.Exercise(of.Key) is not { } row)
            {
                // An exercise of after the backup. Whoever came to it may have had a name before.
                EraseBeside(database, of.Key, of);
                continue;
            }

            var exercise = OfflineExercise.Open(log, row);
            var words = of.Where(e => e.Kind == ErasedList.Words && exercise.State.Typed.Contains(e.Id, StringComparer.Ordinal)).Select(e => e.Id);
            foreach (var some in words.Chunk(1_000))
            {
                exercise.Give(new CommandBody.EraseWords(some.ToItems()), "erase");
            }

            // Who had not come yet when the backup was taken may have a name in it all the same.
            EraseBeside(database, row.Id, of.Where(e => e.Kind == ErasedList.Person && !exercise.Give(new CommandBody.ErasePerson(e.Id), "erase")));
        }

        return erased.Length;
    }

    private static void EraseBeside(IDatabase database, string exercise, IEnumerable<ErasedId> erased)
    {
        string[] people = [.. erased.Where(e => e.Kind == ErasedList.Person).Select(e => e.Id)];
        if (people.Length > 0)
        {
            database.WriteNow(s => BesideStore.Store(s, exercise, new() { ErasedPeople = people }));
        }
    }

    /// <summary>
    /// A node has connections that are older than this program's, also while nothing is played. One that has just been stopped gets a
    /// moment for the server to notice.
    /// </summary>
    private static void RequireAlone(PostgresDatabase database)
    {
        const int Looks = 30;
        const string others = $"""
            SELECT (SELECT count(*) FROM leases WHERE until_ms > {LeaseRows.Now}) + (
                SELECT count(*) FROM pg_stat_activity other JOIN pg_stat_activity own ON own.pid = pg_backend_pid()
                WHERE other.datname = own.datname AND other.application_name = own.application_name AND other.backend_start < own.backend_start)
            """;
        for (var look = 1; database.Read(s => s.First(others, row => row.GetInt64(0))) > 0; look++)
        {
            if (look == Looks)
            {
                throw new HostingProblem("A node is still using the database; stop every node first.");
            }

            database.Read(s => s.First("SELECT pg_sleep(0.1)", _ => true));
        }
    }
}
