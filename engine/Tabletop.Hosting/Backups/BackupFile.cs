using System.IO.Compression;
using System.Security.Cryptography;
using Tabletop.Hosting.Files;

namespace Tabletop.Hosting.Backups;

/// <summary>A backup as it is read back.</summary>
internal static class BackupFile
{
    /// <returns>How many media there were.</returns>
    /// <exception cref="HostingProblem">It is no backup, or not whole.</exception>
    public static int Unpack(string file, string folder)
    {
        if (!File.Exists(file))
        {
            throw new HostingProblem($"There is no file {file}.");
        }

        try
        {
            using var archive = ZipFile.OpenRead(file);
            var media = Path.Combine(folder, DataFolder.Media);
            PrivateFiles.MakeFolder(folder);
            PrivateFiles.MakeFolder(media);

            // Only names that are known become part of a path.
            foreach (var entry in archive.Entries)
            {
                var name = entry.FullName;
                var isMedia = name == $"{DataFolder.Media}/{entry.Name}" && DataFolder.IsMedia(entry.Name);
                var path = Path.GetFullPath(Path.Combine(folder, name));
                var isKnown = isMedia || DataFolder.OfScenario().IsMatch(name) || name is DataFolder.Database or DataFolder.StaffKey;
                if (!isKnown || !path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                {
                    throw NoBackup(file);
                }

                PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
                var isWhole = Unpack(entry, path);
                if (!isWhole || (isMedia && HashOf(path) != entry.Name))
                {
                    throw new HostingProblem($"The backup {file} is damaged: {name} is not what it was.");
                }
            }

            return File.Exists(Path.Combine(folder, DataFolder.Database)) ? Directory.GetFiles(media).Length : throw NoBackup(file);
        }
        catch (InvalidDataException problem)
        {
            throw new HostingProblem($"The file {file} is no backup, or is damaged: {problem.Message}", problem);
        }
    }

    /// <returns>False: it is not what was packed.</returns>
    private static bool Unpack(ZipArchiveEntry entry, string path) => PrivateFiles.Write(path, to =>
    {
        using var from = entry.Open();
        var sum = new Crc32();
        var buffer = new byte[128 * 1024];
        for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
        {
            sum.Add(buffer.AsSpan(0, read));
            to.Write(buffer, 0, read);
        }

        return sum.Value == entry.Crc32;
    });

    private static string HashOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <exception cref="HostingProblem">A file of media is not what its name says.</exception>
    public static void RequireHash(string path)
    {
        if (HashOf(path) != Path.GetFileName(path))
        {
            throw new HostingProblem($"The file {path} is not what was stored: put it back from an earlier backup, or take it away.");
        }
    }

    private static HostingProblem NoBackup(string file) => new($"The file {file} is no backup of a data folder.");
}
