using Tabletop.Engine.Scenarios;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>One person answers, or several people vote unseen.</summary>
internal static class AnswerDecider
{
    public static Refusal? Answer(Moment moment, string who, int seat, CommandBody.Answer answer)
    {
        if (NotOpen(moment, seat, answer.Ask, out var slot) is { } refusal)
        {
            return refusal;
        }

        var place = moment.Book.Slots[slot];
        if (place.Ask.SeveralPeople == SeveralPeople.Scribe && who != Command.StandIn && Leads.Of(moment.State, moment.Book.SeatId(seat)) != who)
        {
            return Refuse("lead-answers");
        }

        // Stand-ins have no reasons to give, and plans write their own.
        var reason = place.Ask.Rationale == Rationale.None ? null : answer.Because;
        var unreasoned = place.Ask.Rationale == Rationale.Required && reason?.Id is null && who != Command.StandIn;
        return place.Ask.Answer switch
        {
            AnswerKind.Text => Words(moment, place, answer),
            _ when who != Command.StandIn && Ballots.IsVotedOn(moment, place) => Vote(moment, who, place, answer),
            AnswerKind.Choice when place.Plan.Option(answer.Option) < 0 => Refuse("unknown", "option", answer.Option),
            AnswerKind.Several when Chosen(place, answer) is null => Refuse("choose-some"),
            AnswerKind.Number when answer.Number is null => Refuse("number-needed"),
            _ when unreasoned => Refuse("rationale-required"),
            AnswerKind.Choice => Choose(moment, place, answer.Option, reason),
            AnswerKind.Several => Close(moment, place, new(moment.Book.SeatId(seat), "", false, reason, Chosen(place, answer))),
            _ => Close(moment, place, new(moment.Book.SeatId(seat), "", false, reason, Number: answer.Number)),
        };
    }

    /// <summary>The lead does not wait for the others. No vote is silence; in a joint ask it would silence other seats, so there it is refused.</summary>
    public static Refusal? CloseVote(Moment moment, string who, int seat, string ask)
    {
        if (NotOpen(moment, seat, ask, out var slot) is { } refusal)
        {
            return refusal;
        }

        var (place, id) = (moment.Book.Slots[slot], moment.Book.SeatId(seat));
        if (!Ballots.IsVotedOn(moment, place))
        {
            return Refuse("no-vote-here");
        }

        if (Leads.Of(moment.State, id) != who)
        {
            return Refuse("lead-closes");
        }

        var run = moment.State.Asks[slot];
        var outcome = Ballots.Outcome(moment.State, run, id);
        if (outcome is null)
        {
            return place.Plan.IsJoint ? Refuse("nobody-voted") : Silence(moment, place);
        }

        var owesReason = place.Ask.Rationale == Rationale.Required && Ballots.Voters(moment.State, run, id).Contains(who);
        return owesReason && run.Votes.IndexOf(v => v.Person == who && v.Because?.Id is not null) < 0
            ? Refuse("rationale-required")
            : Choose(moment, place, place.Ask.Options[outcome.Option].Id, outcome.Because);
    }

    /// <param name="slot">The ask's place in the state, where it is open.</param>
    private static Refusal? NotOpen(Moment moment, int seat, string id, out int slot)
    {
        var ask = moment.Book.FindAsk(id);
        slot = ask < 0 ? -1 : moment.Book.Slot(ask, seat);
        if (slot < 0 || moment.State.Asks[slot].State == AskRunState.NotOpen)
        {
            // One answer for all, so that guessing ids tells nothing.
            return Refuse("ask-not-open");
        }

        return moment.State.Asks[slot].State == AskRunState.Open ? null : Refuse("ask-closed");
    }

    private static Refusal? Silence(Moment moment, AskSlot slot)
    {
        Deadlines.FallSilent(moment, slot);
        return null;
    }

    private static Refusal? Choose(Moment moment, AskSlot slot, string option, TypedText? because)
    {
        Asks.Choose(moment, slot, slot.Plan.Option(option), because);
        return null;
    }

    private static Refusal? Close(Moment moment, AskSlot slot, Asks.Answer answer)
    {
        Asks.Close(moment, slot, answer);
        return null;
    }

    /// <summary>Where words are the answer they are their own reason.</summary>
    private static Refusal? Words(Moment moment, AskSlot slot, CommandBody.Answer answer) => answer.Words?.Id is null
        ? Refuse("nothing-typed")
        : Close(moment, slot, new(moment.Book.SeatId(slot.Seat), "", false, null, Words: answer.Words));

    /// <summary>The options chosen, in the scenario's order; null where there are none or one is unknown.</summary>
    private static Items<string>? Chosen(AskSlot slot, CommandBody.Answer answer) =>
        answer.Options is { Count: > 0 } options && options.All(o => slot.Plan.Option(o) >= 0)
            ? slot.Ask.Options.Select(o => o.Id).Where(id => options.Contains(id, StringComparer.Ordinal)).ToItems()
            : null;

    /// <summary>Counted when all who held the seat at its opening and still do have voted. A required reason comes with the lead's vote.</summary>
    private static Refusal? Vote(Moment moment, string who, AskSlot slot, CommandBody.Answer answer)
    {
        if (slot.Plan.Option(answer.Option) < 0)
        {
            return Refuse("unknown", "option", answer.Option);
        }

        var seat = moment.Book.SeatId(slot.Seat);
        var voters = Ballots.Voters(moment.State, moment.State.Asks[slot.Position], seat);
        if (!voters.Contains(who))
        {
            return Refuse("came-later");
        }

        if (Leads.Among(moment.State, voters, seat) == who && slot.Ask.Rationale == Rationale.Required && answer.Because?.Id is null)
        {
            return Refuse("rationale-required");
        }

        moment.Emit(new Event.Voted(slot.Ask.Id, seat, who, answer.Option, answer.Because), Audience.Staff);
        Ballots.CloseIfAllIn(moment, slot);
        return null;
    }
}
