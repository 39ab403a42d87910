using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>What a seat can do: answer, act, and talk to other seats.</summary>
internal static class SeatDecider
{
    public static Refusal? Decide(Moment moment, string who, string? seatId, CommandBody body)
    {
        var seat = moment.Book.FindSeat(seatId);
        var holds = seat >= 0 && (who == Command.StandIn
            ? moment.State.StandIns[seat] is not null
            : moment.State.Holds(who, seatId!));
        if (!holds)
        {
            return Refuse("not-in-seat");
        }

        switch (body)
        {
            case CommandBody.LeaveSeat:
                Leave(moment, who, seatId!);
                return null;
            case CommandBody.GiveFeedback feedback:
                return Feedback(moment, who, feedback);
        }

        if (ClockDecider.InPlay(moment) is { } refusal)
        {
            return refusal;
        }

        if (moment.State.Stops.Count > 0)
        {
            return Refuse("play-stopped");
        }

        return body switch
        {
            CommandBody.Answer answer => AnswerDecider.Answer(moment, who, seat, answer),
            CommandBody.Act act => ActionDecider.Act(moment, seat, act.Action),
            CommandBody.Share share => TalkDecider.Share(moment, seat, share),
            CommandBody.Consult consult => TalkDecider.Consult(moment, seat, consult),
            CommandBody.Reply reply => TalkDecider.Reply(moment, seat, reply),
            CommandBody.SendMessage message => TalkDecider.Message(moment, seat, message),
            CommandBody.Request request => TalkDecider.Request(moment, seat, request),
            CommandBody.Respond respond => TalkDecider.Respond(moment, seat, respond),
            CommandBody.NoteDecision decision => RecordDecider.Note(moment, seat, decision),
            CommandBody.Convene => BodyDecider.Convene(moment, seat),
            CommandBody.Adjourn => BodyDecider.Adjourn(moment, seat),
            CommandBody.Attend => BodyDecider.Attend(moment, seat),
            CommandBody.Promise promise => RecordDecider.Promise(moment, seat, promise),
            CommandBody.Keep keep => RecordDecider.Keep(moment, seat, keep.Number),
            CommandBody.RateThreat rate => RecordDecider.RateThreat(moment, who, rate.Rating),
            CommandBody.CloseVote close => AnswerDecider.CloseVote(moment, who, seat, close.Ask),
            _ => Refuse("not-staff"),
        };
    }

    private static void Leave(Moment moment, string who, string seat)
    {
        foreach (var grant in moment.State.Grants)
        {
            if (grant.Person == who && grant.Seat == seat)
            {
                LobbyDecider.LeaveSeat(moment, grant);
            }
        }
    }

    private static Refusal? Feedback(Moment moment, string who, CommandBody.GiveFeedback feedback)
    {
        if (moment.State.Stage != Stage.Ended)
        {
            return Refuse("not-ended");
        }

        if (moment.Book.Scenario.Feedback.IndexOf(q => q.Id == feedback.Question) < 0)
        {
            return Refuse("unknown", "question", feedback.Question);
        }

        if (feedback.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        moment.Emit(new Event.FeedbackGiven(who, feedback.Question, feedback.Words), Audience.Staff);
        return null;
    }
}
