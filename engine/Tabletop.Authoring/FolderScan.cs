using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring;

/// <summary>A file to look at. <paramref name="Found"/> while looking through a folder: a part of a scenario in there is looked at with the scenario.</summary>
internal readonly record struct Candidate(string Path, bool Found, Finding? Problem = null);

/// <summary>Which files a path stands for.</summary>
internal static class FolderScan
{
    private const int Deepest = 8;

    /// <summary>The path from the root on; itself where it can be no path at all.</summary>
    public static string Whole(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or NotSupportedException)
        {
            return path;
        }
    }

    public static IEnumerable<Candidate> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return [new(path, Found: false)];
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = Deepest,
            // A link could lead back to where it stands.
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        string[] files =
        [
            .. Directory.EnumerateFiles(path, "*", options)
                .Where(file => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return files.Length == 0
            ? [new(path, Found: false, Rules.NothingFound.At(path, Position.Start))]
            : files.Select(file => new Candidate(file, Found: true));
    }
}
