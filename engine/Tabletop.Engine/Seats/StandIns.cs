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
        var dutyMs = state.Memo.FirstDutyMs(book, state);
        return Math.Min(state.Memo.FirstLookMs(book, state), dutyMs > state.SettledMs ? dutyMs : AfterTheOverdue(book, state));
    }

    /// <summary>Whether one may have something to do at this instant.</summary>
    public static bool MayMove(Playbook book, ExerciseState state, long storyMs) =>
        state.Memo.FirstDutyMs(book, state) <= storyMs || state.Memo.FirstLookMs(book, state) <= storyMs;

    public static long FirstDutyMs(Playbook book, ExerciseState state)
    {
        var (firstMs, cast) = (long.MaxValue, state.Memo.Cast(state));
        foreach (var seat in cast.Seats)
        {
            firstMs = Math.Min(firstMs, state.Memo.Agenda(book, state, seat, cast.BySeat[seat]!).FirstMs);
        }

        return firstMs;
    }

    /// <summary>When the first of these seats' stand-ins looks around next.</summary>
    public static long FirstLookMs(Playbook book, ExerciseState state, int[] seats)
    {
        var (firstMs, cast) = (long.MaxValue, state.Memo.Cast(state));
        foreach (var seat in seats)
        {
            firstMs = Math.Min(firstMs, ActTimes.After(book, state, seat, cast.BySeat[seat]!, state.SettledMs));
        }

        return firstMs;
    }

    /// <summary>What the seat's stand-in replies, answers or shares at this instant, or null. Called again until null.</summary>
    public static CommandBody? Duty(Playbook book, ExerciseState state, int seat, long storyMs)
    {
        if (Playing(state, seat) is not { } standIn || state.Memo.Agenda(book, state, seat, standIn).FirstMs > storyMs)
        {
            return null;
        }

        var search = new Search(book, state, seat, standIn, storyMs);
        Look(ref search);
        return search.Move;
    }

    /// <summary>Whether this is a moment at which the seat's stand-in looks at what it could do.</summary>
    public static bool LooksAround(Playbook book, ExerciseState state, int seat, long storyMs) =>
        Playing(state, seat) is { } standIn && ActTimes.After(book, state, seat, standIn, state.SettledMs) <= storyMs;

    /// <summary>What it undertakes then, or null. One look, one action.</summary>
    public static CommandBody? Undertake(Playbook book, ExerciseState state, int seat, long storyMs) =>
        Undertakings.Choose(book, state, seat, state.StandIns[seat]!, storyMs);

    private static StandIn? Playing(ExerciseState state, int seat) => state.Memo.Cast(state).BySeat[seat];

    /// <summary>When a consultation or request that has arrived is answered.</summary>
    public static long ReplyDueMs(Playbook book, ExerciseState state, int seat, StandIn standIn, Talk talk)
    {
        var earlier = 0;
        foreach (var at in state.TalkIndex.Asked[talk.From])
        {
            var other = state.Talks[at];
            earlier += other.Kind == talk.Kind && other.To == seat && other.Number < talk.Number ? 1 : 0;
        }

        var purpose = talk.Kind == MessageKind.Consultation ? "reply" : "respond";
        var bits = Draw.Bits(state.Seed, purpose, book.SeatId(seat), book.SeatId(talk.From), "", earlier);
        return Since(standIn, talk.ArrivedMs!.Value) + Minutes(5, 20, bits);
    }

    /// <summary>When an open ask is answered.</summary>
    public static long AnswerDueMs(Playbook book, ExerciseState state, AskSlot slot, StandIn standIn, AskRun run)
    {
        var (policy, limitMs) = (Policy.Of(standIn.Policy), (run.DeadlineMs - run.OpenedMs) ?? Policy.LimitOfOpenAskMs);
        var bits = Draw.Bits(state.Seed, "react", book.SeatId(slot.Seat), slot.Ask.Id, "", 0);
        return Since(standIn, run.OpenedMs) + WholeSeconds(limitMs * Draw.Between(policy.ReactsFrom, policy.ReactsTo, bits) / 100);
    }

    /// <summary>Where something is overdue and cannot be done, it is not what comes next.</summary>
    private static long AfterTheOverdue(Playbook book, ExerciseState state)
    {
        var (nextMs, cast) = (long.MaxValue, state.Memo.Cast(state));
        foreach (var seat in cast.Seats)
        {
            var search = new Search(book, state, seat, cast.BySeat[seat]!, long.MinValue);
            Look(ref search);
            nextMs = Math.Min(nextMs, search.NextMs);
        }

        return nextMs;
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
        foreach (var at in state.TalkIndex.Waiting[search.Seat])
        {
            if (search.Move is not null)
            {
                return;
            }

            var talk = state.Talks[at];
            if (search.IsDue(ReplyDueMs(book, state, search.Seat, search.By, talk)))
            {
                search.Move = talk.Kind == MessageKind.Consultation ? new CommandBody.Reply(book.SeatId(talk.From)) : new CommandBody.Respond(book.SeatId(talk.From));
            }
        }
    }

    private static void Answer(ref Search search)
    {
        var (book, state) = (search.Book, search.State);
        foreach (var slot in book.SlotsOf(search.Seat))
        {
            var run = state.Asks[slot.Position];
            if (search.Move is null && run.State == AskRunState.Open
                && search.IsDue(AnswerDueMs(book, state, slot, search.By, run))
                && Options.Answer(book, state, slot, search.Policy, search.AtMs) is { } answer)
            {
                search.Move = answer;
            }
        }
    }

    private static void Share(ref Search search)
    {
        var (book, state, seat) = (search.Book, search.State, search.Seat);
        foreach (var list in state.Memo.Agenda(book, state, seat, search.By).Shares)
        {
            // Of what is due at once, the first seat in file order hears it first.
            var first = int.MaxValue;
            foreach (var pending in list.ByTime)
            {
                if (pending.To < first && !state.TalkIndex.HasTold(seat, list.Fact, pending.To) && search.IsDue(pending.DueMs))
                {
                    first = pending.To;
                }
            }

            if (search.Move is null && first < int.MaxValue)
            {
                search.Move = new CommandBody.Share(book.Scenario.Facts[list.Fact].Id, book.SeatId(first));
                return;
            }
        }
    }

    /// <summary>A stand-in's time runs from when it was given the seat.</summary>
    private static long Since(StandIn standIn, long ms) => Math.Max(ms, standIn.SinceMs);

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
