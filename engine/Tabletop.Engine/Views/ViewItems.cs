using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

// What screens are made of. Every item has an id that is unique in its collection; the console folds items by id.
// Times ending in Ms are story time unless their name says wall.

/// <summary>An item of a named collection of a view.</summary>
public abstract record ViewItem(string Id);

/// <summary>Words somebody typed, by id; the host fills in the text when it sends the view. No text: they were removed.</summary>
/// <param name="Withdrawn">Staff hid them; there is no id either.</param>
public sealed record Words(string Typed, string? Text = null, bool? Withdrawn = null)
{
    public static readonly Words Hidden = new("", Withdrawn: true);

    /// <summary>As a view shows them.</summary>
    public static Words? Of(ExerciseState state, TypedText? typed) => Of(typed)?.UnlessWithdrawn(state);

    public static Words? Of(TypedText? typed) => typed?.Id is { } id ? new(id) : null;

    /// <summary>The same, unless staff have withdrawn them.</summary>
    public Words UnlessWithdrawn(ExerciseState state) => state.Withdrawn.Contains(Typed) ? Hidden : this;
}

/// <summary>A person by id; the host fills in the name when it sends the view.</summary>
public sealed record PersonName(string Person, string? Name = null);

public enum Stage
{
    /// <summary>People find their seats; the clock has not started.</summary>
    Lobby,
    Play,

    /// <summary>Play is over; feedback and the debrief follow.</summary>
    Ended,

    /// <summary>The log is closed.</summary>
    Sealed,
}

/// <summary>Story time now = StoryMs + (wall now - WallMs) x Pace / 1000 while Running, else StoryMs.</summary>
public sealed record ClockItem(
    Stage Stage,
    long StoryMs,
    long WallMs,
    int Pace,
    bool Running,
    Mode Mode,
    bool Rehearsal,
    bool AwaitsStaff,
    bool DebriefOpen,
    string? Ending,
    string? EndingText,
    Items<StopItem> Stops) : ViewItem("clock");

/// <summary>What is being played, and what may hurt in it.</summary>
/// <param name="Language">The one these texts are in.</param>
/// <param name="Languages">All it can be read in, its own first.</param>
public sealed record ScenarioItem(
    string Title,
    string Summary,
    string Language,
    Items<string> ContentNotes,
    string? City,
    Seating Seating,
    bool LobbyOpen,
    Items<string> Languages) : ViewItem("scenario");

/// <param name="Mine">The viewer called it and may lift it.</param>
/// <param name="By">For staff; null also where the program stopped play itself.</param>
/// <param name="Note">For staff and whoever wrote it; where the facilitators call for discussion, for all.</param>
public sealed record StopItem(int Number, StopReason Reason, bool Mine, PersonName? By, Words? Note);

/// <param name="Number">1 for the first.</param>
public sealed record PhaseItem(string Id, string Title, int Number, int Of, long OpenedMs, long? LengthMs) : ViewItem(Id);

/// <summary>A released inject, an announcement of the facilitator's, or what another seat answered ("answer").</summary>
/// <param name="To">Role ids, or "everyone", or "public".</param>
/// <param name="ContentNote">What may hurt in it: the rest is shown after a tap.</param>
/// <param name="Recalled">Staff took it back; there is no text.</param>
/// <param name="FromWords">In place of <paramref name="From"/>, where staff changed it; <paramref name="NoteWords"/> likewise for the content note, Words for the text.</param>
/// <param name="Edited">Staff changed its words after it was released.</param>
/// <param name="Fallback">It was changed, and not in the viewer's language.</param>
/// <param name="Simulated">A post of the simulated public: nobody wrote it into the scenario, and nothing follows from it.</param>
public sealed record FeedItem(
    string Id,
    string Channel,
    string? From,
    string Text,
    Words? Words,
    long AtMs,
    Items<string> To,
    string? ContentNote = null,
    MediaItem? Media = null,
    bool Recalled = false,
    Words? FromWords = null,
    Words? NoteWords = null,
    bool Edited = false,
    bool Fallback = false,
    bool Simulated = false) : ViewItem(Id);

/// <param name="Key">Names it in this exercise and cannot be guessed.</param>
/// <param name="Alt">What is to be seen or heard.</param>
public sealed record MediaItem(string Key, MediaKind Kind, string Alt);

public enum MediaKind
{
    Image,
    Sound,
    Film,
}

public enum AskState
{
    Open,
    Answered,

    /// <summary>Nobody answered; silence stands for Option.</summary>
    Silent,
    Closed,
}

/// <summary>In staff views the id is "ask/seat", and the inject it came from is named.</summary>
/// <param name="Option">Where one was chosen; <paramref name="Chosen"/> where several could be.</param>
/// <param name="Number">In thousandths.</param>
/// <param name="Words">The answer, where words were asked for.</param>
/// <param name="Together">The seats that must agree on one answer, with what each would say; empty where each answers for itself.</param>
public sealed record AskItem(
    string Id,
    string Ask,
    string Seat,
    string? Inject,
    string Question,
    AnswerKind Answer,
    Items<OptionItem> Options,
    Rationale Rationale,
    SeveralPeople SeveralPeople,
    long OpenedMs,
    long? DeadlineMs,
    AskState State,
    string? Option,
    Items<string>? Chosen,
    long? Number,
    Words? Words,
    Words? Because,
    int VotesCast,
    int Voters,
    bool HoldsClock,
    Items<ProposalItem> Together) : ViewItem(Id);

