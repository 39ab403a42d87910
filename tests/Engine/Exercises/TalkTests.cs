using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Talk through the city: delays, channels, the body, over-sharing.</summary>
public class TalkTests
{
    private static readonly TypedText Words = new() { Id = "t" };

    [Fact]
    public void Without_a_city_nothing_is_delayed_and_a_share_arrives_within_its_command()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")));
        story.When("a", new CommandBody.Share("secret", "b")).Then(
            new Event.Shared(1, "secret", "a", "b", 0, false), new Event.Delivered(1), new Event.FactLearned("b", "secret", "a", LearnedBy.Share));
    }

    [Fact]
    public void What_matches_no_channel_uses_the_default_delay_and_the_fastest_open_channel_carries()
    {
        var city = A.City("90m") with
        {
            Channels = [Way("a", "b", "20m"), Way("a", "b", "5m"), Way("b", "c", "7m") with { BothWays = true, From = ["b", "c"], To = [] }],
        };
        var roads = Three(city).Book().Roads;
        Assert.Equal([A.Ms("5m"), A.Ms("90m"), A.Ms("90m")], [roads.DelayMs(0, 1, false, 0), roads.DelayMs(1, 0, false, 0), roads.DelayMs(0, 2, false, 0)]);
        Assert.Equal([A.Ms("7m"), A.Ms("7m")], [roads.DelayMs(1, 2, false, 0), roads.DelayMs(2, 1, false, 0)]);
    }

    [Fact]
    public void Roles_match_by_id_first_then_sector_then_level()
    {
        var city = A.City("90m") with { Channels = [Way("security", "national", "1m"), Way("b", "security", "2m")] };
        var roads = A.Scenario()
            .Role(A.Role("a") with { Sector = "security", Level = "local" })
            .Role(A.Role("b") with { Sector = "security", Level = "national" })
            .Role(A.Role("c") with { Sector = "health", Level = "national" })
            .City(city).Book().Roads;
        Assert.Equal([A.Ms("1m"), A.Ms("1m"), A.Ms("2m"), A.Ms("90m")], [roads.DelayMs(0, 1, false, 0), roads.DelayMs(0, 2, false, 0), roads.DelayMs(1, 0, false, 0), roads.DelayMs(2, 0, false, 0)]);
    }

    [Fact]
    public void A_channel_while_convened_carries_only_while_the_body_sits()
    {
        var story = Story.Of(Three(Council()).Facts(A.Fact("secret", "a")));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.When("a", new CommandBody.Convene()).Then(new Event.BodySummoned("a", A.Ms("20m")));
        Assert.False(story.At("19m59s").Is("convened"));
        Assert.True(story.At("20m").Is("convened and not b knows secret"), "what is under way is not overtaken");
        story.When("a", new CommandBody.Share("secret", "c")).ThenAccepted();
        Assert.True(story.Is("c knows secret"));
        Assert.True(story.At("90m").Is("b knows secret"));
    }

    [Fact]
    public void A_convened_body_sits_until_a_convener_ends_it()
    {
        var story = Story.Of(Three(Council()));
        story.When("b", new CommandBody.Convene()).ThenRefused("not-yours-to-convene");
        story.When("a", new CommandBody.Adjourn()).ThenRefused("not-convened");
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        story.When("a", new CommandBody.Convene()).ThenRefused("convened-already");
        story.At("20m").When("b", new CommandBody.Adjourn()).ThenRefused("not-yours-to-convene");
        story.When("a", new CommandBody.Adjourn()).Then(new Event.BodyAdjourned());
        Assert.False(story.Is("convened"));
    }

    [Fact]
    public void A_convened_body_sits_until_the_phase_ends_it()
    {
        var story = Story.Of(Three(Council()).Phase("day", "1h").Phase("night", "1h"));
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        Assert.True(story.At("59m59s").Is("convened"));
        story.Wait("1s");
        Assert.True(story.Is("phase = night and not convened"));
    }

    [Fact]
    public void A_summons_that_is_called_off_does_not_open()
    {
        var story = Story.Of(Three(Council()));
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        story.When("a", new CommandBody.Adjourn()).ThenAccepted();
        Assert.False(story.At("1h").Is("convened"));
    }

    [Fact]
    public void A_city_without_a_body_has_nothing_to_convene() =>
        Story.Of(A.Scenario().City(A.City("5m"))).When("a", new CommandBody.Convene()).ThenRefused("no-body");

    [Theory]
    [InlineData(Sensitivity.Public, "c", false)]
    [InlineData(Sensitivity.Partners, "b", false)]
    [InlineData(Sensitivity.Partners, "c", true)]
    [InlineData(Sensitivity.Restricted, "b", true)]
    public void Telling_someone_who_may_not_know_is_possible_and_recorded_as_over_sharing(Sensitivity sensitivity, string with, bool over)
    {
        var story = Story.Of(Three(Council()).Facts(A.Fact("secret", "a").Only(sensitivity)));
        Assert.Equal(over, story.When("a", new CommandBody.Share("secret", with)).The<Event.Shared>().OverShared);
        Assert.True(story.At("90m").Is($"{with} knows secret"));
    }

    [Fact]
    public void Those_named_in_may_know_may_know_and_without_a_city_partners_are_every_seat()
    {
        var named = Story.Of(Three(Council()).Facts(A.Fact("secret", "a").Only(Sensitivity.Restricted, "c")));
        Assert.False(named.When("a", new CommandBody.Share("secret", "c")).The<Event.Shared>().OverShared);
        var alone = Story.Of(A.Scenario().Facts(A.Fact("secret", "a").Only(Sensitivity.Partners)));
        Assert.False(alone.When("a", new CommandBody.Share("secret", "b")).The<Event.Shared>().OverShared);
    }

    [Fact]
    public void Injects_and_asks_arrive_at_once_in_any_city()
    {
        var story = Story.Of(A.Scenario().City(A.City("90m")).Injects(A.Inject("x").At("1m").Asks(A.Ask("q", "y").Of("a")))).At("1m");
        Assert.Single(story.Seat("a").Feed);
        Assert.Single(story.Seat("a").Asks);
    }

    [Fact]
    public void Consultations_replies_and_messages_go_through_the_city()
    {
        var story = Story.Of(A.Scenario().City(A.City("10m")));
        story.When("a", new CommandBody.Consult("b", Words)).Then(new Event.Consulted(1, "a", "b", A.Ms("10m"), Words));
        story.When("a", new CommandBody.SendMessage("b", Words)).Then(new Event.Messaged(2, "a", "b", A.Ms("10m"), Words));
        story.When("b", new CommandBody.Reply()).ThenRefused("nobody-asked");
        Assert.Empty(story.Seat("b").Messages);
        Assert.Equal(2, story.At("10m").Seat("b").Messages.Count);
        story.When("b", new CommandBody.Reply("a", Words)).Then(new Event.Replied(3, 1, "b", "a", A.Ms("20m"), Words));
        Assert.Equal(2, story.Seat("a").Messages.Count);
        Assert.Equal(3, story.At("20m").Seat("a").Messages.Count);
    }

    [Fact]
    public void Reply_answers_every_open_consultation_and_reply_to_one()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c", "d"));
        foreach (var asker in new[] { "a", "b", "c" })
        {
            story.When(asker, new CommandBody.Consult("d")).ThenAccepted();
        }

        story.When("d", new CommandBody.Reply("b")).ThenAccepted();
        Assert.True(story.Is("b consulted d and not a consulted d and not c consulted d"));
        story.When("d", new CommandBody.Reply()).ThenAccepted();
        Assert.True(story.Is("a consulted d and c consulted d"));
        story.When("d", new CommandBody.Reply()).ThenRefused("nobody-asked");
        story.When("d", new CommandBody.Reply("z")).ThenRefused("unknown");
    }

    [Fact]
    public void Talk_with_oneself_with_nobody_or_without_words_is_refused()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")));
        story.When("a", new CommandBody.Share("secret", "a")).ThenRefused("to-yourself");
        story.When("a", new CommandBody.Consult("a")).ThenRefused("to-yourself");
        story.When("a", new CommandBody.SendMessage("z", Words)).ThenRefused("unknown");
        story.When("a", new CommandBody.SendMessage("b", new())).ThenRefused("nothing-typed");
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.When("a", new CommandBody.Consult("b")).ThenRefused("asked-already");
    }

    private static ScenarioBuilder Three(City city) => A.Scenario().Roles("a", "b", "c").City(city);

    /// <summary>A council of a and b that a convenes; its members and c hear each other at once while it sits, else after 90 minutes.</summary>
    private static City Council() => A.City("90m") with
    {
        Body = new() { Members = ["a", "b"], Convenes = ["a"], SummonInMs = A.Ms("20m") },
        Channels = [new() { From = ["members", "c"], BothWays = true, WhileConvened = true }],
    };

    private static Channel Way(string from, string to, string delay) => new() { From = [from], To = [to], DelayMs = A.Ms(delay) };
}
