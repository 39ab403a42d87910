using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Seats;

/// <summary>
/// Plays the seats that were handed over. When a stand-in moves is a function of the state and the seed alone, so nothing is stored
/// about its intentions and a person who takes the seat cancels them by sitting down.
/// </summary>
internal static class StandIns
{
    /// <summary>The next story time at which one may move; <see cref="long.MaxValue"/>: none.</summary>
    public static long NextMs(Playbook book, ExerciseState state)
    {
        var next = long.MaxValue;
        for (var seat = 0; seat < book.Scenario.Roles.Count; seat++)
        {
            if (state.StandIns[seat] is { } standIn && !Policy.Of(standIn.Policy).Ignores)
            {
                foreach (var (dueMs, _) in Moves(book, state, seat, standIn))
                {
                    // A move that was due and could not be made is tried again only when something else is due.
                    if (dueMs > state.SettledMs && dueMs < next)
                    {
                        next = dueMs;
                    }
                }

                var actsMs = ActTimes.After(book, state, seat, standIn, state.SettledMs);
                next = Math.Min(next, actsMs);
            }
        }

        return next;
    }

    /// <summary>What the seat's stand-in does at this instant, or null. Called again until null.</summary>
    /// <param name="mayAct">False once it has acted in this instant: one look, one action.</param>
    public static CommandBody? Move(Playbook book, ExerciseState state, int seat, long storyMs, bool mayAct)
    {
        if (state.StandIns[seat] is not { } standIn || Policy.Of(standIn.Policy).Ignores)
        {
            return null;
        }

        foreach (var (dueMs, body) in Moves(book, state, seat, standIn))
        {
            if (dueMs <= storyMs && body(storyMs) is { } move)
            {
                return move;
            }
        }

        return mayAct && ActTimes.After(book, state, seat, standIn, state.SettledMs) <= storyMs
            ? Undertakings.Choose(book, state, seat, standIn, storyMs)
            : null;
    }

    private static IEnumerable<(long DueMs, Func<long, CommandBody?> Body)> Moves(Playbook book, ExerciseState state, int seat, StandIn standIn) =>
        Replies(book, state, seat, standIn).Concat(Answers(book, state, seat, standIn)).Concat(Shares(book, state, seat, standIn));

    private static IEnumerable<(long, Func<long, CommandBody?>)> Replies(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        foreach (var talk in state.Talks)
        {
            if (talk.Kind == MessageKind.Consultation && talk.To == seat && !talk.ReplySent && talk.ArrivedMs is { } arrivedMs)
            {
                var subject = $"{book.SeatId(seat)}/{book.SeatId(talk.From)}";
                var earlier = state.Talks.Count(t => t.Kind == MessageKind.Consultation && t.To == seat && t.From == talk.From && t.Number < talk.Number);
                var afterMs = Minutes(5, 20, Draw.Bits(state.Seed, "reply", subject, earlier));
                yield return (Math.Max(arrivedMs, standIn.SinceMs) + afterMs, _ => new CommandBody.Reply(book.SeatId(talk.From)));
            }
        }
    }

    private static IEnumerable<(long, Func<long, CommandBody?>)> Answers(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        var policy = Policy.Of(standIn.Policy);
        foreach (var slot in book.Slots)
        {
            var run = state.Asks[slot.Position];
            if (slot.Seat != seat || run.State != AskRunState.Open)
            {
                continue;
            }

            var limitMs = (run.DeadlineMs - run.OpenedMs) ?? Policy.LimitOfOpenAskMs;
            var subject = $"{book.SeatId(seat)}/{slot.Ask.Id}";
            var percent = Draw.Between(policy.ReactsFrom, policy.ReactsTo, Draw.Bits(state.Seed, "react", subject, 0));
            var dueMs = Math.Max(run.OpenedMs, standIn.SinceMs) + Grain(limitMs * percent / 100);
            yield return (dueMs, storyMs => Options.Choose(book, state, slot, policy, storyMs) is >= 0 and var option
                ? new CommandBody.Answer(slot.Ask.Id, slot.Ask.Options[option].Id)
                : null);
        }
    }

    private static IEnumerable<(long, Func<long, CommandBody?>)> Shares(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        var policy = Policy.Of(standIn.Policy);
        if (policy.SharesFrom is not { } from)
        {
            yield break;
        }

        foreach (var knowing in state.Known[seat])
        {
            // What was said in public everybody has heard.
            if (knowing.By == "action")
            {
                continue;
            }

            for (var to = 0; to < book.Scenario.Roles.Count; to++)
            {
                if (to == seat || to == knowing.From || !book.Roads.MayKnow(to, knowing.Fact)
                    || (policy.SharesWithMembersOnly && book.Content.City is not null && !book.Roads.IsMember(to))
                    || state.Talks.IndexOf(t => t.Kind == MessageKind.Share && t.From == seat && t.To == to && t.Fact == knowing.Fact) >= 0)
                {
                    continue;
                }

                var (fact, with) = (book.Scenario.Facts[knowing.Fact].Id, book.SeatId(to));
                var afterMs = Minutes(from, policy.SharesTo, Draw.Bits(state.Seed, "share", $"{book.SeatId(seat)}/{fact}/{with}", 0));
                yield return (Math.Max(knowing.AtMs, standIn.SinceMs) + afterMs, _ => new CommandBody.Share(fact, with));
            }
        }
    }

    private static long Minutes(int from, int to, ulong bits) => Grain(Draw.Between(from * Durations.MinuteMs, to * Durations.MinuteMs, bits));

    /// <summary>Rounded down to a whole second: people do not act in tenths.</summary>
    private static long Grain(long ms) => ms - (ms % Durations.SecondMs);
}

/// <summary>The moments at which a stand-in looks at what it could do: a fixed row for each seat, 15 to 30 minutes apart for most policies.</summary>
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

        for (var number = Math.Max(0, ((afterMs - standIn.SinceMs) / everyMs) - 2); ; number++)
        {
            // Spread by a third of the interval: two neighbours are between two thirds and four thirds of it apart.
            var spreadMs = Draw.Between(0, everyMs / 3, Draw.Bits(state.Seed, "act", book.SeatId(seat), (int)number));
            var atMs = standIn.SinceMs + ((number + 1) * everyMs) - (everyMs / 6) + spreadMs;
            atMs -= atMs % Durations.SecondMs;
            if (atMs > afterMs)
            {
                return atMs;
            }
        }
    }
}
