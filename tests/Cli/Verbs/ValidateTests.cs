using System.Text.Json;
using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Verbs;

public sealed class ValidateTests
{
    [Fact]
    public void What_is_shipped_has_no_errors()
    {
        var ran = Ran.Of("validate", Shipped.BusStop, Shipped.HateIncident);
        Assert.Equal(0, ran.Exit);
    }

    [Fact]
    public void An_error_is_said_with_its_place_and_ends_with_1()
    {
        using var folder = Shipped.BusStopWith("  - { at: 1m, mayor: do joint-statment }");
        var ran = Ran.Of("validate", folder["it.plan.yaml"]);
        Assert.Equal(1, ran.Exit);
        Assert.StartsWith($"{folder["it.plan.yaml"]}:6:", ran.Out, StringComparison.Ordinal);
        Assert.Contains(": error TT", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_a_list_of_findings_and_nothing_else()
    {
        using var folder = Shipped.BusStopWith("  - { at: 1m, mayor: do joint-statment }");
        var ran = Ran.Of("validate", folder["it.plan.yaml"], "--format", "json");
        var finding = Assert.Single(ran.Json.EnumerateArray());
        Assert.Equal(6, finding.GetProperty("line").GetInt32());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Contains("joint-statment", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, Ran.Of("validate", Shipped.BusStop, "--format", "json").Json.ValueKind);
    }

    [Fact]
    public void Warnings_fail_only_when_strict()
    {
        using var folder = new Folder();
        var text = File.ReadAllText(Path.Combine(Shipped.BusStop, "scenario.yaml"));
        folder.With("scenario.yaml", text.Replace("- { fire: march }", "- { fire: march }\n      - { fire: unheard-of }", StringComparison.Ordinal));
        Assert.Equal(0, Ran.Of("validate", folder["scenario.yaml"]).Exit);
        Assert.Equal(1, Ran.Of("validate", folder["scenario.yaml"], "--strict").Exit);
    }
}
