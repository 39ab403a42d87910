using Microsoft.Data.Sqlite;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Postgres;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Web.Starting;

/// <summary>What a console has stored, for whoever looks after it and does not serve it.</summary>
public static class StoredData
{
    /// <summary>Changes something. A file may not be served meanwhile; a PostgreSQL database may.</summary>
    /// <exception cref="HostingProblem">It is being served, cannot be opened, or does not take it.</exception>
    public static void Change(ConsoleOptions options, Action<IDatabase> work)
    {
        var threads = new ThreadScheduler(_ => { });
        IDisposable? opened = null;
        try
        {
            switch (LogPlace.Of(options))
            {
                case LogPlace.Sqlite place:
                    RequireFile(place);
                    var file = SqliteFile.Open(place.Folder, place.Name, threads);
                    opened = file;
                    work(file);
                    break;
                case LogPlace.Postgres place:
                    var database = PostgresDatabase.Open(place.Connection, threads);
                    opened = database;
                    work(database);
                    break;
            }
        }
        finally
        {
            // What writes ends before what it writes to.
            threads.Dispose();
            opened?.Dispose();
        }
    }

    /// <summary>Looks, also while it is being served.</summary>
    /// <exception cref="HostingProblem">It cannot be read, or an earlier version wrote it, which had nothing of the kind.</exception>
    public static T Read<T>(ConsoleOptions options, Func<Statements, T> look)
    {
        if (LogPlace.Of(options) is LogPlace.Postgres { Connection: var connection })
        {
            using var threads = new ThreadScheduler(_ => { });
            using var database = PostgresDatabase.Open(connection, threads);
            return database.Read(look);
        }

        var place = (LogPlace.Sqlite)LogPlace.Of(options);
        RequireFile(place);
        try
        {
            using var statements = SqliteFile.Connect(Path.Combine(place.Folder, place.Name), SqliteOpenMode.ReadOnly);
            return look(statements);
        }
        catch (SqliteException problem)
        {
            throw new HostingProblem($"The file {place.Name} in {place.Folder} cannot be read: {SqliteFile.WhyNotRead(problem)}", problem);
        }
    }

    private static void RequireFile(LogPlace.Sqlite place)
    {
        if (!File.Exists(Path.Combine(place.Folder, place.Name)))
        {
            throw new HostingProblem($"There is no {place.Name} in {place.Folder}; say with --data where the console keeps its data.");
        }
    }
}
