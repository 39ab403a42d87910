using System.Text.Json.Serialization;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>Somebody's wish, as it is stored: who, under which id, in which seat, what, when by the wall clock, and what the sender saw.</summary>
/// <param name="Who">A person's id, or <see cref="Clock"/>, or <see cref="StandIn"/>.</param>
/// <param name="Id">Made by the sender, once. The same id again has no second effect.</param>
/// <param name="NowMs">Wall time of arrival, milliseconds since 1970 UTC.</param>
/// <param name="Seat">The seat the sender speaks for; null for staff and the clock.</param>
public sealed record Command(string Who, string Id, CommandBody Body, [property: JsonPropertyName("now")] long NowMs, string? Seat = null, Saw? Saw = null)
{
    public const string Clock = "clock";
    public const string StandIn = "stand-in";
}

/// <summary>How far the sender's own stream had come.</summary>
public sealed record Saw(string Epoch, long Seq);

/// <summary>
/// Words somebody typed. They lie beside the log: an entry holds <see cref="Id"/> and the <see cref="Hash"/> of salt and text.
/// <see cref="Text"/> is set only on the way in; the host moves it out before the command is decided. No rule reads it.
/// </summary>
public sealed record TypedText
{
    public string? Text { get; init; }

    public string? Id { get; init; }

    public string? Hash { get; init; }
}

public enum Mode
{
    /// <summary>A due inject becomes a cue and waits for staff.</summary>
    FacilitatorPaced,

    /// <summary>A due inject is released and phases end at their length.</summary>
    ClockDriven,

    /// <summary>
    /// Story time moves when staff release or jump, and never with the wall clock. A due inject becomes a cue; asks are closed by hand.
    /// </summary>
    StoryOnly,
}

public enum Seating
{
    /// <summary>Whoever is in the lobby takes a free seat.</summary>
    Open,

    /// <summary>Staff seat people.</summary>
    Approve,

    /// <summary>The roster, or staff, seat people.</summary>
    Assigned,
}

public enum StopReason
{
    /// <summary>The facilitator wants the room's attention.</summary>
    Discussion,

    /// <summary>Somebody needs a break or help.</summary>
    Welfare,

    /// <summary>"No Duff": a real emergency.</summary>
    NoDuff,

    /// <summary>The program was away.</summary>
    Dark,
}

// NOTE: these names and the names of their properties are the storage format and the wire format.
// Never rename one; add a new command, or a property with a default.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Create), "create")]
[JsonDerivedType(typeof(Join), "join")]
[JsonDerivedType(typeof(Lobby), "lobby")]
[JsonDerivedType(typeof(SeatPerson), "seat")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(TakeSeat), "take-seat")]
[JsonDerivedType(typeof(LeaveSeat), "leave-seat")]
[JsonDerivedType(typeof(HandToStandIn), "hand-to-stand-in")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(StopPlay), "stop-play")]
[JsonDerivedType(typeof(Lift), "lift")]
[JsonDerivedType(typeof(SetPace), "pace")]
[JsonDerivedType(typeof(OpenPhase), "open-phase")]
[JsonDerivedType(typeof(ReleaseInject), "release")]
[JsonDerivedType(typeof(HoldInject), "hold")]
[JsonDerivedType(typeof(SkipInject), "skip")]
[JsonDerivedType(typeof(RecallInject), "recall")]
[JsonDerivedType(typeof(Extend), "extend")]
[JsonDerivedType(typeof(CloseAsk), "close-ask")]
[JsonDerivedType(typeof(Rewind), "rewind")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(Mark), "mark")]
[JsonDerivedType(typeof(EndPlay), "end")]
[JsonDerivedType(typeof(OpenDebrief), "open-debrief")]
[JsonDerivedType(typeof(Seal), "seal")]
[JsonDerivedType(typeof(Answer), "answer")]
[JsonDerivedType(typeof(Act), "act")]
[JsonDerivedType(typeof(Share), "share")]
[JsonDerivedType(typeof(Consult), "consult")]
[JsonDerivedType(typeof(Reply), "reply")]
[JsonDerivedType(typeof(SendMessage), "message")]
[JsonDerivedType(typeof(Request), "request")]
[JsonDerivedType(typeof(Respond), "respond")]
[JsonDerivedType(typeof(NoteDecision), "decide")]
[JsonDerivedType(typeof(Convene), "convene")]
[JsonDerivedType(typeof(Adjourn), "adjourn")]
[JsonDerivedType(typeof(GiveFeedback), "feedback")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(Tick), "tick")]
public abstract partial record CommandBody
{
    private CommandBody()
    {
    }

