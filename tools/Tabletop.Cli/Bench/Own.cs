using System.Diagnostics;

namespace Tabletop.Cli.Bench;

/// <summary>Starts this program once more, for what must be measured in a process of its own.</summary>
internal static class Own
{
    private const string Name = "Tabletop.Cli";

    /// <summary>Its standard output is to be read.</summary>
    public static ProcessStartInfo Program(params IEnumerable<string> arguments)
    {
        // Run by `dotnet` or built as a program of its own; a test's host is neither.
        var own = Environment.ProcessPath is { } me && Path.GetFileNameWithoutExtension(me) is Name or "dotnet" ? Environment.ProcessPath! : "dotnet";
        string[] dll = Path.GetFileNameWithoutExtension(own) == Name ? [] : [Path.Combine(AppContext.BaseDirectory, $"{Name}.dll")];
        return new(own, [.. dll, .. arguments]) { RedirectStandardOutput = true };
    }
}
