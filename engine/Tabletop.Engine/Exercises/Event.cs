using System.Text.Json.Serialization;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

// NOTE: these names and the names of their properties are the storage format.
// Never rename one; add a new event, or a property with a default. Golden logs of every version replay for ever.

/// <summary>Something that happened. It carries its story time and who may ever learn of it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Created), "created")]
[JsonDerivedType(typeof(PersonJoined), "person-joined")]
[JsonDerivedType(typeof(PersonRemoved), "person-removed")]
[JsonDerivedType(typeof(LobbyChanged), "lobby-changed")]
[JsonDerivedType(typeof(SeatTaken), "seat-taken")]
[JsonDerivedType(typeof(SeatLeft), "seat-left")]
[JsonDerivedType(typeof(SeatHandedToStandIn), "seat-handed-to-stand-in")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(WentDark), "dark")]
[JsonDerivedType(typeof(PlayStopped), "play-stopped")]
[JsonDerivedType(typeof(StopLifted), "stop-lifted")]
[JsonDerivedType(typeof(PaceChanged), "pace-changed")]
[JsonDerivedType(typeof(PhaseClosed), "phase-closed")]
[JsonDerivedType(typeof(PhaseOpened), "phase-opened")]
[JsonDerivedType(typeof(PhaseAwaited), "phase-awaited")]
[JsonDerivedType(typeof(PhaseReady), "phase-ready")]
[JsonDerivedType(typeof(Rewound), "rewound")]
[JsonDerivedType(typeof(Announced), "announced")]
[JsonDerivedType(typeof(Marked), "marked")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(DebriefOpened), "debrief-opened")]
[JsonDerivedType(typeof(Sealed), "sealed")]
[JsonDerivedType(typeof(InjectCued), "inject-cued")]
[JsonDerivedType(typeof(InjectReleased), "inject-released")]
[JsonDerivedType(typeof(InjectHeld), "inject-held")]
[JsonDerivedType(typeof(InjectSkipped), "inject-skipped")]
[JsonDerivedType(typeof(InjectCancelled), "inject-cancelled")]
[JsonDerivedType(typeof(InjectRecalled), "inject-recalled")]
[JsonDerivedType(typeof(ReleaseIgnored), "release-ignored")]
[JsonDerivedType(typeof(ExpectationOpened), "expectation-opened")]
[JsonDerivedType(typeof(ExpectationMet), "expectation-met")]
[JsonDerivedType(typeof(ExpectationMissed), "expectation-missed")]
[JsonDerivedType(typeof(AskOpened), "ask-opened")]
[JsonDerivedType(typeof(Voted), "voted")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(AskExtended), "ask-extended")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(AskClosed), "ask-closed")]
[JsonDerivedType(typeof(ActionConfirmed), "action-confirmed")]
[JsonDerivedType(typeof(ActionStarted), "action-started")]
[JsonDerivedType(typeof(ActionCompleted), "action-completed")]
[JsonDerivedType(typeof(Shared), "shared")]
[JsonDerivedType(typeof(FactLearned), "fact-learned")]
[JsonDerivedType(typeof(Consulted), "consulted")]
[JsonDerivedType(typeof(Replied), "replied")]
[JsonDerivedType(typeof(Messaged), "messaged")]
[JsonDerivedType(typeof(Requested), "requested")]
[JsonDerivedType(typeof(Responded), "responded")]
[JsonDerivedType(typeof(DecisionNoted), "decision-noted")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(BodyCalled), "body-called")]
[JsonDerivedType(typeof(BodySummoned), "body-summoned")]
[JsonDerivedType(typeof(BodyConvened), "body-convened")]
[JsonDerivedType(typeof(BodyAdjourned), "body-adjourned")]
[JsonDerivedType(typeof(IndicatorChanged), "indicator-changed")]
[JsonDerivedType(typeof(FlagChanged), "flag-changed")]
[JsonDerivedType(typeof(EffectsDelayed), "effects-delayed")]
[JsonDerivedType(typeof(DelayOver), "delay-over")]
[JsonDerivedType(typeof(TriggerFired), "trigger-fired")]
[JsonDerivedType(typeof(TriggerDropped), "trigger-dropped")]
[JsonDerivedType(typeof(MachineMoved), "machine-moved")]
[JsonDerivedType(typeof(TimerTaken), "timer-taken")]
[JsonDerivedType(typeof(LoopCut), "loop-cut")]
[JsonDerivedType(typeof(TaskMet), "task-met")]
[JsonDerivedType(typeof(Promised), "promised")]
[JsonDerivedType(typeof(PromiseKept), "promise-kept")]
[JsonDerivedType(typeof(PromiseLeftOpen), "promise-left-open")]
[JsonDerivedType(typeof(BodyAttended), "body-attended")]
[JsonDerivedType(typeof(ThreatRated), "threat-rated")]
[JsonDerivedType(typeof(LeadNamed), "lead-named")]
[JsonDerivedType(typeof(Observed), "observed")]
[JsonDerivedType(typeof(TaskRated), "task-rated")]
[JsonDerivedType(typeof(FeedbackGiven), "feedback-given")]
[JsonDerivedType(typeof(Posted), "posted")]
public abstract partial record Event
{
    private Event()
    {
    }

