using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>One instant of play while it is being decided: the state so far and the events that led to it.</summary>
internal sealed class Moment(Playbook book, ExerciseState state, long storyMs, long wallMs, long deliveredMs)
{
    private readonly List<Event> _events = [];
    private Parts _sinceLook = Parts.Time;
    private Parts _sincePass = Parts.Time;

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

    /// <summary>The society takes one step in an instant.</summary>
    public bool SocietyHadItsTurn { get; set; }

    /// <summary>How many state timers were taken in this instant; machines can feed each other for ever.</summary>
    public int TimersTaken { get; set; }

    public Items<Event> Events => [.. _events];

    public int EventCount => _events.Count;

    /// <param name="happened">Made for this moment alone.</param>
    public void Emit(Event happened, Audience audience)
    {
        happened.Stamp(StoryMs, audience);
        State = Evolution.Evolve(book, State, happened, wallMs);
        _events.Add(happened);
        var touched = Touches.Of(happened);
        (_sinceLook, _sincePass) = (_sinceLook | touched, _sincePass | touched);
    }

    /// <summary>What was touched since things that wait were last looked at: everything else they read they were found false with. Time always passes.</summary>
    public Parts TakeTouchedForWaiting()
    {
        var touched = _sinceLook;
        _sinceLook = Parts.Time;
        return touched;
    }

    /// <summary>The same for injects and phases that come by condition, which are not looked at while a phase closes or in a gap.</summary>
    public Parts TakeTouchedForInjects()
    {
        var touched = _sincePass;
        _sincePass = Parts.Time;
        return touched;
    }

    /// <summary>While a pass over the injects goes on: what the releases in it have touched.</summary>
    public Parts TouchedInPass => _sincePass;

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
        SocietyHadItsTurn &= toMs == StoryMs;
        StoryMs = toMs;
    }

    public void SettledInGap(long atMs) => GapSettledMs = atMs;

    public int NextNumber => State.Number + 1;
}
