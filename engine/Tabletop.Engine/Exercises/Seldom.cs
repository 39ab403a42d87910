using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>The part of the state that most events leave as it is; <see cref="ExerciseState"/> says what each means.</summary>
internal sealed record Seldom
{
    public static readonly Seldom Blank = new();

    public string Nonce { get; init; } = "";

    public string Branch { get; init; } = "";

    public long Seed { get; init; }

    public Mode Mode { get; init; }

    public Seating Seating { get; init; }

    public bool BuiltInFacilitator { get; init; }

    public bool Rehearsal { get; init; }

    public bool LobbyOpen { get; init; } = true;

    public bool DebriefOpen { get; init; }

    public Stage Stage { get; init; }

    public Segment Clock { get; init; } = new(0, 0, 1000, false);

    public bool AwaitsStaff { get; init; }

    public int Phase { get; init; } = -1;

    public Items<long?> PhaseOpenedMs { get; init; } = [];

    public long GapMs { get; init; }

    public bool SocietyStands { get; init; }

    public Items<PostMade> Posts { get; init; } = [];

    public Items<bool> Flags { get; init; } = [];

    public Items<DelayedRun> Delayed { get; init; } = [];

    public Items<Confirmation> Confirmed { get; init; } = [];

    public BodyRun Body { get; init; } = new(BodyState.NotCalled, null);

    public Items<long?> TasksMet { get; init; } = [];

    public Items<StandIn?> StandIns { get; init; } = [];

    public long? FrozenMs { get; init; }

    public Memo Memo { get; init; } = new(0);

    public int Ending { get; init; } = -1;

    public Items<Stop> Stops { get; init; } = [];

    public int StopCount { get; init; }

    public Items<int> PhasesReady { get; init; } = [];

    public Items<Person> People { get; init; } = [];

    public Items<string> Came { get; init; } = [];

    public int BesideChanges { get; init; }

    public Items<Grant> Grants { get; init; } = [];

    public int GrantCount { get; init; }

    public Items<Announcement> Announcements { get; init; } = [];

    public Items<FeedbackLine> Feedback { get; init; } = [];

    public Items<NotedDecision> Decisions { get; init; } = [];

    public Items<MadePromise> Promises { get; init; } = [];

    public Items<ThreatRating> ThreatRatings { get; init; } = [];

    public Items<NamedLead> Leads { get; init; } = [];

    public Items<Observation> Observations { get; init; } = [];

    public Items<TaskRating> TaskRatings { get; init; } = [];

    public Items<RosterEntry> Roster { get; init; } = [];

    public Items<AddedInject> Added { get; init; } = [];

    public int AddedCount { get; init; }

    public Items<string> Withdrawn { get; init; } = [];

    public Items<string> Typed { get; init; } = [];

    public Groups? Groups { get; init; }

    public Items<Improvement> Improvements { get; init; } = [];
}
