using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>The parts that more than one kind of view is made of.</summary>
internal static class Shared
{
    public static View Base(Playbook book, ExerciseState state) => new()
    {
        Scenario = [Scenario(book, state)],
        Clock = [Clock(book, state)],
        Phase = Phase(book, state),
    };

    public static ScenarioItem Scenario(Playbook book, ExerciseState state) => new(
        book.Scenario.Title,
        book.Text(book.Scenario.Summary),
        book.Scenario.Language,
        book.Scenario.ContentNotes,
        book.Content.City?.Title,
        state.Seating,
        state.LobbyOpen);

    public static ClockItem Clock(Playbook book, ExerciseState state) => new(
        state.Stage,
        state.Clock.StoryMs,
        state.Clock.WallMs,
        state.Clock.Pace,
        state.Running,
        state.Mode,
        state.Rehearsal,
        state.AwaitsStaff,
        state.DebriefOpen,
        state.Ending < 0 ? null : book.Scenario.Endings[state.Ending].Title,
        state.Stops.Select(s => new StopItem(s.Number, s.Reason, s.By.Length == 0 ? null : new PersonName(s.By), Words.Of(s.Note))).ToItems());

    public static Items<PhaseItem> Phase(Playbook book, ExerciseState state) => state.Phase < 0
        ? []
        : [new(
            book.Scenario.Phases[state.Phase].Id,
            book.Scenario.Phases[state.Phase].Title,
            state.Phase + 1,
            book.Scenario.Phases.Count,
            state.PhaseOpenedMs[state.Phase]!.Value,
            book.Scenario.Phases[state.Phase].LengthMs)];

    /// <summary>Released injects and announcements, in order of release.</summary>
    public static Items<FeedItem> Feed(Playbook book, ExerciseState state, Func<Audience, bool> sees) =>
        book.Injects
            .Where(plan => !plan.IsExpectedAction && state.Injects[plan.Position].IsReleased && sees(plan.Audience))
            .Select(plan => (plan, run: state.Injects[plan.Position]))
            .Select(x => (At: x.run.ReleasedMs!.Value, x.run.Order, Item: new FeedItem(
                x.plan.Inject.Id, x.plan.Inject.Channel, book.TextOrNull(x.plan.Inject.From), book.Text(x.plan.Inject.Text), null, x.run.ReleasedMs.Value, x.plan.Inject.To)))
            .Concat(state.Announcements.Select((a, i) => (At: a.AtMs, Order: int.MaxValue, Item: new FeedItem(
                $"announcement-{i + 1}", "announcement", null, "", Words.Of(a.Words), a.AtMs, ["public"]))))
            .OrderBy(x => x.At)
            .ThenBy(x => x.Order)
            .Select(x => x.Item)
            .ToItems();

    /// <param name="loads">Whether load and open asks are shown; they are for staff and for the seat's own.</param>
    public static Items<SeatItem> Seats(Playbook book, ExerciseState state, Func<int, bool> loads) =>
        book.Scenario.Roles.Select((role, seat) =>
        {
            var people = state.Grants.Where(g => g.Seat == role.Id).Select(g => new PersonName(g.Person)).ToItems();
            var standIn = state.StandIns[seat]?.Policy;
            return new SeatItem(
                role.Id,
                role.Title,
                role.Level,
                role.Sector,
                book.Text(role.Brief),
                people.Count == 0 && standIn is null,
                standIn,
                people,
                role.Capacity,
                loads(seat) ? ActionDecider.Load(state, seat) : 0,
                loads(seat) ? book.Slots.Count(s => s.Seat == seat && state.Asks[s.Position].State == AskRunState.Open) : 0);
        }).ToItems();

    public static AskItem Ask(Playbook book, ExerciseState state, AskSlot slot, string id)
    {
        var run = state.Asks[slot.Position];
        return new(
            id,
            slot.Ask.Id,
            book.SeatId(slot.Seat),
            book.Injects[slot.Plan.Inject].Inject.Id,
            book.Text(slot.Ask.Question),
            slot.Ask.Options.Select(o => new OptionItem(o.Id, book.Text(o.Text))).ToItems(),
            slot.Ask.Rationale,
            slot.Ask.SeveralPeople,
            run.OpenedMs,
            run.DeadlineMs,
            run.State switch
            {
                AskRunState.Answered => AskState.Answered,
                AskRunState.Silent => AskState.Silent,
                AskRunState.Closed => AskState.Closed,
                _ => AskState.Open,
            },
            run.Option < 0 ? null : slot.Ask.Options[run.Option].Id,
            Words.Of(run.Because),
            run.Votes.Count,
            run.Voters.Count);
    }

    public static Items<BodyItem> Body(Playbook book, ExerciseState state, int seat) => book.Content.City?.Body is null
        ? []
        : [new(
            book.Content.City.Title,
            state.Body.State,
            state.Body.DueMs,
            book.Scenario.Roles.Where((_, s) => book.Roads.IsMember(s)).Select(r => r.Id).ToItems(),
            seat >= 0 && book.Roads.IsMember(seat),
            seat >= 0 && book.Roads.MayConvene(seat))];

    public static Items<TimelineItem> Timeline(ExerciseState state, Chronicle chronicle, Func<Audience, bool> sees) =>
        state.Stage is Stage.Ended or Stage.Sealed
            ? chronicle.Lines.Where(l => state.DebriefOpen || sees(l.Audience)).Select(l => l.Item).ToItems()
            : [];
}
