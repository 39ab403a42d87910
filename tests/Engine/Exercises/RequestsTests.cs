using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Requests and responses, which go through the city, and decisions a seat notes.</summary>
public class RequestsTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    [Fact]
    public void Requests_and_responses_go_through_the_city()
    {
        var story = Story.Of(A.Scenario().City(A.City("10m")));
        story.When("a", new CommandBody.Request("b", Words)).Then(new Event.Requested(1, "a", "b", A.Ms("10m"), Words));
        story.When("b", new CommandBody.Respond()).ThenRefused("nobody-requested");
        Assert.Empty(story.Seat("b").Messages);
        Assert.True(Assert.Single(story.At("10m").Seat("b").Messages).Open);
        story.When("b", new CommandBody.Respond("a", Words)).Then(new Event.Responded(2, 1, "b", "a", A.Ms("20m"), Words));
        Assert.True(Assert.Single(story.Seat("a").Messages).Open, "its answer is still to come");
        Assert.Equal([(MessageKind.Request, false), (MessageKind.Response, false)], story.At("20m").Seat("a").Messages.Select(m => (m.Kind, m.Open)));
    }

    [Fact]
    public void Respond_answers_every_open_request_and_respond_to_a_seat_those_of_one()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c"));
        story.When("a", new CommandBody.Request("c", Words)).ThenAccepted();
        story.When("a", new CommandBody.Request("c", Words)).ThenAccepted();
        story.When("b", new CommandBody.Request("c", Words)).ThenAccepted();
        Assert.Single(story.When("c", new CommandBody.Respond("b")).ThenAccepted().Events.OfType<Event.Responded>());
        Assert.Equal(2, story.When("c", new CommandBody.Respond()).ThenAccepted().Events.OfType<Event.Responded>().Count());
        story.When("c", new CommandBody.Respond()).ThenRefused("nobody-requested");
        story.When("c", new CommandBody.Respond("z")).ThenRefused("unknown");
    }

    [Fact]
    public void A_request_is_no_consultation_and_a_response_no_reply()
    {
        var story = Story.Of(A.Scenario());
        story.When("a", new CommandBody.Request("b", Words)).ThenAccepted();
        story.When("b", new CommandBody.Reply()).ThenRefused("nobody-asked");
        story.When("b", new CommandBody.Respond()).ThenAccepted();
        Assert.False(story.Is("consulted b"));
    }

    [Fact]
    public void A_request_without_words_to_oneself_or_to_nobody_is_refused()
    {
        var story = Story.Of(A.Scenario());
        story.When("a", new CommandBody.Request("b", new())).ThenRefused("nothing-typed");
        story.When("a", new CommandBody.Request("a", Words)).ThenRefused("to-yourself");
        story.When("a", new CommandBody.Request("z", Words)).ThenRefused("unknown");
    }

    [Fact]
    public void A_stand_in_responds_after_5_to_20_minutes_and_a_silent_one_never()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c"), standIns: [("b", StandInPolicy.Siloed), ("c", StandInPolicy.Silent)]);
        story.When("a", new CommandBody.Request("b", Words)).ThenAccepted();
        story.When("a", new CommandBody.Request("c", Words)).ThenAccepted();
        Assert.InRange(Assert.Single(story.At("2h").All<Event.Responded>()).StoryMs, A.Ms("5m"), A.Ms("20m"));
    }

    [Fact]
    public void A_decision_is_noted_by_the_seat_for_itself_and_the_debrief()
    {
        var story = Story.Of(A.Scenario());
        story.When("a", new CommandBody.NoteDecision(new())).ThenRefused("nothing-typed");
        var noted = story.When("a", new CommandBody.NoteDecision(Words)).The<Event.DecisionNoted>();
        Assert.Equal((new Event.DecisionNoted("a", Words), true, false), (noted with { Audience = Audience.Staff }, noted.Audience.Includes("a"), noted.Audience.Includes("b")));
        story.Staff(new CommandBody.NoteDecision(Words)).ThenRefused("not-in-seat");
    }
}
