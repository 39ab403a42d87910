using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Testing.Building;

/// <summary>
/// A played exercise: "given" is what it has come to, <see cref="When(string, CommandBody)"/> is one command more.
/// One person of the seat's own name sits in each seat; "staff" is the facilitator. Play starts at wall time 0.
/// </summary>
public sealed class Story
{
    public const string Facilitator = "staff";

    private readonly List<Entry> _entries = [];
    private int _commands;

    private Story(Playbook book) => Book = book;

    public Playbook Book { get; }

    public ExerciseState State { get; private set; } = ExerciseState.Initial;

    public IReadOnlyList<Entry> Entries => _entries;

    public IEnumerable<Event> Events => _entries.SelectMany(e => e.Events);

    public long WallMs { get; private set; }

    public long StoryMs => Math.Max(State.StoryMs, State.Clock.StoryAt(WallMs));

    public Chronicle Chronicle => _entries.Aggregate(Chronicle.Empty, (told, entry) => told.Add(Book, entry));

    /// <summary>An exercise with nobody in it but the facilitator.</summary>
    public static Story Lobby(ScenarioBuilder scenario, Mode mode = Mode.ClockDriven, Seating seating = Seating.Open, bool headless = false)
    {
        var story = new Story(scenario.Book());
        story.Staff(new CommandBody.Create("content", 7, mode, seating, headless)).ThenAccepted();
        return story;
    }

    /// <summary>An exercise at its first moment of play.</summary>
    /// <param name="standIns">The seats handed over; all others have a person.</param>
    public static Story Of(
        ScenarioBuilder scenario, Mode mode = Mode.ClockDriven, bool headless = false, params (string Seat, StandInPolicy Policy)[] standIns)
    {
        var story = Lobby(scenario, mode, headless: headless);
        foreach (var role in story.Book.Scenario.Roles)
        {
            if (Array.FindIndex(standIns, s => s.Seat == role.Id) is >= 0 and var handed)
            {
                story.Staff(new CommandBody.HandToStandIn(role.Id, standIns[handed].Policy)).ThenAccepted();
            }
            else
            {
                story.Person(role.Id, new CommandBody.Join()).ThenAccepted();
                story.Person(role.Id, new CommandBody.TakeSeat(role.Id)).ThenAccepted();
            }
        }

        story.Staff(new CommandBody.Start()).ThenAccepted();
        return story;
    }

    public Told Staff(CommandBody body) => Send(Facilitator, null, body);

    /// <summary>Goes back to before the last release of an inject, opening of a phase, or mark of that name.</summary>
    public Told RewindTo(string of) => Staff(new CommandBody.Rewind(Point(of).Version));

    /// <summary>The last moment of that name the exercise can be rewound to.</summary>
    public RewindPoint Point(string of) => State.Points.Last(p => p.Of == of || p.Name?.Id == of);

    /// <summary>Somebody in no seat.</summary>
    public Told Person(string who, CommandBody body) => Send(who, null, body);

    /// <summary>The person in the seat, who has its name.</summary>
    public Told When(string seat, CommandBody body) => Send(seat, seat, body);

    public Told Send(string who, string? seat, CommandBody body, string? id = null)
    {
        id ??= string.Create(CultureInfo.InvariantCulture, $"{who}-{++_commands}");
        var outcome = Play.Take(Book, State, new(who, id, body, WallMs, seat));
        Keep(outcome);
        return new(outcome.Refusal, outcome.Entries.Where(e => e.Command.Id == id).SelectMany(e => e.Events).ToItems());
    }

    /// <summary>Plays on until the open phase is that old.</summary>
    public Story At(string age)
    {
        var storyMs = State.PhaseOpenedMs[State.Phase]!.Value + A.Ms(age);
        while (State.Running && StoryMs < storyMs)
        {
            // A phase that opens on the way changes pace, so go from one due thing to the next.
            var nextMs = Math.Min(State.Clock.WallAt(storyMs), Play.NextDueWallMs(Book, State) ?? long.MaxValue);
            Wait(Math.Max(0, nextMs - WallMs));
        }

        return this;
    }

    /// <summary>Lets wall time pass.</summary>
    public Story Wait(long ms)
    {
        WallMs += ms;
        Keep(Play.Advance(Book, State, WallMs));
        return this;
    }

    public Story Wait(string duration) => Wait(A.Ms(duration));

    /// <summary>Whether a condition holds now.</summary>
    public bool Is(string condition) => Book.Asking(condition)(State, StoryMs);

    /// <summary>The events of one kind so far.</summary>
    public T[] All<T>()
        where T : Event => [.. Events.OfType<T>()];

    public View Seat(string seat, string? person = null) => SeatView.Of(Book, State, Chronicle, seat, person ?? seat);

    private void Keep(Play.Outcome outcome)
    {
        State = outcome.State;
        WallMs = Math.Max(WallMs, State.WallMs);
        _entries.AddRange(outcome.Entries);
    }
}
