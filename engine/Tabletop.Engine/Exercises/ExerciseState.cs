using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// Everything play depends on, at one moment. Lists run parallel to the content's, in file order; numbers stand for positions in them.
/// Changed by <see cref="Evolution"/> alone.
/// </summary>
public sealed record ExerciseState
{
    /// <summary>Before the first entry.</summary>
    public static readonly ExerciseState Initial = new();

    // These are stamped on a state that was just made and nobody else has seen: one copy less for each event.
    private long _version;
    private long _storyMs;
    private long _wallMs;
    private long _settledMs;
    private long _changedMs;
    private Items<RewindPoint> _points = [];

    // What seldom changes lies apart: every event copies the rest.
    private Seldom _seldom = Seldom.Blank;

    /// <summary>The version of the last entry; 0 before the first.</summary>
    public long Version { get => _version; init => _version = value; }

    /// <summary>Makes what is named in this exercise (its media) its own.</summary>
    public string Nonce { get => _seldom.Nonce; init => _seldom = _seldom with { Nonce = value }; }

    /// <summary>Names the counting of all streams: new at creation, with every rewind, and when a backup was put back.</summary>
    public string Branch { get => _seldom.Branch; init => _seldom = _seldom with { Branch = value }; }

    public long Seed { get => _seldom.Seed; init => _seldom = _seldom with { Seed = value }; }

    public Mode Mode { get => _seldom.Mode; init => _seldom = _seldom with { Mode = value }; }

    public Seating Seating { get => _seldom.Seating; init => _seldom = _seldom with { Seating = value }; }

    public bool BuiltInFacilitator { get => _seldom.BuiltInFacilitator; init => _seldom = _seldom with { BuiltInFacilitator = value }; }

    public bool Rehearsal { get => _seldom.Rehearsal; init => _seldom = _seldom with { Rehearsal = value }; }

    public bool LobbyOpen { get => _seldom.LobbyOpen; init => _seldom = _seldom with { LobbyOpen = value }; }

    public Stage Stage { get => _seldom.Stage; init => _seldom = _seldom with { Stage = value }; }

    public bool DebriefOpen { get => _seldom.DebriefOpen; init => _seldom = _seldom with { DebriefOpen = value }; }

    /// <summary>-1 until play has ended.</summary>
    public int Ending { get => _seldom.Ending; init => _seldom = _seldom with { Ending = value }; }

    // The clock

    public Segment Clock { get => _seldom.Clock; init => _seldom = _seldom with { Clock = value }; }

    /// <summary>Story and wall time of the last event.</summary>
    public long StoryMs { get => _storyMs; init => _storyMs = value; }

    public long WallMs { get => _wallMs; init => _wallMs = value; }

    /// <summary>Everything due until this story time has been decided. Kept in memory only: it can be found again from the log.</summary>
    public long SettledMs { get => _settledMs; init => _settledMs = value; }

    public Items<Stop> Stops { get => _seldom.Stops; init => _seldom = _seldom with { Stops = value }; }

    /// <summary>How many stops there have been: the number of the last.</summary>
    public int StopCount { get => _seldom.StopCount; init => _seldom = _seldom with { StopCount = value }; }

    /// <summary>The phase has run its length and staff decide what comes next.</summary>
    public bool AwaitsStaff { get => _seldom.AwaitsStaff; init => _seldom = _seldom with { AwaitsStaff = value }; }

    /// <summary>-1 before play.</summary>
    public int Phase { get => _seldom.Phase; init => _seldom = _seldom with { Phase = value }; }

    /// <summary>Story time each phase opened; null: not yet.</summary>
    public Items<long?> PhaseOpenedMs { get => _seldom.PhaseOpenedMs; init => _seldom = _seldom with { PhaseOpenedMs = value }; }

    /// <summary>Story time skipped between phases, in which state timers stood still.</summary>
    public long GapMs { get => _seldom.GapMs; init => _seldom = _seldom with { GapMs = value }; }

    /// <summary>Phases whose condition has come true while staff pace the exercise.</summary>
    [Later]
    public Items<int> PhasesReady { get => _seldom.PhasesReady; init => _seldom = _seldom with { PhasesReady = value }; }

    // The city

    /// <summary>One for each of the playbook's gauges.</summary>
    public Items<long> Indicators { get; init; } = [];

    /// <summary>One for each model of the society, in file order.</summary>
    [Later]
    public Items<SocietyRun> Society { get; init; } = [];

