using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>Closing an ask with an option, and what the option does.</summary>
internal static class Asks
{
    public static void Close(Moment moment, AskSlot slot, int option, TypedText? because, bool silence)
    {
        var (book, chosen) = (moment.Book, slot.Ask.Options[option]);
        var seat = book.SeatId(slot.Seat);
        moment.Emit(new Event.Answered(slot.Ask.Id, seat, chosen.Id, silence, because), Audience.Of(seat));
        Cause.Run(moment, slot.Plan.Effects[option], $"ask/{slot.Ask.Id}/{chosen.Id}");
    }
}

/// <summary>Hidden votes of several people in one seat.</summary>
internal static class Ballots
{
    /// <summary>
    /// The option with most votes; among equals the lead's (who has sat longest) decides, then file order. Null: nobody voted.
    /// </summary>
    public static Vote? Outcome(ExerciseState state, AskRun run, string seat)
    {
        var voters = Voters(state, run, seat);
        var lead = voters.Count > 0 ? voters[0] : null;
        return run.Votes
            .Where(v => voters.IndexOf(p => p == v.Person) >= 0)
            .GroupBy(v => v.Option)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Any(v => v.Person == lead))
            .ThenBy(g => g.Key)
            .Select(g => g.FirstOrDefault(v => v.Person == lead) ?? g.First())
            .FirstOrDefault();
    }

    /// <summary>Those whose votes count: who held the seat when the ask opened and still does. The first is the lead.</summary>
    public static Items<string> Voters(ExerciseState state, AskRun run, string seat) =>
        run.Voters.RemoveAll(p => state.Grants.IndexOf(g => g.Person == p && g.Seat == seat) < 0);

    /// <summary>Closes the ask once all whose votes count have voted.</summary>
    public static void CloseIfAllIn(Moment moment, AskSlot slot)
    {
        var (run, seat) = (moment.State.Asks[slot.Position], moment.Book.SeatId(slot.Seat));
        if (run.State == AskRunState.Open
            && Voters(moment.State, run, seat).All(p => run.Votes.IndexOf(v => v.Person == p) >= 0)
            && Outcome(moment.State, run, seat) is { } outcome)
        {
            Asks.Close(moment, slot, outcome.Option, outcome.Because, silence: false);
        }
    }

    /// <summary>Somebody has left a seat: what waited for their vote alone is decided.</summary>
    public static void AfterLeaving(Moment moment, string seat)
    {
        var position = moment.Book.FindSeat(seat);
        foreach (var slot in moment.Book.Slots)
        {
            if (slot.Seat == position && moment.State.Asks[slot.Position].Votes.Count > 0)
            {
                CloseIfAllIn(moment, slot);
            }
        }
    }
}
