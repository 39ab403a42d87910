using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Files;
using Tabletop.Hosting.Logs.Sqlite;

namespace Tabletop.Hosting.Backups;

/// <param name="Scenarios">Those that were uploaded.</param>
/// <param name="Sha256">Of the file, lower-case hex: kept elsewhere, it shows later that the file is the same.</param>
public sealed record BackupMade(string File, int Exercises, long Entries, int Media, int Scenarios, long Bytes, string Sha256);

/// <summary>
/// A data folder in one file, also while a program uses it: the database as it stood at one moment, checked page by page and entry by entry,
/// the media, scenarios that were uploaded, and the staff key.
/// </summary>
public static class Backup
{
    /// <param name="file">Appears whole or not at all; one of that name is replaced.</param>
    /// <exception cref="HostingProblem">The folder cannot be read or is damaged, or the file cannot be written.</exception>
    public static BackupMade Take(string data, string file)
    {
        var path = Path.Combine(data, DataFolder.Database);
        if (!File.Exists(path))
        {
            throw new HostingProblem($"There is no data in the folder {data}; name another with --data.");
        }

        if (DataFolder.Holds(data, file))
        {
            throw new HostingProblem($"A backup is kept elsewhere than the data it is of: {file} lies among them.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var copying = Path.Combine(folder, $"{Path.GetFileName(file)}.{Path.GetRandomFileName()}.new");
        try
        {
            PrivateFiles.MakeFolder(folder);
            PrivateFiles.MakeFolder(copying);
            var copy = Path.Combine(copying, DataFolder.Database);
            using (var source = SqliteFile.Connect(path, SqliteOpenMode.ReadOnly))
            {
                source.Run("VACUUM INTO $1", copy);
            }

            int exercises;
            long entries;
            using (var copied = SqliteFile.Connect(copy, SqliteOpenMode.ReadOnly))
            {
                (exercises, entries) = DataFolder.Check(new LookedAt(copied));
            }

            // Media are written before the exercise that names them, and never again: all that the copy names are there.
            var media = Directory.Exists(Path.Combine(data, DataFolder.Media))
                ? Directory.EnumerateFiles(Path.Combine(data, DataFolder.Media)).Where(f => DataFolder.IsMedia(Path.GetFileName(f))).Order(StringComparer.Ordinal).ToArray()
                : [];
            var scenarios = 0;
            PrivateFiles.Write(file, to =>
            {
                using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
                archive.CreateEntryFromFile(copy, DataFolder.Database, CompressionLevel.Fastest);
                if (File.Exists(Path.Combine(data, DataFolder.StaffKey)))
                {
                    archive.CreateEntryFromFile(Path.Combine(data, DataFolder.StaffKey), DataFolder.StaffKey);
                }

                foreach (var picture in media)
                {
                    // One that has decayed would keep the whole file from being put back.
                    BackupFile.RequireHash(picture);
                    archive.CreateEntryFromFile(picture, $"{DataFolder.Media}/{Path.GetFileName(picture)}", CompressionLevel.NoCompression);
                }

                scenarios = AddScenarios(archive, Path.Combine(data, DataFolder.Scenarios));
                return true;
            });
            using var made = File.OpenRead(file);
            return new(file, exercises, entries, media.Length, scenarios, made.Length, Convert.ToHexStringLower(SHA256.HashData(made)));
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            var why = problem is SqliteException unread ? SqliteFile.WhyNotRead(unread) : problem.Message;
            throw new HostingProblem($"The folder {data} cannot be copied to {file}: {why}", problem);
        }
        finally
        {
            if (Directory.Exists(copying))
            {
                Directory.Delete(copying, recursive: true);
            }
        }
    }

    /// <summary>Each whole or not at all: staff may be deleting one now.</summary>
    private static int AddScenarios(ZipArchive archive, string from)
    {
        var added = 0;
        string[] folders = Directory.Exists(from) ? [.. Directory.EnumerateDirectories(from).Order(StringComparer.Ordinal)] : [];
        foreach (var folder in folders)
        {
            var opened = new List<(string Name, FileStream File)>();
            try
            {
                foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    var name = $"{DataFolder.Scenarios}/{Path.GetRelativePath(from, path).Replace(Path.DirectorySeparatorChar, '/')}";
                    if (DataFolder.OfScenario().IsMatch(name))
                    {
                        opened.Add((name, new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)));
                    }
                }

                foreach (var (name, file) in opened)
                {
                    using var entry = archive.CreateEntry(name).Open();
                    file.CopyTo(entry);
                }

                added += opened.Count > 0 ? 1 : 0;
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                // Nothing of it has been added.
            }
            finally
            {
                opened.ForEach(o => o.File.Dispose());
            }
        }

        return added;
    }
}
