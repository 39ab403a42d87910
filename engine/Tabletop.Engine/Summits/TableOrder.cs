using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Summits;

// NOTE: as in SummitCommand.cs, these names are the storage format: never rename one.

/// <summary>What a summit tells its tables to do.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Expect), "expect")]
[JsonDerivedType(typeof(Leave), "leave")]
[JsonDerivedType(typeof(Sit), "sit")]
[JsonDerivedType(typeof(Start), "start")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(GoOn), "go-on")]
[JsonDerivedType(typeof(Announce), "announce")]
[JsonDerivedType(typeof(End), "end")]
[JsonDerivedType(typeof(OpenDebrief), "open-debrief")]
public abstract record TableOrder
{
    private TableOrder()
    {
    }

    /// <summary>What staff may order; the rest follows from the tables and the roster.</summary>
    [JsonIgnore]
    public bool IsForStaff => this is Start or Stop or GoOn or Announce or End or OpenDebrief;

    /// <summary>The words typed into it.</summary>
    [JsonIgnore]
    public virtual TypedText? Typed => null;

    /// <summary>The same order with other words; itself where it has none.</summary>
    public virtual TableOrder WithTyped(TypedText? typed) => this;

    /// <summary>The exercise is made.</summary>
    public sealed record Open : TableOrder;

    /// <summary>Who is expected in which seat; the whole of it, each time.</summary>
    public sealed record Expect(Items<RosterEntry> Entries) : TableOrder;

    /// <summary>A person is taken out of the exercise.</summary>
    public sealed record Leave(string Person) : TableOrder;

    /// <summary>A person who is at the table already goes to another seat there.</summary>
    public sealed record Sit(string Person, string Seat) : TableOrder;

    public sealed record Start : TableOrder;

    public sealed record Stop(StopReason Reason, TypedText? Note = null) : TableOrder
    {
        [JsonIgnore]
        public override TypedText? Typed => Note;

        public override TableOrder WithTyped(TypedText? typed) => this with { Note = typed };
    }

    /// <summary>Lifts what the summit stopped. What somebody at the table stopped stays theirs to lift.</summary>
    public sealed record GoOn : TableOrder;

    public sealed record Announce(TypedText Words) : TableOrder
    {
        [JsonIgnore]
        public override TypedText? Typed => Words;

        public override TableOrder WithTyped(TypedText? typed) => this with { Words = typed ?? new() };
    }

    /// <summary>Play is over, at the tables that play; nothing is asked of the others.</summary>
    public sealed record End : TableOrder;

    /// <summary>Shows everyone their room's timeline. A table whose play is not over refuses.</summary>
    public sealed record OpenDebrief : TableOrder;
}
