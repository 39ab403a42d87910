using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Seats;

/// <summary>Section 3, Stand-ins: what they do and whom they consult.</summary>
public class StandInActsTests
{
    public static TheoryData<StandInPolicy> Talkative =>
        [StandInPolicy.Cooperative, StandInPolicy.Cautious, StandInPolicy.Siloed, StandInPolicy.Proactive, StandInPolicy.Contrary, StandInPolicy.Random];

    [Fact]
    public void Silent_never_answers_shares_acts_or_replies()
    {
        var story = Story.Of(
            A.Scenario().Facts(A.Fact("open", "a")).Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Limit("5h"))).Actions(A.Action("help", "a").Does(Do.Lower("tension", 9))),
            standIns: ("a", StandInPolicy.Silent));
        story.When("b", new CommandBody.Consult("a")).ThenAccepted();
        story.At("9h");
        Assert.DoesNotContain(story.Entries, e => e.Command.Who == Command.StandIn);
    }

    [Theory]
    [MemberData(nameof(Talkative))]
    public void All_but_silent_reply_to_a_consultation_after_5_to_20_minutes(StandInPolicy policy)
    {
        var story = Story.Of(A.Scenario(), standIns: ("a", policy)).At("10m");
        story.When("b", new CommandBody.Consult("a")).ThenAccepted();
        Assert.InRange(story.At("2h").All<Event.Replied>().Single().StoryMs, A.Ms("15m"), A.Ms("30m"));
    }

    [Fact]
    public void Cooperative_consults_everyone_it_should_before_it_acts()
    {
        var story = Story.Of(
            A.Scenario().Roles("a", "b", "c").Actions(A.Action("help", "a").With("b", "c").Does(Do.Lower("tension", 9))), standIns: ("a", StandInPolicy.Cooperative));
        story.At("3h");
        Assert.Equal(["b", "c"], story.All<Event.Consulted>().Select(e => e.To));
        Assert.True(story.All<Event.ActionStarted>()[0].StoryMs > story.All<Event.Consulted>()[^1].StoryMs);
    }

    [Fact]
    public void Cautious_consults_its_own_sector_and_acts_only_when_an_indicator_got_a_tenth_worse()
    {
        var scenario = A.Scenario()
            .Role(A.Role("a") with { Sector = "security" }).Role(A.Role("b") with { Sector = "security" }).Role(A.Role("c") with { Sector = "health" })
            .Injects(A.Inject("worse").At("4h").Does(Do.Raise("tension", 10)))
            .Actions(A.Action("help", "a").With("b", "c").Does(Do.Lower("tension", 1)));
        var story = Story.Of(scenario, standIns: ("a", StandInPolicy.Cautious));
        Assert.Empty(story.At("4h").All<Event.Consulted>());
        Assert.Equal(["b"], story.At("6h").All<Event.Consulted>().Select(e => e.To));
        Assert.NotEmpty(story.All<Event.ActionStarted>());
    }

    [Theory]
    [InlineData(StandInPolicy.Siloed)]
    [InlineData(StandInPolicy.Proactive)]
    [InlineData(StandInPolicy.Contrary)]
    public void Others_consult_nobody(StandInPolicy policy)
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("help", "a").With("b").Does(Do.Lower("tension", 9))), standIns: ("a", policy));
        Assert.Empty(story.At("5h").All<Event.Consulted>());
        Assert.NotEmpty(story.All<Event.ActionStarted>());
    }

    [Theory]
    [InlineData(StandInPolicy.Cooperative, "help")]
    [InlineData(StandInPolicy.Contrary, "harm")]
    public void It_does_what_helps_most_or_least_every_15_to_30_minutes(StandInPolicy policy, string action)
    {
        var story = Alone(
            A.Scenario().Actions(A.Action("nothing", "a"), A.Action("help", "a").Does(Do.Lower("tension", 1)), A.Action("harm", "a").Does(Do.Raise("tension", 1))), policy);
        var starts = story.At("9h").All<Event.ActionStarted>();
        Assert.All(starts, s => Assert.Equal(action, s.Action));
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange(pair.Second.StoryMs - pair.First.StoryMs, A.Ms("15m"), A.Ms("30m")));
    }

    [Fact]
    public void Cooperative_starts_nothing_that_does_not_help() =>
        Assert.Empty(Alone(A.Scenario().Actions(A.Action("nothing", "a"), A.Action("harm", "a").Does(Do.Raise("tension", 1))), StandInPolicy.Cooperative).At("9h").All<Event.ActionStarted>());

    [Fact]
    public void Proactive_acts_as_soon_as_it_can() =>
        Assert.InRange(
            Alone(A.Scenario().Actions(A.Action("help", "a").Does(Do.Lower("tension", 1))), StandInPolicy.Proactive).At("1h").All<Event.ActionStarted>()[0].StoryMs,
            0, A.Ms("2m"));

    private static Story Alone(ScenarioBuilder scenario, StandInPolicy policy) => Story.Of(scenario, standIns: ("a", policy));
}
