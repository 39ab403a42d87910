using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Engine.Tests.Laws;

namespace Tabletop.Engine.Tests.Summits;

/// <summary>What holds for a summit whatever it is told, sensible and not.</summary>
public class SummitLaws
{
    private static readonly string[] People = ["ana", "ben", "cyd", "dan", "wim"];

    [Fact]
    public void Folding_the_log_gives_the_live_state_and_the_bytes_come_back_the_same() => Law.Holds(Anything(), steps =>
    {
        var hall = Played(steps);
        var folded = hall.Entries.Select(e => SummitPlay.ReadEntry(SummitPlay.Write(e))).Aggregate(SummitState.Initial, SummitPlay.Fold);
        Assert.Equal(hall.State, folded);
        Assert.Equal(hall.Entries.Select(e => e.Version), Enumerable.Range(1, hall.Entries.Count).Select(n => (long)n));
    });

    [Fact]
    public void Tables_are_unique_and_nobody_is_at_two_or_at_one_there_is_not() => Law.Holds(Anything(), steps =>
    {
        var state = Played(steps).State;
        Assert.Equal(Enumerable.Range(1, state.Tables.Count), state.Tables.Select(t => t.Number));
        Assert.Equal(state.Tables.Count, state.Tables.Select(t => t.Exercise).Distinct().Count());
        Assert.Equal(state.People.Count, state.People.Select(p => p.Id).Distinct().Count());
        Assert.All(state.People, p => Assert.InRange(p.Table, 0, state.Tables.Count));
        Assert.All(state.People, p => Assert.True(p.Seat is null || (p.Table > 0 && state.Seats.Contains(p.Seat))));
    });

    [Fact]
    public void Each_table_answers_each_order_once_at_most_and_none_that_it_was_not_given() => Law.Holds(Anything(), steps =>
    {
        var hall = Played(steps);
        var events = hall.Entries.SelectMany(e => e.Events).ToArray();
        var asked = events.OfType<SummitEvent.Ordered>().SelectMany(o => o.To.Select(t => (o.Number, Table: t))).ToArray();
        var answered = events.OfType<SummitEvent.Receipted>().Select(r => (r.Order, r.Table)).ToArray();
        Assert.Equal(answered.Length, answered.Distinct().Count());
        Assert.Empty(answered.Except(asked));
        Assert.Equal(asked.Except(answered), hall.State.Orders.SelectMany(o => o.Waiting.Select(t => (o.Number, t))));
        Assert.Equal(hall.State.OrderCount, events.OfType<SummitEvent.Ordered>().Count());
    });

    [Fact]
    public void What_a_table_was_told_last_is_whom_it_is_to_expect() => Law.Holds(Anything(), steps =>
    {
        var hall = Played(steps);
        var orders = hall.Entries.SelectMany(e => e.Events).OfType<SummitEvent.Ordered>().ToArray();
        Assert.All(hall.State.Tables, table =>
        {
            var last = orders.LastOrDefault(o => o.Order is TableOrder.Expect && o.To.Contains(table.Number))?.Order as TableOrder.Expect;
            Assert.Equal(hall.State.ExpectedAt(table.Number).OrderBy(e => e.Person), (last?.Entries ?? []).OrderBy(e => e.Person));
        });
    });

    [Fact]
    public void What_was_just_done_changes_nothing_when_it_is_done_again() => Law.Holds(Anything(), steps =>
    {
        var hall = Played(steps);
        foreach (var (who, body) in steps.Where(s => s.Body is not (SummitCommandBody.Send or SummitCommandBody.Create)))
        {
            hall.When(body, who);
            var before = hall.State;
            hall.When(body, who);
            Assert.Equal(before, hall.State);
        }
    });

    private static Hall Played((string Who, SummitCommandBody Body)[] steps)
    {
        var hall = new Hall();
        foreach (var (who, body) in steps)
        {
            hall.When(body, who);
        }

        return hall;
    }

    private static Arbitrary<(string Who, SummitCommandBody Body)[]> Anything()
    {
        var person = Gen.Elements(People);
        var table = Gen.Choose(0, 5);
        var seat = Gen.Elements("mayor", "police", "baker", null);
        var line = from p in person from t in table from s in seat select new RosterLine(p, t, s);
        var order = Gen.Elements<TableOrder>(
            new TableOrder.Start(), new TableOrder.GoOn(), new TableOrder.Stop(StopReason.Discussion), new TableOrder.Announce(new() { Id = "w", Hash = "h" }), new TableOrder.End(), new TableOrder.OpenDebrief(), new TableOrder.Open());
        var body = Gen.OneOf(
            from lines in line.ListOf() select (SummitCommandBody)new SummitCommandBody.SetRoster(lines.Take(4).ToItems()),
            from one in line select (SummitCommandBody)new SummitCommandBody.Place(one),
            from p in person select (SummitCommandBody)new SummitCommandBody.Drop(p),
            Gen.Constant((SummitCommandBody)new SummitCommandBody.Arrive()),
            from t in table select (SummitCommandBody)new SummitCommandBody.Choose(t),
            from o in order from to in table.ListOf() select (SummitCommandBody)new SummitCommandBody.Send(o, to.Count == 0 ? null : to.ToItems()),
            from n in Gen.Choose(0, 12) from t in table from refused in Gen.Elements(null, "started-already") select (SummitCommandBody)new SummitCommandBody.Note(n, t, refused));
        var step = from who in person from b in body select (who, b);
        return (from tables in Gen.Choose(1, 4)
                from seating in Gen.Elements(Seating.Open, Seating.Approve, Seating.Assigned)
                from steps in step.ArrayOf()
                select ((string, SummitCommandBody)[])[(Hall.Staff, Hall.Made(tables, seating)), .. steps]).ToArbitrary();
    }
}
