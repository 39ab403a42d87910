using Tabletop.Authoring;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;
using Tabletop.Web.Contracts;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Scenarios;

/// <summary>The scenarios and cities in the scenario folder, as they are now: a trainer may be writing them. After them those that were uploaded.</summary>
/// <param name="folder">Holds the scenarios' folders, and one called <c>cities</c>.</param>
/// <param name="only">The one scenario in it that is offered, by the name of its folder; null: all.</param>
public sealed class Shelf(string folder, string? only, UploadFolder uploads)
{
    private readonly FreshFiles<ScenarioFile> _scenarios = new(folder, Author.LoadScenario, file => file.Read);
    private readonly FreshFiles<ScenarioFile> _uploaded = new(uploads.Path, Author.LoadScenario, file => file.Read);
    private readonly FreshFiles<CityFile> _cities = new(folder, Author.LoadCity, _ => []);

    /// <summary>What can be played. Files with errors are not shown; <c>tabletop validate</c> says what is wrong with them.</summary>
    public ScenarioShelf All() => new(
        Shipped().OfType<Scenario>().Select(s => Summary(s, uploaded: false))
            .Concat(Uploaded().OfType<Scenario>().Select(s => Summary(s, uploaded: true)))
            .DistinctBy(summary => summary.Id)
            .ToItems(),
        CityFiles().Select(f => _cities.Of(f).File.City).OfType<City>().Select(c => new CitySummary(c.Id, c.Title, c.ReadAloud)).ToItems());

    /// <summary>The files that have errors and are not offered.</summary>
    public IReadOnlyList<string> Unplayable() =>
    [
        .. ScenarioFiles().Where(f => _scenarios.Of(f).File.Scenario is null),
        .. CityFiles().Where(f => _cities.Of(f).File.City is null),
    ];

    /// <summary>Whether there is any file that could be offered.</summary>
    public bool IsEmpty => !ScenarioFiles().Concat(uploads.Files()).Any();

    /// <summary>The playable one of this id; null: there is none.</summary>
    public Read<ScenarioFile>? FindScenario(string id) =>
        ScenarioFiles().Select(_scenarios.Of).Concat(uploads.Files().Select(_uploaded.Of)).FirstOrDefault(read => read.File.Scenario?.Id == id);

    /// <summary>Whether the scenario folder offers one of this id, which then goes before any that was uploaded.</summary>
    internal bool IsShipped(string id) => Shipped().Any(scenario => scenario?.Id == id);

    /// <summary>The uploaded files of this id: more than one for a moment, while one takes the place of the other.</summary>
    internal IReadOnlyList<string> Uploaded(string id)
    {
        _uploaded.Forget();
        return [.. uploads.Files().Where(file => _uploaded.Of(file).File.Scenario?.Id == id)];
    }

    /// <summary>The one of this id that has no errors; null: there is none.</summary>
    public Read<CityFile>? FindCity(string id) => CityFiles().Select(_cities.Of).FirstOrDefault(read => read.File.City?.Id == id);

    internal static ScenarioSummary Summary(Scenario scenario, bool uploaded) => new(
        scenario.Id,
        scenario.Title,
        scenario.Summary,
        scenario.Language,
        scenario.Roles.Count,
        scenario.Injects.Count,
        scenario.DurationMs,
        scenario.ContentNotes,
        uploaded);

    private IEnumerable<Scenario?> Shipped() => ScenarioFiles().Select(file => _scenarios.Of(file).File.Scenario);

    private IEnumerable<Scenario?> Uploaded() => uploads.Files().Select(file => _uploaded.Of(file).File.Scenario);

    private IEnumerable<string> ScenarioFiles() =>
        (only is null ? Directory.EnumerateDirectories(folder) : [Path.Combine(folder, only)]).Order(StringComparer.Ordinal)
            .Select(f => Path.Combine(f, "scenario.yaml")).Where(File.Exists);

    /// <summary>A scenario that is offered alone may have cities of its own.</summary>
    private IEnumerable<string> CityFiles() => (only is null ? new[] { folder } : [folder, Path.Combine(folder, only)])
        .Select(f => Path.Combine(f, "cities")).Where(Directory.Exists)
        .SelectMany(cities => Directory.EnumerateFiles(cities, "*.yaml").Order(StringComparer.Ordinal));
}
