using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Actions.</summary>
public class ActionTests
{
    [Fact]
    public void When_is_tested_at_start()
    {
        var story = Story.Of(A.Scenario()
            .Injects(A.Inject("x").At("5m").Does(Do.Raise("tension", 20)))
            .Actions(A.Action("walk", "a").Takes("10m").When("tension < 60").Does(Do.Set("tension", 1))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.At("10m").Is("done walk and tension = 1"), "it was possible when it started");
        story.At("15m").Staff(new CommandBody.Mark(new() { Id = "t" })).ThenAccepted();
        Assert.True(story.Is("tension = 1"));
    }

    [Fact]
    public void An_action_that_is_not_possible_now_is_refused() =>
        Story.Of(A.Scenario().Actions(A.Action("walk", "a").When("tension > 60"))).When("a", new CommandBody.Act("walk")).ThenRefused("action-not-now");

    [Fact]
    public void Effects_done_and_load_release_come_at_completion()
    {
        var story = Story.Of(A.Scenario()
            .Role(A.Role("a") with { Capacity = 1 })
            .Actions(A.Action("walk", "a").Takes("10m").Does(Do.Raise("tension", 1)), A.Action("talk", "a").Takes("1m")));
        story.When("a", new CommandBody.Act("walk")).Then(new Event.ActionStarted(1, "walk", ["a"], A.Ms("10m")));
        story.When("a", new CommandBody.Act("talk")).ThenRefused("at-capacity");
        Assert.True(story.At("9m59s").Is("not done walk and tension = 50"));
        Assert.True(story.At("10m").Is("done walk by a and tension = 51"));
        story.When("a", new CommandBody.Act("talk")).ThenAccepted();
    }

    [Fact]
    public void At_capacity_the_refusal_names_the_seat_and_its_load()
    {
        var story = Story.Of(A.Scenario().Roles("a").Actions(A.Action("one", "a").Takes("1m"), A.Action("two", "a").Takes("1m"), A.Action("three", "a").Takes("1m")));
        story.When("a", new CommandBody.Act("one")).ThenAccepted();
        story.When("a", new CommandBody.Act("two")).ThenAccepted();
        Assert.Equal(["a", "2"], story.When("a", new CommandBody.Act("three")).ThenRefused("at-capacity").Refusal!.Arguments);
    }

    [Fact]
    public void The_same_action_is_not_started_while_under_way()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a", "b").Takes("10m")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.When("b", new CommandBody.Act("walk")).ThenRefused("action-under-way");
        story.At("10m").When("b", new CommandBody.Act("walk")).ThenAccepted();
    }