    /// <summary>The words typed into a command that has one text at most.</summary>
    [JsonIgnore]
    public virtual TypedText? Typed => null;

    /// <summary>All words typed into this command, in a fixed order: those a command is about come first.</summary>
    [JsonIgnore]
    public virtual Items<TypedText> TypedTexts => Typed is { } one ? [one] : [];

    /// <summary>The same command with other words; itself where it has none.</summary>
    public virtual CommandBody WithTyped(TypedText? typed) => this;

    /// <param name="texts">As many as <see cref="TypedTexts"/>, in its order; null where nothing is left of one.</param>
    public virtual CommandBody WithTypedTexts(Items<TypedText?> texts) => texts.Count == 0 ? this : WithTyped(texts[0]);

    // Staff

    /// <summary>The first entry. The sender becomes staff.</summary>
    /// <param name="Content">SHA-256 of the pinned content's bytes, lower-case hex.</param>
    /// <param name="Seed">Chance in this exercise is a function of it.</param>
    /// <param name="BuiltInFacilitator">Headless play: manual phases open by themselves and play ends after the last.</param>
    /// <param name="Nonce">Makes the epochs of this exercise's streams its own, and the names of its media.</param>
    public sealed record Create(
        string Content,
        long Seed,
        Mode Mode = Mode.FacilitatorPaced,
        Seating Seating = Seating.Open,
        bool BuiltInFacilitator = false,
        bool Rehearsal = false,
        string Nonce = "") : CommandBody;

    /// <summary>A person enters the lobby, or staff enter the exercise. Who may be staff is the host's to know.</summary>
    public sealed record Join(bool Staff = false) : CommandBody;

    public sealed record Lobby(bool Open) : CommandBody;

    public sealed record SeatPerson(string Person, string In) : CommandBody;

    /// <summary>Takes a person out of all seats and out of the exercise.</summary>
    public sealed record Remove(string Person) : CommandBody;

    public sealed record HandToStandIn(string To, StandInPolicy? Policy = null) : CommandBody;

    public sealed record Start : CommandBody;

    public sealed record StopPlay(StopReason Reason, TypedText? Note = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Note;

        public override CommandBody WithTyped(TypedText? typed) => this with { Note = typed };
    }

    /// <summary>Lifts one stop, named by its number.</summary>
    public sealed record Lift(int Stop) : CommandBody;

    /// <param name="Pace">Thousandths: 4000 is four story minutes in one wall minute. 100 to 600,000.</param>
    public sealed record SetPace(int Pace) : CommandBody;

    public sealed record OpenPhase(string Phase) : CommandBody;

    public sealed record ReleaseInject(string Inject) : CommandBody;

    public sealed record HoldInject(string Inject) : CommandBody;

    public sealed record SkipInject(string Inject, TypedText? Reason = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Reason;

        public override CommandBody WithTyped(TypedText? typed) => this with { Reason = typed };
    }

    /// <summary>Hides a released inject's text behind a notice and closes its asks unanswered. What was learned and done stays.</summary>
    public sealed record RecallInject(string Inject) : CommandBody;

    /// <summary>Gives a seat more story time for an ask.</summary>
    /// <param name="ByMs">From 1 second to a day.</param>
    public sealed record Extend(string Ask, string In, long ByMs) : CommandBody;

