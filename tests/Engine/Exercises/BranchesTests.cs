using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 1, `{ when: CONDITION, do: […], else: […] }`, and `when:` on any other effect.</summary>
public class BranchesTests
{
    [Theory]
    [InlineData("tension = 50", 51)]
    [InlineData("tension = 60", 60)]
    public void A_branch_runs_do_where_its_condition_holds_and_else_where_not(string condition, int tension) =>
        Assert.True(Play(Do.Branch(condition, [Do.Set("tension", 51)], Do.Set("tension", 60))).Is($"tension = {tension}"));

    [Fact]
    public void A_branch_without_else_does_nothing_where_its_condition_is_false() =>
        Assert.True(Play(Do.Branch("tension > 90", [Do.Set("tension", 1)])).Is("tension = 50"));

    [Fact]
    public void The_condition_is_read_when_the_branchs_turn_comes_and_once() =>
        Assert.True(Play(Do.Set("tension", 60), Do.Branch("tension = 60", [Do.Set("tension", 70), Do.Raise("tension", 1)], Do.Set("tension", 2))).Is("tension = 71"));

    [Fact]
    public void Branches_stand_in_branches_and_what_was_put_off_in_either()
    {
        var story = Play(Do.Branch("tension = 50", [Do.Branch("tension > 90", [], Do.Later("10m", Do.Branch("curfew", [Do.Raise("tension", 1)], Do.Raise("tension", 10))))]));
        Assert.True(story.At("12m").Is("tension = 60"));
    }

    [Fact]
    public void Any_effect_may_carry_a_when()
    {
        var story = Story.Of(A.Scenario()
            .Facts(A.Fact("secret"))
            .Crisis("street", A.State("calm").Hears("go", "hot"), A.State("hot"))
            .Injects(
                A.Inject("extra").Contingency(),
                A.Inject("other").At("2m"),
                A.Inject("x").At("1m").Does(
                    Do.Set("tension", 1).If("tension > 90"),
                    Do.Lower("tension", 1).If("tension > 90"),
                    Do.Fire("go").If("tension > 90"),
                    Do.Release("extra").If("tension > 90"),
                    Do.Cancel("other").If("tension > 90"),
                    Do.Flag("curfew").If("tension > 90"),
                    Do.Reveal("secret", "a").If("tension > 90"),
                    Do.Later("1m", Do.Raise("tension", 1)).If("tension > 90"))));
        Assert.True(story.At("5m").Is("tension = 50 and street in calm and not released extra and released other and not curfew and not a knows secret"));
    }

    [Fact]
    public void Doer_and_consulted_mean_the_doers_in_a_branch_of_an_action()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a"))
            .Actions(A.Action("walk", "a", "b").Does(Do.Branch("doer knows secret and not consulted a", [Do.Raise("tension", 1)], Do.Raise("tension", 10)))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("tension = 51"));
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("tension = 61"));
    }

    private static Story Play(params Scenarios.Effect[] effects) => Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").Does(effects))).At("1m");
}
