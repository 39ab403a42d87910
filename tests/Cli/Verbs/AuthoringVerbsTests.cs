using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Verbs;

/// <summary>The verbs for those who write: new, schema, graph, translate.</summary>
public sealed class AuthoringVerbsTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_scenario_is_valid_without_a_warning_and_its_plan_comes_true()
    {
        var made = Ran.Of("new", "flood-night", "--out", _folder[""], "--format", "json");
        Assert.Equal(0, made.Exit);
        Assert.Equal("flood-night", made.Json.GetProperty("id").GetString());
        Assert.Equal(
            [_folder["flood-night/scenario.yaml"], _folder["flood-night/plans/good-day.plan.yaml"]],
            made.Json.GetProperty("files").EnumerateArray().Select(file => Path.GetFullPath(file.GetString()!)));

        var validated = Ran.Of("validate", "--strict", _folder["flood-night"]);
        Assert.Equal((0, ""), (validated.Exit, validated.Out));
        Assert.Contains("1 plan came true", Ran.Of("test", _folder["flood-night"]).Error, StringComparison.Ordinal);
        Assert.Contains("title: Flood night\n", File.ReadAllText(_folder["flood-night/scenario.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_scenario_names_its_schema_where_there_is_one()
    {
        _folder.With("schema/scenario.schema.json", "{}");
        Ran.Of("new", "flood-night", "--out", _folder[""]);

        Assert.StartsWith("# yaml-language-server: $schema=../schema/scenario.schema.json\n", File.ReadAllText(_folder["flood-night/scenario.yaml"]), StringComparison.Ordinal);
        Assert.StartsWith("# yaml-language-server: $schema=../../schema/plan.schema.json\n", File.ReadAllText(_folder["flood-night/plans/good-day.plan.yaml"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Flood_Night", "'flood-night'")]
    [InlineData("and", "'the-and'")]
    [InlineData("../flood", "'flood'")]
    [InlineData("taken", "is there already")]
    public void A_new_scenario_is_refused_a_bad_id_and_a_folder_that_is_there(string id, string says)
    {
        _folder.With("taken/notes.txt", "mine");
        var ran = Ran.Of("new", id, "--out", _folder[""]);

        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder["taken/notes.txt"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder[""]));
    }

    [Theory]
    [InlineData("scenario")]
    [InlineData("city")]
    [InlineData("plan")]
    [InlineData("translation")]
    public void A_schema_is_json_and_nothing_else(string kind)
    {
        var ran = Ran.Of("schema", kind);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", ran.Json.GetProperty("$schema").GetString());
        Assert.Equal(ran.Out, Ran.Of("schema", kind, "--format", "json").Out);
    }

    [Theory]
    [InlineData("mermaid", "stateDiagram-v2\n")]
    [InlineData("dot", "digraph \"bus-stop\" {\n")]
    [InlineData("svg", "<svg ")]
    public void Machines_are_drawn(string format, string begins)
    {
        var ran = Ran.Of("graph", Shipped.BusStop, "--format", format);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.StartsWith(begins, ran.Out, StringComparison.Ordinal);
        Assert.Equal(format == "mermaid", ran.Out == Ran.Of("graph", Shipped.BusStop).Out);
    }

    [Fact]
    public void A_translation_is_begun_and_kept_up_to_date()
    {
        Ran.Of("new", "flood-night", "--out", _folder[""]);
        var (scenario, french) = (_folder["flood-night/scenario.yaml"], _folder["flood-night/fr.yaml"]);

        var begun = Ran.Of("translate", _folder["flood-night"], "--lang", "fr", "--format", "json");
        Assert.Equal((0, ""), (begun.Exit, begun.Error));
        Assert.Equal((0, Count(begun, "missing")), (begun.Json.GetProperty("translated").GetInt32(), begun.Json.GetProperty("total").GetInt32()));

        File.WriteAllText(french, File.ReadAllText(french).Replace("  title:\n    text: \"\"", "  title:\n    text: Nuit de crue", StringComparison.Ordinal));
        File.WriteAllText(scenario, File.ReadAllText(scenario).Replace("title: Flood night", "title: A night of flood", StringComparison.Ordinal));
        var stale = Ran.Of("translate", scenario, "--lang", "fr");
        Assert.Equal(0, stale.Exit);
        Assert.Contains("1 of ", stale.Out, StringComparison.Ordinal);
        Assert.Contains("stale: title\n", stale.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("  # en: A night of flood\n  title:\n    text: Nuit de crue\n", File.ReadAllText(french), StringComparison.Ordinal);

        Assert.Equal(0, Count(Ran.Of("translate", scenario, "--lang", "fr", "--confirm", "--format", "json"), "stale"));
    }

    [Fact]
    public void A_translation_with_errors_is_left_as_it_is()
    {
        Ran.Of("new", "flood-night", "--out", _folder[""]);
        _folder.With("flood-night/fr.yaml", "format: tabletop-translation/1\nof: other\nlanguage: fr\ntexts: {}\n");
        var ran = Ran.Of("translate", _folder["flood-night"], "--lang", "fr");

        Assert.Equal((1, ""), (ran.Exit, ran.Out));
        Assert.Contains("fr.yaml:2:5: error TT0801", ran.Error, StringComparison.Ordinal);
        Assert.StartsWith("format: tabletop-translation/1\nof: other\n", File.ReadAllText(_folder["flood-night/fr.yaml"]), StringComparison.Ordinal);
    }

    private static int Count(Ran ran, string list) => ran.Json.GetProperty(list).EnumerateArray().Count();
}
