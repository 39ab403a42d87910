using Tabletop.Web.Starting;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>A folder for one benchmark on the disk where people's data lie (a folder for temporary files may be memory). It is deleted at the end.</summary>
internal sealed class BenchFolder : IDisposable
{
    private int _made;

    /// <param name="on">A folder on the disk to measure; null: where the console keeps its data.</param>
    public BenchFolder(string? on)
    {
        var above = System.IO.Path.GetFullPath(on ?? System.IO.Path.GetDirectoryName(ConsoleOptions.DefaultData)!);
        Path = System.IO.Path.Combine(above, $"tabletop-bench-{Guid.NewGuid().ToString("N")[..8]}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string Next()
    {
        var folder = System.IO.Path.Combine(Path, FormattableString.Invariant($"{++_made}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
