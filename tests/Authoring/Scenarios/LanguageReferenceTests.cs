using System.Globalization;
using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Plans;
using Tabletop.Authoring.Translating;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Society.Living;
using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests.Scenarios;

/// <summary>What scenarios/README.md shows is true.</summary>
public sealed partial class LanguageReferenceTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Shipped.Scenarios, "README.md"));

    private static readonly string[] Examples = [.. Example().Matches(Text).Select(match => match.Groups["yaml"].Value)];

    [Fact]
    public void The_examples_of_the_language_are_one_scenario_without_a_mistake()
    {
        using var folder = Bridge();

        var file = Author.LoadScenario(folder["scenario.yaml"]);

        Assert.DoesNotContain(file.Findings, finding => finding.Severity > Severity.Note);
        Assert.NotNull(file.Scenario);
    }

    [Fact]
    public void The_plan_comes_true()
    {
        using var folder = Bridge().With("plans/day.plan.yaml", Of("tabletop-plan/1"));

        var plan = Author.LoadPlan(folder["plans/day.plan.yaml"]);

        Assert.Empty(plan.Findings);
        Assert.Null(PlanRun.Of(plan.Plan!, Playbook.Of(new() { Scenario = plan.Scenario! }), "").Failure);
    }

    [Fact]
    public void The_translation_fits()
    {
        using var folder = Bridge().With("fr.yaml", Of("tabletop-translation/1"));

        Assert.Equal(["TT0805"], Author.Validate([folder["fr.yaml"]]).Select(finding => finding.Code));
        Assert.Contains(Fingerprint.Of("The bridge"), Of("tabletop-translation/1"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_city_has_no_mistake() =>
        Assert.Empty(Author.ReadCity("README.md", System.Text.Encoding.UTF8.GetBytes(Of("tabletop-city/1"))).Findings);

    [Fact]
    public void The_society_can_be_put_into_it()
    {
        var society = File.ReadAllText(Path.Combine(Shipped.Scenarios, "society.md"));
        using var folder = Bridge();
        var main = File.ReadAllText(folder["scenario.yaml"]).Replace("duration: 45m\n", "duration: 45m\ninclude: [society.yaml]\n", StringComparison.Ordinal);
        folder.With("scenario.yaml", main).With("society.yaml", Example().Match(society).Groups["yaml"].Value);

        var file = Author.LoadScenario(folder["scenario.yaml"]);

        Assert.DoesNotContain(file.Findings, finding => finding.Severity > Severity.Note);
        Assert.Equal(["rumour", "gathering"], file.Scenario!.Society.Select(model => model.Id));
    }

    [Fact]
    public void The_society_is_described_with_every_parameter_its_default_and_its_range()
    {
        var rows = File.ReadLines(Path.Combine(Shipped.Scenarios, "society.md")).Where(line => line.Count(c => c == '|') == 7 && line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            ModelKinds.All.SelectMany(kind => kind.Parameters.Select(p => string.Create(
                CultureInfo.InvariantCulture,
                $"| `{kind.Name}` | `{p.Name}` | {p.Default?.ToString(CultureInfo.InvariantCulture) ?? "must be given"} | {p.Low}..{p.High} | {(p.PerHour ? "yes" : "no")} | "))),
            rows.Select(row => row[..(row.TrimEnd('|', ' ').LastIndexOf('|') + 2)]));
    }

    [Fact]
    public void It_can_be_read_in_one_sitting() => Assert.InRange(Text.Split('\n').Length, 1, 400 + 1);

    /// <summary>The first example of a format.</summary>
    private static string Of(string format) => Examples.First(example => example.StartsWith($"format: {format}\n", StringComparison.Ordinal));

    /// <summary>The scenario of the chapter: its first example, and those after it that say no format.</summary>
    private static Folder Bridge()
    {
        var parts = Examples.Skip(1).TakeWhile(example => !example.StartsWith("format:", StringComparison.Ordinal));
        return new Folder().With("scenario.yaml", string.Concat(parts.Prepend(Examples[0]))).With("media/clip.jpg", "a clip");
    }

    [GeneratedRegex(@"```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
