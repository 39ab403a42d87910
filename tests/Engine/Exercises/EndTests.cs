using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, End and Objectives.</summary>
public class EndTests
{
    [Fact]
    public void Endings_are_tested_once_in_order_and_the_last_needs_no_condition()
    {
        var scenario = A.Scenario().Ending("grim", "tension > 60").Ending("bright", "tension = 50").Ending("other");
        Story.Of(scenario).Staff(new CommandBody.EndPlay()).Then(new Event.Ended("bright"));
        var risen = Story.Of(scenario.Injects(A.Inject("x").At("0s").Does(Do.Raise("tension", 5))));
        risen.Staff(new CommandBody.EndPlay()).Then(new Event.Ended("other"));
    }

    [Fact]
    public void Running_actions_do_not_complete_nothing_falls_silent_and_nothing_is_missed()
    {
        var story = Story.Of(
            A.Scenario().Phase("day", "1h").Injects(
                A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a") with { Silence = "x" }),
                A.Inject("seen").At("0s").Expects("done walk", null, Do.Raise("tension", 1)))
            .Actions(A.Action("walk", "a").Takes("3h")),
            headless: true);
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("1h");
        Assert.Equal(Stage.Ended, story.State.Stage);
        Assert.True(story.Is("not done walk and not answered q and tension = 50"));
        Assert.Empty(story.All<Event.ExpectationMissed>());
    }

    [Fact]
    public void After_the_end_nothing_happens_any_more()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m")).Actions(A.Action("walk", "a")));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.Wait("10h");
        Assert.False(story.Is("released x"));
        story.When("a", new CommandBody.Act("walk")).ThenRefused("play-ended");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenRefused("play-ended");
        story.Staff(new CommandBody.EndPlay()).ThenRefused("play-ended");
    }

    [Fact]
    public void End_closes_play_not_the_log_and_seal_closes_the_log()
    {
        var story = Story.Of(A.Scenario().Feedback("surprise"));
        var words = new TypedText { Id = "t" };
        story.When("a", new CommandBody.GiveFeedback("surprise", words)).ThenRefused("not-ended");
        story.Staff(new CommandBody.OpenDebrief()).ThenRefused("not-ended");
        story.Staff(new CommandBody.Seal()).ThenRefused("not-ended");
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.When("a", new CommandBody.GiveFeedback("surprise", words)).Then(new Event.FeedbackGiven("a", "surprise", words));
        story.When("a", new CommandBody.GiveFeedback("surprise", new())).ThenRefused("nothing-typed");
        story.Staff(new CommandBody.OpenDebrief()).Then(new Event.DebriefOpened());
        story.Staff(new CommandBody.OpenDebrief()).ThenNothing();
        story.Staff(new CommandBody.Seal()).Then(new Event.Sealed());
        story.When("a", new CommandBody.GiveFeedback("surprise", words)).ThenRefused("sealed");
        story.Staff(new CommandBody.Seal()).ThenRefused("sealed");
    }

    [Fact]
    public void Met_when_holds_from_the_first_moment_it_is_true()
    {
        var story = Story.Of(A.Scenario().Task("calmed", "tension < 40").Injects(
            A.Inject("down").At("5m").Does(Do.Set("tension", 30)), A.Inject("up").At("6m").Does(Do.Set("tension", 60)), A.Inject("again").At("7m").Does(Do.Set("tension", 30))));
        Assert.Equal(A.Ms("5m"), Assert.Single(story.At("10m").All<Event.TaskMet>()).StoryMs);
    }

    [Fact]
    public void Met_when_is_looked_at_after_every_cause()
    {
        var story = Story.Of(A.Scenario().Task("calmed", "tension < 40").Injects(
            A.Inject("down").At("5m").Does(Do.Set("tension", 30)), A.Inject("up").At("5m").Does(Do.Set("tension", 60))));
        Assert.Single(story.At("5m").All<Event.TaskMet>());
    }

    [Fact]
    public void A_task_that_time_alone_meets_is_met_at_its_time()
    {
        var story = Story.Of(A.Scenario().Task("lasted", "elapsed >= 37m")).At("1h");
        Assert.Equal(A.Ms("37m"), Assert.Single(story.All<Event.TaskMet>()).StoryMs);
    }

    [Fact]
    public void A_task_true_at_the_start_is_met_at_the_start() =>
        Assert.Equal(0, Assert.Single(Story.Of(A.Scenario().Task("calm", "tension = 50")).All<Event.TaskMet>()).StoryMs);

    [Fact]
    public void A_task_never_met_stays_unmet()
    {
        var story = Story.Of(A.Scenario().Task("calmed", "tension < 40"));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal([null], story.State.TasksMet);
    }
}
