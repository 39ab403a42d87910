using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Who sits at the table of the city's body.</summary>
public class AttendTests
{
    [Fact]
    public void A_member_attends_while_the_body_sits_and_all_see_it()
    {
        var story = Play();
        story.When("b", new CommandBody.Attend()).ThenRefused("not-convened");
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        story.When("b", new CommandBody.Attend()).ThenRefused("not-convened");
        story.At("20m").When("b", new CommandBody.Attend()).Then(new Event.BodyAttended("b"));
        story.When("b", new CommandBody.Attend()).ThenNothing();
        Assert.Equal(["b"], story.Seat("c").Body[0].Attending);
    }

    [Fact]
    public void Who_is_no_member_does_not_sit_at_the_table()
    {
        var story = Play();
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        story.At("20m").When("c", new CommandBody.Attend()).ThenRefused("not-a-member");
        Story.Of(A.Scenario()).When("a", new CommandBody.Attend()).ThenRefused("no-body");
    }

    [Fact]
    public void When_the_body_rises_nobody_attends_any_more()
    {
        var story = Play();
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        story.At("20m").When("a", new CommandBody.Attend()).ThenAccepted();
        story.When("a", new CommandBody.Adjourn()).ThenAccepted();
        Assert.Empty(story.Seat("a").Body[0].Attending);
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        Assert.Empty(story.At("40m").Seat("a").Body[0].Attending);
    }

    /// <summary>Seats a and b are members; the body opens 20 minutes after a has called it.</summary>
    private static Story Play() => Story.Of(A.Scenario().Roles("a", "b", "c").City(
        A.City("5m") with { Body = new() { Members = ["a", "b"], Convenes = ["a"], SummonInMs = A.Ms("20m") } }));
}
