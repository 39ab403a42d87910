using Tabletop.Authoring.Translating;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests;

public sealed class ValidateTests
{
    private static readonly string French = $$"""
        format: tabletop-translation/1
        of: small
        language: fr
        texts:
          title: { text: Petit, source: "{{Fingerprint.Of("Small")}}" }
        """;

    [Fact]
    public void A_folder_is_searched_for_scenarios_cities_and_plans()
    {
        using var folder = new Folder()
            .With("small/scenario.yaml", Smallest.Scenario.Replace("sector: security", "sector: securty", StringComparison.Ordinal))
            .With("small/plans/day.plan.yaml", Smallest.Plan)
            .With("cities/town.yaml", Smallest.City.Replace("40m", "40", StringComparison.Ordinal));

        var findings = Author.Validate([folder[""]]);

        Assert.Equal(["TT0110", "TT0606", "TT0608", "TT0107"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void A_file_named_twice_is_looked_at_once()
    {
        using var folder = new Folder().With("scenario.yaml", "format: tabletop/3");

        Assert.Single(Author.Validate([folder["scenario.yaml"], folder[""], folder["scenario.yaml"]]));
    }

    [Theory]
    [InlineData("no-such-file.yaml", "TT0001")]
    [InlineData("a\0b.yaml", "TT0001")]
    [InlineData("", "TT0001")]
    public void What_cannot_be_read_is_a_finding(string path, string code)
    {
        Assert.Equal(code, Author.Validate([path]).Single().Code);
        Assert.Equal(code, Author.LoadScenario(path).Findings.Single().Code);
        Assert.Equal(code, Author.LoadCity(path).Findings.Single().Code);
        Assert.Equal(code, Author.LoadPlan(path).Findings.Single().Code);
    }

    [Fact]
    public void A_translation_beside_the_scenario_is_no_mistake()
    {
        using var folder = new Folder().With("scenario.yaml", Smallest.Scenario).With("fr.yaml", French);

        // There is more to translate, and that is said of the translation.
        Assert.Equal([(folder["fr.yaml"], "TT0805")], Author.Validate([folder[""]]).Select(finding => (finding.File, finding.Code)));
        Assert.Equal(["TT0805"], Author.Validate([folder["fr.yaml"]]).Select(finding => finding.Code));
    }

    [Fact]
    public void A_translation_joins_what_an_exercise_is_pinned_to()
    {
        using var folder = new Folder().With("scenario.yaml", Smallest.Scenario).With("fr.yaml", French).With("ar.yaml", "format: tabletop-translation/1\ntext: {}");

        var file = Author.LoadScenario(folder["scenario.yaml"]);

        // One that cannot be read keeps nobody from playing.
        Assert.Empty(file.Findings);
        Assert.Equal([new Translation("fr", [new("title", "Petit")])], file.Content(null).Translations);
    }

    [Fact]
    public void An_empty_folder_is_a_finding()
    {
        using var folder = new Folder();

        Assert.Equal("TT0034", Author.Validate([folder[""]]).Single().Code);
    }
}
