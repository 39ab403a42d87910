using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Views;

public class AudienceTests
{
    [Theory]
    [InlineData("\"staff\"", false, false, false)]
    [InlineData("\"everyone\"", true, true, false)]
    [InlineData("\"public\"", true, true, true)]
    [InlineData("[\"a\"]", true, false, false)]
    [InlineData("[]", false, false, false)]
    public void An_audience_is_a_word_or_a_list_of_seats(string json, bool a, bool b, bool projector)
    {
        var audience = JsonSerializer.Deserialize<Audience>(json, Wire.Options)!;
        Assert.Equal((a, b, projector), (audience.Includes("a"), audience.Includes("b"), audience.IncludesProjector));
        Assert.Equal(json, JsonSerializer.Serialize(audience, Wire.Options));
    }

    [Fact]
    public void An_unknown_word_is_no_audience() => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Audience>("\"all\"", Wire.Options));

    [Fact]
    public void A_role_card_is_the_seats_own()
    {
        var story = Story.Of(A.Scenario().Role(A.Role("a") with { Private = "cousin" }).Role(A.Role("b") with { Private = "debt" }));
        Assert.Equal("cousin", story.Seat("a").Mine[0].Private);
        Assert.DoesNotContain("cousin", JsonSerializer.Serialize(story.Seat("b"), Wire.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vote_is_the_voters_own_until_it_is_counted()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("1m").Asks(A.Ask("q", "x", "y").Of("a") with { SeveralPeople = Engine.Scenarios.SeveralPeople.HiddenVote })));
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
        story.At("1m").Send("ann", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.Contains(story.Seat("a", "ann").Mine, m => m.Id == "vote/q" && m.Option == "y");
        Assert.DoesNotContain(story.Seat("a", "a").Mine, m => m.Id == "vote/q");
        Assert.Equal((1, 2, null), (story.Seat("a", "a").Asks[0].VotesCast, story.Seat("a", "a").Asks[0].Voters, story.Seat("a", "a").Asks[0].Option));
    }

    [Fact]
    public void Load_and_open_asks_are_shown_to_the_seats_own_and_to_staff()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a").Takes("1h")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.Equal((1, 0), (story.Seat("a").Seats[0].Load, story.Seat("b").Seats[0].Load));
        Assert.Equal(1, StaffView.Of(story.Book, story.State, story.Chronicle).Seats[0].Load);
    }

    [Fact]
    public void What_has_not_arrived_at_the_end_stays_unread_until_the_debrief_is_open()
    {
        var story = Story.Of(A.Scenario().City(A.City("1h")).Facts(A.Fact("secret", "a")));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.DoesNotContain("text of secret", JsonSerializer.Serialize(story.Seat("b"), Wire.Options), StringComparison.Ordinal);
        story.Staff(new CommandBody.OpenDebrief()).ThenAccepted();
        Assert.Contains("text of secret", JsonSerializer.Serialize(story.Seat("b"), Wire.Options), StringComparison.Ordinal);
    }
}
