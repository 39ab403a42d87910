using Tabletop.Engine.Scenarios;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>One person answers, or several people vote unseen.</summary>
internal static class AnswerDecider
{
    public static Refusal? Answer(Moment moment, string who, int seat, CommandBody.Answer answer)
    {
        var ask = moment.Book.FindAsk(answer.Ask);
        var slot = ask < 0 ? -1 : moment.Book.Slot(ask, seat);
        if (slot < 0 || moment.State.Asks[slot].State == AskRunState.NotOpen)
        {
            // One answer for all, so that guessing ids tells nothing.
            return Refuse("ask-not-open");
        }

        var run = moment.State.Asks[slot];
        if (run.State != AskRunState.Open)
        {
            return Refuse("ask-closed");
        }

        var place = moment.Book.Slots[slot];
        if (place.Ask.SeveralPeople == SeveralPeople.Scribe && Lead(moment, seat) is { } lead && lead != who && who != Command.StandIn)
        {
            return Refuse("lead-answers");
        }

        // Stand-ins have no reasons to give, and plans write their own.
        var reason = place.Ask.Rationale == Rationale.None ? null : answer.Because;
        var unreasoned = place.Ask.Rationale == Rationale.Required && reason?.Id is null && who != Command.StandIn;
        return place.Ask.Answer switch
        {
            AnswerKind.Text => Words(moment, place, answer),
            _ when place.Ask.SeveralPeople == SeveralPeople.HiddenVote && place.Ask.Answer == AnswerKind.Choice && who != Command.StandIn
                && Ballots.Voters(moment.State, run, moment.Book.SeatId(seat)).Count > 1 => Vote(moment, who, place, answer),
            AnswerKind.Choice when place.Plan.Option(answer.Option) < 0 => Refuse("unknown", "option", answer.Option),
            AnswerKind.Several when Chosen(place, answer) is null => Refuse("choose-some"),
            AnswerKind.Number when answer.Number is null => Refuse("number-needed"),
            _ when unreasoned => Refuse("rationale-required"),
            AnswerKind.Choice => Choose(moment, place, answer.Option, reason),
            AnswerKind.Several => Close(moment, place, new(moment.Book.SeatId(seat), "", false, reason, Chosen(place, answer))),
            _ => Close(moment, place, new(moment.Book.SeatId(seat), "", false, reason, Number: answer.Number)),
        };
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
        if (voters.IndexOf(p => p == who) < 0)
        {
            return Refuse("came-later");
        }

        if (voters[0] == who && slot.Ask.Rationale == Rationale.Required && answer.Because?.Id is null)
        {
            return Refuse("rationale-required");
        }

        moment.Emit(new Event.Voted(slot.Ask.Id, seat, who, answer.Option, answer.Because), Audience.Staff);
        Ballots.CloseIfAllIn(moment, slot);
        return null;
    }

    /// <summary>Who has held the seat longest.</summary>
    private static string? Lead(Moment moment, int seat)
    {
        var id = moment.Book.SeatId(seat);
        return moment.State.Grants.IndexOf(g => g.Seat == id) is >= 0 and var at ? moment.State.Grants[at].Person : null;
    }
}
