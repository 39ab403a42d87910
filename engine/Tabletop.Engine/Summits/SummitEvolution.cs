using System.Diagnostics;

namespace Tabletop.Engine.Summits;

/// <summary>What each event changes. It never throws on what the decider has decided.</summary>
public static class SummitEvolution
{
    public static SummitState Evolve(SummitState state, SummitEvent happened) => happened switch
    {
        SummitEvent.Created e => state with { Seats = e.Seats, Seed = e.Seed, Mode = e.Mode, Seating = e.Seating, Rehearsal = e.Rehearsal, By = e.By },
        SummitEvent.TableAdded e => state with { Tables = state.Tables.Add(new(e.Table, e.Exercise, e.Content, e.City)) },
        SummitEvent.PersonExpected e => Changed(state, e.Person, person => person with { Table = e.Table, Seat = e.Seat }),
        SummitEvent.PersonPlaced e => Changed(state, e.Person, person => person with { Table = e.Table, Seat = e.Seat }),
        SummitEvent.PersonDropped e => state with { People = state.People.RemoveAll(p => p.Id == e.Person) },
        SummitEvent.PersonArrived e => Changed(state, e.Person, person => person with { Arrived = true, WalkedIn = person.WalkedIn || state.Find(e.Person) is null }),
        SummitEvent.Ordered e => state with { Orders = state.Orders.Add(new(e.Number, e.Order, e.To)), OrderCount = e.Number },
        SummitEvent.Receipted e => Answered(state, e),
        _ => throw new UnreachableException(),
    };

    private static SummitState Changed(SummitState state, string person, Func<SummitPerson, SummitPerson> change)
    {
        var at = state.People.IndexOf(p => p.Id == person);
        return state with { People = at < 0 ? state.People.Add(change(new(person))) : state.People.SetItem(at, change(state.People[at])) };
    }

    private static SummitState Answered(SummitState state, SummitEvent.Receipted receipted)
    {
        var orders = state.Orders.Select(o => o.Number == receipted.Order ? o with { Waiting = o.Waiting.Remove(receipted.Table) } : o);
        return state with
        {
            Orders = orders.Where(o => o.Waiting.Count > 0).ToItems(),
            Tables = state.Tables.SetItem(receipted.Table - 1, state.Tables[receipted.Table - 1] with { LastOrder = receipted.Order, Code = receipted.Code }),
        };
    }
}
