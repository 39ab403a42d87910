using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>What a stand-in would share of what its seat knows, with whom and when; in order of learning, then of seats.</summary>
internal sealed class ShareList
{
    private First? _first;

    public ShareList(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        (Of, By) = (state.Known[seat], standIn);
        var policy = Policy.Of(standIn.Policy);
        if (policy.SharesFrom is not { } from)
        {
            return;
        }

        var all = new List<Pending>();
        foreach (var knowing in Of)
        {
            // What was said in public everybody has heard, and nobody is told what they themselves reported.
            for (var to = 0; to < book.Scenario.Roles.Count && knowing.By != LearnedBy.Action; to++)
            {
                if (to == seat || to == knowing.From || !book.Roads.MayKnow(to, knowing.Fact)
                    || (policy.SharesWithMembersOnly && book.Content.City is not null && !book.Roads.IsMember(to)))
                {
                    continue;
                }

                var bits = Draw.Bits(state.Seed, "share", book.SeatId(seat), book.Scenario.Facts[knowing.Fact].Id, book.SeatId(to), 0);
                var dueMs = Math.Max(knowing.AtMs, standIn.SinceMs) + StandIns.Minutes(from, policy.SharesTo, bits);
                all.Add(new(knowing.Fact, to, dueMs));
            }
        }

        All = [.. all];
    }

    public Items<Knowing> Of { get; }

    public StandIn By { get; }

    public Pending[] All { get; } = [];

    /// <summary>When the first of those that were not told yet is due; <see cref="long.MaxValue"/>: there are none.</summary>
    public long FirstDueMs(TalkLists talks, int seat)
    {
        var first = _first;
        if (first is null || !ReferenceEquals(first.Talks, talks))
        {
            var dueMs = long.MaxValue;
            foreach (var pending in All)
            {
                if (pending.DueMs < dueMs && !talks.Told(seat, pending.Fact, pending.To))
                {
                    dueMs = pending.DueMs;
                }
            }

            _first = first = new(talks, dueMs);
        }

        return first.DueMs;
    }

    private sealed record First(TalkLists Talks, long DueMs);

    public readonly record struct Pending(int Fact, int To, long DueMs);
}