    [Fact]
    public void An_action_that_takes_no_time_completes_at_once()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("speak", "a").Does(Do.Raise("tension", 1))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.Is("done speak and tension = 51"));
    }

    [Fact]
    public void It_is_done_and_the_load_released_before_its_own_effects_run()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a").Takes("10m").Does(Do.Raise("tension", 1).If("done walk and done walk by a"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.At("10m").Is("tension = 51"));
    }

    [Fact]
    public void Only_those_named_by_it_do_it_and_any_one_of_them_alone()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Actions(A.Action("walk", "a", "b")));
        story.When("c", new CommandBody.Act("walk")).ThenRefused("not-yours-to-do");
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("done walk by b and not done walk by a"));
        story.When("a", new CommandBody.Act("nothing")).ThenRefused("not-yours-to-do");
    }

    [Fact]
    public void What_it_says_every_seat_learns_at_completion_and_is_never_over_sharing()
    {
        var story = Story.Of(A.Scenario()
            .Roles("a", "b", "c")
            .Facts(A.Fact("secret", "a").Only(Scenarios.Sensitivity.Restricted))
            .City(A.City("30m"))
            .Actions(A.Action("speak", "a").Takes("5m").Says("secret")));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.False(story.At("4m59s").Is("b knows secret"));
        Assert.True(story.At("5m").Is("b knows secret and c knows secret"));
        Assert.Empty(story.All<Event.Shared>());
    }

    [Fact]
    public void Says_leaves_out_what_the_doer_does_not_know()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Facts(A.Fact("mine", "a"), A.Fact("theirs", "b")).Actions(A.Action("speak", "a").Says("mine", "theirs")));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.Is("c knows mine and not c knows theirs"));
    }

    [Fact]
    public void What_it_says_is_known_when_its_effects_run()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("mine", "a")).Actions(A.Action("speak", "a").Says("mine").Does(Do.Raise("tension", 1).If("b knows mine"))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.Is("tension = 51"));
    }

    [Fact]
    public void Together_starts_with_the_last_confirmation()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk").Together("a", "b").Takes("10m")));
        story.When("a", new CommandBody.Act("walk")).Then(new Event.ActionConfirmed("walk", "a"));
        story.When("a", new CommandBody.Act("walk")).ThenRefused("confirmed-already");
        story.At("5m").When("b", new CommandBody.Act("walk")).Then(new Event.ActionStarted(1, "walk", ["a", "b"], A.Ms("15m")));
        Assert.True(story.At("15m").Is("done walk by a and done walk by b and done walk = 1"));
    }

    [Fact]
    public void Together_tests_when_and_every_doers_capacity_at_the_last_confirmation()
    {
        var story = Story.Of(A.Scenario()
            .Role(A.Role("a") with { Capacity = 1 }).Roles("b")
            .Actions(A.Action("walk").Together("a", "b").When("elapsed >= 5m"), A.Action("other", "a").Takes("20m")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.When("b", new CommandBody.Act("walk")).ThenRefused("action-not-now");
        story.At("5m").When("a", new CommandBody.Act("other")).ThenAccepted();
        story.When("b", new CommandBody.Act("walk")).ThenRefused("partner-busy");
        story.At("25m").When("b", new CommandBody.Act("walk")).ThenAccepted();
    }

    [Fact]
    public void A_waiting_confirmation_is_no_load()
    {
        var story = Story.Of(A.Scenario().Role(A.Role("a") with { Capacity = 1 }).Roles("b").Actions(A.Action("walk").Together("a", "b"), A.Action("other", "a").Takes("1m")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.When("a", new CommandBody.Act("other")).ThenAccepted();
    }

    [Fact]
    public void Doer_is_any_of_those_who_do_it_together()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "b")).Actions(A.Action("walk").Together("a", "b").When("doer knows secret").Does(Do.Raise("tension", 1).If("doer knows secret"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("tension = 51"));
    }

    [Theory]
    [InlineData("a", 51)]
    [InlineData("c", 50)]
    public void Consulted_in_an_action_counts_replies_to_the_doer_until_completion(string asker, int tension)
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Actions(A.Action("speak", "a").Takes("10m").Does(Do.Raise("tension", 1).If("consulted b"))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        story.When(asker, new CommandBody.Consult("b")).ThenAccepted();
        story.At("5m").When("b", new CommandBody.Reply()).ThenAccepted();
        Assert.True(story.At("10m").Is($"tension = {tension} and consulted b"));
    }

    [Fact]
    public void Consulted_in_an_action_does_not_reach_the_triggers_it_causes()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c")
            .Crisis("street", A.State("calm").Hears("go", "hot", "consulted b"), A.State("hot"))
            .Actions(A.Action("speak", "a").Does(Do.Fire("go"))));
        story.When("c", new CommandBody.Consult("b")).ThenAccepted();
        story.When("b", new CommandBody.Reply()).ThenAccepted();
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.Is("street in hot"), "a machine's guard asks whether anyone consulted");
    }

    [Fact]
    public void A_seat_shares_only_facts_it_knows()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "b")));
        story.When("a", new CommandBody.Share("secret", "b")).ThenRefused("does-not-know");
        story.When("a", new CommandBody.Share("nothing", "b")).ThenRefused("does-not-know");
        story.When("b", new CommandBody.Share("secret", "a")).ThenAccepted();
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
    }
}
