using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>What a person thinks of the threat is the person's own.</summary>
public class ThreatRatingTests
{
    [Fact]
    public void A_person_rates_the_threat_once_in_a_phase_and_the_last_counts()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h"));
        story.When("a", new CommandBody.RateThreat(4)).Then(new Event.ThreatRated("a", "day", 4));
        story.When("a", new CommandBody.RateThreat(4)).ThenNothing();
        story.When("a", new CommandBody.RateThreat(2)).ThenAccepted();
        story.At("1h").When("a", new CommandBody.RateThreat(5)).ThenAccepted();
        Assert.Equal([("threat/day", "2"), ("threat/night", "5")], Ratings(story, "a", "a"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void There_are_five_steps(int rating) => Story.Of(A.Scenario()).When("a", new CommandBody.RateThreat(rating)).ThenRefused("wrong-rating");

    [Fact]
    public void Neither_the_others_of_the_seat_nor_the_next_holder_see_it()
    {
        var story = Story.Of(A.Scenario());
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
        story.When("a", new CommandBody.RateThreat(4)).ThenAccepted();
        Assert.Empty(Ratings(story, "a", "ann"));
        story.When("a", new CommandBody.LeaveSeat()).ThenAccepted();
        Assert.Empty(Ratings(story, "a", "ann"));
    }

    [Fact]
    public void A_rating_changes_no_view_but_the_raters_and_staffs()
    {
        var story = Story.Of(A.Scenario());
        var before = Others(story);
        story.When("a", new CommandBody.RateThreat(4)).ThenAccepted();
        Assert.Equal(before, Others(story));
    }

    [Fact]
    public void Staff_see_how_many_rated_and_the_spread_of_five_or_more()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c", "d", "e", "f"));
        foreach (var (seat, rating) in new[] { ("a", 1), ("b", 2), ("c", 5), ("d", 3) })
        {
            story.When(seat, new CommandBody.RateThreat(rating)).ThenAccepted();
        }

        Assert.Equal((4, null, null, null), Told(story));
        story.When("e", new CommandBody.RateThreat(3)).ThenAccepted();
        Assert.Equal((5, 1, 3_000, 5), Told(story));
        story.When("f", new CommandBody.RateThreat(2)).ThenAccepted();
        Assert.Equal((6, 1, 2_500, 5), Told(story));
        Assert.DoesNotContain(Staff(story).Record, line => line.Kind == "threat-rated");
    }

    private static (int, int?, long?, int?) Told(Story story) => Assert.Single(Staff(story).Threats) is var item ? (item.Rated, item.Lowest, item.Middle, item.Highest) : default;

    private static IEnumerable<(string, string?)> Ratings(Story story, string seat, string person) =>
        story.Seat(seat, person).Mine.Where(m => m.Id.StartsWith("threat/", StringComparison.Ordinal)).Select(m => (m.Id, m.Option));

    private static View Staff(Story story) => StaffView.Of(story.Book, story.State, story.Chronicle);

    private static string[] Others(Story story) =>
    [
        JsonSerializer.Serialize(story.Seat("b"), Wire.Options),
        JsonSerializer.Serialize(story.Seat("a", "somebody"), Wire.Options),
        JsonSerializer.Serialize(BoardView.Of(story.Book, story.State, story.Chronicle), Wire.Options),
    ];
}
