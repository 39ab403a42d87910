using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to asks, actions, facts and talk between seats.</summary>
internal static class TalkEvolution
{
    /// <summary>An ask that holds the clock does so while a person is to answer it; what plays by itself is never held, nor is a clock that staff alone move.</summary>
    public static ExerciseState AskOpened(Playbook book, ExerciseState state, Event.AskOpened e, long wallMs)
    {
        var voters = state.Grants.Where(g => g.Seat == e.Seat).Select(g => g.Person).ToItems();
        var holds = book.Asks[book.Ask(e.Ask)].Ask.HoldsClock && !state.BuiltInFacilitator && state.Mode != Mode.StoryOnly && state.StandIns[book.Seat(e.Seat)] is null;
        var openedMs = e.DeadlineMs - book.Asks[book.Ask(e.Ask)].Ask.TimeLimitMs ?? e.StoryMs;
        var run = new AskRun(AskRunState.Open, openedMs, e.DeadlineMs, -1, 0, null, [], voters) { Holds = holds };
        var opened = Ask(book, state, e.Ask, e.Seat, _ => run);
        return holds ? ClockEvolution.Turn(opened, e.StoryMs, wallMs) : opened;
    }

    public static ExerciseState HandedToStandIn(Playbook book, ExerciseState state, Event.SeatHandedToStandIn e, long wallMs)
    {
        var seat = book.Seat(e.Seat);
        var handed = state with
        {
            StandIns = state.StandIns.SetItem(seat, new(e.Policy, e.StoryMs)),
            Asks = state.Asks.Select((run, slot) => run.Holds && book.Slots[slot].Seat == seat ? run with { Holds = false } : run).ToItems(),
        };
        return state.Asks.IndexOf(a => a.Holds) >= 0 ? ClockEvolution.Turn(handed, e.StoryMs, wallMs) : handed;
    }

    public static ExerciseState Voted(Playbook book, ExerciseState state, Event.Voted e) => Ask(book, state, e.Ask, e.Seat, run => run with
    {
        Votes = run.Votes.RemoveAll(v => v.Person == e.Person).Add(new(e.Person, book.Asks[book.Ask(e.Ask)].Option(e.Option), e.Because)),
    });

    public static ExerciseState Proposed(Playbook book, ExerciseState state, Event.Proposed e) =>
        Ask(book, state, e.Ask, e.Seat, run => run with { Proposal = book.Asks[book.Ask(e.Ask)].Option(e.Option), Because = e.Because });

    public static ExerciseState Extended(Playbook book, ExerciseState state, Event.AskExtended e) =>
        Ask(book, state, e.Ask, e.Seat, run => run with { DeadlineMs = e.DeadlineMs });

    public static ExerciseState Answered(Playbook book, ExerciseState state, Event.Answered e, long wallMs)
    {
        var plan = book.Asks[book.Ask(e.Ask)];
        return Closed(book, state, e.Ask, e.Seat, e.StoryMs, wallMs, run => run with
        {
            State = e.Silence ? AskRunState.Silent : AskRunState.Answered,
            Option = plan.Option(e.Option),
            Because = e.Because,
            Options = e.Options?.Select(plan.Option).ToItems(),
            Number = e.Number,
            Words = e.Words,
        });
    }

    public static ExerciseState AskClosed(Playbook book, ExerciseState state, Event.AskClosed e, long wallMs) =>
        Closed(book, state, e.Ask, e.Seat, e.StoryMs, wallMs, run => run with { State = AskRunState.Closed });

    private static ExerciseState Closed(
        Playbook book, ExerciseState state, string ask, string seat, long storyMs, long wallMs, Func<AskRun, AskRun> change)
    {
        var held = false;
        var closed = Ask(book, state, ask, seat, run =>
        {
            held = run.Holds;
            return change(run) with { ClosedMs = storyMs, Holds = false, ClosedAfterReleases = state.ReleaseCount };
        });
        return held ? ClockEvolution.Turn(closed, storyMs, wallMs) : closed;
    }

    public static ExerciseState ActionStarted(Playbook book, ExerciseState state, Event.ActionStarted e)
    {
        var action = book.Action(e.Action);
        return state with
        {
            Number = e.Number,
            Confirmed = state.Confirmed.RemoveAll(c => c.Action == action),
            UnderWay = state.UnderWay.Add(new(e.Number, action, book.Seats(e.Seats), e.StoryMs, e.DueMs)),
        };
    }

    public static ExerciseState ActionCompleted(Playbook book, ExerciseState state, Event.ActionCompleted e) => state with
    {
        UnderWay = state.UnderWay.RemoveAll(a => a.Number == e.Number),
        Done = state.Done.Add(new(e.Number, book.Action(e.Action), book.Seats(e.Seats), e.StoryMs)),
    };

    public static ExerciseState FactLearned(Playbook book, ExerciseState state, Event.FactLearned e)
    {
        var (seat, fact) = (book.Seat(e.Seat), book.Fact(e.Fact));
        var knowing = new Knowing(fact, e.StoryMs, e.From is null ? -1 : book.Seat(e.From), e.By);
        return state with { Known = state.Known.SetItem(seat, state.Known[seat].Add(knowing)) };
    }

    /// <param name="talk">Made for this alone.</param>
    public static ExerciseState Send(ExerciseState state, Talk talk) => state with
    {
        Number = talk.Number,
        TalkSteps = state.TalkSteps + 1,
        Talks = state.Talks.Add(talk.Sent(state.TalkSteps + 1)),
        TalkIndex = state.TalkIndex.Sent(talk, state.Talks.Count),
    };

    /// <summary>What it answers needs no further answer from now on.</summary>
    public static ExerciseState Answers(ExerciseState state, int number, Talk answer)
    {
        if (Find(state, number) is not (>= 0 and var at))
        {
            return Send(state, answer);
        }

        var asked = state.Talks[at];
        return Send(state with { Talks = state.Talks.SetItem(at, asked with { ReplySent = true }), TalkIndex = state.TalkIndex.Answered(asked, at) }, answer);
    }

    public static ExerciseState Delivered(ExerciseState state, Event.Delivered e)
    {
        if (Find(state, e.Number) is not (>= 0 and var at))
        {
            return state;
        }

        var talk = state.Talks[at];
        var talks = state.Talks.SetItem(at, talk with { ArrivedMs = e.StoryMs, ArrivedStep = state.TalkSteps + 1 });
        var index = state.TalkIndex.Arrived(talk, at);
        if (talk.Kind is MessageKind.Reply or MessageKind.Response && Find(state, talk.Answers) is >= 0 and var asked)
        {
            talks = talks.SetItem(asked, talks[asked] with { RepliedMs = e.StoryMs });
            index = talk.Kind == MessageKind.Reply ? index.ReplyArrived(asked) : index;
        }

        return state with { TalkSteps = state.TalkSteps + 1, Talks = talks, TalkIndex = index };
    }

    /// <summary>The talk of that number, or -1. Numbers only rise.</summary>
    public static int Find(ExerciseState state, int number)
    {
        var (low, high) = (0, state.Talks.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (state.Talks[middle].Number.CompareTo(number))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return -1;
    }

    private static ExerciseState Ask(Playbook book, ExerciseState state, string ask, string seat, Func<AskRun, AskRun> change)
    {
        var slot = book.Slot(book.Ask(ask), book.Seat(seat));
        return state with { Asks = state.Asks.SetItem(slot, change(state.Asks[slot])) };
    }
}
