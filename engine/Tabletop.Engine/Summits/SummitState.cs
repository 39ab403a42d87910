using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Summits;

/// <summary>A summit at one moment. Changed by <see cref="SummitEvolution"/> alone.</summary>
public sealed record SummitState
{
    /// <summary>Before the first entry.</summary>
    public static readonly SummitState Initial = new();

    /// <summary>The version of the last entry; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>Wall time of the last entry.</summary>
    public long WallMs { get; init; }

    public Items<string> Seats { get; init; } = [];

    public long Seed { get; init; }

    public Mode Mode { get; init; }

    public Seating Seating { get; init; }

    public bool Rehearsal { get; init; }

    /// <summary>Who made it.</summary>
    public string By { get; init; } = "";

    /// <summary>Table n is at position n - 1.</summary>
    public Items<SummitTable> Tables { get; init; } = [];

    /// <summary>Whoever is expected or has come, in the order they became known.</summary>
    public Items<SummitPerson> People { get; init; } = [];

    /// <summary>Those that some table has not answered yet, in order.</summary>
    public Items<SentOrder> Orders { get; init; } = [];

    /// <summary>How many orders there have been: the number of the last.</summary>
    public int OrderCount { get; init; }

    public SummitPerson? Find(string person) => People.IndexOf(p => p.Id == person) is >= 0 and var at ? People[at] : null;

    /// <summary>Null: there is no table of this number.</summary>
    public SummitTable? Table(int number) => number >= 1 && number <= Tables.Count ? Tables[number - 1] : null;

    /// <summary>What a table is to be told next: orders reach each table one after the other. Null: it has answered all.</summary>
    public SentOrder? NextFor(int table) => Orders.FirstOrDefault(o => o.Waiting.Contains(table));

    /// <summary>Those of a table who are expected in a certain seat, as the table itself is told.</summary>
    public Items<RosterEntry> ExpectedAt(int table) =>
        People.Where(p => p.Table == table && p.Seat is not null).Select(p => new RosterEntry(p.Id, p.Seat!)).ToItems();
}

/// <param name="Number">From 1.</param>
/// <param name="LastOrder">The number of the last order it answered; 0: none yet.</param>
/// <param name="Code">Why it refused that one; null: it accepted.</param>
public sealed record SummitTable(int Number, string Exercise, string Content, string? City = null, int LastOrder = 0, string? Code = null);

/// <param name="Table">0: none yet.</param>
/// <param name="Seat">Null: settled at the table.</param>
/// <param name="WalkedIn">Came without standing on the roster.</param>
public sealed record SummitPerson(string Id, int Table = 0, string? Seat = null, bool Arrived = false, bool WalkedIn = false);

/// <param name="Waiting">The tables that have not answered.</param>
public sealed record SentOrder(int Number, TableOrder Order, Items<int> Waiting);
