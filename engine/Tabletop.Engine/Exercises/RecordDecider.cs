using System.Globalization;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>What people in a seat put on record: decisions, promises, and what each of them thinks of the threat.</summary>
internal static class RecordDecider
{
    /// <summary>Stands for all seats as the receiver of a promise.</summary>
    private const string Everyone = "everyone";

    public static Refusal? Note(Moment moment, int seat, CommandBody.NoteDecision decision)
    {
        var book = moment.Book;
        if (decision.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        if (decision.Owner is { } owner && book.FindSeat(owner) < 0)
        {
            return Refuse("unknown", "seat", owner);
        }

        if (decision.Consulted?.FirstOrDefault(s => book.FindSeat(s) < 0) is { } nobody)
        {
            return Refuse("unknown", "seat", nobody);
        }

        if (decision.Consulted?.Any(s => book.FindSeat(s) == seat) == true)
        {
            return Refuse("to-yourself");
        }

        if (decision.Basis?.Any(f => book.FindFact(f) is var fact && (fact < 0 || !moment.State.Knows(seat, fact))) == true)
        {
            // One answer for both, so that guessing ids tells nothing.
            return Refuse("basis-not-known");
        }

        var id = book.SeatId(seat);
        moment.Emit(
            new Event.DecisionNoted(
                id,
                decision.Words,
                decision.Owner == id ? null : decision.Owner,
                Typed(decision.Options),
                decision.Rationale,
                Said(decision.Basis),
                Said(decision.Consulted)),
            Audience.Of(id));
        return null;
    }

    public static Refusal? Promise(Moment moment, int from, CommandBody.Promise promise)
    {
        var isToAll = promise.To == Everyone;
        var to = moment.Book.FindSeat(promise.To);
        if (!isToAll && to < 0)
        {
            return Refuse("unknown", "seat", promise.To);
        }

        if (to == from)
        {
            return Refuse("to-yourself");
        }

        if (promise.Words.Id is null)
        {
            return Refuse("nothing-typed");
        }

        if (promise.UntilMs <= moment.StoryMs)
        {
            return Refuse("promised-for-the-past");
        }

        var number = moment.State.Promises.Count(p => p.From == from) + 1;
        return Tell(moment, from, isToAll ? -1 : to, (talk, me, them, dueMs) =>
            new Event.Promised(talk, number, me, them, dueMs, promise.Words, promise.UntilMs, isToAll));
    }

    /// <summary>A second time is not an error.</summary>
    public static Refusal? Keep(Moment moment, int from, int number)
    {
        var at = moment.State.Promises.IndexOf(p => p.From == from && p.Number == number);
        if (at < 0)
        {
            return Refuse("unknown", "promise", number.ToString(CultureInfo.InvariantCulture));
        }

        var promise = moment.State.Promises[at];
        return promise.KeptMs is not null
            ? null
            : Tell(moment, from, promise.To, (talk, me, them, dueMs) => new Event.PromiseKept(talk, number, me, them, dueMs, promise.Words));
    }

    /// <summary>Play is about to end: what nobody has said was kept is told to those who knew of it.</summary>
    public static void LeaveOpen(Moment moment)
    {
        var book = moment.Book;
        foreach (var promise in moment.State.Promises.Where(p => p.KeptMs is null))
        {
            var knowOfIt = moment.State.Talks
                .Where(t => t.Kind == Views.MessageKind.Promise && t.From == promise.From && t.Answers == promise.Number && t.ArrivedMs is not null)
                .Select(t => t.To);
            moment.Emit(
                new Event.PromiseLeftOpen(
                    promise.Number, book.SeatId(promise.From), promise.To < 0 ? null : book.SeatId(promise.To), promise.Words),
                Audience.Of(knowOfIt.Prepend(promise.From).Select(book.SeatId).ToItems()));
        }
    }

    public static Refusal? RateThreat(Moment moment, string who, int rating)
    {
        if (rating is < ThreatRating.Lowest or > ThreatRating.Highest)
        {
            return Refuse("wrong-rating");
        }

        var (state, phase) = (moment.State, moment.State.Phase);
        if (state.ThreatRatings.IndexOf(r => r.Person == who && r.Phase == phase && r.Rating == rating) < 0)
        {
            moment.Emit(new Event.ThreatRated(who, moment.Book.Scenario.Phases[phase].Id, rating), Audience.Staff);
        }

        return null;
    }

    /// <summary>Word goes through the city, to a seat or to all others.</summary>
    private static Refusal? Tell(Moment moment, int from, int to, Func<int, string, string, long, Event> told)
    {
        var me = moment.Book.SeatId(from);
        foreach (var seat in to >= 0 ? [to] : Enumerable.Range(0, moment.Book.Scenario.Roles.Count).Where(s => s != from))
        {
            moment.Emit(told(moment.NextNumber, me, moment.Book.SeatId(seat), TalkDecider.ArrivesMs(moment, from, seat)), Audience.Of(me));
        }

        Instant.Deliver(moment);
        return null;
    }

    private static Items<TypedText>? Typed(Items<TypedText>? options) =>
        options?.RemoveAll(o => o.Id is null) is { Count: > 0 } typed ? typed : null;

    /// <summary>Each once, in the order given; null where nothing was said.</summary>
    private static Items<string>? Said(Items<string>? ids) => ids is { Count: > 0 } ? ids.Distinct(StringComparer.Ordinal).ToItems() : null;
}
