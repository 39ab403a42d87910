using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Who is in the exercise and who sits where.</summary>
internal static class LobbyDecider
{
    public static Refusal? Join(Moment moment, string who, CommandBody.Join join)
    {
        if (moment.State.People.IndexOf(p => p.Id == who) >= 0)
        {
            return null;
        }

        if (!join.Staff && !moment.State.LobbyOpen)
        {
            return Refuse("lobby-closed");
        }

        moment.Emit(new Event.PersonJoined(who, join.Staff), Audience.Staff);
        RosterDecider.SeatIfExpected(moment, who);
        return null;
    }

    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, Person? person, CommandBody body, out Refusal? refusal)
    {
        switch (body)
        {
            case CommandBody.Lobby lobby:
                refusal = Staff(person) ?? Doors(moment, lobby.Open);
                return true;
            case CommandBody.SeatPerson seat:
                refusal = Staff(person) ?? SeatSomebody(moment, seat);
                return true;
            case CommandBody.Remove remove:
                refusal = Staff(person) ?? Remove(moment, remove.Person);
                return true;
            case CommandBody.HandToStandIn hand:
                refusal = Staff(person) ?? HandToStandIn(moment, hand);
                return true;
            case CommandBody.NameLead name:
                refusal = Staff(person) ?? Leads.Name(moment, name);
                return true;
            case CommandBody.TakeSeat take:
                refusal = TakeSeat(moment, person, take.In);
                return true;
            default:
                refusal = null;
                return false;
        }
    }

    /// <summary>Null when the person is staff.</summary>
    public static Refusal? Staff(Person? person) => person?.Staff == true ? null : Refuse("not-staff");

    private static Refusal? Doors(Moment moment, bool open)
    {
        if (moment.State.LobbyOpen != open)
        {
            moment.Emit(new Event.LobbyChanged(open), Audience.Everyone);
        }

        return null;
    }

    private static Refusal? SeatSomebody(Moment moment, CommandBody.SeatPerson seat)
    {
        if (moment.Book.FindSeat(seat.In) < 0)
        {
            return Refuse("unknown", "seat", seat.In);
        }

        if (moment.State.People.IndexOf(p => p.Id == seat.Person) < 0)
        {
            return Refuse("unknown", "person", seat.Person);
        }

        var held = moment.State.Grants.Where(g => g.Person == seat.Person).ToArray();
        if (held.Any(g => g.Seat == seat.In))
        {
            return null;
        }

        foreach (var grant in held)
        {
            LeaveSeat(moment, grant);
        }

        Sit(moment, seat.Person, seat.In);
        return null;
    }

    private static Refusal? TakeSeat(Moment moment, Person? person, string seat)
    {
        var state = moment.State;
        if (moment.Book.FindSeat(seat) < 0)
        {
            return Refuse("unknown", "seat", seat);
        }

        if (person is null || state.Stage == Stage.Ended)
        {
            return Refuse("play-ended");
        }

        if (!person.Staff && state.Seating != Seating.Open)
        {
            return Refuse("seated-by-staff");
        }

        if (state.Grants.IndexOf(g => g.Person == person.Id && g.Seat == seat) >= 0)
        {
            return null;
        }

        // Staff may play several seats, as one who tries a scenario alone does.
        if (!person.Staff && state.Grants.IndexOf(g => g.Person == person.Id) >= 0)
        {
            return Refuse("already-seated");
        }

        Sit(moment, person.Id, seat);
        return null;
    }

    public static void LeaveSeat(Moment moment, Grant grant)
    {
        moment.Emit(new Event.SeatLeft(grant.Seat, grant.Person, grant.Number), Audience.Everyone);
        if (moment.State.Stage == Stage.Play)
        {
            Ballots.AfterLeaving(moment, grant.Seat);
        }
    }

    public static void Sit(Moment moment, string person, string seat) =>
        moment.Emit(new Event.SeatTaken(seat, person, moment.State.GrantCount + 1), Audience.Everyone);

    private static Refusal? Remove(Moment moment, string person)
    {
        if (moment.State.People.IndexOf(p => p.Id == person && !p.Staff) < 0)
        {
            return Refuse("unknown", "participant", person);
        }

        TakeOut(moment, person);
        return null;
    }

    public static void TakeOut(Moment moment, string person)
    {
        foreach (var grant in moment.State.Grants)
        {
            if (grant.Person == person)
            {
                LeaveSeat(moment, grant);
            }
        }

        moment.Emit(new Event.PersonRemoved(person), Audience.Staff);
    }

    /// <summary>Never because a phone sleeps: somebody decides it, and it stands in the log.</summary>
    private static Refusal? HandToStandIn(Moment moment, CommandBody.HandToStandIn hand)
    {
        var seat = moment.Book.FindSeat(hand.To);
        if (seat < 0)
        {
            return Refuse("unknown", "seat", hand.To);
        }

        if (moment.State.Stage == Stage.Ended)
        {
            return Refuse("play-ended");
        }

        if (moment.State.Grants.IndexOf(g => g.Seat == hand.To) >= 0)
        {
            return Refuse("seat-is-played");
        }

        var policy = hand.Policy ?? moment.Book.Scenario.Roles[seat].StandIn;
        if (moment.State.StandIns[seat]?.Policy != policy)
        {
            // How a stand-in will play is for staff to know.
            moment.Emit(new Event.SeatHandedToStandIn(hand.To, policy), Audience.Staff);
        }

        return null;
    }
}
