using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Plans;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring;

/// <summary>What became of a scenario file: the model if it can be played, and what is to be said about it.</summary>
public sealed record ScenarioFile(string Path, Scenario? Scenario, IReadOnlyList<Finding> Findings)
{
    /// <summary>The scenario's texts in other languages, by the files that stand beside it.</summary>
    public Items<Translation> Translations { get; init; } = [];

    /// <summary>
    /// Every file and folder that was read or looked for: the scenario's own, those it includes, its media and its translations.
    /// While none of them is written again, loading would give the same.
    /// </summary>
    public IReadOnlyList<string> Read { get; init; } = [];

    /// <summary>The files it includes.</summary>
    internal IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>What an exercise under this city is pinned to.</summary>
    /// <exception cref="InvalidOperationException">The scenario has errors.</exception>
    public Content Content(City? city) => new()
    {
        Scenario = Scenario ?? throw new InvalidOperationException($"{Path} has errors."),
        City = city,
        Translations = Translations,
    };
}

/// <summary>What became of a city file.</summary>
public sealed record CityFile(string Path, City? City, IReadOnlyList<Finding> Findings);

/// <summary>What became of a plan file, with the scenario and the city it was checked against.</summary>
public sealed record PlanFile(string Path, Plan? Plan, Scenario? Scenario, City? City, IReadOnlyList<Finding> Findings);

/// <summary>
/// The front door: reads what trainers write. No content makes it throw; a file that cannot be read is a finding. A model is
/// there exactly when no finding is an error.
/// </summary>
public static class Author
{
    /// <param name="path">A scenario file, or the folder that holds its <c>scenario.yaml</c>.</param>
    public static ScenarioFile LoadScenario(string path) => new Library().Scenario(path);

    /// <summary>The same for bytes that are no file, such as an upload; <paramref name="name"/> stands in the findings.</summary>
    public static ScenarioFile ReadScenario(string name, ReadOnlySpan<byte> bytes) => Library.Scenario(name, bytes);

    public static CityFile LoadCity(string path) => new Library().City(path);

    public static CityFile ReadCity(string name, ReadOnlySpan<byte> bytes) => Library.City(name, bytes);

    /// <summary>
    /// Reads a plan and checks it against its scenario (the nearest <c>scenario.yaml</c> above it) and, if it names one, its
    /// city (<c>cities/ID.yaml</c> in a folder above it).
    /// </summary>
    public static PlanFile LoadPlan(string path) => new Library().Plan(path);

    /// <summary>Findings about scenario, city, plan and translation files, and about all of them in folders. Each file is told by its <c>format:</c>.</summary>
    public static IReadOnlyList<Finding> Validate(IEnumerable<string> paths)
    {
        var library = new Library();
        return [.. paths.SelectMany(FolderScan.Files).DistinctBy(file => FolderScan.Whole(file.Path)).SelectMany(file => library.Validate(file))];
    }
}
