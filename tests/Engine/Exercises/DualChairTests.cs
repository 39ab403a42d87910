using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 6, `chair: dual`: both must call.</summary>
public class DualChairTests
{
    [Fact]
    public void The_body_is_summoned_when_both_have_called()
    {
        var story = Story.Of(Council());
        story.When("a", new CommandBody.Convene()).Then(new Event.BodyCalled("a"));
        story.When("a", new CommandBody.Convene()).ThenRefused("called-already");
        Assert.False(story.At("1h").Is("convened"));
        story.When("b", new CommandBody.Convene()).Then(new Event.BodySummoned("b", A.Ms("1h20m")));
        Assert.True(story.At("1h20m").Is("convened"));
    }

    [Fact]
    public void Only_those_who_chair_it_call_it()
    {
        var story = Story.Of(Council());
        story.When("c", new CommandBody.Convene()).ThenRefused("not-yours-to-convene");
    }

    [Fact]
    public void Either_sends_it_home_and_both_must_call_again()
    {
        var story = Story.Of(Council());
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        story.When("b", new CommandBody.Convene()).ThenAccepted();
        story.At("20m").When("a", new CommandBody.Adjourn()).ThenAccepted();
        Assert.False(story.Is("convened"));
        story.When("b", new CommandBody.Convene()).Then(new Event.BodyCalled("b"));
    }

    [Fact]
    public void A_single_chair_or_none_needs_one_call()
    {
        var story = Story.Of(Council(ChairRule.Single));
        story.When("c", new CommandBody.Convene()).Then(new Event.BodySummoned("c", A.Ms("20m")));
    }

    private static ScenarioBuilder Council(ChairRule chair = ChairRule.Dual) => A.Scenario().Roles("a", "b", "c").City(A.City("5m") with
    {
        Body = new() { Members = ["a", "b", "c"], Convenes = ["c"], Chair = chair, ChairSeats = ["a", "b"], SummonInMs = A.Ms("20m") },
    });
}
