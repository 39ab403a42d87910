using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Who leads a seat that several people hold: whoever staff named, else who has held it longest.</summary>
internal static class Leads
{
    /// <summary>A person's id; null: nobody holds the seat.</summary>
    public static string? Of(ExerciseState state, string seat) =>
        state.Leads.IndexOf(l => l.Seat == seat) is >= 0 and var named ? state.Leads[named].Person
        : state.Grants.IndexOf(g => g.Seat == seat) is >= 0 and var first ? state.Grants[first].Person
        : null;

    /// <summary>Whose vote decides between equals: the lead's; the longest seated voter's where the lead came after the vote had opened.</summary>
    public static string? Among(ExerciseState state, Items<string> voters, string seat)
    {
        var lead = Of(state, seat);
        return lead is not null && voters.Contains(lead) ? lead : voters.Count > 0 ? voters[0] : null;
    }

    public static Refusal? Name(Moment moment, CommandBody.NameLead name)
    {
        if (moment.Book.FindSeat(name.In) < 0)
        {
            return Refuse("unknown", "seat", name.In);
        }

        if (moment.State.Grants.IndexOf(g => g.Seat == name.In && g.Person == name.Person) < 0)
        {
            return Refuse("not-their-seat");
        }

        if (Of(moment.State, name.In) != name.Person)
        {
            moment.Emit(new Event.LeadNamed(name.In, name.Person), Audience.Of(name.In));
        }

        return null;
    }
}
