using System.Text.RegularExpressions;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Summits;

namespace Tabletop.Hosting.Backups;

/// <summary>What a data folder consists of, and whether a copy of its database is whole.</summary>
internal static partial class DataFolder
{
    public const string Database = "tabletop.db";

    public const string StaffKey = "staff-key";

    public const string Media = "media";

    /// <summary>Scenarios that were uploaded, each in a folder of its own.</summary>
    public const string Scenarios = "scenarios";

    /// <summary>The version of the tables that brought summits.</summary>
    private const long FirstWithSummits = 3;

    /// <summary>All there is, the database first. What else lies in a folder, such as <c>lost+found</c>, is somebody else's.</summary>
    private static readonly string[] Parts = [Database, $"{Database}-wal", $"{Database}-shm", StaffKey, Media, Scenarios];

    /// <summary>The files and folders of data in a folder, the database first.</summary>
    public static string[] In(string folder) => [.. Parts.Select(part => Path.Combine(folder, part)).Where(Path.Exists)];

    /// <summary>Whether a file of this path would lie among data, or take the place of some.</summary>
    public static bool Holds(string data, string file)
    {
        var path = Path.GetFullPath(file);
        return path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(data)) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || (Parts.Contains(Path.GetFileName(path), StringComparer.Ordinal) && Path.Exists(path));
    }

    public static bool IsMedia(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    /// <summary>A file of an uploaded scenario, by its path with slashes: no part of it leads anywhere else.</summary>
    [GeneratedRegex(@"\Ascenarios/u-[0-9a-f]{16}(/(?!\.\.?(/|\z))[^/\\:]+){1,4}\z")]
    public static partial Regex OfScenario();

    /// <summary>Looks at every page of the file, and at every entry of every exercise and summit.</summary>
    /// <returns>What there is.</returns>
    /// <exception cref="HostingProblem">It is not whole.</exception>
    public static (int Exercises, long Entries) Check(IDatabase database)
    {
        CheckPages(database);
        return CheckLogs(database);
    }

    /// <exception cref="HostingProblem">The SQLite file is not whole.</exception>
    public static void CheckPages(IDatabase database)
    {
        var integrity = database.Read(s => s.First("PRAGMA integrity_check", row => row.GetString(0)));
        if (integrity != "ok")
        {
            // A heading, and then up to a hundred lines, of which the first says enough.
            var first = integrity?.Split('\n').FirstOrDefault(line => !line.StartsWith('*'));
            throw new HostingProblem($"The database is damaged, and an earlier backup is needed: {first}.");
        }
    }

    /// <returns>What there is.</returns>
    /// <exception cref="HostingProblem">A log is not what was stored.</exception>
    public static (int Exercises, long Entries) CheckLogs(IDatabase database)
    {
        var log = new SqlLog(database);
        var rows = log.Exercises();
        foreach (var row in rows)
        {
            OfflineExercise.Open(log, row);
        }

        return (rows.Count, rows.Sum(r => r.Version) + CheckSummits(database));
    }

    private static long CheckSummits(IDatabase database)
    {
        // A folder of before there were any.
        if (database.Read(s => s.First("SELECT value FROM meta WHERE name = 'schema version'", row => row.GetInt64(0))) < FirstWithSummits)
        {
            return 0;
        }

        var log = new SqlSummitLog(database);
        var rows = log.Summits();
        foreach (var row in rows)
        {
            var entries = log.Read(row.Id, 0).Verified(row.Id, 0, HashChain.Start.ToArray()).Count();
            if (entries != row.Version)
            {
                throw new DamagedLog(row.Id, entries + 1);
            }
        }

        return rows.Sum(r => r.Version);
    }
}

/// <summary>A database that is only looked at, over one connection.</summary>
internal sealed class LookedAt(Statements statements) : IDatabase
{
    public T Read<T>(Func<Statements, T> read) => read(statements);

    public void Write(Func<Statements, bool> work, Action<AppendResult> done, string exercise = "") => throw new NotSupportedException("It is only looked at.");

    public void Checkpoint(Action<AppendResult> done) => throw new NotSupportedException("It is only looked at.");
}
