using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>What the people in one seat see: nothing outside the seat's audience while play lasts.</summary>
public static class SeatView
{
    public static View Of(Playbook book, ExerciseState state, Chronicle chronicle, string seat, string person)
    {
        book = book.With(state.Groups);
        var position = book.FindSeat(seat);
        var all = chronicle.Look(book, state, position, () => OfAll(book, state, chronicle, position));
        return Shared.For(book, state, person, all, Own(book, state, position, person));
    }

    private static View OfAll(Playbook book, ExerciseState state, Chronicle chronicle, int position)
    {
        var seat = book.SeatId(position);
        var role = book.Scenario.Roles[position];
        bool Sees(Audience audience) => audience.Includes(seat);
        return Shared.Base(book, state, person: null) with
        {
            Feed = chronicle.Feed(book, state, position, Sees),
            Asks = Shared.Asked(book, state, position).Select(s => Shared.Ask(book, state, s, s.Ask.Id)).ToItems(),
            Facts = state.Known[position].Select(k => Fact(book, state, position, k)).ToItems(),
            Actions = state.Stage == Stage.Play ? Actions(book, state, position) : [],
            Messages = Messages(book, state, position),
            Seats = Shared.Seats(book, state, s => s == position),
            Body = Shared.Body(book, state, position),
            Decisions = RecordViews.Decisions(book, state, position),
            Promises = RecordViews.PromisesOf(book, state, position),
            Indicators = Shared.Indicators(book, state, chronicle, to => to is "everyone" or "public" || to == seat),
            Mine = [new MineItem("role", role.Title, role.Brief, role.Private, null, null)],
            Questions = state.Stage == Stage.Ended ? book.Scenario.Feedback.Select(q => new QuestionItem(q.Id, q.Text)).ToItems() : [],
            Timeline = Shared.Timeline(book, state, chronicle, Sees, position),
        };
    }

    private static FactItem Fact(Playbook book, ExerciseState state, int seat, Knowing knowing)
    {
        var fact = book.Scenario.Facts[knowing.Fact];
        var sitting = state.Body.State == BodyState.Sitting;
        var tell = Enumerable.Range(0, book.Scenario.Roles.Count)
            .Where(to => to != seat)
            .Select(to => new TellItem(
                book.SeatId(to),
                book.Roads.DelayMs(seat, to, sitting, state.Seed),
                !book.Roads.MayKnow(to, knowing.Fact),
                state.TalkIndex.HasTold(seat, knowing.Fact, to)))
            .ToItems();
        return new(fact.Id, fact.Text, fact.Sensitivity, knowing.AtMs, knowing.From < 0 ? null : book.SeatId(knowing.From), knowing.By, tell);
    }

    private static Items<ActionItem> Actions(Playbook book, ExerciseState state, int seat) =>
        book.Actions
            .Select((plan, action) => (plan, action))
            .Where(x => x.plan.IsFor(seat))
            .Select(x =>
            {
                var run = state.UnderWay.FirstOrDefault(r => r.Action == x.action);
                return new ActionItem(
                    x.plan.Action.Id,
                    x.plan.Action.Id,
                    x.plan.Action.Title,
                    x.plan.Action.Text,
                    x.plan.Action.TakesMs,
                    x.plan.Action.With,
                    x.plan.Action.Together,
                    state.Confirmed.Where(c => c.Action == x.action).Select(c => book.SeatId(c.Seat)).ToItems(),
                    run is null ? [] : book.SeatIds(run.Seats),
                    ActionDecider.StateOf(book, state, x.action, seat),
                    run?.DueMs,
                    state.Done.Count(d => d.Action == x.action && d.Seats.Contains(seat)),
                    x.plan.Says.Where(f => state.Knows(seat, f)).Select(f => book.Scenario.Facts[f].Text).ToItems());
            })
            .ToItems();

    /// <summary>Numbered for the seat alone, sent and received apart: a common count would tell how much others talk.</summary>
    private static Items<MessageItem> Messages(Playbook book, ExerciseState state, int seat)
    {
        var sent = state.Talks.Where(t => t.From == seat).Select((t, i) => (Talk: t, Id: $"sent-{i + 1}", Step: t.SentStep));
        var got = state.Talks.Where(t => t.To == seat && t.ArrivedMs is not null)
            .OrderBy(t => t.ArrivedStep)
            .Select((t, i) => (Talk: t, Id: $"got-{i + 1}", Step: t.ArrivedStep));
        return sent.Concat(got).OrderBy(m => m.Step).Select(m => Message(book, state, m.Talk, seat, m.Id)).ToItems();
    }

    private static MessageItem Message(Playbook book, ExerciseState state, Talk talk, int seat, string id)
    {
        var waits = talk.Kind is MessageKind.Consultation or MessageKind.Request && (talk.To == seat ? !talk.ReplySent : talk.RepliedMs is null);
        return Shared.Message(book, state, talk, id, waits);
    }

    /// <summary>A person's own, and nobody else's in the seat.</summary>
    private static List<MineItem> Own(Playbook book, ExerciseState state, int seat, string person)
    {
        List<MineItem> own = [];
        foreach (var slot in book.Slots)
        {
            if (slot.Seat != seat)
            {
                continue;
            }

            foreach (var vote in state.Asks[slot.Position].Votes)
            {
                if (vote.Person == person)
                {
                    own.Add(new($"vote/{slot.Ask.Id}", slot.Ask.Id, null, null, slot.Ask.Options[vote.Option].Id, Words.Of(state, vote.Because)));
                }
            }
        }

        own.AddRange(RecordViews.ThreatsOf(book, state, person));
        foreach (var said in state.Feedback)
        {
            if (said.Person == person)
            {
                own.Add(new($"feedback/{said.Question}", said.Question, null, null, null, Words.Of(state, said.Words)));
            }
        }

        return own;
    }
}

/// <summary>What somebody sees who is in the exercise and not in a seat.</summary>
public static class LobbyView
{
    public static View Of(Playbook book, ExerciseState state, Chronicle chronicle, string person)
    {
        book = book.With(state.Groups);
        var seat = state.Memo.Seated(state).FirstSeatOf(person);
        var all = chronicle.Look(book, state, LastLook.Lobby, () => Shared.Base(book, state, person: null) with
        {
            Seats = Shared.Seats(book, state, _ => false),
            Timeline = Shared.Timeline(book, state, chronicle, a => a.IncludesProjector),
        });
        return Shared.For(
            book, state, person, all, seat is null ? [] : [new MineItem("seat", book.Scenario.Roles[book.FindSeat(seat)].Title, null, null, seat, null)]);
    }
}

/// <summary>What the projector shows: nothing a seat should not know.</summary>
public static class BoardView
{
    public static View Of(Playbook book, ExerciseState state, Chronicle chronicle)
    {
        book = book.With(state.Groups);
        return Shared.Base(book, state, person: null) with
        {
            Feed = Views.Feed.Of(book, state, a => a.IncludesProjector),
            Indicators = Shared.Indicators(book, state, chronicle, to => to == "public"),
            Seats = Shared.Seats(book, state, _ => false),
            Timeline = state.DebriefOpen ? Shared.Timeline(book, state, chronicle, _ => true) : [],
        };
    }
}
