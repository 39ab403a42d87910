namespace Tabletop.Cli;

/// <summary>Finds test plans: by what a file says it is, not by its name.</summary>
internal static class PlanFiles
{
    private const int Deepest = 8;

    /// <exception cref="UnusableException">A path leads nowhere, or there is no plan.</exception>
    public static IReadOnlyList<string> In(IEnumerable<string> paths)
    {
        string[] found = [.. paths.SelectMany(Of).DistinctBy(Path.GetFullPath)];
        return found.Length > 0 ? found : throw new UnusableException("There is no plan: no file there begins with 'format: tabletop-plan/1'.");
    }

    private static IEnumerable<string> Of(string path)
    {
        if (File.Exists(path))
        {
            // A scenario stands for its folder.
            return IsA(path, "tabletop/") ? Of(Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".") : [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UnusableException($"There is no file or folder '{path}'.");
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = Deepest,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        return Directory.EnumerateFiles(path, "*", options)
            .Where(file => file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            .Where(file => IsA(file, "tabletop-plan/"))
            .Order(StringComparer.Ordinal);
    }

    private static bool IsA(string file, string format)
    {
        try
        {
            return File.ReadLines(file).Take(100)
                .Any(line => line.StartsWith("format:", StringComparison.Ordinal) && line["format:".Length..].Trim(' ', '"', '\'').StartsWith(format, StringComparison.Ordinal));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
