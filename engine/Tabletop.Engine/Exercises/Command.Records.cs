using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

// NOTE: as in Command.cs, these names are the storage format and the wire format: never rename one.

/// <summary>What people undertake, think and note, and how several of them speak for one seat.</summary>
[JsonDerivedType(typeof(Promise), "promise")]
[JsonDerivedType(typeof(Keep), "keep")]
[JsonDerivedType(typeof(Attend), "attend")]
[JsonDerivedType(typeof(RateThreat), "threat-rating")]
[JsonDerivedType(typeof(CloseVote), "close-vote")]
[JsonDerivedType(typeof(NameLead), "name-lead")]
[JsonDerivedType(typeof(Observe), "observe")]
[JsonDerivedType(typeof(RateTask), "rate")]
public abstract partial record CommandBody
{
    /// <param name="To">A seat, or <c>everyone</c>.</param>
    /// <param name="UntilMs">Story time until which it is to be kept; null: no time was named.</param>
    public sealed record Promise(string To, TypedText Words, long? UntilMs = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed! };
    }

    /// <summary>Says that a promise of the seat's has been kept.</summary>
    /// <param name="Number">The how-manieth promise of the seat, from 1.</param>
    public sealed record Keep(int Number) : CommandBody;

    /// <summary>The seat takes its place at the table of the body that is sitting.</summary>
    public sealed record Attend : CommandBody;

    /// <summary>How great the sender thinks the threat is: the person's own, for the phase that is open. The last one counts.</summary>
    /// <param name="Rating">1, lowest, to 5.</param>
    public sealed record RateThreat(int Rating) : CommandBody;

    /// <summary>The lead counts the hidden votes that are in.</summary>
    public sealed record CloseVote(string Ask) : CommandBody;

    /// <summary>Staff say who leads a seat that several people hold.</summary>
    public sealed record NameLead(string In, string Person) : CommandBody;

    /// <summary>Somebody of staff notes what they saw.</summary>
    /// <param name="Of">The id of the inject, SEAT/NUMBER of a decision, or OBJECTIVE/TASK; null for a moment.</param>
    public sealed record Observe(TypedText Words, ObservationKind Kind, PinnedTo PinnedTo, string? Of = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed! };
    }

    /// <summary>Somebody of staff rates how a task was performed. The last mark of each person counts.</summary>
    /// <param name="Task">OBJECTIVE/TASK.</param>
    public sealed record RateTask(string Task, [property: JsonPropertyName("mark")] TaskMark Rating, TypedText? Evidence = null) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Evidence;

        public override CommandBody WithTyped(TypedText? typed) => this with { Evidence = typed };
    }

    public sealed record GiveFeedback(string Question, TypedText Words) : CommandBody
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override CommandBody WithTyped(TypedText? typed) => this with { Words = typed! };
    }
}

/// <summary>What an observation says of what was seen.</summary>
public enum ObservationKind
{
    Strength,
    Gap,
    Risk,
}

/// <summary>What an observation is about.</summary>
public enum PinnedTo
{
    Inject,
    Decision,
    Task,

    /// <summary>The moment it is noted.</summary>
    Moment,
}

/// <summary>How a task was performed: the scale of exercise evaluation guides (HSEEP).</summary>
public enum TaskMark
{
    /// <summary>Performed without challenges.</summary>
    P,

    /// <summary>Performed with some challenges.</summary>
    S,

    /// <summary>Performed with major challenges.</summary>
    M,

    /// <summary>Unable to be performed.</summary>
    U,
}
