using Tabletop.Authoring.Plans;
using Tabletop.Engine.Conditions;
using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests.Plans;

public sealed class PlanTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "TT0101", "seed: 3", "^sead: 3" },
        { "TT0101", "mayor: do visit }", "^major: do visit }" },
        { "TT0115", "seed: 3", "seed: ^seven" },
        { "TT0110", "at: 7m", "at: ^7" },
        { "TT0201", "do visit }", "do ^visits }" },
        { "TT0201", "what-now go", "what-now ^run" },
        { "TT0201", "street in loud", "street in ^lout" },
        { "TT0201", "ends: well", "ends: ^good" },
        { "TT0120", "tension = 35", "tension ^== 35" },
        { "TT0601", "- { mayor: do visit }", "- ^{ at: 6m }" },
        { "TT0602", "- { mayor: do visit }", "- { mayor: do visit, ^staff: end }" },
        { "TT0603", "mayor: convene", "mayor: ^convens" },
        { "TT0603", "mark half-way", "^wait 5m" },
        { "TT0604", "share fact with police", "^share fact police" },
        { "TT0604", "mayor: convene", "mayor: ^request police" },
        { "TT0604", "mayor: convene", "mayor: ^decide" },
        { "TT0201", "mark half-way", "rewind to ^half-way" },
        { "TT0605", "scenario: small", "scenario: ^large" },
        { "TT0607", "city: town", "city: ^village" },
        { "TT0609", "because \"I must see it\"", "because ^I must" },
        { "TT0610", "mayor: answer", "police: ^answer" },
        { "TT0611", "police: do visit, refused: true", "police: ^do visit" },
        { "TT0613", "expect: done visit", "^expect: done visit, refused: true" },
    };

    [Fact]
    public void Every_kind_of_step_is_read()
    {
        using var folder = Shelf(Smallest.Plan);

        var file = Author.LoadPlan(folder["small/plans/day.plan.yaml"]);

        Assert.Equal(["TT0502"], file.Findings.Select(finding => finding.Code));
        var plan = file.Plan!;
        Assert.Equal(("small", "town", 3L, false, "well"), (plan.Scenario, plan.City, plan.Seed, plan.StandIns, plan.Ends));
        Assert.Equal("tension = 35 and street in loud", Assert.IsType<PlanStep.Expect>(plan.Steps[0]).Condition);
        Assert.Equal(new SeatVerb.Answer("what-now", "go", "I must see it"), Assert.IsType<PlanStep.BySeat>(plan.Steps[1]).Verb);
        Assert.Equal(new PlanTime(6 * Durations.MinuteMs, false), plan.Steps[1].At);
        Assert.Equal((null, "mayor: do visit", 8), (plan.Steps[2].At, plan.Steps[2].Text, plan.Steps[2].Position.Line));
        Assert.Equal(new SeatVerb.Share("fact", "police"), Assert.IsType<PlanStep.BySeat>(plan.Steps[3]).Verb);
        Assert.True(plan.Steps[4].Refused);
        Assert.IsType<SeatVerb.Convene>(Assert.IsType<PlanStep.BySeat>(plan.Steps[5]).Verb);
        Assert.Equal(new StaffVerb.Mark("half-way"), Assert.IsType<PlanStep.ByStaff>(plan.Steps[6]).Verb);
        Assert.Equal(new PlanTime((12 * 60 + 40) * Durations.MinuteMs, true), plan.Steps[7].At);
        Assert.Equal(["mayor", "police"], plan.Mentioned);
    }

    [Theory]
    [InlineData("mayor: reply")]
    [InlineData("mayor: reply to police")]
    [InlineData("mayor: consult police")]
    [InlineData("mayor: adjourn")]
    [InlineData("staff: open late")]
    [InlineData("staff: release news")]
    [InlineData("staff: hold news")]
    [InlineData("staff: skip news")]
    [InlineData("staff: stop-play")]
    [InlineData("staff: lift")]
    [InlineData("staff: pace 2.5")]
    [InlineData("staff: end")]
    [InlineData("staff: recall news")]
    [InlineData("mayor: request police \"Ten officers please\"")]
    [InlineData("mayor: respond")]
    [InlineData("mayor: respond to police \"Four\"")]
    [InlineData("mayor: decide \"We wait.\"")]
    public void A_step_is_a_line_that_people_can_say(string line)
    {
        using var folder = Shelf(Smallest.Plan.Replace("staff: mark half-way", line, StringComparison.Ordinal));

        var plan = Author.LoadPlan(folder["small/plans/day.plan.yaml"]).Plan;

        Assert.Equal(line, plan?.Steps[6].Text);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_a_plan_is_found_where_it_stands(string code, string good, string mistake)
    {
        var broken = Marked.In(Smallest.Plan, good, mistake);
        using var folder = Shelf(broken.Text);

        var file = Author.LoadPlan(folder["small/plans/day.plan.yaml"]);

        broken.IsFound(code, [.. file.Findings.Where(finding => finding.IsError)]);
        Assert.Null(file.Plan);
    }

    [Fact]
    public void A_plan_of_a_broken_scenario_says_so()
    {
        using var folder = Shelf(Smallest.Plan).With("small/scenario.yaml", "format: tabletop/1");

        Assert.Contains(Author.LoadPlan(folder["small/plans/day.plan.yaml"]).Findings, finding => finding.Code == "TT0606");
    }

    [Fact]
    public void Without_a_city_nobody_can_convene()
    {
        using var folder = Shelf(Smallest.Plan.Replace("city: town\n", "", StringComparison.Ordinal));

        Assert.Equal("TT0612", Author.LoadPlan(folder["small/plans/day.plan.yaml"]).Findings.Single().Code);
    }

    private static Folder Shelf(string plan) => new Folder()
        .With("small/scenario.yaml", Smallest.Scenario)
        .With("cities/town.yaml", Smallest.City)
        .With("small/plans/day.plan.yaml", plan);
}
