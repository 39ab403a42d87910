using System.Diagnostics;
using System.Globalization;
using Tabletop.Engine.Exercises;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Summits;

/// <summary>What a command to a summit makes happen. Who may speak as whom, and whether the sender is staff, is the host's to know.</summary>
internal static class SummitDecider
{
    /// <summary>A hall, and a log that one program keeps up with.</summary>
    public const int MostTables = 60;

    /// <summary>As many lines as a roster may have.</summary>
    public const int MostPeople = 2_000;

    public static Refusal? Decide(SummitMoment moment, SummitCommand command) => (command.Body, moment.State.Version) switch
    {
        (SummitCommandBody.Create create, 0) => Create(moment, command.Who, create),
        (SummitCommandBody.Create, _) => Refuse("created-already"),
        (_, 0) => Refuse("not-created"),
        (SummitCommandBody.SetRoster roster, _) => SummitRoster.Set(moment, roster.Lines),
        (SummitCommandBody.Place place, _) => SummitRoster.Place(moment, place.Line),
        (SummitCommandBody.Drop drop, _) => SummitRoster.Drop(moment, drop.Person),
        (SummitCommandBody.Arrive, _) => Arrive(moment, command.Who),
        (SummitCommandBody.Choose choose, _) => Choose(moment, command.Who, choose.Table),
        (SummitCommandBody.Send send, _) => Send(moment, send),
        (SummitCommandBody.Note note, _) => Note(moment, note),
        _ => throw new UnreachableException(),
    };

    public static Refusal NoTable(int number) => Refuse("no-such-table", number.ToString(CultureInfo.InvariantCulture));

    private static Refusal? Create(SummitMoment moment, string who, SummitCommandBody.Create create)
    {
        if (create.Tables.Count is 0 or > MostTables || create.Tables.Select(t => t.Exercise).Distinct(StringComparer.Ordinal).Count() < create.Tables.Count)
        {
            return Refuse("wrong-tables", MostTables.ToString(CultureInfo.InvariantCulture));
        }

        moment.Emit(new SummitEvent.Created(create.Seats, create.Seed, create.Mode, create.Seating, create.Rehearsal, who));
        for (var i = 0; i < create.Tables.Count; i++)
        {
            moment.Emit(new SummitEvent.TableAdded(i + 1, create.Tables[i].Exercise, create.Tables[i].Content, create.Tables[i].City));
        }

        moment.Order(new TableOrder.Open(), moment.State.Tables.Select(t => t.Number).ToItems());
        return null;
    }

    private static Refusal? Arrive(SummitMoment moment, string who)
    {
        if (moment.State.Find(who) is not { Arrived: true })
        {
            if (moment.State.People.Count >= MostPeople && moment.State.Find(who) is null)
            {
                return Refuse("summit-full");
            }

            moment.Emit(new SummitEvent.PersonArrived(who));
        }

        return null;
    }

    private static Refusal? Choose(SummitMoment moment, string who, int table)
    {
        if (moment.State.Table(table) is null)
        {
            return NoTable(table);
        }

        if (moment.State.Find(who) is not { Arrived: true } person)
        {
            return Refuse("not-expected");
        }

        if (person.Table == table)
        {
            return null;
        }

        if (person.Table != 0)
        {
            return Refuse("table-chosen");
        }

        if (moment.State.Seating == Seating.Assigned)
        {
            return Refuse("tables-by-staff");
        }

        moment.Emit(new SummitEvent.PersonExpected(who, table));
        return null;
    }

    private static Refusal? Send(SummitMoment moment, SummitCommandBody.Send send)
    {
        if (!send.Order.IsForStaff)
        {
            return Refuse("summits-own");
        }

        if (send.Order is TableOrder.Announce { Words.Id: null })
        {
            return Refuse("nothing-typed");
        }

        var to = send.To ?? moment.State.Tables.Select(t => t.Number).ToItems();
        foreach (var number in to)
        {
            if (moment.State.Table(number) is null)
            {
                return NoTable(number);
            }
        }

        // Each table once, in the order of tables, however they were named.
        to = moment.State.Tables.Select(t => t.Number).Where(to.Contains).ToItems();
        if (to.Count > 0)
        {
            moment.Order(send.Order, to);
        }

        return null;
    }

    private static Refusal? Note(SummitMoment moment, SummitCommandBody.Note note)
    {
        var at = moment.State.Orders.IndexOf(o => o.Number == note.Order);
        if (at >= 0 && moment.State.Orders[at].Waiting.Contains(note.Table))
        {
            moment.Emit(new SummitEvent.Receipted(note.Order, note.Table, note.Code));
        }

        return null;
    }
}
