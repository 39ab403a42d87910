using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;

namespace Tabletop.Engine.Tests.Summits;

public class SummitTests
{
    private static readonly TypedText Words = new() { Id = "words", Hash = "5e88" };

    [Fact]
    public void A_summit_is_made_with_its_tables_and_each_is_told_to_open() => new Hall().When(Hall.Made(2)).Then(
        new SummitEvent.Created(["mayor", "police"], 7, Mode.FacilitatorPaced, Seating.Assigned, false, Hall.Staff),
        new SummitEvent.TableAdded(1, "exercise-1", "content"),
        new SummitEvent.TableAdded(2, "exercise-2", "content", "mayor-chaired"),
        new SummitEvent.Ordered(1, new TableOrder.Open(), [1, 2]));

    [Fact]
    public void Nothing_can_be_done_with_a_summit_that_was_not_made_nor_can_it_be_made_twice()
    {
        new Hall().When(new SummitCommandBody.Send(new TableOrder.Start())).ThenRefused("not-created");
        Hall.Of().When(Hall.Made()).ThenRefused("created-already");
    }

    [Fact]
    public void A_summit_has_one_to_sixty_tables_and_none_twice()
    {
        new Hall().When(Hall.Made(0)).ThenRefused("wrong-tables");
        new Hall().When(Hall.Made(61)).ThenRefused("wrong-tables");
        new Hall().When(new SummitCommandBody.Create([new("same", "content"), new("same", "content")], [], 7)).ThenRefused("wrong-tables");
    }

    [Fact]
    public void A_roster_tells_each_table_whom_to_expect_in_which_seat() => Hall.Of().When(Roster(new("ana", 1, "mayor"), new("ben", 2, "police"), new("cyd", 2))).Then(
        new SummitEvent.PersonExpected("ana", 1, "mayor"),
        new SummitEvent.PersonExpected("ben", 2, "police"),
        new SummitEvent.PersonExpected("cyd", 2),
        new SummitEvent.Ordered(2, new TableOrder.Expect([new("ana", "mayor")]), [1]),
        new SummitEvent.Ordered(3, new TableOrder.Expect([new("ben", "police")]), [2]));

    [Fact]
    public void A_later_roster_says_only_what_changed() =>
        Hall.Of().Given(Roster(new("ana", 1, "mayor"), new("ben", 2, "police"))).When(Roster(new("ana", 1, "mayor"), new("ben", 2, "mayor"), new("dan", 3))).Then(
            new SummitEvent.PersonPlaced("ben", 2, "mayor"),
            new SummitEvent.PersonExpected("dan", 3),
            new SummitEvent.Ordered(4, new TableOrder.Expect([new("ben", "mayor")]), [2]));

    [Fact]
    public void The_same_roster_again_changes_nothing() => Hall.Of().Given(Roster(new RosterLine("ana", 1, "mayor"))).When(Roster(new RosterLine("ana", 1, "mayor"))).ThenNothing();

    [Fact]
    public void Who_stands_on_a_roster_no_more_is_dropped_but_not_who_walked_in()
    {
        var hall = Hall.Of().Given(Roster(new("ana", 1, "mayor"), new("ben", 1))).GivenBy("wim", new SummitCommandBody.Arrive());
        hall.When(Roster(new RosterLine("ana", 1, "mayor"))).Then(new SummitEvent.PersonDropped("ben"));
        Assert.Equal(["ana", "wim"], hall.State.People.Select(p => p.Id));
    }

    [Theory]
    [InlineData(4, "mayor", "no-such-table")]
    [InlineData(0, "mayor", "no-such-table")]
    [InlineData(1, "baker", "unknown")]
    public void A_roster_names_tables_and_seats_there_are(int table, string seat, string code) =>
        Hall.Of().When(Roster(new RosterLine("ana", table, seat))).ThenRefused(code);

    [Fact]
    public void Nobody_is_expected_at_two_tables() => Hall.Of().When(Roster(new("ana", 1), new("ana", 2))).ThenRefused("expected-twice");

    [Fact]
    public void Who_has_come_and_is_placed_at_another_table_is_taken_out_at_the_first()
    {
        var hall = Hall.Of().Given(Roster(new RosterLine("ana", 1, "mayor"))).GivenBy("ana", new SummitCommandBody.Arrive());
        hall.When(new SummitCommandBody.Place(new("ana", 3, "police"))).Then(
            new SummitEvent.PersonPlaced("ana", 3, "police"),
            new SummitEvent.Ordered(3, new TableOrder.Leave("ana"), [1]),
            new SummitEvent.Ordered(4, new TableOrder.Expect([]), [1]),
            new SummitEvent.Ordered(5, new TableOrder.Expect([new("ana", "police")]), [3]));
    }

    [Fact]
    public void Who_has_come_and_is_given_another_seat_at_the_table_is_moved_there()
    {
        var hall = Hall.Of().Given(Roster(new RosterLine("ana", 1, "mayor"))).GivenBy("ana", new SummitCommandBody.Arrive());
        hall.When(new SummitCommandBody.Place(new("ana", 1, "police"))).Then(
            new SummitEvent.PersonPlaced("ana", 1, "police"),
            new SummitEvent.Ordered(3, new TableOrder.Expect([new("ana", "police")]), [1]),
            new SummitEvent.Ordered(4, new TableOrder.Sit("ana", "police"), [1]));
    }