    /// <summary>Story time, milliseconds after Monday 00:00 of the first week, in steps of 100.</summary>
    public long StoryMs { get => _storyMs; init => _storyMs = value; }

    public Audience Audience { get => _audience; init => _audience = value; }

    // Stamped on an event that was just made and nobody else has seen.
    private long _storyMs;
    private Audience _audience = Audience.Staff;

    internal void Stamp(long storyMs, Audience audience) => (_storyMs, _audience) = (storyMs, audience);

    // The exercise and its people

    public sealed record Created(string Content, long Seed, Mode Mode, Seating Seating, bool BuiltInFacilitator, bool Rehearsal, string Nonce, string By) : Event;

    public sealed record PersonJoined(string Person, bool Staff) : Event;

    public sealed record PersonRemoved(string Person) : Event;

    public sealed record LobbyChanged(bool Open) : Event;

    /// <summary>A grant: from here the person sees the seat's whole view. It ends a stand-in's.</summary>
    public sealed record SeatTaken(string Seat, string Person, int Grant) : Event;

    public sealed record SeatLeft(string Seat, string Person, int Grant) : Event;

    public sealed record SeatHandedToStandIn(string Seat, StandInPolicy Policy) : Event;

    // The clock

    public sealed record Started : Event;

    /// <summary>The program was away; the clock stood still. Over <see cref="ShortestDarkThatStopsMs"/> play waits for the facilitator.</summary>
    public sealed record WentDark(long FromMs, long ToMs) : Event
    {
        public const long ShortestDarkThatStopsMs = 10_000;
    }

    /// <param name="By">Null: the program, after it was away.</param>
    public sealed record PlayStopped(int Stop, string? By, StopReason Reason, TypedText? Note) : Event;

    public sealed record StopLifted(int Stop, string By) : Event;

    public sealed record PaceChanged(int Pace) : Event;

    public sealed record PhaseClosed(string Phase) : Event;

    /// <summary>The phase is open and story time jumps to its start. <paramref name="GapMs"/> is the story time passed over.</summary>
    public sealed record PhaseOpened(string Phase, long GapMs) : Event;

    /// <summary>The phase before has run its length; the clock waits until staff open this one, or end play where it is null.</summary>
    public sealed record PhaseAwaited(string? Phase) : Event;

    /// <summary>What opens the phase has come true; where staff pace the exercise they open it.</summary>
    public sealed record PhaseReady(string Phase) : Event;

    /// <summary>
    /// The exercise is where it was after the entry <paramref name="To"/>; what came since then is a branch that was given up.
    /// People, seats, stops and the names of the groups are as they are now. The event's own story time is the one gone back to.
    /// </summary>
    public sealed record Rewound(long To, long FromStoryMs, string By) : Event;

    public sealed record Announced(TypedText Words, string By) : Event;

    public sealed record Marked(TypedText Name, string By) : Event;

    public sealed record Ended(string? Ending) : Event;

    public sealed record DebriefOpened : Event;

    public sealed record Sealed : Event;

    // Injects

    public sealed record InjectCued(string Inject, long DueMs, string? Because = null) : Event;

