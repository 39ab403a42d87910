using Tabletop.Authoring.Cities;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Plans;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Scenarios;
using Tabletop.Authoring.Translating;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring;

/// <summary>Loads files, each once, and finds the scenario and the city a plan belongs to.</summary>
internal sealed class Library
{
    /// <summary>How many folders above a plan are searched.</summary>
    private const int Highest = 6;

    private readonly Dictionary<string, ScenarioFile> _scenarios = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CityFile> _cities = new(StringComparer.Ordinal);

    public static ScenarioFile Scenario(string name, ReadOnlySpan<byte> bytes) => Scenario(Document.Parse(name, bytes), Beside.Nothing());

    public static CityFile City(string name, ReadOnlySpan<byte> bytes) => City(Document.Parse(name, bytes));

    public ScenarioFile Scenario(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, "scenario.yaml") : path;
        return Once(_scenarios, file, () => Scenario(Document.Load(file), Beside.File(file)));
    }

    public CityFile City(string path) => Once(_cities, path, () => City(Document.Load(path)));

    public PlanFile Plan(string path) => Plan(Document.Load(path));

    public IReadOnlyList<Finding> Validate(Candidate file)
    {
        if (file.Problem is { } problem)
        {
            return [problem];
        }

        var document = Document.Load(file.Path);
        if (document.Format is null or ScenarioReader.Format && Whole(file.Path) is { } whole)
        {
            return file.Found ? [] : whole.Findings;
        }

        switch (document.Format)
        {
            case ScenarioReader.Format:
                return Once(_scenarios, file.Path, () => Scenario(document, Beside.File(file.Path))).Findings;
            case CityReader.Format:
                return Once(_cities, file.Path, () => City(document)).Findings;
            case PlanReader.Format:
                return Plan(document).Findings;
            case TranslationReader.Format:
                return Translation(document);
            default:
                document.Expect(ScenarioReader.Format, CityReader.Format, PlanReader.Format);
                return document.Findings;
        }
    }

    private static ScenarioFile Scenario(Document document, Beside beside)
    {
        var scenario = document.Expect(ScenarioReader.Format) is YamlMapping root ? ScenarioReader.Read(document.Reader!, root, beside) : null;
        var translations = scenario is null ? [] : Languages(scenario, beside);
        return new(document.Path, scenario, document.Findings) { Translations = translations, Parts = beside.Parts, Read = beside.Read };
    }

    /// <summary>The translations beside a scenario, by their names. One with errors is left out: it must not keep anybody from playing.</summary>
    private static Items<Translation> Languages(Scenario scenario, Beside beside) =>
    [
        .. beside.Names()
            .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal) && Values.IsLanguage(Path.GetFileNameWithoutExtension(name)))
            .Select(name => beside.Find(name)).OfType<string>()
            .Select(Document.Load).Where(document => document.Format == TranslationReader.Format)
            .Select(document => Translating.Translations.Load(document.Path, scenario).Translation).OfType<Translation>(),
    ];

    /// <summary>A translation is looked at beside its scenario.</summary>
    private IReadOnlyList<Finding> Translation(Document document)
    {
        var path = Path.Combine(Path.GetDirectoryName(document.Path) ?? "", "scenario.yaml");
        if (File.Exists(path) && Scenario(path).Scenario is { } scenario)
        {
            return Translating.Translations.Load(document.Path, scenario).Findings;
        }

        document.Reader!.Add(File.Exists(path) ? Rules.TranslatedBroken : Rules.TranslatedMissing, Position.Start, path);
        return document.Findings;
    }

    /// <summary>The scenario that a file is a part of: the <c>scenario.yaml</c> beside it, if that includes it.</summary>
    private ScenarioFile? Whole(string path)
    {
        var main = Path.Combine(Path.GetDirectoryName(path) ?? "", "scenario.yaml");
        return path != main && File.Exists(main) && Scenario(main) is var whole && whole.Parts.Contains(path, StringComparer.Ordinal) ? whole : null;
    }

    private static CityFile City(Document document)
    {
        var city = document.Expect(CityReader.Format) is { } root ? CityReader.Read(document.Reader!, root) : null;
        return new(document.Path, city, document.Findings);
    }

    private PlanFile Plan(Document document)
    {
        if (document.Expect(PlanReader.Format) is not YamlMapping root || document.Reader is not { } reader)
        {
            return new(document.Path, null, null, null, document.Findings);
        }

        var scenario = FindScenario(document, reader, root["scenario"] as YamlScalar);
        var city = FindCity(document, reader, root["city"] as YamlScalar);
        if (city?.City is not null && scenario?.Scenario is { } played)
        {
            var cityDocument = Document.Load(city.Path);
            foreach (var word in CityNames.Unmatched(cityDocument.Reader!, cityDocument.Root!, played))
            {
                reader.Add(Rules.CityNameUnmatched, ((YamlScalar)root["city"]!).At, Quoted.Of(word.Text), Quoted.Of(played.Id), Without(city.City, word.Text));
            }
        }

        var plan = PlanReader.Read(new(reader, scenario?.Scenario, root["city"] is null || city?.City is { Body: null }), root);
        return new(document.Path, plan, scenario?.Scenario, city?.City, document.Findings);
    }

    /// <summary>What follows when nobody in a scenario has a name of the city's.</summary>
    private static string Without(City city, string name) => city.Body is { Chair: ChairRule.Dual } body && body.ChairSeats.Contains(name)
        ? "the other chair's call alone is enough"
        : "the default delay is used";

    private ScenarioFile? FindScenario(Document document, Reader reader, YamlScalar? id)
    {
        if (id is null or { IsNull: true })
        {
            return null;
        }

        foreach (var folder in Above(document.Path))
        {
            var path = Path.Combine(folder, "scenario.yaml");
            if (!File.Exists(path))
            {
                continue;
            }

            var file = Scenario(path);
            if (file.Scenario?.Id == id.Value)
            {
                return file;
            }

            reader.Add(file.Scenario is null ? Rules.ScenarioBroken : Rules.ScenarioNotFound, id.At, Quoted.Of(id.Value), path);
            return null;
        }

        reader.Add(Rules.ScenarioNotFound, id.At, Quoted.Of(id.Value));
        return null;
    }

    private CityFile? FindCity(Document document, Reader reader, YamlScalar? id)
    {
        // What is no id cannot be a file's name either; the plan's reader says so.
        if (id is null || !Words.Kebab.IsId(id.Value))
        {
            return null;
        }

        foreach (var path in Above(document.Path).Select(folder => Path.Combine(folder, "cities", $"{id.Value}.yaml")).Where(File.Exists))
        {
            var file = City(path);
            if (file.City is null)
            {
                reader.Add(Rules.CityBroken, id.At, Quoted.Of(id.Value), path);
            }

            return file;
        }

        reader.Add(Rules.CityNotFound, id.At, Quoted.Of(id.Value), id.Value);
        return null;
    }

    /// <summary>The folder of a file and those above it, shown as relative as the file's own path where possible.</summary>
    private static IEnumerable<string> Above(string path)
    {
        var folder = Path.GetDirectoryName(FolderScan.Whole(path));
        for (var height = 0; height <= Highest && folder is not null; height++)
        {
            var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
            yield return Path.IsPathRooted(path) || relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
            folder = Path.GetDirectoryName(folder);
        }
    }

    private static T Once<T>(Dictionary<string, T> loaded, string path, Func<T> load)
    {
        var key = FolderScan.Whole(path);
        return loaded.TryGetValue(key, out var before) ? before : loaded[key] = load();
    }
}
