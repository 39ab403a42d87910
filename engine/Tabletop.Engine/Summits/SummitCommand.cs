using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Summits;

/// <summary>Somebody's wish for a summit, as it is stored: who, under which id, what, and when by the wall clock.</summary>
/// <param name="Who">A person's id, or <see cref="Tables"/>.</param>
/// <param name="Id">Made by the sender, once. The same id again has no second effect.</param>
/// <param name="NowMs">Wall time of arrival, milliseconds since 1970 UTC.</param>
public sealed record SummitCommand(string Who, string Id, SummitCommandBody Body, [property: JsonPropertyName("now")] long NowMs)
{
    /// <summary>The program itself, when it notes what a table answered.</summary>
    public const string Tables = "tables";
}

/// <summary>A table as a summit is made with it.</summary>
/// <param name="Exercise">The id of the exercise that will be played there.</param>
/// <param name="Content">SHA-256 of the pinned content's bytes, lower-case hex.</param>
/// <param name="City">The id of the city its content has; null: none.</param>
public sealed record NewTable(string Exercise, string Content, string? City = null);

/// <summary>Who is expected where. Names and languages are no part of the log.</summary>
/// <param name="Table">A table's number, from 1.</param>
/// <param name="Seat">A role's id; null: which seat is settled at the table.</param>
public sealed record RosterLine(string Person, int Table, string? Seat = null);

// NOTE: these names and the names of their properties are the storage format. Never rename one; add a new command, or a property with a default.
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Create), "create")]
[JsonDerivedType(typeof(SetRoster), "roster")]
[JsonDerivedType(typeof(Place), "place")]
[JsonDerivedType(typeof(Drop), "drop")]
[JsonDerivedType(typeof(Arrive), "arrive")]
[JsonDerivedType(typeof(Choose), "choose")]
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(Note), "note")]
public abstract record SummitCommandBody
{
    private SummitCommandBody()
    {
    }

    // Staff

    /// <summary>The first entry. Tables are numbered from 1 in the order they are given.</summary>
    /// <param name="Seats">The roles of the scenario all tables play.</param>
    /// <param name="Seed">Chance is the same at every table, so that tables can be compared.</param>
    public sealed record Create(
        Items<NewTable> Tables, Items<string> Seats, long Seed, Mode Mode = Mode.FacilitatorPaced, Seating Seating = Seating.Open, bool Rehearsal = false)
        : SummitCommandBody;

    /// <summary>The whole roster. Whoever came in without standing on one stays where they are.</summary>
    public sealed record SetRoster(Items<RosterLine> Lines) : SummitCommandBody;

    /// <summary>Puts one person on the roster, or elsewhere on it.</summary>
    public sealed record Place(RosterLine Line) : SummitCommandBody;

    /// <summary>Takes a person off the roster, and away from their table.</summary>
    public sealed record Drop(string Person) : SummitCommandBody;

    /// <summary>The same for several tables at once.</summary>
    /// <param name="To">Numbers of tables; null: all.</param>
    public sealed record Send(TableOrder Order, Items<int>? To = null) : SummitCommandBody;

    // Participants

    /// <summary>The sender is here: with a badge, or by the summit's code. Who that is, is the host's to know.</summary>
    public sealed record Arrive : SummitCommandBody;

    /// <summary>The sender sits down at a table, where that is theirs to choose.</summary>
    public sealed record Choose(int Table) : SummitCommandBody;

    // The program

    /// <summary>A table has answered.</summary>
    /// <param name="Order">The order's number.</param>
    /// <param name="Code">Why it refused; null: it accepted.</param>
    public sealed record Note(int Order, int Table, string? Code = null) : SummitCommandBody;
}
