using System.Collections.Concurrent;
using Tabletop.Hosting.Logs;

namespace Tabletop.Web.Scenarios;

/// <summary>What came of reading a file, and the text files it was read from.</summary>
public sealed record Read<T>(T File, IReadOnlyList<SourceFile> Sources);

/// <summary>Files that are read once, and again when anything they were made from has changed since.</summary>
/// <param name="folder">What names of sources are relative to.</param>
/// <param name="parts">Every file and folder that was read or looked for.</param>
internal sealed class FreshFiles<T>(string folder, Func<string, T> load, Func<T, IEnumerable<string>> parts)
{
    /// <summary>Loaders take no larger text.</summary>
    private const int MostSourceBytes = 1024 * 1024;

    private const int MostTries = 3;

    /// <summary>The clock that stamps files may lag by a tick.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, (Stamp[] Stamps, Read<T> Read)> _kept = new();

    public Read<T> Of(string path)
    {
        if (_kept.TryGetValue(path, out var kept) && kept.Stamps.All(stamp => stamp == Stamp.Of(stamp.Path)))
        {
            return kept.Read;
        }

        for (var tries = 1; ; tries++)
        {
            var began = DateTime.UtcNow - Tick;
            var file = load(path);
            string[] all = [.. parts(file).Append(path).Distinct()];
            var read = new Read<T>(file, [.. all.Select(Source).OfType<SourceFile>()]);
            Stamp[] stamps = [.. all.Select(Stamp.Of)];

            // Somebody who saves a file meanwhile could make model and sources differ: then once more.
            if (stamps.All(stamp => stamp.Written < began || stamp.Written > DateTime.UtcNow))
            {
                _kept[path] = (stamps, read);
                return read;
            }

            if (tries == MostTries)
            {
                return read;
            }
        }
    }

    /// <summary>Drops what was read from files that are gone for good.</summary>
    public void Forget()
    {
        foreach (var path in _kept.Keys.Where(path => !File.Exists(path)))
        {
            _kept.TryRemove(path, out _);
        }
    }

    private SourceFile? Source(string path)
    {
        try
        {
            return path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && new FileInfo(path) is { Exists: true, Length: <= MostSourceBytes }
                ? new(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path))
                : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private readonly record struct Stamp(string Path, DateTime Written, long Length)
    {
        public static Stamp Of(string path) => new(path, File.GetLastWriteTimeUtc(path), new FileInfo(path) is { Exists: true, Length: var length } ? length : -1);
    }
}
