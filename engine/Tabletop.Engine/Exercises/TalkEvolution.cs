using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to asks, actions, facts and talk between seats.</summary>
internal static class TalkEvolution
{
    public static ExerciseState AskOpened(Playbook book, ExerciseState state, Event.AskOpened e) => Ask(book, state, e.Ask, e.Seat, _ =>
        new(AskRunState.Open, e.StoryMs, e.DeadlineMs, -1, 0, null, [], state.Grants.Where(g => g.Seat == e.Seat).Select(g => g.Person).ToItems()));

    public static ExerciseState Voted(Playbook book, ExerciseState state, Event.Voted e) => Ask(book, state, e.Ask, e.Seat, run => run with
    {
        Votes = run.Votes.RemoveAll(v => v.Person == e.Person).Add(new(e.Person, book.Asks[book.Ask(e.Ask)].Option(e.Option), e.Because)),
    });

    public static ExerciseState Answered(Playbook book, ExerciseState state, Event.Answered e) => Ask(book, state, e.Ask, e.Seat, run => run with
    {
        State = e.Silence ? AskRunState.Silent : AskRunState.Answered,
        Option = book.Asks[book.Ask(e.Ask)].Option(e.Option),
        ClosedMs = e.StoryMs,
        Because = e.Because,
    });

    public static ExerciseState AskClosed(Playbook book, ExerciseState state, Event.AskClosed e) =>
        Ask(book, state, e.Ask, e.Seat, run => run with { State = AskRunState.Closed, ClosedMs = e.StoryMs });

    public static ExerciseState ActionStarted(Playbook book, ExerciseState state, Event.ActionStarted e)
    {
        var action = book.Action(e.Action);
        return state with
        {
            Number = e.Number,
            Confirmed = state.Confirmed.RemoveAll(c => c.Action == action),
            UnderWay = state.UnderWay.Add(new(e.Number, action, e.Seats.Select(book.Seat).ToItems(), e.StoryMs, e.DueMs)),
        };
    }

    public static ExerciseState FactLearned(Playbook book, ExerciseState state, Event.FactLearned e)
    {
        var (seat, fact) = (book.Seat(e.Seat), book.Fact(e.Fact));
        var knowing = new Knowing(fact, e.StoryMs, e.From is null ? -1 : book.Seat(e.From), e.By);
        return state with { Known = state.Known.SetItem(seat, state.Known[seat].Add(knowing)) };
    }

    public static ExerciseState Send(ExerciseState state, Talk talk) => state with
    {
        Number = talk.Number,
        TalkSteps = state.TalkSteps + 1,
        Talks = state.Talks.Add(talk with { SentStep = state.TalkSteps + 1 }),
    };

    /// <summary>The consultation needs no further reply from now on.</summary>
    public static ExerciseState Replied(Playbook book, ExerciseState state, Event.Replied e)
    {
        var asked = state.Talks.IndexOf(t => t.Number == e.Consultation);
        var closed = asked < 0 ? state : state with { Talks = state.Talks.SetItem(asked, state.Talks[asked] with { ReplySent = true }) };
        return Send(closed, new(
            e.Number, MessageKind.Reply, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, e.Consultation, false, null, e.Words));
    }

    public static ExerciseState Delivered(ExerciseState state, Event.Delivered e)
    {
        var at = state.Talks.IndexOf(t => t.Number == e.Number);
        if (at < 0)
        {
            return state;
        }

        var talk = state.Talks[at];
        var talks = state.Talks.SetItem(at, talk with { ArrivedMs = e.StoryMs, ArrivedStep = state.TalkSteps + 1 });
        var asked = talk.Kind == MessageKind.Reply ? talks.IndexOf(t => t.Number == talk.Answers) : -1;
        return state with { TalkSteps = state.TalkSteps + 1, Talks = asked < 0 ? talks : talks.SetItem(asked, talks[asked] with { RepliedMs = e.StoryMs }) };
    }

    private static ExerciseState Ask(Playbook book, ExerciseState state, string ask, string seat, Func<AskRun, AskRun> change)
    {
        var slot = book.Slot(book.Ask(ask), book.Seat(seat));
        return state with { Asks = state.Asks.SetItem(slot, change(state.Asks[slot])) };
    }
}
