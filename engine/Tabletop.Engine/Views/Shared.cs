using System.Globalization;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>The parts that more than one kind of view is made of.</summary>
internal static class Shared
{
    /// <param name="person">Who looks: their own stops are marked. Null: the projector.</param>
    /// <param name="isStaff">Staff see who stopped play and why; a call for help is nobody else's business, a call for discussion everybody's.</param>
    public static View Base(Playbook book, ExerciseState state, string? person, bool isStaff = false) => new()
    {
        Scenario = [Scenario(book, state)],
        Clock = [Clock(book, state, person, isStaff)],
        Phase = Phase(book, state),
    };

    /// <summary>What everybody sees there, as this person does: their own stops are marked.</summary>
    /// <param name="own">What only this person has, after what the seat has.</param>
    public static View For(Playbook book, ExerciseState state, string person, View all, IReadOnlyList<MineItem> own)
    {
        var hasCalled = state.Stops.IndexOf(s => s.By == person) >= 0;
        return !hasCalled && own.Count == 0 ? all : all with
        {
            Clock = hasCalled ? [Clock(book, state, person, isStaff: false)] : all.Clock,
            Mine = own.Count == 0 ? all.Mine : [.. all.Mine, .. own],
        };
    }

    private static ScenarioItem Scenario(Playbook book, ExerciseState state) => new(
        book.Scenario.Title,
        book.Scenario.Summary,
        book.Scenario.Language,
        book.Scenario.ContentNotes,
        book.Content.City?.Title,
        state.Seating,
        state.LobbyOpen,
        book.Languages);

    private static ClockItem Clock(Playbook book, ExerciseState state, string? person, bool isStaff) => new(
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
        state.Ending < 0 ? null : book.Scenario.Endings[state.Ending].Text,
        state.Stops.Select(s => new StopItem(
            s.Number,
            s.Reason,
            person is not null && s.By == person,
            isStaff && s.By is not null ? new PersonName(s.By) : null,
            isStaff || s.Reason == StopReason.Discussion || (person is not null && s.By == person) ? Words.Of(state, s.Note) : null)).ToItems());

    private static Items<PhaseItem> Phase(Playbook book, ExerciseState state) => state.Phase < 0
        ? []
        : [new(
            book.Scenario.Phases[state.Phase].Id,
            book.Scenario.Phases[state.Phase].Title,
            state.Phase + 1,
            book.Scenario.Phases.Count,
            state.PhaseOpenedMs[state.Phase]!.Value,
            book.Scenario.Phases[state.Phase].LengthMs)];

    /// <param name="loads">Whether load, open asks and lead are shown; they are for staff and for the seat's own.</param>
    /// <param name="isStaff">How a stand-in plays is for staff to know.</param>
    public static Items<SeatItem> Seats(Playbook book, ExerciseState state, Func<int, bool> loads, bool isStaff = false)
    {
        var seated = state.Memo.Seated(state);
        return book.Scenario.Roles.Select((role, seat) =>
        {
            var people = seated.In(role.Id);
            var standIn = state.StandIns[seat]?.Policy;
            return new SeatItem(
                role.Id,
                role.Title,
                role.Level,
                role.Sector,
                role.Brief,
                people.Count == 0 && standIn is null,
                standIn is not null,
                isStaff ? standIn : null,
                people,
                role.Capacity,
                loads(seat) ? ActionDecider.Load(state, seat) : 0,
                loads(seat) && state.Stage == Stage.Play ? book.Slots.Count(s => s.Seat == seat && state.Asks[s.Position].State == AskRunState.Open) : 0,
                loads(seat) && Leads.Of(state, role.Id) is { } lead ? new PersonName(lead) : null);
        }).ToItems();
    }

    /// <summary>In the order they were asked.</summary>
    public static IEnumerable<AskSlot> Asked(Playbook book, ExerciseState state, int seat = -1) =>
        book.Slots
            .Where(s => (seat < 0 || s.Seat == seat) && state.Asks[s.Position].State != AskRunState.NotOpen)
            .OrderBy(s => state.Injects[s.Plan.Inject].Order);

    /// <param name="isStaff">From which inject it came may name what the seat did not see.</param>
    public static AskItem Ask(Playbook book, ExerciseState state, AskSlot slot, string id, bool isStaff = false)
    {
        var run = state.Asks[slot.Position];
        var voters = Ballots.Voters(state, run, book.SeatId(slot.Seat));
        return new(
            id,
            slot.Ask.Id,
            book.SeatId(slot.Seat),
            isStaff ? book.Injects[slot.Plan.Inject].Inject.Id : null,
            slot.Ask.Question,
            slot.Ask.Answer,
            slot.Ask.Options.Select(o => new OptionItem(o.Id, o.Text)).ToItems(),
            slot.Ask.Rationale,
            slot.Ask.SeveralPeople,
            run.OpenedMs,
            run.DeadlineMs,
            run.State switch
            {
                AskRunState.Answered => AskState.Answered,
                AskRunState.Silent => AskState.Silent,
                AskRunState.Open when state.Stage == Stage.Play => AskState.Open,
                _ => AskState.Closed,
            },
            run.Option < 0 ? null : slot.Ask.Options[run.Option].Id,
            run.Options?.Select(o => slot.Ask.Options[o].Id).ToItems(),
            run.Number,
            Words.Of(state, run.Words),
            Words.Of(state, run.Because),
            run.Votes.Count(v => voters.IndexOf(p => p == v.Person) >= 0),
            voters.Count,
            run.Holds,
            slot.Plan.IsJoint ? slot.Plan.Seats.Select((seat, i) => Proposal(book, state, slot, seat, i)).ToItems() : []);
    }

