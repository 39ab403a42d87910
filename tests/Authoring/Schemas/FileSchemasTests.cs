using Tabletop.Authoring.Schemas;
using Tabletop.Authoring.Writing;
using Tabletop.Testing.Generating;

namespace Tabletop.Authoring.Tests.Schemas;

public sealed class FileSchemasTests
{
    /// <summary>What no generated file has: scenarios are generated in one file.</summary>
    private static readonly string[] NeverGenerated = ["/properties/include"];

    public static TheoryData<string> Kinds => [.. FileSchemas.Kinds];

    public static TheoryData<string> Files => [.. Shipped.Files.Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path))];

    [Theory, MemberData(nameof(Kinds))]
    public void The_shipped_schema_is_the_one_that_is_printed(string kind) =>
        Assert.Equal(FileSchemas.Print(kind), File.ReadAllText(Path.Combine(Shipped.Scenarios, "schema", $"{kind}.schema.json")));

    [Theory, MemberData(nameof(Files))]
    public void Every_shipped_file_is_accepted(string path)
    {
        var yaml = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path));

        Assert.True(Validator.Of(KindOf(yaml)).Accepts(YamlAsJson.Read(yaml)));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_shipped_scenario_city_and_plan_names_its_schema(string path)
    {
        if (path.StartsWith("scenarios", StringComparison.Ordinal))
        {
            var first = File.ReadLines(Path.Combine(AppContext.BaseDirectory, path)).First();
            Assert.StartsWith("# yaml-language-server: $schema=", first, StringComparison.Ordinal);
            var schema = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Path.GetDirectoryName(path)!, first.Split('=')[1]));
            Assert.Equal(Path.Combine(Shipped.Scenarios, "schema", $"{KindOf(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path)))}.schema.json"), schema);
            Assert.True(File.Exists(schema));
        }
    }

    [Fact]
    public void Generated_files_are_accepted_and_use_every_key()
    {
        var (scenarios, cities) = (Validator.Of("scenario"), Validator.Of("city"));
        for (var seed = 0; seed < 300; seed++)
        {
            var content = AnyScenario.From(new Dice(seed));
            Assert.True(scenarios.Accepts(YamlAsJson.Read(ScenarioWriter.Write(content.Scenario))));
            Assert.True(content.City is null || cities.Accepts(YamlAsJson.Read(CityWriter.Write(content.City))));
        }

        Assert.Empty(scenarios.Keys.Except(scenarios.Used).Except(NeverGenerated));
        Assert.Empty(cities.Keys.Except(cities.Used));
    }

    [Theory]
    [InlineData("scenario", "", "zzz: 1")]
    [InlineData("scenario", "properties/groups", "groups: { zzz: 1 }")]
    [InlineData("scenario", "properties/phases/additionalProperties", "phases: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/objectives/additionalProperties", "objectives: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/objectives/additionalProperties/properties/tasks/additionalProperties", "objectives: { x: { tasks: { y: { zzz: 1 } } } }")]
    [InlineData("scenario", "properties/roles/additionalProperties", "roles: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/indicators/additionalProperties", "indicators: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/society/additionalProperties", "society: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/facts/additionalProperties", "facts: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/crises/additionalProperties", "crises: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/crises/additionalProperties/properties/states/additionalProperties", "crises: { x: { states: { y: { zzz: 1 } } } }")]
    [InlineData("scenario", "$defs/transition/anyOf/1", "crises: { x: { states: { y: { hears: { bang: { zzz: 1 } } } } } }")]
    [InlineData("scenario", "properties/injects/additionalProperties", "injects: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/injects/additionalProperties/properties/asks/additionalProperties", "injects: { x: { asks: { y: { zzz: 1 } } } }")]
    [InlineData("scenario", "properties/actions/additionalProperties", "actions: { x: { zzz: 1 } }")]
    [InlineData("scenario", "properties/endings/additionalProperties", "endings: { x: { zzz: 1 } }")]
    [InlineData("city", "", "zzz: 1")]
    [InlineData("city", "properties/body", "body: { zzz: 1 }")]
    [InlineData("city", "properties/body/properties/chair", "body: { chair: { zzz: 1 } }")]
    [InlineData("city", "properties/body/properties/meets", "body: { meets: { zzz: 1 } }")]
    [InlineData("city", "properties/channels/items", "channels: [{ zzz: 1 }]")]
    [InlineData("plan", "", "zzz: 1")]
    public void The_schema_and_the_loader_know_the_same_keys(string kind, string place, string yaml)
    {
        using var file = new Tabletop.Testing.Fakes.Folder().With("it.yaml", $"format: {(kind == "scenario" ? "tabletop/1" : $"tabletop-{kind}/1")}\nid: it\n{yaml}\n");
        var unknown = Author.Validate([file["it.yaml"]]).First(finding => finding.Message.StartsWith("'zzz' is no key", StringComparison.Ordinal));
        string[] known = unknown.Cure["use one of: ".Length..].Split(", ");

        Assert.Equal(known.Order(StringComparer.Ordinal), Validator.Of(kind).KeysAt(place).Order(StringComparer.Ordinal));
    }

    private static string KindOf(string yaml)
    {
        var format = yaml.Split('\n').First(line => line.StartsWith("format:", StringComparison.Ordinal));
        return FileSchemas.Kinds.FirstOrDefault(kind => format.Contains($"tabletop-{kind}/", StringComparison.Ordinal)) ?? "scenario";
    }
}
