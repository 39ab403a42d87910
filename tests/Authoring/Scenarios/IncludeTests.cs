using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests.Scenarios;

public sealed class IncludeTests
{
    private const string Main = """
        format: tabletop/1
        id: whole
        include: [people.yaml, events.yaml]
        phases:
          noon: { length: 1h }
        injects:
          first: { at: 1m, text: First, to: [mayor] }
        """;

    private const string People = """
        roles:
          mayor: { level: local }
          police: { sector: security }
        """;

    private const string Events = """
        format: tabletop/1
        include: later.yaml
        roles:
          school: { sector: education }
        injects:
          second: { at: 2m, text: Second, to: [police] }
        """;

    private const string Later = """
        injects:
          third: { at: 3m, text: Third }
        """;

    [Fact]
    public void What_is_included_comes_after_what_is_there_in_the_order_of_the_files()
    {
        using var folder = Whole();

        var file = Author.LoadScenario(folder["scenario.yaml"]);

        Assert.Empty(file.Findings);
        Assert.Equal(["mayor", "police", "school"], file.Scenario!.Roles.Select(role => role.Id));
        Assert.Equal(["first", "second", "third"], file.Scenario.Injects.Select(inject => inject.Id));
        Assert.Superset(
            new HashSet<string>(["scenario.yaml", "people.yaml", "events.yaml", "later.yaml"]),
            file.Read.Select(path => Path.GetFileName(path)).ToHashSet());
    }

    [Fact]
    public void One_file_or_several_make_the_same_scenario()
    {
        using var folder = Whole();
        using var single = new Folder().With("scenario.yaml", """
            format: tabletop/1
            id: whole
            phases:
              noon: { length: 1h }
            roles:
              mayor: { level: local }
              police: { sector: security }
              school: { sector: education }
            injects:
              first: { at: 1m, text: First, to: [mayor] }
              second: { at: 2m, text: Second, to: [police] }
              third: { at: 3m, text: Third }
            """);

        Assert.Equal(Author.LoadScenario(single["scenario.yaml"]).Scenario, Author.LoadScenario(folder["scenario.yaml"]).Scenario);
    }

    [Fact]
    public void A_mistake_in_a_part_is_found_in_that_file()
    {
        using var folder = Whole().With("later.yaml", Later.Replace("at: 3m", "at: 3", StringComparison.Ordinal));

        var finding = Assert.Single(Author.LoadScenario(folder["scenario.yaml"]).Findings);

        Assert.Equal((folder["later.yaml"], "TT0110", 2, 16), (finding.File, finding.Code, finding.Line, finding.Column));
    }

    [Fact]
    public void What_cannot_be_read_in_a_part_is_found_in_that_file()
    {
        using var folder = Whole().With("later.yaml", "injects:\n  third: { at: 3m, text: Third: and last }\n");

        var finding = Assert.Single(Author.LoadScenario(folder["scenario.yaml"]).Findings);

        Assert.Equal((folder["later.yaml"], "TT0018", 2), (finding.File, finding.Code, finding.Line));
    }

    [Fact]
    public void A_folder_with_parts_is_looked_at_once_each()
    {
        using var folder = Whole().With("later.yaml", Later.Replace("at: 3m", "at: 3", StringComparison.Ordinal));

        Assert.Single(Author.Validate([folder[""]]));
        Assert.Single(Author.Validate([folder["later.yaml"]]));
    }

    [Fact]
    public void A_file_that_includes_itself_through_another_is_refused()
    {
        using var folder = Whole().With("later.yaml", $"include: events.yaml\n{Later}");

        var finding = Assert.Single(Author.LoadScenario(folder["scenario.yaml"]).Findings);

        Assert.Equal((folder["later.yaml"], "TT0037", 1), (finding.File, finding.Code, finding.Line));
    }

    [Fact]
    public void A_scenario_includes_at_most_twenty_files()
    {
        using var folder = Whole().With("later.yaml", $"include: [{string.Join(", ", Enumerable.Range(1, 18).Select(i => $"more-{i}.yaml"))}]\n{Later}");
        foreach (var i in Enumerable.Range(1, 18))
        {
            folder.With($"more-{i}.yaml", $"facts:\n  fact-{i}: {{ text: It is so, known-to: [mayor] }}\n");
        }

        Assert.Equal("TT0039", Assert.Single(Author.LoadScenario(folder["scenario.yaml"]).Findings).Code);

        folder.With("events.yaml", Events.Replace("include: later.yaml", "", StringComparison.Ordinal).Replace("[police]", "[everyone]", StringComparison.Ordinal))
            .With("scenario.yaml", Main.Replace("events.yaml", $"events.yaml, {string.Join(", ", Enumerable.Range(1, 18).Select(i => $"more-{i}.yaml"))}", StringComparison.Ordinal));

        var file = Author.LoadScenario(folder["scenario.yaml"]);
        Assert.Empty(file.Findings);
        Assert.Equal(18, file.Scenario?.Facts.Count);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        using var folder = Whole();
        File.Delete(folder["later.yaml"]);
        File.CreateSymbolicLink(folder["later.yaml"], folder["people.yaml"]);

        Assert.Equal("TT0038", Assert.Single(Author.LoadScenario(folder["scenario.yaml"]).Findings).Code);
    }

    [Fact]
    public void What_is_no_file_includes_nothing() => Assert.Contains(
        Author.ReadScenario("upload.yaml", System.Text.Encoding.UTF8.GetBytes(Main)).Findings,
        finding => finding is { Code: "TT0038", Line: 3 });

    private static Folder Whole() =>
        new Folder().With("scenario.yaml", Main).With("people.yaml", People).With("events.yaml", Events).With("later.yaml", Later);
}
