using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Talk between seats goes through the city: at once, late, or only while the council sits.</summary>
internal static class TalkDecider
{
    public static Refusal? Share(Moment moment, int from, CommandBody.Share share)
    {
        var (book, fact) = (moment.Book, moment.Book.FindFact(share.Fact));
        if (fact < 0 || !moment.State.Knows(from, fact))
        {
            // One answer for both, so that guessing ids tells nothing.
            return Refuse("does-not-know");
        }

        if (Receiver(moment, from, share.With, out var to) is { } refusal)
        {
            return refusal;
        }

        moment.Emit(
            new Event.Shared(moment.NextNumber, share.Fact, book.SeatId(from), share.With, ArrivesMs(moment, from, to), !book.Roads.MayKnow(to, fact)),
            Audience.Of(book.SeatId(from)));
        Instant.Deliver(moment);
        return null;
    }

    public static Refusal? Consult(Moment moment, int from, CommandBody.Consult consult)
    {
        if (Receiver(moment, from, consult.With, out var to) is { } refusal)
        {
            return refusal;
        }

        if (moment.State.Talks.IndexOf(t => t.Kind == MessageKind.Consultation && t.From == from && t.To == to && t.RepliedMs is null) >= 0)
        {
            return Refuse("asked-already");
        }

        moment.Emit(
            new Event.Consulted(moment.NextNumber, moment.Book.SeatId(from), consult.With, ArrivesMs(moment, from, to), consult.Words),
            Audience.Of(moment.Book.SeatId(from)));
        Instant.Deliver(moment);
        return null;
    }

    public static Refusal? Request(Moment moment, int from, CommandBody.Request request)
    {
        if (Receiver(moment, from, request.To, out var to) is { } refusal)
        {
            return refusal;
        }

        if (request.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        moment.Emit(
            new Event.Requested(moment.NextNumber, moment.Book.SeatId(from), request.To, ArrivesMs(moment, from, to), request.Words),
            Audience.Of(moment.Book.SeatId(from)));
        Instant.Deliver(moment);
        return null;
    }

    /// <summary>Answers every consultation that has arrived and waits, or those of one asker.</summary>
    public static Refusal? Reply(Moment moment, int from, CommandBody.Reply reply) =>
        Answer(moment, from, reply.To, MessageKind.Consultation, Refuse("nobody-asked"), (number, asked, me, them, dueMs) =>
            new Event.Replied(number, asked, me, them, dueMs, reply.Words));

    /// <summary>Answers every request that has arrived and waits, or those of one seat.</summary>
    public static Refusal? Respond(Moment moment, int from, CommandBody.Respond respond) =>
        Answer(moment, from, respond.To, MessageKind.Request, Refuse("nobody-requested"), (number, asked, me, them, dueMs) =>
            new Event.Responded(number, asked, me, them, dueMs, respond.Words));

    private static Refusal? Answer(
        Moment moment, int from, string? to, MessageKind kind, Refusal nobody, Func<int, int, string, string, long, Event> answer)
    {
        var only = moment.Book.FindSeat(to);
        if (to is not null && only < 0)
        {
            return Refuse("unknown", "seat", to);
        }

        var open = moment.State.Talks
            .Where(t => t.Kind == kind && t.To == from && t.ArrivedMs is not null && !t.ReplySent && (only < 0 || t.From == only))
            .ToArray();
        if (open.Length == 0)
        {
            return nobody;
        }

        foreach (var asked in open)
        {
            var (me, them) = (moment.Book.SeatId(from), moment.Book.SeatId(asked.From));
            moment.Emit(answer(moment.NextNumber, asked.Number, me, them, ArrivesMs(moment, from, asked.From)), Audience.Of(me));
        }

        Instant.Deliver(moment);
        return null;
    }

    public static Refusal? Message(Moment moment, int from, CommandBody.SendMessage message)
    {
        if (Receiver(moment, from, message.To, out var to) is { } refusal)
        {
            return refusal;
        }

        if (message.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        moment.Emit(
            new Event.Messaged(moment.NextNumber, moment.Book.SeatId(from), message.To, ArrivesMs(moment, from, to), message.Words),
            Audience.Of(moment.Book.SeatId(from)));
        Instant.Deliver(moment);
        return null;
    }

    private static Refusal? Receiver(Moment moment, int from, string id, out int to)
    {
        to = moment.Book.FindSeat(id);
        return to < 0 ? Refuse("unknown", "seat", id) : to == from ? Refuse("to-yourself") : null;
    }

    private static long ArrivesMs(Moment moment, int from, int to) =>
        moment.StoryMs + moment.Book.Roads.DelayMs(from, to, moment.State.Body.State == BodyState.Sitting, moment.State.Seed);
}
