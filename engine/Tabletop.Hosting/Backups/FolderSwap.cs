using Tabletop.Hosting.Files;

namespace Tabletop.Hosting.Backups;

/// <summary>
/// New data take the place of a folder's old ones, one file after the other. A folder's name says how far it has come, and changes in one
/// step: a program that is killed at any moment leaves all of the old data in their place, or what opens the folder next finishes it.
/// Only for whoever has claimed the folder.
/// </summary>
internal static class FolderSwap
{
    /// <summary>The new data are being prepared; of no worth to anybody else.</summary>
    public const string Preparing = "tabletop-restoring";

    /// <summary>They are whole: the old ones go.</summary>
    private const string Whole = "tabletop-restore-whole-";

    /// <summary>The old ones are gone: the new ones come.</summary>
    private const string Coming = "tabletop-restore-coming-";

    private const string SetAside = "before-restore-";

    /// <param name="stamp">Names the folder in which the old data are set aside.</param>
    /// <returns>That folder; null: there was nothing.</returns>
    /// <exception cref="HostingProblem">It cannot be done here.</exception>
    public static string? Run(string data, string stamp)
    {
        Begin(data, stamp);
        Finish(data);
        return Path.Combine(data, SetAside + stamp) is var aside && Directory.Exists(aside) ? aside : null;
    }

    /// <summary>From here on it is going to be done.</summary>
    public static void Begin(string data, string stamp) => Directory.Move(Path.Combine(data, Preparing), Path.Combine(data, Whole + stamp));

    /// <summary>What a program had begun that was killed; nothing, where none was.</summary>
    /// <exception cref="HostingProblem">It cannot be done here.</exception>
    public static void Finish(string data)
    {
        try
        {
            Delete(Path.Combine(data, Preparing));
            foreach (var whole in Directory.GetDirectories(data, Whole + "*"))
            {
                var stamp = Path.GetFileName(whole)[Whole.Length..];
                ClearOld(data, Path.Combine(data, SetAside + stamp), whole);
                Directory.Move(whole, Path.Combine(data, Coming + stamp));
            }

            foreach (var coming in Directory.GetDirectories(data, Coming + "*"))
            {
                // The database last: whoever looks without a claim finds none, rather than one without its pictures.
                foreach (var entry in DataFolder.In(coming).Reverse())
                {
                    Move(entry, data);
                }

                Delete(coming);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"A backup cannot be put into {data}: {problem.Message}", problem);
        }
    }

    /// <summary>All of it or, where something cannot be moved, nothing: a folder of another disk, say.</summary>
    private static void ClearOld(string data, string aside, string whole)
    {
        try
        {
            foreach (var entry in DataFolder.In(data))
            {
                PrivateFiles.MakeFolder(aside);
                Move(entry, aside);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            foreach (var entry in DataFolder.In(aside).Reverse().Where(entry => !Path.Exists(Path.Combine(data, Path.GetFileName(entry)))))
            {
                Move(entry, data);
            }

            if (Directory.Exists(aside) && !Directory.EnumerateFileSystemEntries(aside).Any())
            {
                Directory.Delete(aside);
            }

            Delete(whole);
            throw;
        }
    }

    private static void Move(string entry, string to) => Directory.Move(entry, Path.Combine(to, Path.GetFileName(entry)));

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