    /// <summary>The ask falls to silence now.</summary>
    public sealed record CloseAsk(string Ask, string In) : CommandBody;

    /// <summary>Goes back to a moment the exercise can be rewound to. What came after stays on record.</summary>
    /// <param name="To">The version of the log it stood at.</param>
    public sealed record Rewind(long To) : CommandBody;

    public sealed record Announce(TypedText Words) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed! };
    }

    /// <summary>Names this moment for the debrief.</summary>
    public sealed record Mark(TypedText Name) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Name;

        public override CommandBody WithTyped(TypedText? typed) => this with { Name = typed! };
    }

    public sealed record EndPlay : CommandBody;

    /// <summary>Shows everyone the room's timeline.</summary>
    public sealed record OpenDebrief : CommandBody;

    /// <summary>Closes the log.</summary>
    public sealed record Seal : CommandBody;

    // Participants

    public sealed record TakeSeat(string In) : CommandBody;

    public sealed record LeaveSeat : CommandBody;

    /// <summary>In a seat of several people with a hidden vote this is a vote; in a joint ask what the seat proposes.</summary>
    /// <param name="Options">Where several may be chosen.</param>
    /// <param name="Number">In thousandths, where a number is asked for.</param>
    /// <param name="Words">Where words are asked for; they need no reason besides.</param>
    public sealed record Answer(
        string Ask, string Option = "", TypedText? Because = null, Items<string>? Options = null, long? Number = null, TypedText? Words = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words ?? Because;

        public override CommandBody WithTyped(TypedText? typed) => Words is null ? this with { Because = typed } : this with { Words = typed };
    }

    /// <summary>Starts an action, or confirms a joint one.</summary>
    public sealed record Act(string Action) : CommandBody;

    public sealed record Share(string Fact, string With) : CommandBody;

    public sealed record Consult(string With, TypedText? Words = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed };
    }

    /// <summary>Answers every open consultation of the seat, or those of one asker.</summary>
    public sealed record Reply(string? To = null, TypedText? Words = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed };
    }

    public sealed record SendMessage(string To, TypedText Words) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed! };
    }

    /// <summary>Asks a seat to do or give something.</summary>
    public sealed record Request(string To, TypedText Words) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed! };
    }

    /// <summary>Answers every open request to the seat, or those of one seat.</summary>
    public sealed record Respond(string? To = null, TypedText? Words = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed };
    }

    /// <summary>Puts a decision of the seat's on record.</summary>
    /// <param name="Owner">The seat that answers for it; null: the sender's.</param>
    /// <param name="Options">What else was considered.</param>
    /// <param name="Basis">Facts the seat knows.</param>
    /// <param name="Consulted">The seats that were asked.</param>
    public sealed record NoteDecision(
        TypedText Words,
        string? Owner = null,
        Items<TypedText>? Options = null,
        TypedText? Rationale = null,
        Items<string>? Basis = null,
        Items<string>? Consulted = null) : CommandBody
    {
        [JsonIgnore]
        public override Items<TypedText> TypedTexts => [Words, .. Options ?? [], .. Rationale is { } rationale ? new[] { rationale } : []];

        public override CommandBody WithTypedTexts(Items<TypedText?> texts) => this with
        {
            Words = texts[0]!,
            Options = Options is { } options ? texts.Skip(1).Take(options.Count).OfType<TypedText>().ToItems() : null,
            Rationale = Rationale is null ? null : texts[^1],
        };
    }

    /// <summary>Calls the city's body.</summary>
    public sealed record Convene : CommandBody;

    public sealed record Adjourn : CommandBody;

    // The host and the clock

    /// <summary>The first command after the program was away. Story time stands still from <paramref name="DarkFromMs"/> (wall) to now.</summary>
    public sealed record Resume(long DarkFromMs) : CommandBody;

    /// <summary>Something is due now. <paramref name="DeliveredMs"/> is when the host came to it: a record, no rule reads it.</summary>
    public sealed record Tick(long DeliveredMs) : CommandBody;
}
