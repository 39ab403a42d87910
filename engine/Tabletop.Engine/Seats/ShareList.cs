using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Seats;

/// <summary>With whom a stand-in would share one thing its seat has learned, and when.</summary>
internal sealed class ShareList
{
    private readonly Pending[] _byTime;

    public ShareList(Playbook book, long seed, int seat, StandIn standIn, Knowing knowing)
    {
        Fact = knowing.Fact;
        var policy = Policy.Of(standIn.Policy);
        var all = new List<Pending>();

        // What was said in public everybody has heard, and nobody is told what they themselves reported.
        for (var to = 0; to < book.Scenario.Roles.Count && knowing.By != LearnedBy.Action; to++)
        {
            if (to == seat || to == knowing.From || !book.Roads.MayKnow(to, knowing.Fact)
                || (policy.SharesWithMembersOnly && book.Content.City is not null && !book.Roads.IsMember(to)))
            {
                continue;
            }

            var bits = Draw.Bits(seed, "share", book.SeatId(seat), book.Scenario.Facts[knowing.Fact].Id, book.SeatId(to), 0);
            Insert(all, new(to, Math.Max(knowing.AtMs, standIn.SinceMs) + StandIns.Minutes(policy.SharesFrom!.Value, policy.SharesTo, bits)));
        }

        _byTime = [.. all];
    }

    public int Fact { get; }

    public ReadOnlySpan<Pending> ByTime => _byTime;

    /// <summary>When the first of those that were not told yet is due; <see cref="long.MaxValue"/>: all were.</summary>
    public long FirstMs(TalkIndex talks, int seat)
    {
        foreach (var pending in _byTime)
        {
            if (!talks.HasTold(seat, Fact, pending.To))
            {
                return pending.DueMs;
            }
        }

        return long.MaxValue;
    }

    /// <summary>By time; of those due at once the first in file order comes first, as they are met.</summary>
    private static void Insert(List<Pending> all, Pending pending)
    {
        var at = all.Count;
        while (at > 0 && all[at - 1].DueMs > pending.DueMs)
        {
            at--;
        }

        all.Insert(at, pending);
    }

    public readonly record struct Pending(int To, long DueMs);
}
