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
                var search = new Search(book, state, seat, standIn, long.MinValue);
                Look(ref search);
                next = Math.Min(next, Math.Min(search.NextMs, ActTimes.After(book, state, seat, standIn, state.SettledMs)));
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

        var search = new Search(book, state, seat, standIn, storyMs);
        Look(ref search);
        return search.Move is not null ? search.Move
            : mayAct && ActTimes.After(book, state, seat, standIn, state.SettledMs) <= storyMs
                ? Undertakings.Choose(book, state, seat, standIn, storyMs)
                : null;
    }

    private static void Look(ref Search search)
    {
        Reply(ref search);
        Answer(ref search);
        Share(ref search);
    }

    private static void Reply(ref Search search)
    {
        var (book, state) = (search.Book, search.State);
        foreach (var talk in state.Memo.Talks(state).Waiting(search.Seat))
        {
            if (search.Move is not null)
            {
                return;
            }

            var arrivedMs = talk.ArrivedMs!.Value;
            var earlier = 0;
            foreach (var other in state.Talks)
            {
                earlier += other.Kind == talk.Kind && other.To == search.Seat && other.From == talk.From && other.Number < talk.Number ? 1 : 0;
            }

            var purpose = talk.Kind == MessageKind.Consultation ? "reply" : "respond";
            var bits = Draw.Bits(state.Seed, purpose, book.SeatId(search.Seat), book.SeatId(talk.From), "", earlier);
            if (search.IsDue(search.Since(arrivedMs) + Minutes(5, 20, bits)))
            {
                search.Move = talk.Kind == MessageKind.Consultation ? new CommandBody.Reply(book.SeatId(talk.From)) : new CommandBody.Respond(book.SeatId(talk.From));
            }
        }
    }

    private static void Answer(ref Search search)
    {
        var (book, state, policy) = (search.Book, search.State, search.Policy);
        foreach (var slot in book.SlotsOf(search.Seat))
        {
            var run = state.Asks[slot.Position];
            if (search.Move is not null || run.State != AskRunState.Open)
            {
                continue;
            }

            var limitMs = (run.DeadlineMs - run.OpenedMs) ?? Policy.LimitOfOpenAskMs;
            var bits = Draw.Bits(state.Seed, "react", book.SeatId(search.Seat), slot.Ask.Id, "", 0);
            var dueMs = search.Since(run.OpenedMs) + WholeSeconds(limitMs * Draw.Between(policy.ReactsFrom, policy.ReactsTo, bits) / 100);
            if (search.IsDue(dueMs) && Options.Answer(book, state, slot, policy, search.AtMs) is { } answer)
            {
                search.Move = answer;
            }
        }
    }

    private static void Share(ref Search search)
    {
        var (book, state, seat) = (search.Book, search.State, search.Seat);
        if (search.Move is not null || search.Policy.SharesFrom is null)
        {
            return;
        }

        var talks = state.Memo.Talks(state);
        var shares = state.Memo.Shares(book, state, seat, search.By);
        if (shares.FirstDueMs(talks, seat) is var firstMs && firstMs > search.AtMs && firstMs > state.SettledMs)
        {
            search.IsDue(firstMs);
            return;
        }

        foreach (var pending in shares.All)
        {
            if (!talks.Told(seat, pending.Fact, pending.To) && search.IsDue(pending.DueMs))
            {
                search.Move = new CommandBody.Share(book.Scenario.Facts[pending.Fact].Id, book.SeatId(pending.To));
                return;
            }
        }
    }

    public static long Minutes(int from, int to, ulong bits) => WholeSeconds(Draw.Between(from * Durations.MinuteMs, to * Durations.MinuteMs, bits));

    /// <summary>Rounded down: people do not act in tenths of a second.</summary>
    private static long WholeSeconds(long ms) => ms - (ms % Durations.SecondMs);

    /// <summary>One look at everything a stand-in may have to do: for what is due at an instant, or for when something is due next.</summary>
    /// <param name="atMs">The instant, or <see cref="long.MinValue"/> to find the next.</param>
    private ref struct Search(Playbook book, ExerciseState state, int seat, StandIn standIn, long atMs)
    {
        public readonly Playbook Book => book;

        public readonly ExerciseState State => state;

        public readonly int Seat => seat;

        public readonly long AtMs => atMs;

        public readonly StandIn By => standIn;

        public readonly Policy Policy => Policy.Of(standIn.Policy);

        public long NextMs { get; private set; } = long.MaxValue;

        public CommandBody? Move { get; set; }

        /// <summary>A stand-in's time runs from when it was given the seat.</summary>
        public readonly long Since(long ms) => Math.Max(ms, standIn.SinceMs);

        public bool IsDue(long dueMs)
        {
            // A move that was due and could not be made is tried again only when something else is due.
            if (dueMs > state.SettledMs && dueMs < NextMs)
            {
                NextMs = dueMs;
            }

            return dueMs <= atMs;
        }
    }
}
