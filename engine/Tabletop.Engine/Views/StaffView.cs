using System.Globalization;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>What facilitators see: everything but what belongs to a person alone (uncast votes' content, who thinks what of the threat).</summary>
public static class StaffView
{
    /// <summary>How many of the last lines of the story are shown during play.</summary>
    public const int RecordLength = 100;

    public static View Of(Playbook book, ExerciseState state, Chronicle chronicle) => Named(book.With(state.Groups), state, chronicle);

    private static View Named(Playbook book, ExerciseState state, Chronicle chronicle) => Shared.Base(book, state, person: null, isStaff: true) with
    {
        Feed = Views.Feed.Of(book, state, _ => true),
        Asks = Shared.Asked(book, state).Select(s => Shared.Ask(book, state, s, $"{s.Ask.Id}/{book.SeatId(s.Seat)}", isStaff: true)).ToItems(),
        Actions = Actions(book, state),
        Messages = state.Talks.Select(t => Message(book, state, t)).ToItems(),
        Seats = Shared.Seats(book, state, _ => true, isStaff: true),
        Body = Shared.Body(book, state, -1),
        Decisions = RecordViews.Decisions(book, state),
        Promises = RecordViews.Promises(book, state),
        Threats = RecordViews.Threats(book, state),
        Observations = RecordViews.Observations(state),
        Tasks = RecordViews.Tasks(book, state),
        Timeline = Shared.Timeline(book, state, chronicle, _ => true, isStaff: true),
        Cues =
        [
            .. book.Injects.Select(p => Cue(book, state, p.Inject, state.Injects[p.Position], p.Phase)),
            .. state.Added.Select(a => Cue(book, state, a.AsInject, a.Run, a.Phase, a.DueMs)),
        ],
        Machines = book.Machines.Select((m, i) => Machine(m, state.Machines[i])).ToItems(),
        Indicators = book.Gauges.Select((x, i) => Shared.Indicator(book, x, state.Indicators[i], chronicle)).ToItems(),
        Flags = state.Phase < 0 ? [] : book.FlagNames.Select((name, i) => new FlagItem(name, state.Flags[i])).ToItems(),
        Points = state.Points.Select(p => Point(book, state, p)).ToItems(),
        People =
        [
            .. state.People.Select(p => new PersonItem(p.Id, new PersonName(p.Id), p.Staff, state.Memo.Seated(state).FirstSeatOf(p.Id))),
            .. state.Roster
                .Where(r => state.People.IndexOf(p => p.Id == r.Person) < 0)
                .Select(r => new PersonItem(r.Person, new PersonName(r.Person), false, r.In, Expected: true)),
        ],
        Improvements = state.Improvements.Select(i => new ImprovementItem(
            i.Number.ToString(CultureInfo.InvariantCulture),
            Words.Of(state, i.Action),
            Words.Of(state, i.Area),
            Words.Of(state, i.Owner),
            Words.Of(state, i.Due))).ToItems(),
        Phases = book.Scenario.Phases.Select((p, i) => new PhasePlanItem(
            p.Id,
            p.Title,
            state.PhaseOpenedMs[i] is not null,
            i == state.Phase,
            p.Manual,
            p.OpensWhen,
            i > state.Phase && state.PhasesReady.Contains(i),
            i > state.Phase && state is { Stage: Stage.Play, Phase: >= 0 } ? Closing.Of(book, state, i) : [])).ToItems(),
        Record = chronicle.Last(RecordLength).Select(l => Shared.WithoutWithdrawn(state, l.Item)).ToItems(),
    };

    /// <param name="plannedMs">Story time it is to come, where that is known without its phase.</param>
    private static CueItem Cue(Playbook book, ExerciseState state, Inject inject, InjectRun run, int phase, long? plannedMs = null)
    {
        var planned = (inject.AtMs ?? inject.SuggestMs) is { } atMs && phase >= 0 && state.PhaseOpenedMs[phase] is { } openedMs ? openedMs + atMs : plannedMs;
        return new(
            inject.Id,
            inject.Title,
            inject.Kind,
            phase < 0 ? null : book.Scenario.Phases[phase].Id,
            inject.Channel,
            inject.From,
            inject.To,
            inject.Text,
            inject.Hint,
            inject.When ?? inject.Expects,
            run.DueMs ?? planned,
            run.ReleasedMs,
            run.State,
            inject.Manual,
            run.Recalled,
            inject.Chance,
            inject.Expected,
            inject.Controller,
            inject.Notes,
            inject.ContentNote,
            Views.Feed.Media(state, inject.Media),
            inject.TextFor.Select(t => new TextForItem(t.Role, t.Text)).ToItems(),
            Edits.Of(book, state, run.Edit));
    }

    private static PointItem Point(Playbook book, ExerciseState state, RewindPoint point) => new(
        point.Version.ToString(CultureInfo.InvariantCulture),
        point.StoryMs,
        point.Kind,
        point.Kind switch
        {
            PointKind.Inject => book.FindInject(point.Of!) is >= 0 and var inject ? book.Injects[inject].Inject.Title : null,
            PointKind.Phase => book.Scenario.Phases[book.Phase(point.Of!)].Title,
            _ => null,
        },
        Words.Of(state, point.Name ?? state.Added.FirstOrDefault(a => a.Id == point.Of)?.Run.Edit?.Title));

    private static MachineItem Machine(Machine machine, MachineRun run)
    {
        var present = machine.Crisis.States[run.State];
        return new(
            machine.Crisis.Id,
            machine.Crisis.Title,
            present.Id,
            present.Level,
            run.Active[0].EnteredMs,
            machine.Crisis.States.Select(s => new MachineStateItem(s.Id, s.Title, s.Level, s.PartOf)).ToItems());
    }

    private static Items<ActionItem> Actions(Playbook book, ExerciseState state) =>
    [
        .. state.Done.Select(d => Item(book, d.Number, d.Action, d.Seats, ActionState.Available, d.AtMs, 1)),
        .. state.UnderWay.Select(r => Item(book, r.Number, r.Action, r.Seats, ActionState.UnderWay, r.DueMs, 0)),
    ];

    private static ActionItem Item(Playbook book, int number, int action, Items<int> seats, ActionState state, long atMs, int done)
    {
        var plan = book.Actions[action].Action;
        return new(
            number.ToString(CultureInfo.InvariantCulture), plan.Id, plan.Title, null, plan.TakesMs, plan.With, plan.Together, [],
            book.SeatIds(seats), state, atMs, done, []);
    }

    private static MessageItem Message(Playbook book, ExerciseState state, Talk talk) => Shared.Message(
        book, state, talk, talk.Number.ToString(CultureInfo.InvariantCulture), talk.Kind is MessageKind.Consultation or MessageKind.Request && !talk.ReplySent);
}
