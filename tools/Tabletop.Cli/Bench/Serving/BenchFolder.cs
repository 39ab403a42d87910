using Tabletop.Web.Starting;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>A folder for one benchmark on the disk where people's data lie (a folder for temporary files may be memory). It is deleted at the end.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly string _folder;
    private int _made;

    /// <param name="on">A folder on the disk to measure; null: where the console keeps its data.</param>
    public BenchFolder(string? on)
    {
        var above = Path.GetFullPath(on ?? Path.GetDirectoryName(ConsoleOptions.DefaultData)!);
        _folder = Path.Combine(above, $"tabletop-bench-{Guid.NewGuid().ToString("N")[..8]}");
        Directory.CreateDirectory(_folder);
    }

    public string Next()
    {
        var folder = Path.Combine(_folder, FormattableString.Invariant($"{++_made}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