    private static ProposalItem Proposal(Playbook book, ExerciseState state, AskSlot slot, int seat, int number) =>
        new(book.SeatId(seat), state.Asks[slot.Plan.First + number].Proposal is { } option ? slot.Ask.Options[option].Id : null);

    /// <param name="waits">It is a consultation, and the viewer has reason to look for a reply.</param>
    public static MessageItem Message(Playbook book, ExerciseState state, Talk talk, string id, bool waits) => new(
        id,
        talk.Kind,
        book.SeatId(talk.From),
        book.SeatId(talk.To),
        talk.SentMs,
        talk.DueMs,
        talk.ArrivedMs is not null,
        talk.Fact < 0 ? null : book.Scenario.Facts[talk.Fact].Text,
        Words.Of(state, talk.Words),
        waits);

    public static Items<BodyItem> Body(Playbook book, ExerciseState state, int seat) => book.Content.City?.Body is null
        ? []
        : [new(
            book.Content.City.Title,
            state.Body.State,
            state.Body.DueMs,
            book.Scenario.Roles.Where((_, s) => book.Roads.IsMember(s)).Select(r => r.Id).ToItems(),
            seat >= 0 && book.Roads.IsMember(seat),
            seat >= 0 && book.Roads.MayConvene(seat),
            book.Roads.MustCall?.Select(g => g.Select(book.SeatId).ToItems()).ToItems() ?? [],
            book.SeatIds(state.Body.Calls),
            book.SeatIds(state.Body.Attending))];

    /// <summary>The indicators shown to a viewer while play lasts.</summary>
    /// <param name="sees">Whether somebody named (a role, "everyone", "public") is the viewer.</param>
    public static Items<IndicatorItem> Indicators(Playbook book, ExerciseState state, Chronicle chronicle, Func<string, bool> sees) =>
        book.Gauges
            .Select((x, i) => (Gauge: x, Value: state.Indicators[i]))
            .Where(x => x.Gauge.VisibleTo.Any(sees))
            .Select(x => Indicator(book, x.Gauge, x.Value, chronicle))
            .ToItems();

    public static IndicatorItem Indicator(Playbook book, Indicator indicator, long value, Chronicle chronicle) => new(
        indicator.Id, indicator.Title, value, indicator.Low, indicator.High, indicator.Better, chronicle.TrailOf(indicator.Id));

    /// <summary>The story, once play is over. Lines are counted for each viewer: the log's own numbers would tell how much is hidden.</summary>
    /// <param name="seat">Whose words an inject's line has; -1: as written.</param>
    public static Items<TimelineItem> Timeline(
        Playbook book, ExerciseState state, Chronicle chronicle, Func<Audience, bool> sees, int seat = -1, bool isStaff = false) =>
        state.Stage is Stage.Ended or Stage.Sealed
            ? chronicle.Lines
                .Where(l => l.StaysWithStaff ? isStaff : state.DebriefOpen || sees(l.Audience))
                .Select((l, i) => WithoutWithdrawn(state, InWordsOf(book, l, seat, isStaff || state.DebriefOpen)) with { Id = (i + 1).ToString(CultureInfo.InvariantCulture) })
                .ToItems()
            : [];

    /// <summary>Words that staff withdrew are hidden in every line, also where it was told after that.</summary>
    public static TimelineItem WithoutWithdrawn(ExerciseState state, TimelineItem item) => state.Withdrawn.Count == 0 ? item : item with
    {
        Words = item.Words?.UnlessWithdrawn(state),
        Decision = item.Decision is { } noted
            ? noted with { Options = noted.Options.Select(o => o.UnlessWithdrawn(state)).ToItems(), Rationale = noted.Rationale?.UnlessWithdrawn(state) }
            : null,
    };

    /// <summary>An inject as the seat read it; what was taken back is told once the debrief is open to all.</summary>
    private static TimelineItem InWordsOf(Playbook book, Line line, int seat, bool tellsAll)
    {
        if (line.RecalledAt is not null && !tellsAll)
        {
            return line.Item with { Detail = null, Words = null };
        }

        // What staff put in is the same for all.
        var isAsWritten = line.Item is { Words: null, Kind: var kind } && kind == Kinds.Of<Event.InjectReleased>();
        var own = isAsWritten && seat >= 0 && book.FindInject(line.Inject!) is >= 0 and var position
            ? book.Injects[position].Inject.TextFor.FirstOrDefault(t => t.Role == book.SeatId(seat))?.Text
            : null;
        return own is null ? line.Item : line.Item with { Detail = own };
    }
}