    /// <param name="Because">"clock", "condition", "staff", or the path of the effect that released it.</param>
    /// <param name="DueMs">Story time it was due; the event's own time is when it was released.</param>
    /// <param name="DeliveredMs">Wall time of release: a record, no rule reads it.</param>
    public sealed record InjectReleased(string Inject, long DueMs, long DeliveredMs, string? Because = null) : Event;

    public sealed record InjectHeld(string Inject) : Event;

    public sealed record InjectSkipped(string Inject, SkipReason Reason, TypedText? Note = null) : Event;

    /// <summary>It can never be released any more.</summary>
    public sealed record InjectCancelled(string Inject, string Because) : Event;

    /// <summary>Staff took it back: a notice stands where its text stood.</summary>
    public sealed record InjectRecalled(string Inject) : Event;

    /// <summary>An inject is released once; this was a second time.</summary>
    public sealed record ReleaseIgnored(string Inject) : Event;

    public sealed record ExpectationOpened(string Inject, long? DeadlineMs) : Event;

    public sealed record ExpectationMet(string Inject) : Event;

    public sealed record ExpectationMissed(string Inject) : Event;

    // Asks and actions

    public sealed record AskOpened(string Ask, string Seat, long? DeadlineMs) : Event;

    public sealed record Voted(string Ask, string Seat, string Person, string Option, TypedText? Because) : Event;

    /// <summary>What a seat would have a joint ask answered with. It may be given again.</summary>
    public sealed record Proposed(string Ask, string Seat, string Option, TypedText? Because) : Event;

    public sealed record AskExtended(string Ask, string Seat, long DeadlineMs) : Event;

    /// <param name="Option">Empty where the answer is no option.</param>
    /// <param name="Silence">Nobody answered in time; the option is what silence stands for, if it stands for one.</param>
    /// <param name="Options">Where several were chosen.</param>
    /// <param name="Number">In thousandths.</param>
    public sealed record Answered(
        string Ask, string Seat, string Option, bool Silence, TypedText? Because, Items<string>? Options = null, long? Number = null, TypedText? Words = null) : Event;

    /// <summary>It ended without an answer.</summary>
    public sealed record AskClosed(string Ask, string Seat) : Event;

    public sealed record ActionConfirmed(string Action, string Seat) : Event;

    public sealed record ActionStarted(int Number, string Action, Items<string> Seats, long DueMs) : Event;

    public sealed record ActionCompleted(int Number, string Action, Items<string> Seats) : Event;

    // Talk between seats. Each carries a number; Delivered names it when it arrives.

    public sealed record Shared(int Number, string Fact, string From, string To, long DueMs, bool OverShared) : Event;

    /// <param name="From">The seat it came from; null when it was known from the start.</param>
    public sealed record FactLearned(string Seat, string Fact, string? From, LearnedBy By) : Event;

    public sealed record Consulted(int Number, string From, string To, long DueMs, TypedText? Words) : Event;

    /// <param name="Consultation">The number of the consultation it answers.</param>
    public sealed record Replied(int Number, int Consultation, string From, string To, long DueMs, TypedText? Words) : Event;

    public sealed record Messaged(int Number, string From, string To, long DueMs, TypedText Words) : Event;

    public sealed record Requested(int Number, string From, string To, long DueMs, TypedText Words) : Event;

    /// <param name="Request">The number of the request it answers.</param>
    public sealed record Responded(int Number, int Request, string From, string To, long DueMs, TypedText? Words) : Event;

    /// <param name="Owner">Null: the seat itself.</param>
    /// <param name="Basis">The facts it rests on.</param>
    public sealed record DecisionNoted(
        string Seat,
        TypedText Words,
        string? Owner = null,
        Items<TypedText>? Options = null,
        TypedText? Rationale = null,
        Items<string>? Basis = null,
        [property: JsonPropertyName("consulted")] Items<string>? ConsultedSeats = null) : Event;

    public sealed record Delivered(int Number) : Event;

    /// <summary>One of the seats that must call the body together has done so.</summary>
    public sealed record BodyCalled(string By) : Event;

    public sealed record BodySummoned(string By, long DueMs) : Event;

    public sealed record BodyConvened : Event;

    public sealed record BodyAdjourned : Event;

    // What people undertake, think and note

