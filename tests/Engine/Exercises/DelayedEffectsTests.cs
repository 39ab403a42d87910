using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, effects that are put off with `after:`.</summary>
public class DelayedEffectsTests
{
    [Fact]
    public void Effects_put_off_run_so_much_story_time_later()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").Does(Do.Later("20m", Do.Raise("tension", 1)))));
        Assert.True(story.At("24m59s").Is("tension = 50"));
        Assert.True(story.At("25m").Is("tension = 51"));
        Assert.Equal("inject/x", Assert.Single(story.All<Event.IndicatorChanged>()).Because);
    }

    [Fact]
    public void Delayed_effects_run_after_completed_actions_in_the_order_they_were_scheduled()
    {
        var story = Story.Of(A.Scenario()
            .Injects(
                A.Inject("x").At("5m").Does(Do.Later("5m", Do.Set("tension", 10))),
                A.Inject("y").At("0s").Does(Do.Later("10m", Do.Set("tension", 20))))
            .Actions(A.Action("walk", "a").Takes("10m").Does(Do.Set("tension", 30))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("10m");
        Assert.Equal([30_000, 20_000, 10_000], story.All<Event.IndicatorChanged>().Select(e => e.To));
    }

    [Fact]
    public void Delayed_effects_run_before_the_timers_of_the_same_instant()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").After("10m", "hot"), A.State("hot"))
            .Injects(A.Inject("x").At("0s").Does(Do.Later("10m", Do.Raise("tension", 1).If("street in calm")))));
        Assert.True(story.At("10m").Is("tension = 51 and street in hot"));
    }

    [Fact]
    public void Each_list_put_off_is_a_cause_of_its_own()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("go", "hot"), A.State("hot"))
            .Injects(A.Inject("x").At("0s").Does(Do.Later("10m", Do.Fire("go")), Do.Later("10m", Do.Raise("tension", 1).If("street in hot")))));
        Assert.True(story.At("10m").Is("tension = 51"));
    }

    [Theory]
    [InlineData("tension = 50", 51)]
    [InlineData("tension = 60", 60)]
    public void The_when_of_a_delay_is_tested_when_it_is_scheduled(string condition, int tension)
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("x").At("0s").Does(Do.Later("10m", Do.Set("tension", 51)).If(condition)),
            A.Inject("y").At("5m").Does(Do.Set("tension", 60))));
        Assert.True(story.At("10m").Is($"tension = {tension}"));
    }

    [Fact]
    public void The_conditions_of_the_effects_put_off_are_tested_when_they_run()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("x").At("0s").Does(Do.Later("10m", Do.Raise("tension", 1).If("tension = 60"))),
            A.Inject("y").At("5m").Does(Do.Set("tension", 60))));
        Assert.True(story.At("10m").Is("tension = 61"));
    }

    [Fact]
    public void What_was_put_off_may_put_off_more()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("0s").Does(Do.Later("10m", Do.Raise("tension", 1), Do.Later("10m", Do.Raise("tension", 10))))));
        Assert.True(story.At("19m59s").Is("tension = 51"));
        Assert.True(story.At("20m").Is("tension = 61"));
    }

    [Theory]
    [InlineData("5m", 51)]
    [InlineData("15m", 50)]
    public void Consulted_in_an_action_counts_replies_until_completion_also_in_effects_it_delays(string replied, int tension)
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("speak", "a").Takes("10m").Does(Do.Later("20m", Do.Raise("tension", 1).If("consulted b")))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.At(replied).When("b", new CommandBody.Reply()).ThenAccepted();
        Assert.True(story.At("30m").Is($"tension = {tension} and consulted b"));
    }

    [Theory]
    [InlineData("5m", 51)]
    [InlineData("15m", 50)]
    public void Consulted_in_what_an_action_delays_at_its_start_counts_replies_until_completion_too(string replied, int tension)
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("speak", "a").Takes("10m").AtStart(Do.Later("20m", Do.Raise("tension", 1).If("consulted b")))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.At(replied).When("b", new CommandBody.Reply()).ThenAccepted();
        Assert.True(story.At("20m").Is($"tension = {tension}"));
    }

    [Fact]
    public void Consulted_in_what_an_action_delays_counts_replies_to_the_doer_alone()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Actions(A.Action("speak", "a").Does(Do.Later("10m", Do.Raise("tension", 1).If("consulted b"), Do.Raise("tension", 10).If("c consulted b")))));
        story.When("c", new CommandBody.Consult("b")).ThenAccepted();
        story.When("b", new CommandBody.Reply()).ThenAccepted();
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.At("10m").Is("tension = 60"));
    }

    [Fact]
    public void Doer_is_still_whoever_did_the_action_in_effects_it_delays()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "b")).Actions(A.Action("speak", "a", "b").Does(Do.Later("10m", Do.Raise("tension", 1).If("doer knows secret")))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.At("10m").Is("tension = 50"));
        story.When("b", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.At("20m").Is("tension = 51"));
    }

    [Fact]
    public void While_play_is_stopped_what_was_put_off_waits()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("0s").Does(Do.Later("10m", Do.Raise("tension", 1))))).At("5m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        Assert.True(story.Wait("1h").Is("tension = 50"));
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.True(story.At("10m").Is("tension = 51"));
    }

    [Fact]
    public void After_the_end_nothing_that_was_put_off_runs()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("0s").Does(Do.Later("10m", Do.Raise("tension", 1)))));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.True(story.Wait("1h").Is("tension = 50"));
    }

    [Fact]
    public void What_puts_itself_off_to_no_later_time_for_ever_is_cut()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("go", "calm", null, Do.Later("0s", Do.Fire("go"))))
            .Injects(A.Inject("x").At("1m").Does(Do.Fire("go")), A.Inject("y").At("2m"))).At("2m");
        Assert.NotEmpty(story.All<Event.LoopCut>());
        Assert.True(story.Is("released y"), "play goes on");
    }

    [Fact]
    public void Facilitator_paced_a_release_that_was_put_off_is_a_cue()
    {
        var story = Story.Of(
            A.Scenario().Injects(A.Inject("extra").Contingency()).Actions(A.Action("walk", "a").Does(Do.Later("10m", Do.Release("extra")))),
            Mode.FacilitatorPaced);
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("10m");
        Assert.Equal(("extra", "action/walk"), Assert.Single(story.All<Event.InjectCued>().Select(e => (e.Inject, e.Because))));
    }
}
