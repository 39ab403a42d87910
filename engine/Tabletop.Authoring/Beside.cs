using System.Buffers;

namespace Tabletop.Authoring;

/// <summary>The folder a scenario's file stands in, and what was read from it. What is no file, such as an upload, has nothing beside it.</summary>
internal sealed class Beside
{
    private static readonly SearchValues<char> OfPaths = SearchValues.Create("/\\:*?\"<>|");

    private readonly string? _folder;
    private readonly List<string> _read = [];
    private readonly List<string> _parts = [];

    private Beside(string? folder) => _folder = folder;

    /// <summary>Every file and folder that was read or looked for: when one of them changes, so may the scenario.</summary>
    public IReadOnlyList<string> Read => _read;

    /// <summary>The files the scenario includes.</summary>
    public IReadOnlyList<string> Parts => _parts;

    public static Beside File(string path)
    {
        var folder = Path.GetDirectoryName(path);
        return new(folder) { _read = { path, string.IsNullOrEmpty(folder) ? "." : folder } };
    }

    public static Beside Nothing() => new(null);

    /// <summary>Whether the name is that of a file in this very folder: no path, nothing hidden.</summary>
    public static bool IsBare(string name) =>
        name.Length is > 0 and <= 120 && name[0] != '.' && name[^1] is not (' ' or '.') && name.AsSpan().IndexOfAny(OfPaths) < 0
        && !name.Any(char.IsControl);

    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>The path of a file here, or null. Links are not followed: they could lead anywhere.</summary>
    public string? Find(string name, string under = "")
    {
        if (_folder is null || !IsBare(name))
        {
            return null;
        }

        var path = Path.Combine(_folder, under, name);
        _read.Add(path);
        try
        {
            // A case that is wrong is found on some systems and not on others.
            return new FileInfo(path) is { Exists: true, LinkTarget: null } && Names(under).Contains(name) ? path : null;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    /// <summary>The path of a file that is a part of the scenario, or null.</summary>
    public string? FindPart(string name)
    {
        var path = Find(name);
        if (path is not null)
        {
            _parts.Add(path);
        }

        return path;
    }

    /// <summary>The files here, for guesses and for what is found by looking.</summary>
    public IReadOnlyList<string> Names(string under = "")
    {
        var folder = _folder is null ? null : Path.Combine(_folder, under);
        try
        {
            return folder is null || (folder.Length > 0 && !Directory.Exists(folder))
                ? []
                : [.. Directory.EnumerateFiles(folder.Length == 0 ? "." : folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return [];
        }
    }
}
