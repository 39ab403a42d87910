using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>Who sees what of decisions, promises, ratings and observations.</summary>
internal static class RecordViews
{
    /// <summary>A seat's own, numbered for it; all, for staff.</summary>
    public static Items<DecisionItem> Decisions(Playbook book, ExerciseState state, int seat = -1)
    {
        var counts = new int[book.Scenario.Roles.Count];
        return state.Decisions
            .Select(d => (Decision: d, Number: ++counts[d.Seat]))
            .Where(x => seat < 0 || x.Decision.Seat == seat)
            .Select(x => new DecisionItem(
                seat < 0 ? Numbered(book, x.Decision.Seat, x.Number) : x.Number.ToString(CultureInfo.InvariantCulture),
                book.SeatId(x.Decision.Seat),
                x.Decision.AtMs,
                Words.Of(state, x.Decision.Words),
                Detail(book, x.Decision, t => Words.Of(state, t))))
            .ToItems();
    }

    /// <param name="shown">Words as they are shown.</param>
    public static DecisionDetail Detail(Playbook book, NotedDecision decision, Func<TypedText?, Words?> shown) => new(
        book.SeatId(decision.Owner),
        decision.Options.Select(shown).OfType<Words>().ToItems(),
        shown(decision.Rationale),
        decision.Basis.Select(f => book.Scenario.Facts[f].Text).ToItems(),
        book.SeatIds(decision.Consulted));

    public static Items<PromiseItem> Promises(Playbook book, ExerciseState state) =>
        state.Promises.Select(p => Item(book, state, p, Numbered(book, p.From, p.Number), p.Number, p.AtMs, p.KeptMs)).ToItems();

    /// <summary>What the seat promised, and what it has heard that it was promised; each in the order it came.</summary>
    public static Items<PromiseItem> PromisesOf(Playbook book, ExerciseState state, int seat)
    {
        var made = state.Promises.Where(p => p.From == seat).Select(p => Item(
            book, state, p, string.Create(CultureInfo.InvariantCulture, $"made-{p.Number}"), p.Number, p.AtMs, p.KeptMs));
        var got = state.Talks
            .Where(t => t.Kind == MessageKind.Promise && t.To == seat && t.ArrivedMs is not null)
            .OrderBy(t => t.ArrivedStep)
            .Select((t, i) => Item(
                book,
                state,
                state.Promises[state.Promises.IndexOf(p => p.From == t.From && p.Number == t.Answers)],
                string.Create(CultureInfo.InvariantCulture, $"got-{i + 1}"),
                0,
                t.ArrivedMs!.Value,
                state.Talks.FirstOrDefault(k => k.Kind == MessageKind.Keeping && k.From == t.From && k.To == seat && k.Answers == t.Answers)?.ArrivedMs));
        return [.. made, .. got];
    }

    /// <summary>A person's own ratings, and nobody else's.</summary>
    public static IEnumerable<MineItem> ThreatsOf(Playbook book, ExerciseState state, string person) => state.ThreatRatings
        .Where(r => r.Person == person)
        .Select(r => new MineItem(
            $"threat/{book.Scenario.Phases[r.Phase].Id}",
            book.Scenario.Phases[r.Phase].Title,
            null,
            null,
            r.Rating.ToString(CultureInfo.InvariantCulture),
            null));

    /// <summary>One line for each phase in which somebody has rated the threat.</summary>
    public static Items<ThreatItem> Threats(Playbook book, ExerciseState state) => state.ThreatRatings
        .GroupBy(r => r.Phase)
        .OrderBy(g => g.Key)
        .Select(g => Threat(book.Scenario.Phases[g.Key].Id, [.. g.Select(r => r.Rating).Order()]))
        .ToItems();

    public static Items<ObservationItem> Observations(ExerciseState state) => state.Observations
        .Select((o, i) => new ObservationItem(
            (i + 1).ToString(CultureInfo.InvariantCulture), o.AtMs, new(o.By), Words.Of(state, o.Words), o.Kind, o.PinnedTo, o.Of))
        .ToItems();

    public static Items<TaskItem> Tasks(Playbook book, ExerciseState state) => book.Tasks
        .Select((plan, task) => new TaskItem(
            $"{plan.Objective.Id}/{plan.Task.Id}",
            plan.Objective.Text,
            plan.Task.Text,
            state.TasksMet[task],
            state.TaskRatings.Where(r => r.Task == task).Select(r => new TaskMarkItem(new(r.By), r.Mark, Words.Of(state, r.Evidence))).ToItems()))
        .ToItems();

    private static ThreatItem Threat(string phase, int[] sorted) => sorted.Length < ThreatRating.FewestTold
        ? new(phase, sorted.Length, null, null, null)
        : new(phase, sorted.Length, sorted[0], (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) * 1000L / 2, sorted[^1]);

    private static PromiseItem Item(Playbook book, ExerciseState state, MadePromise promise, string id, int number, long atMs, long? keptMs) => new(
        id, number, book.SeatId(promise.From), promise.To < 0 ? "everyone" : book.SeatId(promise.To), Words.Of(state, promise.Words), atMs, promise.UntilMs, keptMs);

    private static string Numbered(Playbook book, int seat, int number) => string.Create(CultureInfo.InvariantCulture, $"{book.SeatId(seat)}/{number}");
}
