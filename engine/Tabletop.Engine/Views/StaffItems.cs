using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

// What only staff's screens are made of, except indicators, which a scenario may show to seats and to all.

public enum CueState
{
    Planned,

    /// <summary>Due; waits for release.</summary>
    Cued,
    Held,
    Released,
    Skipped,

    /// <summary>An effect took it out for good.</summary>
    Cancelled,

    /// <summary>An expected action that is being looked for.</summary>
    Expecting,
    Met,
    Missed,
}

/// <summary>A line of the rundown.</summary>
/// <param name="DueMs">Story time; for a manual one when the scenario suggests it; null when a condition or staff decide.</param>
/// <param name="Chance">In thousandths.</param>
public sealed record CueItem(
    string Id,
    string Title,
    InjectKind Kind,
    string? Phase,
    string Channel,
    string? From,
    Items<string> To,
    string Text,
    string? Hint,
    string? When,
    long? DueMs,
    long? ReleasedMs,
    CueState State,
    bool Manual,
    bool Recalled,
    int Chance,
    string? Expected,
    string? Controller,
    string? Notes,
    string? ContentNote,
    MediaItem? Media,
    Items<TextForItem> TextFor,
    EditItem? Edit = null) : ViewItem(Id);

/// <summary>Words that stand in place of an inject's own; of one that was added in play, all its words.</summary>
/// <param name="Fallback">There is a text, and none in the viewer's language.</param>
public sealed record EditItem(Words? Title, Words? Text, Words? From, Words? ContentNote, Words? Hint, bool Fallback);

/// <summary>A row of the improvement plan.</summary>
public sealed record ImprovementItem(string Id, Words? Action, Words? Area, Words? Owner, Words? Due) : ViewItem(Id);

/// <summary>Other words for one of the receivers.</summary>
public sealed record TextForItem(string Seat, string Text);

/// <summary>A flag that effects raise and take down.</summary>
public sealed record FlagItem(string Id, bool Up) : ViewItem(Id);

/// <summary>A moment the exercise can be rewound to; Id is the version of the log.</summary>
/// <param name="Title">Of the inject or phase; null for a mark, and for an inject that staff added.</param>
/// <param name="Name">Of the mark, or the title of the inject that staff added.</param>
public sealed record PointItem(string Id, long AtMs, PointKind Kind, string? Title, Words? Name) : ViewItem(Id);

public sealed record MachineItem(string Id, string Title, string State, int Level, long SinceMs, Items<MachineStateItem> States) : ViewItem(Id);

public sealed record MachineStateItem(string Id, string Title, int Level, string? PartOf);

/// <summary>Values in thousandths. Trail: story time and value after each change, oldest first.</summary>
public sealed record IndicatorItem(string Id, string Title, long Value, long Low, long High, Better Better, Items<TrailPoint> Trail) : ViewItem(Id);

public sealed record TrailPoint(long AtMs, long Value);

/// <param name="Expected">On the roster, and not here yet.</param>
public sealed record PersonItem(string Id, PersonName Name, bool Staff, string? Seat, bool Expected = false) : ViewItem(Id);

/// <summary>A phase of the script, for the facilitator to open.</summary>
/// <param name="Manual">It waits for staff.</param>
/// <param name="OpensWhen">The condition that opens it.</param>
/// <param name="Ready">That condition has come true.</param>
/// <param name="Closing">What opening it now brings to an end.</param>
public sealed record PhasePlanItem(
    string Id, string Title, bool Opened, bool Current, bool Manual, string? OpensWhen, bool Ready, Items<ClosingItem> Closing) : ViewItem(Id);

/// <param name="Title">Of the question, inject or action.</param>
/// <param name="Seat">Whose, where it is a seat's.</param>
public sealed record ClosingItem(ClosingKind Kind, string Title, string? Seat);

public enum ClosingKind
{
    /// <summary>An open ask: silence is its answer.</summary>
    FallsSilent,

    /// <summary>An expected action that is still looked for: tested once.</summary>
    Expected,

    /// <summary>A timed inject that has not come: it is skipped.</summary>
    Skipped,

    /// <summary>An action that will be done before the phase starts.</summary>
    Completes,

    /// <summary>An action that is still under way then.</summary>
    GoesOn,

    /// <summary>Word on its way that arrives before the phase starts.</summary>
    Arrives,

    /// <summary>Effects put off until a time before the phase starts. Title: what they came from.</summary>
    Delayed,

    /// <summary>The body is sitting, or called; it rises.</summary>
    BodyRises,
}
