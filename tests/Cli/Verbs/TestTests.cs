namespace Tabletop.Cli.Tests.Verbs;

public sealed class TestTests
{
    [Fact]
    public void The_shipped_plans_come_true()
    {
        var ran = Ran.Of("test", Shipped.BusStop, Shipped.HateIncident, "--format", "json");
        Assert.Equal(0, ran.Exit);
        Assert.Equal(
            ["bad-day spiralled", "good-day contained", "bad-day broke", "good-day held-together"],
            ran.Json.EnumerateArray().Select(plan =>
            {
                Assert.Equal("came-true", plan.GetProperty("outcome").GetString());
                var name = Path.GetFileName(plan.GetProperty("plan").GetString()!).Split('.')[0];
                return $"{name} {plan.GetProperty("ending").GetString()}";
            }));
    }

    [Fact]
    public void A_broken_plan_says_which_step_and_what_was_true_instead()
    {
        using var folder = Shipped.BusStopWith("""
              - { at: 6m,  expect: tension = 48 }
              - { at: 26m, expect: answered who-speaks = together and tension = 48 and street in normality }
              - { at: 40m, expect: released principal-rings }
            """);
        var ran = Ran.Of("test", folder["it.plan.yaml"]);
        Assert.Equal(1, ran.Exit);
        Assert.Contains(
            "it.plan.yaml:7:5: did not come true: expect: answered who-speaks = together and tension = 48 and street in normality. "
                + "Instead: answered who-speaks = wait, tension = 54, street in tension.",
            ran.Out,
            StringComparison.Ordinal);
        Assert.DoesNotContain("principal-rings", ran.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 plan did not come true", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_comes_true_is_one_line_and_only_the_other_is_told()
    {
        using var folder = Shipped.BusStopWith("  - { at: 40m, expect: not released video }");
        folder.With("plans/good.plan.yaml", File.ReadAllText(Shipped.GoodDay));
        var ran = Ran.Of("test", folder[""]);
        var lines = ran.Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        Assert.Equal(1, ran.Exit);
        Assert.Equal($"came true: {folder["plans/good.plan.yaml"]}, ending 'contained'", Assert.Single(lines, line => line.Contains("good.plan.yaml", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith("  Mon ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_with_errors_is_no_plan_that_came_true()
    {
        using var folder = Shipped.BusStopWith("  - { at: 1m, mayor: do nothing }");
        var ran = Ran.Of("test", folder["it.plan.yaml"], "--format", "json");
        Assert.Equal(1, ran.Exit);
        Assert.Equal("not-readable", Assert.Single(ran.Json.EnumerateArray()).GetProperty("outcome").GetString());
    }

    [Fact]
    public void A_scenario_file_stands_for_its_folder() =>
        Assert.Contains("2 plans came true", Ran.Of("test", Path.Combine(Shipped.BusStop, "scenario.yaml")).Error, StringComparison.Ordinal);
}
