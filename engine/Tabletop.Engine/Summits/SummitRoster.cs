using Tabletop.Engine.Exercises;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Summits;

/// <summary>Who is expected at which table. Each table concerned is told the whole of its own part.</summary>
internal static class SummitRoster
{
    public static Refusal? Set(SummitMoment moment, Items<RosterLine> lines)
    {
        if (lines.Select(l => l.Person).Distinct(StringComparer.Ordinal).Count() < lines.Count)
        {
            return Refuse("expected-twice");
        }

        var before = moment.State;
        var named = new SortedSet<string>(lines.Select(l => l.Person), StringComparer.Ordinal);
        if (lines.Count + before.People.Count(p => p.WalkedIn && !named.Contains(p.Id)) > SummitDecider.MostPeople)
        {
            return Refuse("summit-full");
        }

        foreach (var line in lines)
        {
            if (Wrong(before, line) is { } refusal)
            {
                return refusal;
            }
        }

        foreach (var person in before.People.Where(p => !p.WalkedIn && !named.Contains(p.Id)))
        {
            moment.Emit(new SummitEvent.PersonDropped(person.Id));
        }

        foreach (var line in lines)
        {
            Put(moment, line);
        }

        TellTables(moment, before);
        return null;
    }

    public static Refusal? Place(SummitMoment moment, RosterLine line)
    {
        var before = moment.State;
        if (Wrong(before, line) is { } refusal)
        {
            return refusal;
        }

        if (before.Find(line.Person) is null && before.People.Count >= SummitDecider.MostPeople)
        {
            return Refuse("summit-full");
        }

        Put(moment, line);
        TellTables(moment, before);
        return null;
    }

    public static Refusal? Drop(SummitMoment moment, string person)
    {
        var before = moment.State;
        if (before.Find(person) is null)
        {
            return Refuse("not-expected");
        }

        moment.Emit(new SummitEvent.PersonDropped(person));
        TellTables(moment, before);
        return null;
    }

    private static Refusal? Wrong(SummitState state, RosterLine line) =>
        state.Table(line.Table) is null ? SummitDecider.NoTable(line.Table)
        : line.Seat is { } seat && !state.Seats.Contains(seat) ? Refuse("unknown", "seat", seat)
        : null;

    private static void Put(SummitMoment moment, RosterLine line)
    {
        var person = moment.State.Find(line.Person);
        if (person is null or { Table: 0 })
        {
            moment.Emit(new SummitEvent.PersonExpected(line.Person, line.Table, line.Seat));
        }
        else if (person.Table != line.Table || person.Seat != line.Seat)
        {
            moment.Emit(new SummitEvent.PersonPlaced(line.Person, line.Table, line.Seat));
        }
    }

    /// <summary>
    /// Whoever has come and is not of a table any more is taken out there, so that nobody sits at two. The table learns whom to expect; who
    /// is there already and belongs in another seat is moved.
    /// </summary>
    private static void TellTables(SummitMoment moment, SummitState before)
    {
        foreach (var table in before.Tables)
        {
            foreach (var left in before.People.Where(p => p.Table == table.Number && p.Arrived && moment.State.Find(p.Id)?.Table != table.Number))
            {
                moment.Order(new TableOrder.Leave(left.Id), [table.Number]);
            }

            var expected = moment.State.ExpectedAt(table.Number);
            if (!expected.Equals(before.ExpectedAt(table.Number)))
            {
                moment.Order(new TableOrder.Expect(expected), [table.Number]);
            }

            foreach (var (was, now) in before.People.Where(p => p.Table == table.Number && p.Arrived).Select(p => (p, moment.State.Find(p.Id))))
            {
                if (now?.Table == table.Number && now.Seat is { } seat && seat != was.Seat)
                {
                    moment.Order(new TableOrder.Sit(now.Id, seat), [table.Number]);
                }
            }
        }
    }
}
