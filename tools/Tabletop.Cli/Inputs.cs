using Tabletop.Authoring;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Plans;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Cli;

/// <summary>What an exercise plays, as bytes and made ready.</summary>
internal sealed record Pinned(byte[] Content, string Hash, Playbook Book)
{
    public static Pinned Of(Content content)
    {
        // Read back from the bytes: play must depend on nothing else.
        var bytes = Wire.Write(content);
        return new(bytes, HashChain.Fingerprint(bytes), Playbook.Of(Wire.ReadContent(bytes)));
    }
}

/// <summary>Reads what verbs are given; what cannot be used is said in a sentence.</summary>
internal static class Inputs
{
    /// <summary>How many folders above a scenario are searched for cities.</summary>
    private const int Highest = 6;

    /// <summary>A scenario without errors, with its translations.</summary>
    public static ScenarioFile File(string path, Output output)
    {
        var file = Author.LoadScenario(path);
        return file.Scenario is not null ? file : throw Unusable(path, file.Findings, output);
    }

    public static Scenario Scenario(string path, Output output) => File(path, output).Scenario!;

    /// <summary>A scenario under a city, ready to be played.</summary>
    public static Pinned Pinned(string path, string? city, Output output) =>
        Cli.Pinned.Of(File(path, output).Content(city is null ? null : City(city, path, output)));

    public static Plan Plan(string path, Output output) =>
        Author.LoadPlan(path) is var file && file.Plan is { } plan ? plan : throw Unusable(path, file.Findings, output);

    /// <param name="file">A city file, or the id of one in a folder <c>cities</c> beside or above the scenario.</param>
    public static City City(string file, string scenario, Output output) => City(file, [scenario], "beside or above the scenario", output);

    /// <param name="near">Where to look for a folder <c>cities</c>, beside or above each.</param>
    /// <param name="where">The same in words.</param>
    public static City City(string file, string[] near, string where, Output output)
    {
        string[] folders = [.. near.SelectMany(Above).Select(folder => Path.Combine(folder, "cities")).Where(Directory.Exists).Distinct()];
        var path = System.IO.File.Exists(file) ? file : folders.Select(folder => Path.Combine(folder, $"{file}.yaml")).FirstOrDefault(System.IO.File.Exists);
        if (path is null)
        {
            string[] ids = [.. folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml")).Select(found => Path.GetFileNameWithoutExtension(found)!).Distinct().Order(StringComparer.Ordinal)];
            throw new UnusableException($"There is no city '{file}': it is no file, and {(ids.Length == 0
                ? $"no folder 'cities' with a {file}.yaml lies {where}"
                : $"the folder 'cities' {where} has {string.Join(", ", ids)}")}{Guess.Asked(file, ids)}{(Guess.Of(file, ids) is null ? "." : "")}");
        }

        return Author.LoadCity(path) is var read && read.City is { } city ? city : throw Unusable(path, read.Findings, output);
    }

    public static byte[] Bytes(string path)
    {
        try
        {
            return System.IO.File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException($"{path} cannot be read: {problem.Message}");
        }
    }

    private static UnusableException Unusable(string path, IEnumerable<Finding> findings, Output output)
    {
        output.Error.Findings(findings);
        return new($"{path} cannot be played; the errors are above.");
    }

    private static IEnumerable<string> Above(string path)
    {
        var folder = Path.GetFullPath(path);
        for (var height = 0; height <= Highest && folder is not null; height++)
        {
            yield return folder;
            folder = Path.GetDirectoryName(folder);
        }
    }
}
