using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>Closing an ask with an answer, and what the answer does.</summary>
internal static class Asks
{
    /// <summary>The seat's choice: an answer, or in a joint ask a proposal that becomes the answer once all seats agree.</summary>
    public static void Choose(Moment moment, AskSlot slot, int option, TypedText? because)
    {
        var (book, id) = (moment.Book, slot.Ask.Options[option].Id);
        if (!slot.Plan.IsJoint)
        {
            Close(moment, slot, new(book.SeatId(slot.Seat), id, false, because));
            return;
        }

        moment.Emit(new Event.Proposed(slot.Ask.Id, book.SeatId(slot.Seat), id, because), Together(moment, slot.Plan));
        if (slot.Plan.Seats.Select((_, i) => moment.State.Asks[slot.Plan.First + i].Proposal).Distinct().Count() == 1)
        {
            Close(moment, slot, new(book.SeatId(slot.Seat), id, false, because));
        }
    }

    public static void Close(Moment moment, AskSlot slot, Answer answer)
    {
        foreach (var seat in slot.Plan.IsJoint ? slot.Plan.Seats : [slot.Seat])
        {
            // Those who agreed before have given their reasons with what they proposed.
            var because = answer.By == moment.Book.SeatId(seat) ? answer.Because : answer.Silence ? null : moment.State.Asks[moment.Book.Slot(slot.Plan.Position, seat)].Because;
            moment.Emit(
                new Event.Answered(slot.Ask.Id, moment.Book.SeatId(seat), answer.Option, answer.Silence, because, answer.Options, answer.Number, answer.Words),
                Told(moment, slot.Plan, seat));
        }

        var chosen = answer.Options ?? (answer.Option.Length > 0 ? [answer.Option] : []);
        (Deed[], string)[] effects = answer is { Silence: true, Option: "" }
            ? [(slot.Plan.SilenceEffects, $"ask/{slot.Ask.Id}/silence")]
            : [.. chosen.Select(id => (slot.Plan.Effects[slot.Plan.Option(id)], $"ask/{slot.Ask.Id}/{id}"))];
        Cause.Run(moment, effects);
    }

    /// <summary>What silence stands for: an option, or effects of its own.</summary>
    public static void FallSilent(Moment moment, AskSlot slot) =>
        Close(moment, slot, new(moment.Book.SeatId(slot.Seat), slot.Ask.Silence ?? "", true, null));

    public static void CloseUnanswered(Moment moment, AskSlot slot)
    {
        foreach (var seat in (slot.Plan.IsJoint ? slot.Plan.Seats : [slot.Seat]).Select(moment.Book.SeatId))
        {
            moment.Emit(new Event.AskClosed(slot.Ask.Id, seat), Audience.Of(seat));
        }

        Waiting.Look(moment);
    }

    private static Audience Together(Moment moment, AskPlan plan) => Audience.Of(plan.Seats.Select(moment.Book.SeatId).ToItems());

    /// <summary>Those who see the answer: the seat itself, those who answered with it, and those who are to be told.</summary>
    private static Audience Told(Moment moment, AskPlan plan, int seat) => plan.IsToldToPublic
        ? Audience.Public
        : Audience.Of((plan.IsJoint ? plan.Seats : [seat]).Concat(plan.ToldTo).Distinct().Select(moment.Book.SeatId).ToItems());

    /// <param name="By">The seat that gave it.</param>
    /// <param name="Option">Empty where the answer is no option.</param>
    public sealed record Answer(
        string By, string Option, bool Silence, TypedText? Because, Items<string>? Options = null, long? Number = null, TypedText? Words = null);
}

/// <summary>Hidden votes of several people in one seat.</summary>
internal static class Ballots
{
    /// <summary>
    /// The option with most votes; among equals the lead's decides, then file order. Null: nobody voted.
    /// </summary>
    public static Vote? Outcome(ExerciseState state, AskRun run, string seat)
    {
        var voters = Voters(state, run, seat);
        var lead = Leads.Among(state, voters, seat);
        return run.Votes
            .Where(v => voters.IndexOf(p => p == v.Person) >= 0)
            .GroupBy(v => v.Option)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Any(v => v.Person == lead))
            .ThenBy(g => g.Key)
            .Select(g => g.FirstOrDefault(v => v.Person == lead) ?? g.First())
            .FirstOrDefault();
    }

    /// <summary>Whether several people of the seat vote on it. Numbers, words and choices of several are never voted on: validation says so.</summary>
    public static bool IsVotedOn(Moment moment, AskSlot slot) =>
        slot.Ask is { SeveralPeople: SeveralPeople.HiddenVote, Answer: AnswerKind.Choice }
        && Voters(moment.State, moment.State.Asks[slot.Position], moment.Book.SeatId(slot.Seat)).Count > 1;

    /// <summary>Those whose votes count: who held the seat when the ask opened and still does, the longest seated first.</summary>
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
            Asks.Choose(moment, slot, outcome.Option, outcome.Because);
        }
    }

    /// <summary>Somebody has left a seat: what waited for their vote alone is decided. What the seat has proposed already is not proposed again.</summary>
    public static void AfterLeaving(Moment moment, string seat)
    {
        var position = moment.Book.FindSeat(seat);
        foreach (var slot in moment.Book.Slots)
        {
            var run = moment.State.Asks[slot.Position];
            if (slot.Seat == position && run.Votes.Count > 0 && (run.Proposal is null || Outcome(moment.State, run, seat)?.Option != run.Proposal))
            {
                CloseIfAllIn(moment, slot);
            }
        }
    }
}
