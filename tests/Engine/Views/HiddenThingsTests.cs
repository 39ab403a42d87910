using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Views;

/// <summary>What a seat sees tells nothing of how much it does not see.</summary>
public class HiddenThingsTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "h" };

    [Fact]
    public void The_talk_of_others_leaves_no_gap_in_a_seats_numbers()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Facts(A.Fact("secret", "a", "c")));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.When("a", new CommandBody.SendMessage("b", Words)).ThenAccepted();
        story.When("c", new CommandBody.SendMessage("b", Words)).ThenAccepted();
        Assert.Equal(["sent-1"], story.Seat("c").Messages.Select(m => m.Id));
        Assert.Equal(["got-1", "got-2", "got-3"], story.Seat("b").Messages.Select(m => m.Id));
    }

    [Fact]
    public void Injects_for_others_leave_no_gap_in_a_seats_feed_and_their_ids_do_not_show()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("hoax-tip").At("1m").To("b"), A.Inject("everyone-hears").At("2m"), A.Inject("both-hear").At("3m").To("a", "b"))).At("3m");
        Assert.Equal(["1", "2"], story.Seat("a").Feed.Select(f => f.Id));
        Assert.Equal(["a"], story.Seat("a").Feed[1].To);
        Assert.DoesNotContain("hoax", JsonSerializer.Serialize(story.Seat("a"), Wire.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void An_inject_may_have_any_id_an_announcement_could_have()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("announcement-1").At("1m"))).At("1m");
        story.Staff(new CommandBody.Announce(Words)).ThenAccepted();
        Assert.Equal(["1", "2"], story.Seat("a").Feed.Select(f => f.Id));
        Assert.NotEmpty(Changes.Between(new View(), story.Seat("a")));
    }

    [Fact]
    public void An_ask_does_not_name_an_inject_the_seat_has_not_seen()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("tip-to-b").At("1m").To("b").Asks(A.Ask("q", "x", "y").Of("a")))).At("1m");
        Assert.Null(story.Seat("a").Asks[0].Inject);
        Assert.Equal("tip-to-b", StaffView.Of(story.Book, story.State, story.Chronicle).Asks[0].Inject);
    }

    [Fact]
    public void An_actions_condition_does_not_show_before_it_is_tried()
    {
        var story = Story.Of(A.Scenario()
            .Indicator("tension", 30)
            .Actions(A.Action("calm", "a").When("tension >= 50"), A.Action("stir", "b").Does(Do.Raise("tension", 30))));
        var before = story.Seat("a").Actions;
        story.When("b", new CommandBody.Act("stir")).ThenAccepted();
        Assert.Equal(before, story.Seat("a").Actions);
    }

    [Fact]
    public void How_busy_a_partner_is_is_not_told()
    {
        var story = Story.Of(A.Scenario()
            .Role(A.Role("a")).Role(A.Role("b") with { Capacity = 1 })
            .Actions(A.Action("own", "b").Takes("1h"), A.Action("both").Together("a", "b")));
        story.When("b", new CommandBody.Act("own")).ThenAccepted();
        story.When("b", new CommandBody.Act("both")).ThenAccepted();
        var refusal = story.When("a", new CommandBody.Act("both")).ThenRefused("partner-busy").Refusal!;
        Assert.Empty(refusal.Arguments);
    }

    [Fact]
    public void Asking_again_does_not_tell_whether_a_reply_is_on_its_way()
    {
        var story = Story.Of(A.Scenario().City(A.City("10m")));
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.At("10m").When("b", new CommandBody.Reply()).ThenAccepted();
        story.When("a", new CommandBody.Consult("b")).ThenRefused("asked-already");
        story.At("20m").When("a", new CommandBody.Consult("b")).ThenAccepted();
    }

    [Fact]
    public void How_a_stand_in_plays_is_for_staff_to_know()
    {
        var story = Story.Lobby(A.Scenario());
        story.Staff(new CommandBody.HandToStandIn("b", StandInPolicy.Contrary)).ThenAccepted();
        Assert.Equal((true, null), (story.Seat("a").Seats[1].StandIn, story.Seat("a").Seats[1].Policy));
        Assert.Equal(StandInPolicy.Contrary, StaffView.Of(story.Book, story.State, story.Chronicle).Seats[1].Policy);
    }

    [Fact]
    public void Who_needs_help_and_why_is_between_them_and_staff()
    {
        var story = Story.Of(A.Scenario());
        story.Person("a", new CommandBody.StopPlay(StopReason.Welfare, Words)).ThenAccepted();
        Assert.Equal(new StopItem(1, StopReason.Welfare, true, null, new("t")), story.Seat("a").Clock[0].Stops[0]);
        Assert.Equal(new StopItem(1, StopReason.Welfare, false, null, null), story.Seat("b").Clock[0].Stops[0]);
        Assert.Equal(new StopItem(1, StopReason.Welfare, false, null, null), BoardView.Of(story.Book, story.State, story.Chronicle).Clock[0].Stops[0]);
        Assert.Equal(new StopItem(1, StopReason.Welfare, false, new("a"), new("t")), StaffView.Of(story.Book, story.State, story.Chronicle).Clock[0].Stops[0]);
    }

    [Fact]
    public void What_the_facilitators_want_to_discuss_everybody_reads()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion, Words)).ThenAccepted();
        Assert.Equal(new StopItem(1, StopReason.Discussion, false, null, new("t")), story.Seat("b").Clock[0].Stops[0]);
    }
}
