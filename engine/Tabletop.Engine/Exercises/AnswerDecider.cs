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

        var plan = moment.Book.Asks[ask];
        var option = plan.Option(answer.Option);
        if (option < 0)
        {
            return Refuse("unknown", "option", answer.Option);
        }

        return plan.Ask.SeveralPeople switch
        {
            SeveralPeople.HiddenVote when who != Command.StandIn && Ballots.Voters(moment.State, run, moment.Book.SeatId(seat)).Count > 1 => Vote(moment, who, moment.Book.Slots[slot], answer),
            SeveralPeople.Scribe when Lead(moment, seat) is { } lead && lead != who && who != Command.StandIn => Refuse("lead-answers"),
            _ => Close(moment, who, moment.Book.Slots[slot], option, answer.Because),
        };
    }

    private static Refusal? Close(Moment moment, string who, AskSlot slot, int option, TypedText? because)
    {
        // Stand-ins have no reasons to give, and plans write their own.
        if (slot.Ask.Rationale == Rationale.Required && because?.Id is null && who != Command.StandIn)
        {
            return Refuse("rationale-required");
        }

        Asks.Close(moment, slot, option, slot.Ask.Rationale == Rationale.None ? null : because, silence: false);
        return null;
    }

    /// <summary>Counted when all who held the seat at its opening and still do have voted. A required reason comes with the lead's vote.</summary>
    private static Refusal? Vote(Moment moment, string who, AskSlot slot, CommandBody.Answer answer)
    {
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
