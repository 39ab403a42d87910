using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Seats;

/// <summary>Section 3, Stand-ins: who calls the city's body, and when.</summary>
public class StandInConvenesTests
{
    [Theory]
    [InlineData(StandInPolicy.Cooperative)]
    [InlineData(StandInPolicy.Cautious)]
    [InlineData(StandInPolicy.Proactive)]
    [InlineData(StandInPolicy.Random)]
    public void Some_call_the_body_the_next_time_they_look_after_an_indicator_got_a_tenth_worse(StandInPolicy policy)
    {
        var story = Story.Of(Worse("4h", 10), standIns: ("a", policy));
        Assert.Empty(story.At("239m").All<Event.BodySummoned>());
        var summoned = Assert.Single(story.At("5h").All<Event.BodySummoned>());
        Assert.Equal("a", summoned.By);
        Assert.InRange(summoned.StoryMs, A.Ms("4h"), A.Ms("4h30m"));
        Assert.True(story.Is("convened"));
    }

    [Theory]
    [InlineData(StandInPolicy.Siloed)]
    [InlineData(StandInPolicy.Contrary)]
    [InlineData(StandInPolicy.Silent)]
    public void Others_never_do(StandInPolicy policy) =>
        Assert.Empty(Story.Of(Worse("1h", 40), standIns: ("a", policy)).At("9h").All<Event.BodySummoned>());

    [Fact]
    public void Less_than_a_tenth_of_the_range_is_no_reason() =>
        Assert.Empty(Story.Of(Worse("1h", 9), standIns: ("a", StandInPolicy.Cooperative)).At("9h").All<Event.BodySummoned>());

    [Fact]
    public void An_indicator_that_does_not_say_what_is_better_is_no_reason() => Assert.Empty(Story.Of(
        Worse("1h", 40).Indicator("tension", 50), standIns: ("a", StandInPolicy.Cooperative)).At("9h").All<Event.BodySummoned>());

    [Fact]
    public void Who_may_not_convene_calls_nobody() =>
        Assert.Empty(Story.Of(Worse("1h", 40), standIns: ("b", StandInPolicy.Proactive)).At("9h").All<Event.BodySummoned>());

    [Fact]
    public void Where_there_is_no_body_they_go_on_with_what_they_would_do()
    {
        var scenario = A.Scenario().City(A.City("5m")).Injects(A.Inject("worse").At("1h").Does(Do.Raise("tension", 40)))
            .Actions(A.Action("help", "a").Does(Do.Lower("tension", 1)));
        Assert.NotEmpty(Story.Of(scenario, standIns: ("a", StandInPolicy.Cautious)).At("3h").All<Event.ActionStarted>());
    }

    [Fact]
    public void Calling_the_body_takes_no_turn_from_acting()
    {
        var story = Story.Of(Worse("1h", 40).Actions(A.Action("help", "a").Does(Do.Lower("tension", 1))), standIns: ("a", StandInPolicy.Cautious)).At("3h");
        Assert.Equal(story.All<Event.BodySummoned>().Single().StoryMs, story.All<Event.ActionStarted>()[0].StoryMs);
    }

    [Fact]
    public void Each_of_two_chairs_calls_once_and_for_itself()
    {
        var alone = Story.Of(TwoChairs(), standIns: ("a", StandInPolicy.Cautious)).At("9h");
        Assert.Equal("a", Assert.Single(alone.All<Event.BodyCalled>()).By);
        Assert.Empty(alone.All<Event.BodySummoned>());

        var both = Story.Of(TwoChairs(), standIns: [("a", StandInPolicy.Cautious), ("b", StandInPolicy.Cooperative)]).At("9h");
        var (called, summoned) = (Assert.Single(both.All<Event.BodyCalled>()), Assert.Single(both.All<Event.BodySummoned>()));
        Assert.NotEqual(called.By, summoned.By);
    }

    [Fact]
    public void What_a_person_has_called_is_not_called_again()
    {
        var story = Story.Of(Worse("1h", 40), standIns: ("a", StandInPolicy.Cooperative));
        story.When("c", new CommandBody.Convene()).ThenAccepted();
        Assert.Single(story.At("9h").All<Event.BodySummoned>());
    }

    [Fact]
    public void They_leave_it_to_the_phase_to_send_the_body_home_and_call_it_again_in_the_next()
    {
        var story = Story.Of(Worse("1h", 40).Phase("day", "3h").Phase("evening", "3h"), headless: true, standIns: ("a", StandInPolicy.Cooperative));
        story.Wait("5h");
        Assert.Equal(A.Ms("3h"), Assert.Single(story.All<Event.BodyAdjourned>()).StoryMs);
        Assert.Equal(2, story.All<Event.BodySummoned>().Length);
    }

    [Fact]
    public void However_often_the_host_comes_to_look_it_is_called_at_the_same_moment()
    {
        var leaping = Story.Of(Worse("4h", 10), standIns: ("a", StandInPolicy.Cautious)).Wait("6h");
        var stepping = Story.Of(Worse("4h", 10), standIns: ("a", StandInPolicy.Cautious));
        for (var minutes = 0; minutes < 360; minutes++)
        {
            stepping.Wait("1m");
        }

        Assert.Equal(leaping.All<Event.BodySummoned>().Single(), stepping.All<Event.BodySummoned>().Single());
    }

    /// <summary>Tension goes up by so much then; seats a and c may call the body of a, b and c.</summary>
    private static ScenarioBuilder Worse(string at, long by) => A.Scenario().Roles("a", "b", "c")
        .Injects(A.Inject("worse").At(at).Does(Do.Raise("tension", by)))
        .City(A.City("5m") with { Body = new() { Members = ["a", "b", "c"], Convenes = ["a", "c"], SummonInMs = A.Ms("20m") } });

    private static ScenarioBuilder TwoChairs() => Worse("1h", 40)
        .City(A.City("5m") with { Body = new() { Members = ["a", "b"], Chair = ChairRule.Dual, ChairSeats = ["a", "b"], SummonInMs = A.Ms("20m") } });
}
