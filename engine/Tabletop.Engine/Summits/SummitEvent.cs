using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Summits;

// NOTE: these names and the names of their properties are the storage format.
// Never rename one; add a new event, or a property with a default.

/// <summary>Something that happened to a summit as a whole. What happens at a table stands in that exercise's own log.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Created), "summit-created")]
[JsonDerivedType(typeof(TableAdded), "table-added")]
[JsonDerivedType(typeof(PersonExpected), "person-expected")]
[JsonDerivedType(typeof(PersonPlaced), "person-placed")]
[JsonDerivedType(typeof(PersonDropped), "person-dropped")]
[JsonDerivedType(typeof(PersonArrived), "person-arrived")]
[JsonDerivedType(typeof(Ordered), "tables-ordered")]
[JsonDerivedType(typeof(Receipted), "table-receipted")]
public abstract record SummitEvent
{
    private SummitEvent()
    {
    }

    /// <param name="Seats">The roles of the scenario all tables play, in file order.</param>
    /// <param name="By">The person who made it.</param>
    public sealed record Created(Items<string> Seats, long Seed, Mode Mode, Seating Seating, bool Rehearsal, string By) : SummitEvent;

    /// <param name="Table">Its number, from 1.</param>
    public sealed record TableAdded(int Table, string Exercise, string Content, string? City = null) : SummitEvent;

    /// <summary>A line was added to the roster.</summary>
    public sealed record PersonExpected(string Person, int Table, string? Seat = null) : SummitEvent;

    /// <summary>A line of the roster was changed: another table, or another seat there.</summary>
    public sealed record PersonPlaced(string Person, int Table, string? Seat = null) : SummitEvent;

    public sealed record PersonDropped(string Person) : SummitEvent;

    public sealed record PersonArrived(string Person) : SummitEvent;

    /// <summary>Tables were told to do something. Each is told again until it has answered.</summary>
    /// <param name="Number">Orders count from 1; with the summit and the table it makes the id under which the table takes the order once.</param>
    public sealed record Ordered(int Number, TableOrder Order, Items<int> To) : SummitEvent;

    /// <param name="Order">The order's number.</param>
    /// <param name="Code">Why the table refused; null: it accepted.</param>
    public sealed record Receipted(int Order, int Table, string? Code = null) : SummitEvent;
}
