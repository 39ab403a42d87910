using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Views;

// What people put on record: decisions and promises in a seat's and staff's views, the rest in staff's alone.

/// <summary>A decision that was noted. In staff views the id is "seat/number", else the number.</summary>
/// <param name="Full">What was noted with it.</param>
public sealed record DecisionItem(string Id, string Seat, long AtMs, Words? Words, DecisionDetail Full) : ViewItem(Id);

/// <param name="Owner">The seat that answers for it.</param>
/// <param name="Options">What was considered.</param>
/// <param name="Basis">The texts of the facts it rests on.</param>
/// <param name="Consulted">Seats.</param>
public sealed record DecisionDetail(string Owner, Items<Words> Options, Words? Rationale, Items<string> Basis, Items<string> Consulted);

/// <summary>A promise: in staff views the id is "seat/number", in a seat's "made-…" or "got-…".</summary>
/// <param name="Number">What the promiser keeps it by; 0 for those it was made to, since it counts what others were promised.</param>
/// <param name="To">A seat, or "everyone".</param>
/// <param name="AtMs">When it was made, for the receiver when word of it came.</param>
/// <param name="KeptMs">When it was said to be kept, for the receiver when word of that came; null: it is open.</param>
public sealed record PromiseItem(string Id, int Number, string From, string To, Words? Words, long AtMs, long? UntilMs, long? KeptMs) : ViewItem(Id);

/// <summary>What people think of the threat in a phase, which is the id. Who thinks what is nobody's to see.</summary>
/// <param name="Rated">How many people have rated it.</param>
/// <param name="Lowest">1 to 5; null, with the next two, until five people have rated it.</param>
/// <param name="Middle">The median, in thousandths.</param>
public sealed record ThreatItem(string Id, int Rated, int? Lowest, long? Middle, int? Highest) : ViewItem(Id);

/// <param name="Of">The id of the inject, SEAT/NUMBER of a decision, or OBJECTIVE/TASK; null for a moment.</param>
public sealed record ObservationItem(string Id, long AtMs, PersonName By, Words? Words, ObservationKind Kind, PinnedTo PinnedTo, string? Of) : ViewItem(Id);

/// <summary>A task of an objective; Id is OBJECTIVE/TASK.</summary>
/// <param name="MetMs">When its condition came true.</param>
public sealed record TaskItem(string Id, string Objective, string Text, long? MetMs, Items<TaskMarkItem> Marks) : ViewItem(Id);

public sealed record TaskMarkItem(PersonName By, TaskMark Mark, Words? Evidence);
