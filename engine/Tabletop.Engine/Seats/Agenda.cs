using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>
/// What a stand-in has to reply to, to answer and to share, and when the first of it is due. It is a function of the few lists it was made
/// from: as long as they are the very same, so is the agenda.
/// </summary>
internal sealed class Agenda
{
    private readonly StandIn _by;
    private readonly Items<int> _waiting;
    private readonly Items<AskRun> _asks;
    private readonly Items<Knowing> _known;
    private readonly Items<ulong> _told;
    private readonly long _firstReplyMs;
    private readonly long _firstAnswerMs;

    /// <param name="before">The seat's agenda of a moment ago: what still stands is taken over.</param>
    public Agenda(Playbook book, ExerciseState state, int seat, StandIn standIn, Agenda? before)
    {
        (_by, _waiting, _asks, _known, _told) = (standIn, state.TalkIndex.Waiting[seat], state.Asks, state.Known[seat], state.TalkIndex.Told[seat]);
        Shares = SharesOf(book, state, seat, standIn, before);
        var same = ReferenceEquals(before?._by, standIn) ? before : null;
        FirstShareMs = ReferenceEquals(same?._known, _known) && ReferenceEquals(same._told, _told) ? same.FirstShareMs : FirstOf(state, seat);
        _firstReplyMs = ReferenceEquals(same?._waiting, _waiting) ? same._firstReplyMs : FirstReplyMs(book, state, seat);
        _firstAnswerMs = ReferenceEquals(same?._asks, _asks) ? same._firstAnswerMs : FirstAnswerMs(book, state, seat);
        FirstMs = Math.Min(FirstShareMs, Math.Min(_firstReplyMs, _firstAnswerMs));
    }

    /// <summary>For each fact the seat knows, in order of learning.</summary>
    public Items<ShareList> Shares { get; }

    /// <summary>When the first fact not told yet is to be shared; <see cref="long.MaxValue"/>: there is none.</summary>
    public long FirstShareMs { get; }

    /// <summary>When the first thing of all is due. It may be past: what could not be done stays.</summary>
    public long FirstMs { get; }

    public bool IsOf(ExerciseState state, int seat, StandIn standIn) =>
        ReferenceEquals(_by, standIn)
        && ReferenceEquals(_known, state.Known[seat])
        && ReferenceEquals(_told, state.TalkIndex.Told[seat])
        && ReferenceEquals(_waiting, state.TalkIndex.Waiting[seat])
        && ReferenceEquals(_asks, state.Asks);

    private Items<ShareList> SharesOf(Playbook book, ExerciseState state, int seat, StandIn standIn, Agenda? before)
    {
        if (Policy.Of(standIn.Policy).SharesFrom is null)
        {
            return [];
        }

        // A seat only ever learns more, until the exercise is rewound.
        var isMore = before is not null && ReferenceEquals(before._by, standIn) && before.Shares.Count <= _known.Count
            && (before.Shares.Count == 0 || ReferenceEquals(before._known[before.Shares.Count - 1], _known[before.Shares.Count - 1]));
        var shares = isMore ? before!.Shares : [];
        for (var i = shares.Count; i < _known.Count; i++)
        {
            shares = shares.Add(new(book, state.Seed, seat, standIn, _known[i]));
        }

        return shares;
    }

    private long FirstOf(ExerciseState state, int seat)
    {
        var firstMs = long.MaxValue;
        foreach (var list in Shares)
        {
            firstMs = Math.Min(firstMs, list.FirstMs(state.TalkIndex, seat));
        }

        return firstMs;
    }

    private long FirstReplyMs(Playbook book, ExerciseState state, int seat)
    {
        var firstMs = long.MaxValue;
        foreach (var at in _waiting)
        {
            firstMs = Math.Min(firstMs, StandIns.ReplyDueMs(book, state, seat, _by, state.Talks[at]));
        }

        return firstMs;
    }

    private long FirstAnswerMs(Playbook book, ExerciseState state, int seat)
    {
        var firstMs = long.MaxValue;
        foreach (var slot in book.SlotsOf(seat))
        {
            if (_asks[slot.Position] is { State: AskRunState.Open } run)
            {
                firstMs = Math.Min(firstMs, StandIns.AnswerDueMs(book, state, slot, _by, run));
            }
        }

        return firstMs;
    }
}
