using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Who is expected where, and who goes from one seat to another.</summary>
internal static class RosterDecider
{
    /// <summary>Who is here already and sits nowhere is seated at once.</summary>
    public static Refusal? Roster(Moment moment, CommandBody.Roster roster)
    {
        if (moment.State.Stage == Stage.Ended)
        {
            return Refuse("play-ended");
        }

        if (roster.Entries.FirstOrDefault(e => moment.Book.FindSeat(e.In) < 0) is { } wrong)
        {
            return Refuse("unknown", "seat", wrong.In);
        }

        if (roster.Entries.Select(e => e.Person).Distinct(StringComparer.Ordinal).Count() < roster.Entries.Count)
        {
            return Refuse("expected-twice");
        }

        if (!roster.Entries.Equals(moment.State.Roster))
        {
            moment.Emit(new Event.RosterSet(roster.Entries), Audience.Staff);
        }

        foreach (var person in moment.State.People)
        {
            SeatIfExpected(moment, person.Id);
        }

        return null;
    }

    /// <summary>Nothing for who sits somewhere already, and once play is over.</summary>
    public static void SeatIfExpected(Moment moment, string person)
    {
        if (moment.State.Stage is Stage.Lobby or Stage.Play
            && moment.State.Roster.FirstOrDefault(e => e.Person == person) is { } expected
            && moment.State.Grants.IndexOf(g => g.Person == person) < 0)
        {
            LobbyDecider.Sit(moment, person, expected.In);
        }
    }

    public static Refusal? Move(Moment moment, CommandBody.Move move)
    {
        if (moment.Book.FindSeat(move.In) < 0)
        {
            return Refuse("unknown", "seat", move.In);
        }

        var held = moment.State.Grants.FirstOrDefault(g => g.Person == move.Person && g.Seat == move.From);
        if (held is null)
        {
            return Refuse("not-their-seat");
        }

        if (move.From == move.In)
        {
            return null;
        }

        LobbyDecider.LeaveSeat(moment, held);
        if (moment.State.Grants.IndexOf(g => g.Person == move.Person && g.Seat == move.In) < 0)
        {
            LobbyDecider.Sit(moment, move.Person, move.In);
        }

        return null;
    }
}