    [Fact]
    public void A_person_arrives_once()
    {
        var hall = Hall.Of();
        hall.When(new SummitCommandBody.Arrive(), "wim").Then(new SummitEvent.PersonArrived("wim"));
        hall.When(new SummitCommandBody.Arrive(), "wim").ThenNothing();
        Assert.True(hall.State.Find("wim") is { WalkedIn: true, Table: 0 });
    }

    [Fact]
    public void In_an_open_summit_a_person_chooses_a_table_once()
    {
        var hall = Hall.Of(seating: Seating.Open);
        hall.When(new SummitCommandBody.Choose(2), "wim").ThenRefused("not-expected");
        hall.GivenBy("wim", new SummitCommandBody.Arrive());
        hall.When(new SummitCommandBody.Choose(9), "wim").ThenRefused("no-such-table");
        hall.When(new SummitCommandBody.Choose(2), "wim").Then(new SummitEvent.PersonExpected("wim", 2));
        hall.When(new SummitCommandBody.Choose(2), "wim").ThenNothing();
        hall.When(new SummitCommandBody.Choose(1), "wim").ThenRefused("table-chosen");
    }

    [Fact]
    public void Where_seats_are_assigned_staff_give_the_tables()
    {
        var hall = Hall.Of().GivenBy("wim", new SummitCommandBody.Arrive());
        hall.When(new SummitCommandBody.Choose(2), "wim").ThenRefused("tables-by-staff");
        hall.When(new SummitCommandBody.Place(new("wim", 2, "mayor"))).Then(
            new SummitEvent.PersonExpected("wim", 2, "mayor"),
            new SummitEvent.Ordered(2, new TableOrder.Expect([new("wim", "mayor")]), [2]));
    }

    [Fact]
    public void Dropping_somebody_takes_them_out_at_their_table()
    {
        var hall = Hall.Of().Given(Roster(new RosterLine("ana", 1, "mayor"))).GivenBy("ana", new SummitCommandBody.Arrive());
        hall.When(new SummitCommandBody.Drop("ana")).Then(
            new SummitEvent.PersonDropped("ana"),
            new SummitEvent.Ordered(3, new TableOrder.Leave("ana"), [1]),
            new SummitEvent.Ordered(4, new TableOrder.Expect([]), [1]));
        hall.When(new SummitCommandBody.Drop("ana")).ThenRefused("not-expected");
    }

    [Fact]
    public void An_order_goes_to_all_tables_or_to_those_named_each_once()
    {
        var hall = Hall.Of();
        hall.When(new SummitCommandBody.Send(new TableOrder.Start())).Then(new SummitEvent.Ordered(2, new TableOrder.Start(), [1, 2, 3]));
        hall.When(new SummitCommandBody.Send(new TableOrder.Announce(Words), [3, 1, 3])).Then(new SummitEvent.Ordered(3, new TableOrder.Announce(Words), [1, 3]));
        hall.When(new SummitCommandBody.Send(new TableOrder.End())).Then(new SummitEvent.Ordered(4, new TableOrder.End(), [1, 2, 3]));
        hall.When(new SummitCommandBody.Send(new TableOrder.OpenDebrief(), [2])).Then(new SummitEvent.Ordered(5, new TableOrder.OpenDebrief(), [2]));
        hall.When(new SummitCommandBody.Send(new TableOrder.GoOn(), [7])).ThenRefused("no-such-table");
        hall.When(new SummitCommandBody.Send(new TableOrder.Announce(new()))).ThenRefused("nothing-typed");
    }

    [Fact]
    public void What_follows_from_tables_and_roster_is_no_order_of_staff() =>
        Hall.Of().When(new SummitCommandBody.Send(new TableOrder.Leave("ana"))).ThenRefused("summits-own");

    [Fact]
    public void Each_table_is_told_one_thing_after_the_other_until_it_has_answered_each_once()
    {
        var hall = Hall.Of(2).Given(new SummitCommandBody.Send(new TableOrder.Start()));
        Assert.Equal([1, 1], new[] { 1, 2 }.Select(t => hall.State.NextFor(t)!.Number));
        hall.When(new SummitCommandBody.Note(1, 1), SummitCommand.Tables).Then(new SummitEvent.Receipted(1, 1));
        hall.When(new SummitCommandBody.Note(1, 1), SummitCommand.Tables).ThenNothing();
        Assert.Equal([2, 1], new[] { 1, 2 }.Select(t => hall.State.NextFor(t)!.Number));
        hall.When(new SummitCommandBody.Note(2, 1, "started-already"), SummitCommand.Tables).Then(new SummitEvent.Receipted(2, 1, "started-already"));
        Assert.Null(hall.State.NextFor(1));
        Assert.Equal((2, "started-already"), (hall.State.Tables[0].LastOrder, hall.State.Tables[0].Code));
    }

    [Fact]
    public void Typed_words_are_never_written_into_the_log()
    {
        var command = new SummitCommand("fay", "c", new SummitCommandBody.Send(new TableOrder.Announce(new() { Text = "secret" })), 0);
        Assert.Throws<InvalidOperationException>(() => SummitPlay.Write(new(2, command, [])));
    }

    private static SummitCommandBody.SetRoster Roster(params RosterLine[] lines) => new(lines.ToItems());
}