    /// <summary>Word of a promise goes to one seat; a promise to everyone has one of these for each.</summary>
    /// <param name="Promise">The how-manieth of the promiser's.</param>
    /// <param name="Everyone">It was made to all seats.</param>
    public sealed record Promised(
        int Number, int Promise, string From, string To, long DueMs, TypedText Words, long? UntilMs = null, bool Everyone = false) : Event;

    /// <summary>Word that a promise was kept goes to one seat. <paramref name="Words"/> are the promise's.</summary>
    public sealed record PromiseKept(int Number, int Promise, string From, string To, long DueMs, TypedText Words) : Event;

    /// <summary>Play ended and nobody has said that it was kept.</summary>
    /// <param name="To">Null: it was made to everyone.</param>
    public sealed record PromiseLeftOpen(int Promise, string From, string? To, TypedText Words) : Event;

    /// <summary>The seat sits at the body's table until the body rises.</summary>
    public sealed record BodyAttended(string Seat) : Event;

    /// <summary>A person's own; nobody else is ever shown it.</summary>
    public sealed record ThreatRated(string Person, string Phase, int Rating) : Event;

    /// <summary>The person leads the seat for as long as they hold it or until another is named.</summary>
    public sealed record LeadNamed(string Seat, string Person) : Event;

    /// <param name="Of">The id of the inject, of the script or added, SEAT/NUMBER of a decision, or OBJECTIVE/TASK; null for a moment.</param>
    public sealed record Observed(string By, TypedText Words, ObservationKind Kind, PinnedTo PinnedTo, string? Of = null) : Event;

    public sealed record TaskRated(string By, string Objective, string Task, TaskMark Mark, TypedText? Evidence = null) : Event;

    // What follows

    /// <summary>Values in thousandths. <paramref name="Because"/> is the path of what had the effect: <c>inject/ID</c>, <c>ask/ID/OPTION</c>, <c>action/ID</c>, <c>expectation/ID</c>, <c>state/MACHINE/STATE</c>.</summary>
    public sealed record IndicatorChanged(string Indicator, long From, long To, string Because) : Event;

    public sealed record FlagChanged(string Flag, bool Up, string Because) : Event;

    /// <param name="Delay">Which of the content's delayed effects, counted as it is read.</param>
    /// <param name="Doers">Who did the action they come from.</param>
    public sealed record EffectsDelayed(int Number, int Delay, long DueMs, string Because, Items<string>? Doers = null, long? UntilMs = null) : Event;

    /// <summary>The effects that were put off under this number run now.</summary>
    public sealed record DelayOver(int Number) : Event;

    public sealed record TriggerFired(string Trigger, string Because) : Event;

    /// <summary>A null <paramref name="Crisis"/>: no machine has it in its present state.</summary>
    public sealed record TriggerDropped(string Trigger, string? Crisis) : Event;

    /// <param name="Because"><c>trigger/ID</c> or <c>timer/MACHINE/STATE/NUMBER</c>.</param>
    /// <param name="LivedMs">Story time without the gaps between phases, in which state timers stand still.</param>
    public sealed record MachineMoved(string Crisis, string From, string To, Items<string> Exited, Items<string> Entered, long LivedMs, string Because) : Event;

    /// <summary>A state's timer was taken. It comes again only when the state is entered again.</summary>
    /// <param name="Timer">Its position among the state's timers.</param>
    public sealed record TimerTaken(string Crisis, string State, int Timer) : Event;

    /// <summary>One cause went on for 1,000 steps; the next was dropped.</summary>
    public sealed record LoopCut(string Step) : Event;

    public sealed record TaskMet(string Objective, string Task) : Event;

    public sealed record FeedbackGiven(string Person, string Question, TypedText Words) : Event;
}

/// <summary>How a seat came to know a fact.</summary>
public enum LearnedBy
{
    Known,
    Share,
    Action,

    /// <summary>An inject or an effect told it.</summary>
    Reveal,
}

public enum SkipReason
{
    /// <summary>Its condition was false when it was due.</summary>
    Condition,

    /// <summary>Its phase closed before it was released.</summary>
    PhaseClosed,

    Staff,

    /// <summary>The lot fell against it.</summary>
    Chance,
}

public enum PointKind
{
    Inject,
    Phase,
    Mark,
}
