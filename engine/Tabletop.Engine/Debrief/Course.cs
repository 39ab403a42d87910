using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>One story as it went, without what rewinding gave up.</summary>
internal sealed class Course
{
    private readonly Playbook _book;

    private Course(Playbook book, Items<(long Version, Event Happened)> events, ExerciseState state) => (_book, Events, State) = (book, events, state);

    public Items<(long Version, Event Happened)> Events { get; }

    /// <summary>What it came to.</summary>
    public ExerciseState State { get; }

    public static Course Of(Playbook book, Items<Entry> entries, ExerciseState state) =>
        new(book, Forking.Kept(entries).SelectMany(e => e.Events.Select(x => (e.Version, x))).ToItems(), state);

    /// <summary>The events of one kind, in order.</summary>
    public IEnumerable<T> All<T>()
        where T : Event => Events.Select(e => e.Happened).OfType<T>();

    public StoryOutcome Outcome()
    {
        var ending = State.Ending < 0 ? null : _book.Scenario.Endings[State.Ending];
        return new(State.Version, State.StoryMs, State.Stage, ending?.Id, ending?.Title, StateHash.Of(State));
    }

    /// <summary>The value at the start of play and after each change; nothing before play.</summary>
    public Items<TrailPoint> Curve(int indicator)
    {
        var gauge = _book.Gauges[indicator];
        return StartMs is { } startMs
            ? All<Event.IndicatorChanged>().Where(e => e.Indicator == gauge.Id).Select(e => new TrailPoint(e.StoryMs, e.To)).Prepend(new(startMs, gauge.Start)).ToItems()
            : [];
    }

    public Items<StateEntered> States(int machine)
    {
        var crisis = _book.Scenario.Crises[machine];
        return StartMs is { } startMs
            ? All<Event.MachineMoved>().Where(e => e.Crisis == crisis.Id)
                .Select(e => Entered(e.StoryMs, crisis.States.First(s => s.Id == e.To)))
                .Prepend(Entered(startMs, crisis.States[_book.Machines[machine].Tree.Initial])).ToItems()
            : [];
    }

    private long? StartMs => All<Event.Started>().FirstOrDefault()?.StoryMs;

    private static StateEntered Entered(long atMs, CrisisState state) => new(atMs, state.Id, state.Title, state.Level);
}