    /// <summary>When the society took its last step that is made up already, on the clock that stands still between phases.</summary>
    [Later(0L)]
    public long SocietyMs { get; init; }

    /// <summary>From the closing of a phase to the opening of the next.</summary>
    [Later]
    public bool SocietyStands { get => _seldom.SocietyStands; init => _seldom = _seldom with { SocietyStands = value }; }

    /// <summary>What the simulated public has posted, in that order.</summary>
    [Later]
    public Items<PostMade> Posts { get => _seldom.Posts; init => _seldom = _seldom with { Posts = value }; }

    [Later]
    public Items<bool> Flags { get => _seldom.Flags; init => _seldom = _seldom with { Flags = value }; }

    /// <summary>Effects that were put off, in the order they were scheduled.</summary>
    [Later]
    public Items<DelayedRun> Delayed { get => _seldom.Delayed; init => _seldom = _seldom with { Delayed = value }; }

    public Items<MachineRun> Machines { get; init; } = [];

    /// <summary>Story times each trigger was fired.</summary>
    public Items<Items<long>> Fired { get; init; } = [];

    public Items<InjectRun> Injects { get; init; } = [];

    /// <summary>How many injects have been released: deadlines pass in this order.</summary>
    public int ReleaseCount { get; init; }

    /// <summary>One for each ask and seat asked, in file order then in <c>of</c> order.</summary>
    public Items<AskRun> Asks { get; init; } = [];

    public Items<ActionRun> UnderWay { get; init; } = [];

    public Items<ActionDone> Done { get; init; } = [];

    public Items<Confirmation> Confirmed { get => _seldom.Confirmed; init => _seldom = _seldom with { Confirmed = value }; }

    /// <summary>For each seat, what it has learned, in that order.</summary>
    public Items<Items<Knowing>> Known { get; init; } = [];

    /// <summary>Shares, consultations, replies and messages, in order of sending.</summary>
    public Items<Talk> Talks { get; init; } = [];

    internal TalkIndex TalkIndex { get; init; } = new();

    /// <summary>How many talks have been sent and delivered, together: the order people saw them in.</summary>
    public int TalkSteps { get; init; }

    /// <summary>The last number given to an action under way or a talk.</summary>
    public int Number { get; init; }

    public BodyRun Body { get => _seldom.Body; init => _seldom = _seldom with { Body = value }; }

    /// <summary>For each task of each objective, when it was met.</summary>
    public Items<long?> TasksMet { get => _seldom.TasksMet; init => _seldom = _seldom with { TasksMet = value }; }

    // The people

    public Items<Person> People { get => _seldom.People; init => _seldom = _seldom with { People = value }; }

    /// <summary>Ids of all who ever came, also of those who have left. Kept in memory only: the log has them.</summary>
    public Items<string> Came { get => _seldom.Came; init => _seldom = _seldom with { Came = value }; }

    /// <summary>How often names or words beside the log were changed by an entry. Kept in memory only: the log has it.</summary>
    public int BesideChanges { get => _seldom.BesideChanges; init => _seldom = _seldom with { BesideChanges = value }; }

    public Items<Grant> Grants { get => _seldom.Grants; init => _seldom = _seldom with { Grants = value }; }

    public int GrantCount { get => _seldom.GrantCount; init => _seldom = _seldom with { GrantCount = value }; }

    public Items<StandIn?> StandIns { get => _seldom.StandIns; init => _seldom = _seldom with { StandIns = value }; }

    public Items<Announcement> Announcements { get => _seldom.Announcements; init => _seldom = _seldom with { Announcements = value }; }

    public Items<FeedbackLine> Feedback { get => _seldom.Feedback; init => _seldom = _seldom with { Feedback = value }; }

    // What was undertaken, thought and noted

    /// <summary>Each seat's in the order they were noted: the how-manieth of its seat is a decision's number.</summary>
    [Later]
    public Items<NotedDecision> Decisions { get => _seldom.Decisions; init => _seldom = _seldom with { Decisions = value }; }

    [Later]
    public Items<MadePromise> Promises { get => _seldom.Promises; init => _seldom = _seldom with { Promises = value }; }

    [Later]
    public Items<ThreatRating> ThreatRatings { get => _seldom.ThreatRatings; init => _seldom = _seldom with { ThreatRatings = value }; }

