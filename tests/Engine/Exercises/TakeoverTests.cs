using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, Seats: a person takes a seat from a stand-in, and staff hand it back.</summary>
public class TakeoverTests
{
    [Fact]
    public void Taking_over_cancels_what_the_stand_in_had_not_yet_decided()
    {
        var played = Play().At("1h");
        Assert.True(played.Is("answered q by a"), "left alone the stand-in answers");
        var story = Play();
        TakeOver(story);
        Assert.False(story.At("1h").Is("answered q"));
    }

    [Fact]
    public void Leaving_does_not_hand_the_seat_back()
    {
        var story = Play();
        TakeOver(story);
        story.Send("ann", "a", new CommandBody.LeaveSeat()).ThenAccepted();
        Assert.Equal((true, false), (story.Seat("b").Seats[0].Free, story.Seat("b").Seats[0].StandIn));
        Assert.False(story.At("1h").Is("answered q"));
    }

    [Fact]
    public void Staff_hand_it_back_and_the_stand_in_plays_on_from_then()
    {
        var story = Play();
        TakeOver(story);
        story.Staff(new CommandBody.HandToStandIn("a")).ThenRefused("seat-is-played");
        story.At("10m").Send("ann", "a", new CommandBody.LeaveSeat()).ThenAccepted();
        story.At("20m").Staff(new CommandBody.HandToStandIn("a", StandInPolicy.Cooperative)).Then(new Event.SeatHandedToStandIn("a", StandInPolicy.Cooperative));
        Assert.False(story.Is("answered q"), "it takes its time like anybody who has just sat down");
        Assert.True(story.At("100m").Is("answered q by a"));
    }

    [Fact]
    public void What_the_person_said_and_did_stays_said_and_done()
    {
        var story = Play();
        TakeOver(story);
        story.Send("ann", "a", new CommandBody.Act("walk")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.LeaveSeat()).ThenAccepted();
        story.Staff(new CommandBody.HandToStandIn("a", StandInPolicy.Silent)).ThenAccepted();
        Assert.True(story.At("3h").Is("done walk by a"));
    }

    [Fact]
    public void A_seat_shows_its_own_load_and_open_asks_to_itself_alone()
    {
        var story = Play();
        TakeOver(story);
        story.Send("ann", "a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.Equal((1, 1), story.Seat("a", "ann").Seats[0] is var own ? (own.Load, own.OpenAsks) : default);
        Assert.Equal((0, 0), story.Seat("b").Seats[0] is var others ? (others.Load, others.OpenAsks) : default);
    }

    /// <summary>Seat a is a stand-in's and is being asked; it has an action of two hours.</summary>
    private static Story Play() => Story.Of(
        A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Limit("2h"))).Actions(A.Action("walk", "a").Takes("2h")),
        standIns: ("a", StandInPolicy.Cooperative));

    private static void TakeOver(Story story)
    {
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
    }
}
