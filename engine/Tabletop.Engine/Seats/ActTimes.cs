using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Seats;

/// <summary>
/// The moments at which a stand-in looks at what it could do: a fixed row for each seat, 15 to 30 minutes apart for most policies,
/// and for eager ones also a minute after anything happened.
/// </summary>
internal static class ActTimes
{
    /// <summary>The first after <paramref name="afterMs"/>.</summary>
    public static long After(Playbook book, ExerciseState state, int seat, StandIn standIn, long afterMs)
    {
        var everyMs = Policy.Of(standIn.Policy).ActsEverySeconds * Durations.SecondMs;
        if (everyMs == 0 || state.Stage != Stage.Play)
        {
            return long.MaxValue;
        }

        var changedMs = Policy.Of(standIn.Policy).IsEager ? state.ChangedMs : long.MaxValue;
        var known = state.Memo.Act(seat);
        if (known is null || !ReferenceEquals(known.By, standIn) || known.FromMs > afterMs || afterMs >= known.NextMs || known.ChangedMs != changedMs)
        {
            var row = ReferenceEquals(known?.By, standIn) ? known.Row : Draw.Row(state.Seed, "act", book.SeatId(seat), "", "");
            var soonMs = changedMs == long.MaxValue ? changedMs : Next(row, standIn, Policy.EagerMs, Math.Max(changedMs, standIn.SinceMs));
            known = new(standIn, row, afterMs, Next(row, standIn, everyMs, afterMs), changedMs, soonMs);
            state.Memo.Keep(seat, known);
        }

        // At the next moment of a closer row nothing new has come up that it could do; until something happens the wide one is enough.
        return known.SoonMs > afterMs ? Math.Min(known.SoonMs, known.NextMs) : known.NextMs;
    }

    private static long Next(ulong row, StandIn standIn, long everyMs, long afterMs)
    {
        for (var number = Math.Max(0, ((afterMs - standIn.SinceMs) / everyMs) - 1); ; number++)
        {
            // Spread by a third of the interval: two neighbours are between two thirds and four thirds of it apart.
            var spreadMs = Draw.Between(0, everyMs / 3, Draw.At(row, number));
            var atMs = standIn.SinceMs + ((number + 1) * everyMs) - (everyMs / 6) + spreadMs;
            atMs -= atMs % Durations.SecondMs;
            if (atMs > afterMs)
            {
                return atMs;
            }
        }
    }
}
