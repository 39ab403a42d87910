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
        Cause.Run(moment, slot.Plan.Effects[option], slot.Ask.Id);
    }
}

/// <summary>Hidden votes of several people in one seat.</summary>
internal static class Ballots
{
    /// <summary>
    /// The option with most votes; among equals the lead's (who has sat longest) decides, then file order. Null: nobody voted.
    /// </summary>
    public static Vote? Outcome(AskRun run)
    {
        var lead = run.Voters.Count > 0 ? run.Voters[0] : null;
        return run.Votes
            .GroupBy(v => v.Option)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Any(v => v.Person == lead))
            .ThenBy(g => g.Key)
            .Select(g => g.FirstOrDefault(v => v.Person == lead) ?? g.First())
            .FirstOrDefault();
    }

    /// <summary>Everyone who held the seat when the ask opened and still does has voted.</summary>
    public static bool AllIn(ExerciseState state, AskRun run, string seat) =>
        run.Voters.All(p => run.Votes.IndexOf(v => v.Person == p) >= 0 || state.Grants.IndexOf(g => g.Person == p && g.Seat == seat) < 0);
}
