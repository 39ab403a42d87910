namespace Tabletop.Authoring.Tests;

/// <summary>Files that come with the program, and those the suites play.</summary>
internal static class Shipped
{
    public static readonly string Scenarios = Path.Combine(AppContext.BaseDirectory, "scenarios");

    public static readonly string Cases = Path.Combine(AppContext.BaseDirectory, "Cases");

    /// <summary>All of them that can be used. What is broken on purpose is left out.</summary>
    public static IEnumerable<string> Files { get; } =
    [
        .. new[] { Scenarios, Cases }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}broken{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
