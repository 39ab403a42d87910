using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Talk between seats goes through the city: at once, late, or only while the council sits.</summary>
internal static class TalkDecider
{
    public static Refusal? Share(Moment moment, int from, CommandBody.Share share)
    {
        var fact = moment.Book.FindFact(share.Fact);
        if (fact < 0 || !moment.State.Knows(from, fact))
        {
            // One answer for both, so that guessing ids tells nothing.
            return Refuse("does-not-know");
        }

        if (Receiver(moment, from, share.With, out var to) is { } refusal)
        {
            return refusal;
        }

        var (me, them) = (moment.Book.SeatId(from), moment.Book.SeatId(to));
        return Send(moment, from, new Event.Shared(moment.NextNumber, share.Fact, me, them, ArrivesMs(moment, from, to), !moment.Book.Roads.MayKnow(to, fact)));
    }

    public static Refusal? Consult(Moment moment, int from, CommandBody.Consult consult)
    {
        if (Receiver(moment, from, consult.With, out var to) is { } refusal)
        {
            return refusal;
        }

        if (HasAsked(moment.State, from, to))
        {
            return Refuse("asked-already");
        }

        var (me, them) = (moment.Book.SeatId(from), moment.Book.SeatId(to));
        return Send(moment, from, new Event.Consulted(moment.NextNumber, me, them, ArrivesMs(moment, from, to), consult.Words));
    }

    public static Refusal? Request(Moment moment, int from, CommandBody.Request request) =>
        Write(moment, from, request.To, request.Words, (number, me, them, dueMs) => new Event.Requested(number, me, them, dueMs, request.Words));

    public static Refusal? Message(Moment moment, int from, CommandBody.SendMessage message) =>
        Write(moment, from, message.To, message.Words, (number, me, them, dueMs) => new Event.Messaged(number, me, them, dueMs, message.Words));

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
            moment.Emit(answer(moment.NextNumber, asked.Number, me, them, ArrivesMs(moment, from, asked.From)), moment.Book.ToSeat(from));
        }

        Instant.Deliver(moment);
        return null;
    }

    /// <summary>To a seat, in words.</summary>
    /// <param name="sent">Of its number, sender, receiver and time of arrival.</param>
    private static Refusal? Write(Moment moment, int from, string id, TypedText words, Func<int, string, string, long, Event> sent) =>
        Receiver(moment, from, id, out var to) is { } refusal ? refusal
        : words.Id is null ? Refuse("nothing-typed")
        : Send(moment, from, sent(moment.NextNumber, moment.Book.SeatId(from), moment.Book.SeatId(to), ArrivesMs(moment, from, to)));

    private static Refusal? Send(Moment moment, int from, Event sent)
    {
        moment.Emit(sent, moment.Book.ToSeat(from));
        Instant.Deliver(moment);
        return null;
    }

    /// <summary>Whether a consultation of theirs waits for its reply still.</summary>
    private static bool HasAsked(ExerciseState state, int from, int to)
    {
        foreach (var at in state.TalkIndex.Asked[from])
        {
            if (state.Talks[at] is { Kind: MessageKind.Consultation, RepliedMs: null } asked && asked.To == to)
            {
                return true;
            }
        }

        return false;
    }

    private static Refusal? Receiver(Moment moment, int from, string id, out int to)
    {
        to = moment.Book.FindSeat(id);
        return to < 0 ? Refuse("unknown", "seat", id) : to == from ? Refuse("to-yourself") : null;
    }

    /// <summary>When word sent now gets there.</summary>
    public static long ArrivesMs(Moment moment, int from, int to) =>
        moment.StoryMs + moment.Book.Roads.DelayMs(from, to, moment.State.Body.State == BodyState.Sitting, moment.State.Seed);
}
