using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, Seats: grants, stand-ins by logged grant, doors.</summary>
public class SeatTests
{
    [Fact]
    public void A_person_joins_once_and_takes_a_seat()
    {
        var story = Story.Lobby(A.Scenario());
        story.Person("ann", new CommandBody.Join()).Then(new Event.PersonJoined("ann", false));
        story.Person("ann", new CommandBody.Join()).ThenNothing();
        story.Person("ann", new CommandBody.TakeSeat("a")).Then(new Event.SeatTaken("a", "ann", 1));
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenNothing();
        story.Person("ann", new CommandBody.TakeSeat("b")).ThenRefused("already-seated");
        story.Person("ann", new CommandBody.TakeSeat("z")).ThenRefused("unknown");
        story.Person("bob", new CommandBody.TakeSeat("a")).ThenRefused("not-here");
    }

    [Fact]
    public void Closed_doors_keep_people_out_and_let_staff_in()
    {
        var story = Story.Lobby(A.Scenario());
        story.Staff(new CommandBody.Lobby(false)).Then(new Event.LobbyChanged(false));
        story.Staff(new CommandBody.Lobby(false)).ThenNothing();
        story.Person("ann", new CommandBody.Join()).ThenRefused("lobby-closed");
        story.Person("gus", new CommandBody.Join(Staff: true)).ThenAccepted();
    }

    [Fact]
    public void Where_staff_give_the_seats_nobody_takes_one()
    {
        var story = Story.Lobby(A.Scenario(), seating: Seating.Approve);
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenRefused("seated-by-staff");
        story.Staff(new CommandBody.SeatPerson("ann", "a")).Then(new Event.SeatTaken("a", "ann", 1));
        story.Staff(new CommandBody.SeatPerson("ann", "b")).Then(new Event.SeatLeft("a", "ann", 1), new Event.SeatTaken("b", "ann", 2));
        story.Staff(new CommandBody.SeatPerson("bob", "b")).ThenRefused("unknown");
    }

    [Fact]
    public void Whoever_left_a_seat_speaks_for_it_no_more()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a")));
        story.When("a", new CommandBody.LeaveSeat()).Then(new Event.SeatLeft("a", "a", 1));
        story.When("a", new CommandBody.Act("walk")).ThenRefused("not-in-seat");
        story.Send("b", "a", new CommandBody.Act("walk")).ThenRefused("not-in-seat");
    }

    [Fact]
    public void A_removed_person_leaves_seats_and_exercise()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.Remove("a")).Then(new Event.SeatLeft("a", "a", 1), new Event.PersonRemoved("a"));
        story.When("a", new CommandBody.LeaveSeat()).ThenRefused("not-here");
        story.Staff(new CommandBody.Remove("a")).ThenRefused("unknown");
        story.Staff(new CommandBody.Remove("staff")).ThenRefused("unknown");
    }

    [Fact]
    public void A_stand_in_plays_a_seat_by_a_logged_grant_the_roles_own_policy_by_default()
    {
        var story = Story.Lobby(A.Scenario().Role(A.Role("a") with { StandIn = StandInPolicy.Siloed }).Roles("b"));
        story.Staff(new CommandBody.HandToStandIn("a")).Then(new Event.SeatHandedToStandIn("a", StandInPolicy.Siloed));
        story.Staff(new CommandBody.HandToStandIn("a")).ThenNothing();
        story.Staff(new CommandBody.HandToStandIn("a", StandInPolicy.Contrary)).ThenAccepted();
        story.Staff(new CommandBody.HandToStandIn("z")).ThenRefused("unknown");
    }

    [Fact]
    public void A_seat_somebody_holds_is_not_handed_over() =>
        Story.Of(A.Scenario()).Staff(new CommandBody.HandToStandIn("a")).ThenRefused("seat-is-played");

    [Fact]
    public void Taking_over_ends_the_stand_ins_and_actions_under_way_go_on()
    {
        var story = Story.Of(
            A.Scenario().Roles("a").Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Limit("60m"))).Actions(A.Action("walk", "a").Takes("2h").Does(Do.Lower("tension", 9))),
            standIns: ("a", StandInPolicy.Proactive));
        story.At("2m");
        Assert.Single(story.State.UnderWay);
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
        Assert.Null(story.State.StandIns[0]);
        Assert.True(story.At("3h").Is("done walk by a and not answered q"));
    }

    [Fact]
    public void An_empty_seat_not_handed_over_does_nothing()
    {
        var story = Story.Lobby(A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a"))));
        story.Staff(new CommandBody.Start()).ThenAccepted();
        Assert.False(story.At("9h").Is("answered q"));
    }

    [Fact]
    public void Whoever_holds_a_seat_now_sees_its_whole_view_from_the_start()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")).Injects(A.Inject("x").At("1m").To("a"))).At("5m");
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
        var view = story.Seat("a", "ann");
        Assert.Equal(("text of x", "secret"), (view.Feed[0].Text, view.Facts[0].Id));
    }

    [Fact]
    public void Nothing_is_possible_before_an_exercise_is_created_and_it_is_created_once()
    {
        var book = A.Scenario().Book();
        Assert.Equal("not-created", Play.Take(book, ExerciseState.Initial, new("staff", "1", new CommandBody.Start(), 0)).Refusal?.Code);
        Story.Lobby(A.Scenario()).Staff(new CommandBody.Create("content", 1)).ThenRefused("created-already");
    }
}
