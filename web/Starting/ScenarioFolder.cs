using Tabletop.Hosting;

namespace Tabletop.Web.Starting;

/// <summary>Finds the scenarios: the folder asked for, the one beside the program, or one above it (a checkout).</summary>
internal static class ScenarioFolder
{
    private const string Name = "scenarios";

    /// <exception cref="HostingProblem">There is none.</exception>
    public static string Find(string? asked)
    {
        if (asked is not null)
        {
            return Directory.Exists(asked) ? Path.GetFullPath(asked) : throw new HostingProblem($"There is no scenario folder {asked}.");
        }

        return Above(AppContext.BaseDirectory).Concat(Above(Environment.CurrentDirectory))
            .Select(folder => Path.Combine(folder, Name))
            .FirstOrDefault(Directory.Exists)
            ?? throw new HostingProblem($"There is no folder '{Name}' beside the program ({AppContext.BaseDirectory}) or above it; say where it is with --scenarios.");
    }

    private static IEnumerable<string> Above(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
