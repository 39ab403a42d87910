using Tabletop.Engine.Views;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Calling the city's body together and sending it home.</summary>
internal static class BodyDecider
{
    public static Refusal? Convene(Moment moment, int seat)
    {
        if (MayConvene(moment, seat) is { } refusal)
        {
            return refusal;
        }

        if (moment.State.Body.State != BodyState.NotCalled)
        {
            return Refuse("convened-already");
        }

        var roads = moment.Book.Roads;
        if (!roads.AllHaveCalled(moment.State.Body.Calls.Add(seat)))
        {
            if (moment.State.Body.Calls.Contains(seat))
            {
                return Refuse("called-already");
            }

            moment.Emit(new Event.BodyCalled(moment.Book.SeatId(seat)), Audience.Everyone);
            return null;
        }

        moment.Emit(
            new Event.BodySummoned(moment.Book.SeatId(seat), moment.StoryMs + moment.Book.Content.City!.Body!.SummonInMs),
            Audience.Everyone);
        return null;
    }

    public static Refusal? Adjourn(Moment moment, int seat)
    {
        if (MayConvene(moment, seat) is { } refusal)
        {
            return refusal;
        }

        if (moment.State.Body.State == BodyState.NotCalled)
        {
            return Refuse("not-convened");
        }

        moment.Emit(new Event.BodyAdjourned(), Audience.Everyone);
        return null;
    }

    /// <summary>Coming twice is not an error.</summary>
    public static Refusal? Attend(Moment moment, int seat)
    {
        if (!moment.Book.Roads.HasBody)
        {
            return Refuse("no-body");
        }

        if (!moment.Book.Roads.IsMember(seat))
        {
            return Refuse("not-a-member");
        }

        if (moment.State.Body.State != BodyState.Sitting)
        {
            return Refuse("not-convened");
        }

        if (!moment.State.Body.Attending.Contains(seat))
        {
            moment.Emit(new Event.BodyAttended(moment.Book.SeatId(seat)), Audience.Everyone);
        }

        return null;
    }

    private static Refusal? MayConvene(Moment moment, int seat) =>
        !moment.Book.Roads.HasBody ? Refuse("no-body")
        : !moment.Book.Roads.MayConvene(seat) ? Refuse("not-yours-to-convene")
        : null;
}
