using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>One instant of play while it is being decided: the state so far and the events that led to it.</summary>
internal sealed class Moment(Playbook book, ExerciseState state, long storyMs, long wallMs, long deliveredMs)
{
    private readonly List<Event> _events = [];

    public Playbook Book => book;

    public ExerciseState State { get; private set; } = state;

    public long StoryMs { get; private set; } = storyMs;

    public long WallMs => wallMs;

    /// <summary>When the host came to it, for the record of a release.</summary>
    public long DeliveredMs => deliveredMs;

    /// <summary>Story time without the gaps between phases.</summary>
    public long LivedMs => State.LivedMs(StoryMs);

    /// <summary>Whether this instant's timers have had their turn: one that is due now and still armed waits for its guard.</summary>
    public bool TimersHadTheirTurn { get; set; }

    /// <summary>How many state timers were taken in this instant; machines can feed each other for ever.</summary>
    public int TimersTaken { get; set; }

    public Items<Event> Events => _events.ToItems();

    public int EventCount => _events.Count;

    public void Emit(Event happened, Audience audience)
    {
        var whole = happened with { StoryMs = StoryMs, Audience = audience };
        State = Evolution.Evolve(book, State, whole, wallMs);
        _events.Add(whole);
    }

    /// <summary>Where the story begins.</summary>
    public void BeginAt(long storyMs) => (StoryMs, GapSettledMs) = (storyMs, storyMs);

    /// <summary>From when on people can do something: now, or in a gap at its end. Limits count from here, since play does not run in a gap.</summary>
    public long PlayableMs => Math.Max(StoryMs, GapEndsMs);

    public long GapEndsMs { private get; set; }

    /// <summary>In the gap between two phases: until when tests that time turns have been looked at.</summary>
    public long GapSettledMs { get; private set; } = storyMs;

    /// <summary>From here on state timers stand still, until the gap is over.</summary>
    public void StandStill() => State = State with { FrozenMs = StoryMs };

    /// <summary>Goes to a later story time in the gap between two phases.</summary>
    public void PassTo(long toMs)
    {
        // Where timers run, those of a later instant have yet to have their turn.
        TimersHadTheirTurn &= State.FrozenMs is not null || toMs == StoryMs;
        StoryMs = toMs;
    }

    public void SettledInGap(long atMs) => GapSettledMs = atMs;

    public int NextNumber => State.Number + 1;
}
