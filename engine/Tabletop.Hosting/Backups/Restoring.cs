using System.Globalization;
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
    /// <param name="chance">Makes nonces.</param>
    /// <param name="nowUtc">Names the folder in which the old data are set aside.</param>
    /// <exception cref="HostingProblem">The folder is in use or holds data, or the backup is none or is not whole.</exception>
    public static RestoreMade Run(RestoreWish wish, RandomBytes chance, DateTimeOffset nowUtc)
    {
        using var claim = FolderClaim.Take(wish.Data);
        var preparing = Path.Combine(wish.Data, FolderSwap.Preparing);
        try
        {
            // A restore that was cut short is finished first: what it put there is data like others.
            FolderSwap.Finish(wish.Data);
            if (DataFolder.In(wish.Data).Length > 0 && !wish.Force)
            {
                throw new HostingProblem($"The folder {wish.Data} holds data already; --force sets it aside.");
            }

            var there = OldData.In(wish.Data);
            var media = BackupFile.Unpack(wish.File, preparing);
            var list = Path.Combine(wish.Data, ErasedList.FileName);
            var erased = ErasedList.Read(list)
                .Union(there.Erased)
                .Union(wish.Erased is { } elsewhere ? ErasedList.ReadThere(elsewhere) : [])
                .ToArray();
            var made = Prepare(wish, preparing, there with { Erased = erased }, chance) with { Media = media };

            // Before anything is moved: from then on it may be a later program that goes on.
            KeepKey(wish.Data, preparing);
            ErasedList.Add(list, erased);
            return made with { SetAside = FolderSwap.Run(wish.Data, nowUtc.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)) };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"{wish.File} cannot be restored to {wish.Data}: {problem.Message}", problem);
        }
        finally
        {
            if (Directory.Exists(preparing))
            {
                Directory.Delete(preparing, recursive: true);
            }
        }
    }

    private static RestoreMade Prepare(RestoreWish wish, string preparing, OldData there, RandomBytes chance)
    {
        Exception? fault = null;
        var threads = new ThreadScheduler(problem => fault ??= problem);
        SqliteFile? database = null;
        try
        {
            database = SqliteFile.Open(preparing, threads);
            DataFolder.CheckPages(database);
            var made = PutBack.In(database, wish.KeepSessions, there, chance);
            return fault is null ? made : throw new HostingProblem("The backup could not be prepared.", fault);
        }
        finally
        {
            // Its thread ends before the file it writes.
            threads.Dispose();
            database?.Dispose();
        }
    }

    /// <summary>A key that was changed since must not be undone.</summary>
    private static void KeepKey(string data, string preparing)
    {
        var key = Path.Combine(data, DataFolder.StaffKey);
        if (File.Exists(key))
        {
            File.Copy(key, Path.Combine(preparing, DataFolder.StaffKey), overwrite: true);
        }
    }
}
