using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Sections 1 and 2, flags.</summary>
public class FlagsTests
{
    [Fact]
    public void A_flag_is_up_from_the_moment_it_is_raised_until_it_is_taken_down()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").Does(Do.Flag("curfew")), A.Inject("y").At("10m").Does(Do.Unflag("curfew"))));
        Assert.False(story.At("4m59s").Is("curfew"));
        Assert.True(story.At("5m").Is("curfew"));
        Assert.True(story.At("10m").Is("not curfew"));
    }

    [Fact]
    public void Raising_a_flag_that_is_up_or_taking_down_one_that_is_down_is_nothing()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").Does(Do.Unflag("curfew"), Do.Flag("curfew"), Do.Flag("curfew")))).At("5m");
        Assert.Equal(("curfew", true, "inject/x"), Assert.Single(story.All<Event.FlagChanged>().Select(e => (e.Flag, e.Up, e.Because))));
    }

    [Fact]
    public void A_flag_that_nothing_raises_is_down() => Assert.True(Story.Of(A.Scenario()).Is("not curfew"));

    [Fact]
    public void A_flag_counts_at_once_within_its_own_cause()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").Does(Do.Flag("curfew"), Do.Raise("tension", 1).If("curfew"), Do.Unflag("curfew"), Do.Raise("tension", 10).If("curfew")))).At("5m");
        Assert.True(story.Is("tension = 51"));
    }

    [Fact]
    public void A_flag_guards_machines_actions_injects_and_tasks()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").After("1m", "hot", "curfew"), A.State("hot"))
            .Injects(A.Inject("x").At("5m").Does(Do.Flag("curfew")), A.Inject("found").When("curfew"))
            .Actions(A.Action("patrol", "a").When("curfew"))
            .Task("kept", "curfew"));
        story.At("4m59s").When("a", new CommandBody.Act("patrol")).ThenRefused("action-not-now");
        Assert.True(story.At("5m").Is("street in hot and released found"));
        story.When("a", new CommandBody.Act("patrol")).ThenAccepted();
        Assert.Equal(A.Ms("5m"), Assert.Single(story.All<Event.TaskMet>()).StoryMs);
    }
}