    /// <summary>Where staff have named one; else whoever has held a seat longest leads it.</summary>
    [Later]
    public Items<NamedLead> Leads { get => _seldom.Leads; init => _seldom = _seldom with { Leads = value }; }

    [Later]
    public Items<Observation> Observations { get => _seldom.Observations; init => _seldom = _seldom with { Observations = value }; }

    [Later]
    public Items<TaskRating> TaskRatings { get => _seldom.TaskRatings; init => _seldom = _seldom with { TaskRatings = value }; }

    // What staff have put in

    /// <summary>Who is expected where, whether they have come or not.</summary>
    [Later]
    public Items<RosterEntry> Roster { get => _seldom.Roster; init => _seldom = _seldom with { Roster = value }; }

    /// <summary>Injects that are not in the script, in the order they were added.</summary>
    [Later]
    public Items<AddedInject> Added { get => _seldom.Added; init => _seldom = _seldom with { Added = value }; }

    /// <summary>How many have ever been added: no id is given twice.</summary>
    [Later(0)]
    public int AddedCount { get => _seldom.AddedCount; init => _seldom = _seldom with { AddedCount = value }; }

    /// <summary>Ids of typed words that are hidden.</summary>
    [Later]
    public Items<string> Withdrawn { get => _seldom.Withdrawn; init => _seldom = _seldom with { Withdrawn = value }; }

    /// <summary>Ids of all words that were ever typed, also where the exercise was rewound. Kept in memory only: the log has them.</summary>
    public Items<string> Typed { get => _seldom.Typed; init => _seldom = _seldom with { Typed = value }; }

    /// <summary>The names the groups have been given in play; null: the scenario's.</summary>
    public Groups? Groups { get => _seldom.Groups; init => _seldom = _seldom with { Groups = value }; }

    [Later]
    public Items<Improvement> Improvements { get => _seldom.Improvements; init => _seldom = _seldom with { Improvements = value }; }

    /// <summary>The moments the exercise can be rewound to, oldest first. Kept in memory only: the log has them.</summary>
    public Items<RewindPoint> Points { get => _points; init => _points = value; }

    /// <summary>Story time of the last event that may change what a seat could do: words alone do not.</summary>
    internal long ChangedMs { get => _changedMs; init => _changedMs = value; }

    /// <summary>While a gap is passed in which timers stand still: the story time they stand at. Never between two entries.</summary>
    internal long? FrozenMs { get => _seldom.FrozenMs; init => _seldom = _seldom with { FrozenMs = value }; }

    /// <summary>Worked out, not kept: it says nothing of its own.</summary>
    internal Memo Memo { get => _seldom.Memo; init => _seldom = _seldom with { Memo = value }; }

    public bool Running => Clock.Running;

    /// <summary>Whether seats may do something: the clock runs or, where staff alone move it, nothing stops play.</summary>
    public bool IsOpenToSeats => Stage == Stage.Play && (Running || (Mode == Mode.StoryOnly && Stops.Count == 0));

    /// <summary>Story time without the gaps between phases: what state timers count.</summary>
    public long LivedMs(long storyMs) => (FrozenMs ?? storyMs) - GapMs;

    internal void StampTime(long storyMs, long wallMs, long changedMs) => (_storyMs, _wallMs, _changedMs) = (storyMs, wallMs, changedMs);

    /// <param name="typed">The words that were typed in it.</param>
    internal void StampEntry(long version, long settledMs, Items<RewindPoint> points, Items<TypedText> typed)
    {
        (_version, _settledMs, _points) = (version, settledMs, points);
        foreach (var words in typed)
        {
            if (words.Id is { } id)
            {
                _seldom = _seldom with { Typed = _seldom.Typed.Add(id) };
            }
        }
    }

    internal void StampSettled(long storyMs) => _settledMs = storyMs;

    public bool Knows(int seat, int fact)
    {
        foreach (var knowing in Known[seat])
        {
            if (knowing.Fact == fact)
            {
                return true;
            }
        }

        return false;
    }

    internal Person? FindPerson(string id)
    {
        foreach (var person in People)
        {
            if (person.Id == id)
            {
                return person;
            }
        }

        return null;
    }

    /// <summary>Whether the person sits in the seat.</summary>
    internal bool Holds(string person, string seat)
    {
        foreach (var grant in Grants)
        {
            if (grant.Person == person && grant.Seat == seat)
            {
                return true;
            }
        }

        return false;
    }
}
