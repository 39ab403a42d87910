using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Actions: `at-start` at start, and `once`.</summary>
public class StartOfActionTests
{
    [Fact]
    public void At_start_effects_run_at_the_start_and_the_others_at_completion()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a").Takes("10m").AtStart(Do.Raise("tension", 1)).Does(Do.Raise("tension", 10))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("tension = 51 and not done walk"));
        Assert.True(story.At("10m").Is("tension = 61 and done walk"));
    }

    [Fact]
    public void An_action_that_takes_no_time_runs_both_in_this_order()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("speak", "a").AtStart(Do.Set("tension", 10)).Does(Do.Raise("tension", 1))));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.Is("tension = 11"));
    }

    [Fact]
    public void A_refused_start_runs_nothing()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a").When("tension > 90").AtStart(Do.Raise("tension", 1))));
        story.When("a", new CommandBody.Act("walk")).ThenRefused("action-not-now");
        Assert.True(story.Is("tension = 50"));
    }

    [Fact]
    public void A_joint_action_runs_them_once_with_the_last_confirmation()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")).Actions(A.Action("walk").Together("a", "b").Takes("10m").AtStart(Do.Raise("tension", 1).If("doer knows secret"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("tension = 50"));
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is("tension = 51"));
    }

    [Theory]
    [InlineData("a", 51)]
    [InlineData("c", 50)]
    public void Consulted_at_the_start_counts_replies_to_the_doer_so_far(string asker, int tension)
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Actions(A.Action("walk", "a").Takes("10m").When("not done walk").AtStart(Do.Raise("tension", 1).If("consulted b"))));
        story.When(asker, new CommandBody.Consult("b")).ThenAccepted();
        story.When("b", new CommandBody.Reply()).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Is($"tension = {tension}"));
    }

    [Fact]
    public void Consulted_in_when_counts_replies_to_the_doer_alone()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Actions(A.Action("walk", "a", "c").When("consulted b")));
        story.When("c", new CommandBody.Consult("b")).ThenAccepted();
        story.When("b", new CommandBody.Reply()).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenRefused("action-not-now");
        story.When("c", new CommandBody.Act("walk")).ThenAccepted();
    }

    [Fact]
    public void Once_can_be_done_once_by_whomever()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("resign", "a", "b").Takes("10m").Once()));
        story.When("a", new CommandBody.Act("resign")).ThenAccepted();
        story.When("b", new CommandBody.Act("resign")).ThenRefused("action-under-way");
        story.At("10m").When("b", new CommandBody.Act("resign")).ThenRefused("done-already");
        story.When("a", new CommandBody.Act("resign")).ThenRefused("done-already");
        Assert.Equal(ActionState.DoneForGood, story.Seat("b").Actions[0].State);
    }

    [Fact]
    public void Once_holds_for_what_is_done_together_too()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("treaty").Together("a", "b").Once()));
        story.When("a", new CommandBody.Act("treaty")).ThenAccepted();
        story.When("b", new CommandBody.Act("treaty")).ThenAccepted();
        story.When("a", new CommandBody.Act("treaty")).ThenRefused("done-already");
    }

    [Fact]
    public void What_was_not_said_to_be_once_can_be_done_again()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("speak", "a")));
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        story.When("a", new CommandBody.Act("speak")).ThenAccepted();
        Assert.True(story.Is("done speak >= 2"));
    }

    [Fact]
    public void A_stand_in_counts_what_an_action_does_at_its_start()
    {
        var story = Story.Of(
            A.Scenario().Actions(A.Action("calm", "a").Takes("10m").AtStart(Do.Lower("tension", 10))), standIns: ("a", StandInPolicy.Cooperative));
        story.At("2h");
        Assert.NotEmpty(story.All<Event.ActionStarted>());
    }
}
