using System.Collections.Concurrent;
using Tabletop.Authoring;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Scenarios;

/// <summary>The scenarios and cities in the scenario folder, as they are now: a trainer may be writing them.</summary>
public sealed class Shelf(string folder)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, ScenarioFile File)> _scenarios = new();
    private readonly ConcurrentDictionary<string, (DateTime Written, CityFile File)> _cities = new();

    /// <summary>What can be played. Files with errors are not shown; <c>tabletop validate</c> says what is wrong with them.</summary>
    public ScenarioShelf All() => new(
        ScenarioFiles().Select(Scenario).Select(f => f.Scenario).OfType<Scenario>().Select(Summary).ToItems(),
        CityFiles().Select(City).Select(f => f.City).OfType<City>().Select(c => new CitySummary(c.Id, c.Title, c.ReadAloud)).ToItems());

    /// <summary>The files that have errors and are not offered.</summary>
    public IReadOnlyList<string> Unplayable() =>
    [
        .. ScenarioFiles().Where(f => Scenario(f).Scenario is null),
        .. CityFiles().Where(f => City(f).City is null),
    ];

    public Scenario? FindScenario(string id) => ScenarioFiles().Select(Scenario).Select(f => f.Scenario).FirstOrDefault(s => s?.Id == id);

    public City? FindCity(string id) => CityFiles().Select(City).Select(f => f.City).FirstOrDefault(c => c?.Id == id);

    private static ScenarioSummary Summary(Scenario scenario) => new(
        scenario.Id,
        scenario.Title,
        scenario.Summary,
        scenario.Language,
        scenario.Roles.Count,
        scenario.Injects.Count,
        scenario.DurationMs,
        scenario.ContentNotes);

    private IEnumerable<string> ScenarioFiles() =>
        Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Select(f => Path.Combine(f, "scenario.yaml")).Where(File.Exists);

    private IEnumerable<string> CityFiles()
    {
        var cities = Path.Combine(folder, "cities");
        return Directory.Exists(cities) ? Directory.EnumerateFiles(cities, "*.yaml").Order(StringComparer.Ordinal) : [];
    }

    private ScenarioFile Scenario(string path) => Fresh(_scenarios, path, Author.LoadScenario);

    private CityFile City(string path) => Fresh(_cities, path, Author.LoadCity);

    private static T Fresh<T>(ConcurrentDictionary<string, (DateTime Written, T File)> kept, string path, Func<string, T> load)
    {
        var written = File.GetLastWriteTimeUtc(path);
        if (kept.TryGetValue(path, out var before) && before.Written == written)
        {
            return before.File;
        }

        var file = load(path);
        kept[path] = (written, file);
        return file;
    }
}
