using System.Globalization;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// An exercise without people or waiting: clock-driven, with a built-in facilitator who opens phases and ends play. Time goes from one
/// thing that is due to the next. The entries are those a server would write.
/// </summary>
public sealed class Headless
{
    public const string Facilitator = "facilitator";

    private readonly List<Entry> _entries = [];
    private int _commands;

    /// <param name="standIns">The seats handed to stand-ins; null policy: the role's own.</param>
    /// <param name="seated">Seats played by commands; each gets a person of the same id.</param>
    public Headless(
        Playbook book, string content, long seed, IEnumerable<(string Seat, StandInPolicy? Policy)> standIns, IEnumerable<string> seated, long startsWallMs = 0)
    {
        (Book, WallMs) = (book, startsWallMs);
        Must(new CommandBody.Create(content, seed, Mode.ClockDriven, BuiltInFacilitator: true));
        foreach (var seat in seated)
        {
            Must(Command(PersonIn(seat), null, new CommandBody.Join()));
            Must(new CommandBody.SeatPerson(PersonIn(seat), seat));
        }

        foreach (var (seat, policy) in standIns)
        {
            Must(new CommandBody.HandToStandIn(seat, policy));
        }

        Must(new CommandBody.Start());
        StoryMs = State.StoryMs;
    }

    public Playbook Book { get; }

    public ExerciseState State { get; private set; } = ExerciseState.Initial;

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The present story time.</summary>
    public long StoryMs { get; private set; }

    public long WallMs { get; private set; }

    public bool IsOver => State.Stage != Stage.Play;

    /// <summary>How old the open phase is.</summary>
    public long PhaseAgeMs => StoryMs - State.PhaseOpenedMs[State.Phase]!.Value;

    public static string PersonIn(string seat) => $"in-{seat}";

    public Refusal? Staff(CommandBody body) => Take(Command(Facilitator, null, body));

    public Refusal? InSeat(string seat, CommandBody body) => Take(Command(PersonIn(seat), seat, body));

    /// <summary>Plays on until the next thing is due, or until <paramref name="untilMs"/> if that comes first.</summary>
    /// <returns>False when nothing was due until then.</returns>
    public bool Step(long untilMs = long.MaxValue)
    {
        var dueMs = IsOver ? null : Play.NextDueStoryMs(Book, State);
        if (dueMs is null || dueMs > untilMs)
        {
            if (untilMs != long.MaxValue && State.Running && untilMs > StoryMs)
            {
                (StoryMs, WallMs) = (untilMs, Math.Max(WallMs, State.Clock.WallAt(untilMs)));
            }

            return false;
        }

        WallMs = Math.Max(WallMs, State.Clock.WallAt(dueMs.Value));
        Keep(Play.Advance(Book, State, WallMs), dueMs.Value);
        return true;
    }

    /// <summary>Plays to the end.</summary>
    /// <param name="mostSteps">A scenario that never ends stops here.</param>
    public void ToTheEnd(int mostSteps = 100_000)
    {
        for (var steps = 0; steps < mostSteps && Step(); steps++)
        {
        }
    }

    private void Must(CommandBody body) => Must(Command(Facilitator, null, body));

    private void Must(Command command)
    {
        if (Take(command) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Sentence);
        }
    }

    private Command Command(string who, string? seat, CommandBody body) =>
        new(who, string.Create(CultureInfo.InvariantCulture, $"command-{++_commands}"), body, WallMs, seat);

    private Refusal? Take(Command command)
    {
        var outcome = Play.Take(Book, State, command);
        Keep(outcome, StoryMs);
        return outcome.Refusal;
    }

    private void Keep(Play.Outcome outcome, long storyMs)
    {
        State = outcome.State;
        StoryMs = HasRewound(outcome.Entries) ? State.StoryMs : Math.Max(storyMs, State.StoryMs);
        WallMs = Math.Max(WallMs, State.WallMs);
        foreach (var entry in outcome.Entries)
        {
            _entries.Add(entry);
        }
    }

    private static bool HasRewound(Items<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Command.Body is CommandBody.Rewind)
            {
                return true;
            }
        }

        return false;
    }
}
