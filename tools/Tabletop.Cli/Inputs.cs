using Tabletop.Authoring;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Plans;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Cli;

/// <summary>What an exercise plays, as bytes and made ready.</summary>
internal sealed record Pinned(byte[] Content, string Hash, Playbook Book)
{
    public static Pinned Of(Scenario scenario, City? city)
    {
        // Read back from the bytes: play must depend on nothing else.
        var content = Wire.Write(new Content { Scenario = scenario, City = city });
        return new(content, HashChain.Fingerprint(content), Playbook.Of(Wire.ReadContent(content)));
    }
}

/// <summary>Reads what verbs are given; what cannot be used is said in a sentence.</summary>
internal static class Inputs
{
    /// <summary>How many folders above a scenario are searched for cities.</summary>
    private const int Highest = 6;

    public static Scenario Scenario(string path, Output output) =>
        Author.LoadScenario(path) is var file && file.Scenario is { } scenario ? scenario : throw Unusable(path, file.Findings, output);

    public static Plan Plan(string path, Output output) =>
        Author.LoadPlan(path) is var file && file.Plan is { } plan ? plan : throw Unusable(path, file.Findings, output);

    /// <param name="file">A city file, or the id of one in a folder <c>cities</c> beside or above the scenario.</param>
    public static City City(string file, string scenario, Output output)
    {
        var path = File.Exists(file) ? file : Above(scenario).Select(folder => Path.Combine(folder, "cities", $"{file}.yaml")).FirstOrDefault(File.Exists);
        if (path is null)
        {
            throw new UnusableException($"There is no city '{file}': neither a file nor cities/{file}.yaml beside or above the scenario.");
        }

        return Author.LoadCity(path) is var read && read.City is { } city ? city : throw Unusable(path, read.Findings, output);
    }

    public static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
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