/// <summary>In a joint ask, a seat and what it would answer.</summary>
public sealed record ProposalItem(string Seat, string? Option);

public sealed record OptionItem(string Id, string Text);

/// <param name="From">The seat that told it; null when it was known from the start or an inject told it.</param>
public sealed record FactItem(
    string Id,
    string Text,
    Sensitivity Sensitivity,
    long SinceMs,
    string? From,
    LearnedBy By,
    Items<TellItem> Tell) : ViewItem(Id);

/// <summary>A seat that could be told: how long it takes as things stand, whether it would be over-sharing, whether it was told.</summary>
public sealed record TellItem(string Seat, long DelayMs, bool Over, bool Told);

public enum ActionState
{
    Available,

    /// <summary>The seat has no hands free.</summary>
    AtCapacity,

    /// <summary>This seat confirmed a joint action; others have not yet.</summary>
    Waiting,
    UnderWay,

    /// <summary>It could be done once, and was.</summary>
    DoneForGood,
}

/// <summary>In staff views the id is the number of an action that is under way or done.</summary>
/// <param name="Says">The facts every seat would learn from it, as far as the viewer's seat knows them.</param>
public sealed record ActionItem(
    string Id,
    string Action,
    string Title,
    string? Text,
    long TakesMs,
    Items<string> With,
    Items<string> Together,
    Items<string> Confirmed,
    Items<string> Doers,
    ActionState State,
    long? DueMs,
    int TimesDone,
    Items<string> Says) : ViewItem(Id);

public enum MessageKind
{
    Message,
    Consultation,
    Reply,
    Share,
    Request,
    Response,
    Promise,

    /// <summary>Word that a promise was kept; its words are the promise's.</summary>
    Keeping,
}

/// <param name="ArrivesMs">When it arrives or arrived.</param>
/// <param name="Fact">The text of the shared fact.</param>
/// <param name="Open">A consultation or request that waits for this seat's (or the other's) answer.</param>
public sealed record MessageItem(
    string Id,
    MessageKind Kind,
    string From,
    string To,
    long SentMs,
    long ArrivesMs,
    bool Arrived,
    string? Fact,
    Words? Words,
    bool Open) : ViewItem(Id);

/// <param name="Policy">How its stand-in plays; for staff.</param>
/// <param name="Load">Actions under way, of Capacity; shown to staff and to the seat itself, else 0.</param>
/// <param name="Lead">Who leads the seat; shown to staff and to the seat itself.</param>
public sealed record SeatItem(
    string Id,
    string Title,
    string? Level,
    string? Sector,
    string Brief,
    bool Free,
    bool StandIn,
    StandInPolicy? Policy,
    Items<PersonName> People,
    int Capacity,
    int Load,
    int OpenAsks,
    PersonName? Lead = null) : ViewItem(Id);

public enum BodyState
{
    NotCalled,
    Summoned,
    Sitting,
}

/// <summary>The city's council, where it has one.</summary>
/// <param name="MustCall">Where several must call it together: the seats any of which can, for each; else empty.</param>
/// <param name="Called">The seats that have called it, until it is summoned.</param>
/// <param name="Attending">While it sits: the seats at its table.</param>
public sealed record BodyItem(
    string Title,
    BodyState State,
    long? OpensMs,
    Items<string> Members,
    bool Member,
    bool MayConvene,
    Items<Items<string>> MustCall,
    Items<string> Called,
    Items<string> Attending) : ViewItem("body");

/// <summary>The viewer's own: in the lobby the seat once there is one ("seat", its id in Option); in a seat the role card ("role"), votes not yet counted ("vote/ASK"), what the person thinks of the threat ("threat/PHASE", 1 to 5 in Option), feedback given ("feedback/QUESTION").</summary>
public sealed record MineItem(string Id, string Title, string? Text, string? Private, string? Option, Words? Words) : ViewItem(Id);

/// <summary>A question of the feedback form, after play.</summary>
public sealed record QuestionItem(string Id, string Text) : ViewItem(Id);

/// <summary>One line of the story, for the debrief. Id counts the viewer's lines (in the staff record it is "version.index" of the log), Lane is a role id, "city" or "staff".</summary>
/// <param name="Kind">The wire name of the event.</param>
/// <param name="Other">The other seat, for talk between seats.</param>
/// <param name="Level">Of the crisis state it went to, whose title is To.</param>
/// <param name="Because">Why, as the path the log has: <c>inject/ID</c>, <c>ask/ID/OPTION</c>, <c>trigger/ID</c>…</param>
/// <param name="LateMs">Wall milliseconds between due and delivered, for injects.</param>
/// <param name="GivenUp">The exercise was rewound to before it.</param>
/// <param name="Decision">Of a decision: what was noted with it, where anything was.</param>
public sealed record TimelineItem(
    string Id,
    long AtMs,
    long WallMs,
    string Lane,
    string Kind,
    string Title,
    string? Detail,
    string? Other,
    Words? Words,
    int? Level,
    string? To,
    string? Because,
    long? LateMs,
    bool GivenUp = false,
    DecisionDetail? Decision = null) : ViewItem(Id);
