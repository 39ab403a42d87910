using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Conditions;

internal sealed class InStateTest(int crisis, int named, Items<int> members) : HappeningTest
{
    public override Parts Reads => Parts.Machines | Parts.Phase;

    public override bool Holds(ExerciseState state, long storyMs, Doing? doing) =>
        state.Phase >= 0 && members.IndexOf(m => m == state.Machines[crisis].State) >= 0;

    /// <summary>Inside <c>within</c> it means entering the state itself; going from child to child is not entering the family.</summary>
    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        foreach (var entered in state.Machines[crisis].Entered)
        {
            if (entered.AtMs >= fromMs && entered.State == named)
            {
                return entered.AtMs;
            }
        }

        return null;
    }
}

internal sealed class DoneTest(int action, int by) : HappeningTest
{
    public override Parts Reads => Parts.Done;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        foreach (var done in state.Done)
        {
            if (done.Action == action && done.AtMs >= fromMs && (by == Any || done.Seats.Contains(by)))
            {
                return done.AtMs;
            }
        }

        return null;
    }
}

/// <param name="first">The first of the ask's places in the state, one for each seat asked.</param>
internal sealed class AnsweredTest(int first, Items<int> seats, int option, int by) : HappeningTest
{
    public override Parts Reads => Parts.Answers;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        long? earliestMs = null;
        for (var i = 0; i < seats.Count; i++)
        {
            var ask = state.Asks[first + i];
            if (ask.State is AskRunState.Answered or AskRunState.Silent
                && (option == Any || ask.Option == option || ask.Options?.Contains(option) == true)
                && (by == Any || seats[i] == by)
                && ask.ClosedMs >= fromMs
                && (earliestMs is null || ask.ClosedMs < earliestMs))
            {
                earliestMs = ask.ClosedMs;
            }
        }

        return earliestMs;
    }
}

internal sealed class KnowsTest(int seat, int fact) : HappeningTest
{
    public override Parts Reads => Parts.Known;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        long? earliestMs = null;
        for (var i = 0; i < state.Known.Count; i++)
        {
            if (!IsSeat(seat, i, doing))
            {
                continue;
            }

            foreach (var knowing in state.Known[i])
            {
                if (knowing.Fact == fact && knowing.AtMs >= fromMs && (earliestMs is null || knowing.AtMs < earliestMs))
                {
                    earliestMs = knowing.AtMs;
                }
            }
        }

        return earliestMs;
    }
}

internal sealed class SharedTest(int seat, int fact, int with) : HappeningTest
{
    public override Parts Reads => Parts.Shares;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        foreach (var talk in state.Talks)
        {
            if (talk.Kind == MessageKind.Share && talk.Fact == fact && talk.SentMs >= fromMs
                && IsSeat(seat, talk.From, doing) && (with == Any || talk.To == with))
            {
                return talk.SentMs;
            }
        }

        return null;
    }
}

/// <summary>The consulted seat's reply has reached the asker. Inside an action only the doer's own consultations count.</summary>
internal sealed class ConsultedTest(int who, int whom) : HappeningTest
{
    public override Parts Reads => Parts.Replies;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        long? earliestMs = null;
        foreach (var at in state.TalkIndex.Replied)
        {
            var talk = state.Talks[at];
            if (talk.Kind == MessageKind.Consultation && talk.To == whom && talk.RepliedMs is { } atMs && atMs >= fromMs
                && (who == Any && doing is not null ? doing.Has(talk.From) && atMs <= doing.UntilMs : IsSeat(who, talk.From, doing))
                && (earliestMs is null || atMs < earliestMs))
            {
                earliestMs = atMs;
            }
        }

        return earliestMs;
    }
}

internal sealed class ReleasedTest(int inject) : HappeningTest
{
    public override Parts Reads => Parts.Releases;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing) =>
        state.Injects[inject].ReleasedMs is { } atMs && atMs >= fromMs ? atMs : null;
}

internal sealed class FiredTest(int trigger) : HappeningTest
{
    public override Parts Reads => Parts.Fired;

    public override long? FirstFrom(ExerciseState state, long fromMs, Doing? doing)
    {
        foreach (var atMs in state.Fired[trigger])
        {
            if (atMs >= fromMs)
            {
                return atMs;
            }
        }

        return null;
    }
}
