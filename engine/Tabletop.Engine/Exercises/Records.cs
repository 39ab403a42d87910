using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

// Parts of the state that no rule of the city reads: what people undertook, think and noted.

/// <param name="Owner">The seat that answers for it.</param>
/// <param name="Basis">Facts the seat knew.</param>
/// <param name="Consulted">Seats.</param>
public sealed record NotedDecision(
    int Seat, long AtMs, TypedText Words, int Owner, Items<TypedText> Options, TypedText? Rationale, Items<int> Basis, Items<int> Consulted)
{
    public static NotedDecision Of(Playbook book, Event.DecisionNoted e) => new(
        book.Seat(e.Seat),
        e.StoryMs,
        e.Words,
        book.Seat(e.Owner ?? e.Seat),
        e.Options ?? [],
        e.Rationale,
        e.Basis?.Select(book.Fact).ToItems() ?? [],
        e.ConsultedSeats?.Select(book.Seat).ToItems() ?? []);
}

/// <param name="Number">The how-manieth of the seat's, from 1.</param>
/// <param name="To">-1: everyone.</param>
/// <param name="UntilMs">Story time until which it is to be kept, if one was named.</param>
/// <param name="KeptMs">When the promiser said so; null: it is open.</param>
public sealed record MadePromise(int From, int Number, int To, TypedText Words, long AtMs, long? UntilMs, long? KeptMs);

/// <summary>One for each person and phase.</summary>
public sealed record ThreatRating(string Person, int Phase, int Rating)
{
    public const int Lowest = 1;
    public const int Highest = 5;

    /// <summary>Of fewer people nothing is told but how many have rated.</summary>
    public const int FewestTold = 5;
}

public sealed record NamedLead(string Seat, string Person);

/// <param name="By">A person's id.</param>
public sealed record Observation(string By, long AtMs, TypedText Words, ObservationKind Kind, PinnedTo PinnedTo, string? Of);

/// <summary>One for each person and task.</summary>
/// <param name="Task">Among all tasks of all objectives.</param>
public sealed record TaskRating(string By, int Task, TaskMark Mark, TypedText? Evidence);
