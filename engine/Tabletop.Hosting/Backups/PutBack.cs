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
            if (database.Read(s => s.First($"SELECT count(*) FROM leases WHERE until_ms > {LeaseRows.Now}", row => row.GetInt64(0))) > 0)
            {
                throw new HostingProblem("A node is still using the database; stop every node first.");
            }

            var made = In(database, keepSessions, erased is null ? [] : [.. ErasedList.ReadThere(erased)], chance);
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
    internal static RestoreMade In(IDatabase database, bool keepSessions, ErasedId[] erased, RandomBytes chance)
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

        var log = new SqlLog(database);
        var again = EraseAgain(database, log, [.. erased.Except(database.Read(ErasedList.Read))]);
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
                continue;
            }

            var exercise = OfflineExercise.Open(log, row);
            var words = of.Where(e => e.Kind == ErasedList.Words && exercise.State.Typed.Contains(e.Id, StringComparer.Ordinal)).Select(e => e.Id);
            foreach (var some in words.Chunk(1_000))
            {
                exercise.Give(new CommandBody.EraseWords(some.ToItems()), "erase");
            }

            foreach (var person in of.Where(e => e.Kind == ErasedList.Person).Select(e => e.Id))
            {
                // Who had not come yet when the backup was taken may have a name in it all the same.
                if (!exercise.Give(new CommandBody.ErasePerson(person), "erase"))
                {
                    database.WriteNow(s => BesideStore.Store(s, row.Id, new() { ErasedPeople = [person] }));
                }
            }
        }

        return erased.Length;
    }
}
