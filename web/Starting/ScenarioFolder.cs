using Tabletop.Hosting;

namespace Tabletop.Web.Starting;

/// <summary>Finds the scenarios: the folder asked for, the one beside the program, or one above it (a checkout).</summary>
internal static class ScenarioFolder
{
    private const string Name = "scenarios";

    private const string Scenario = "scenario.yaml";

    /// <returns>The folder, and the only scenario in it that was asked for: a scenario's own folder, or its file, stands for that scenario.</returns>
    /// <exception cref="HostingProblem">There is none.</exception>
    public static (string Folder, string? Only) Find(string? asked)
    {
        if (asked is not null)
        {
            var whole = Path.GetFullPath(asked);
            var own = Path.GetFileName(whole) == Scenario && File.Exists(whole) ? Path.GetDirectoryName(whole)! : Path.TrimEndingDirectorySeparator(whole);
            return !Directory.Exists(own) ? throw new HostingProblem($"There is no scenario folder {whole}; --scenarios takes a folder with scenarios in it, or one scenario's own.")
                : File.Exists(Path.Combine(own, Scenario)) && Path.GetDirectoryName(own) is { } above ? (above, Path.GetFileName(own))
                : (own, null);
        }

        return (Shipped(), null);
    }

    private static string Shipped() =>
        Above(AppContext.BaseDirectory).Concat(Above(Environment.CurrentDirectory))
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(Directory.Exists)
            ?? throw new HostingProblem($"There is no folder '{Name}' beside the program ({AppContext.BaseDirectory}) or above it; say where it is with --scenarios.");

    private static IEnumerable<string> Above(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
