using System.Globalization;
using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Hosting.Scheduling;

namespace Tabletop.Hosting.Backups;

/// <param name="File">What <see cref="Backup"/> made.</param>
/// <param name="Data">The folder to put it into; empty or missing, unless forced.</param>
public sealed record RestoreWish(string File, string Data)
{
    /// <summary>What the folder holds is set aside in a folder within it.</summary>
    public bool Force { get; init; }

    /// <summary>
    /// Phones and staff go on where they were. Left out, all sessions and links of the backup end, since what was taken from anybody after it
    /// would be theirs again.
    /// </summary>
    public bool KeepSessions { get; init; }

    /// <summary>The list of what was erased, from the folder the backup was taken of; that of <see cref="Data"/> itself is always read.</summary>
    public string? Erased { get; init; }
}

/// <param name="ErasedAgain">Texts and people that were erased after the backup was taken.</param>
/// <param name="SetAside">Where what the folder held is now; null: it held nothing.</param>
public sealed record RestoreMade(int Exercises, long Entries, int Media, int ErasedAgain, string? SetAside);

/// <summary>Puts a backup in place of a data folder that nobody uses. Until everything is verified the folder stays as it is.</summary>
public static class Restoring
{
    private const string Unpacked = "restoring";

    private const string SetAside = "before-restore-";

    /// <param name="chance">Makes nonces.</param>
    /// <param name="nowUtc">Names the folder in which the old data are set aside.</param>
    /// <exception cref="HostingProblem">The folder is in use or holds data, or the backup is none or is not whole.</exception>
    public static RestoreMade Run(RestoreWish wish, RandomBytes chance, DateTimeOffset nowUtc)
    {
        using var claim = FolderClaim.Take(wish.Data);
        var unpacked = Path.Combine(wish.Data, Unpacked);
        try
        {
            // A restore that was cut short has left it.
            DeleteFolder(unpacked);
            if (Old(wish.Data).Length > 0 && !wish.Force)
            {
                throw new HostingProblem($"The folder {wish.Data} holds data already; --force sets it aside.");
            }

            // Looking into the database folds its write-ahead file into it: what there is to set aside is known afterwards.
            var known = ErasedIn(Path.Combine(wish.Data, DataFolder.Database));
            var old = Old(wish.Data);
            var media = BackupFile.Unpack(wish.File, unpacked);
            var erased = ErasedList.Read(Path.Combine(wish.Data, ErasedList.FileName))
                .Union(known)
                .Union(wish.Erased is { } list ? ErasedList.ReadThere(list) : [])
                .ToArray();
            var made = Prepare(wish, unpacked, erased, chance) with { Media = media };
            var aside = MoveIn(wish.Data, unpacked, old, nowUtc);
            ErasedList.Add(Path.Combine(wish.Data, ErasedList.FileName), erased);
            return made with { SetAside = aside };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"{wish.File} cannot be restored to {wish.Data}: {problem.Message}", problem);
        }
        finally
        {
            DeleteFolder(unpacked);
        }
    }

    /// <summary>What the data that are there know of: a program that was killed may not have come to listing it.</summary>
    private static IReadOnlyList<ErasedId> ErasedIn(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            SQLitePCL.Batteries_V2.Init();
            // One that may only read would leave files behind.
            using var statements = SqliteFile.Connect(path, SqliteOpenMode.ReadWrite);
            return ErasedList.Read(statements);
        }
        catch (SqliteException)
        {
            // It is of before there were such lists, or is what makes somebody restore.
            return [];
        }
    }

    private static RestoreMade Prepare(RestoreWish wish, string unpacked, ErasedId[] erased, RandomBytes chance)
    {
        Exception? fault = null;
        var threads = new ThreadScheduler(problem => fault ??= problem);
        SqliteFile? database = null;
        try
        {
            database = SqliteFile.Open(unpacked, threads);
            DataFolder.CheckPages(database);
            var made = PutBack.In(database, wish.KeepSessions, erased, chance);
            return fault is null ? made : throw new HostingProblem("The backup could not be prepared.", fault);
        }
        finally
        {
            // Its thread ends before the file it writes.
            threads.Dispose();
            database?.Dispose();
        }
    }

    /// <summary>What is in the folder but for what belongs to restoring itself.</summary>
    private static string[] Old(string data) =>
    [
        .. Directory.EnumerateFileSystemEntries(data)
            .Where(e => Path.GetFileName(e) is var name && name is not (FolderClaim.FileName or ErasedList.FileName) && !name.StartsWith(SetAside, StringComparison.Ordinal)),
    ];

    private static string? MoveIn(string data, string unpacked, string[] old, DateTimeOffset nowUtc)
    {
        string? aside = null;
        if (old.Length > 0)
        {
            aside = Path.Combine(data, SetAside + nowUtc.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));
            PrivateFiles.MakeFolder(aside);
            foreach (var entry in old)
            {
                Directory.Move(entry, Path.Combine(aside, Path.GetFileName(entry)));
            }

            // A key that was changed since must not be undone.
            var key = Path.Combine(aside, DataFolder.StaffKey);
            if (File.Exists(key))
            {
                File.Copy(key, Path.Combine(unpacked, DataFolder.StaffKey), overwrite: true);
            }
        }

        // The database last: without it the folder is empty, and nothing is taken for whole that is not.
        foreach (var entry in Directory.GetFileSystemEntries(unpacked).Where(e => Path.GetFileName(e) is not (FolderClaim.FileName or ErasedList.FileName)).OrderBy(e => Path.GetFileName(e) == DataFolder.Database))
        {
            Directory.Move(entry, Path.Combine(data, Path.GetFileName(entry)));
        }

        return aside;
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
