using System.Security.Cryptography;
using Tabletop.Hosting;

namespace Tabletop.Web.Uploads;

/// <summary>Scenarios that were uploaded, in the data folder: each in a folder of its own whose name nobody chose.</summary>
public sealed class UploadFolder
{
    /// <summary>What is still coming ends with this, and is gone at the next start.</summary>
    private const string Unfinished = ".new";

    private readonly Lock _gate = new();

    private UploadFolder(string path) => Path = path;

    public string Path { get; }

    /// <param name="data">The data folder, which no other program uses.</param>
    /// <exception cref="HostingProblem">It cannot be used.</exception>
    public static UploadFolder Open(string data)
    {
        var path = System.IO.Path.Combine(data, "scenarios");
        try
        {
            Make(path);
            foreach (var unfinished in Directory.EnumerateDirectories(path, $"*{Unfinished}"))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            return new(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new HostingProblem($"The folder {path} cannot be used: {problem.Message}", problem);
        }
    }

    /// <summary>The <c>scenario.yaml</c> of each, the newest first.</summary>
    public IEnumerable<string> Files() => Folders().OrderByDescending(folder => folder.CreationTimeUtc).Select(folder => System.IO.Path.Combine(folder.FullName, UploadNames.Scenario));

    /// <summary>An empty folder for files that come.</summary>
    internal string Begin()
    {
        var path = System.IO.Path.Combine(Path, $"{NewName()}{Unfinished}");
        Make(path);
        return path;
    }

    /// <summary>From now on it is there.</summary>
    /// <param name="begun">What <see cref="Begin"/> gave.</param>
    /// <param name="replaced">The <c>scenario.yaml</c> of those it takes the place of.</param>
    /// <exception cref="UploadRefusedException">There is no room.</exception>
    internal void Finish(string begun, IReadOnlyList<string> replaced)
    {
        lock (_gate)
        {
            string[] gone = [.. replaced.Select(file => System.IO.Path.GetDirectoryName(file)!)];
            DirectoryInfo[] kept = [.. Folders().Where(folder => !gone.Contains(folder.FullName))];
            if (kept.Length >= UploadLimits.MostScenarios || kept.Append(new(begun)).Sum(Bytes) > UploadLimits.MostKeptBytes)
            {
                throw UploadRefusedException.Full();
            }

            Directory.Move(begun, begun[..^Unfinished.Length]);
            foreach (var folder in gone)
            {
                Drop(folder);
            }
        }
    }

    /// <summary>Deletes what was begun and not finished.</summary>
    internal static void Abandon(string begun)
    {
        if (Directory.Exists(begun))
        {
            Directory.Delete(begun, recursive: true);
        }
    }

    /// <summary>Deletes a scenario that is here. Exercises made from it keep what they play.</summary>
    /// <param name="file">Its <c>scenario.yaml</c>.</param>
    internal void Delete(string file)
    {
        lock (_gate)
        {
            Drop(System.IO.Path.GetDirectoryName(file)!);
        }
    }

    private IEnumerable<DirectoryInfo> Folders() =>
        new DirectoryInfo(Path).EnumerateDirectories().Where(folder => !folder.Name.EndsWith(Unfinished, StringComparison.Ordinal));

    /// <summary>Under the other name first, so that no half of it is ever offered.</summary>
    private static void Drop(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Move(folder, folder + Unfinished);
            Directory.Delete(folder + Unfinished, recursive: true);
        }
    }

    private static long Bytes(DirectoryInfo folder) => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static string NewName() => $"u-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
