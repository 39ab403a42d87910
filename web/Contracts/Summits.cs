using Tabletop.Authoring.Findings;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Web.Contracts;

/// <summary>Makes a summit: many tables that play one scenario.</summary>
/// <param name="Title">What it is called on badges; null: like the scenario.</param>
/// <param name="Cities">One for each table, in their order: a city's id, or empty for none.</param>
public sealed record CreateSummit(string Scenario, string? Title, Items<string> Cities, Mode Mode, Seating Seating, bool Rehearsal, bool SimulatedPublic = false);

/// <summary>A summit as it is listed.</summary>
public sealed record SummitSummary(string Summit, string Title, string Code, long CreatedWallMs, int Tables);

/// <summary>A summit as its facilitators see it.</summary>
/// <param name="NowMs">Wall time, for showing clocks.</param>
/// <param name="Roles">The seats of the scenario all tables play.</param>
/// <param name="Languages">What the scenario can be read in, its own first.</param>
/// <param name="Version">Of its log.</param>
/// <param name="People">Whoever is expected or has come; null: as in the version the asker has seen.</param>
public sealed record SummitView(
    string Summit,
    long Version,
    string Title,
    string Code,
    Items<string> Addresses,
    Seating Seating,
    bool Rehearsal,
    long NowMs,
    Items<OptionItem> Roles,
    Items<string> Languages,
    Items<SummitTableView> Tables,
    Items<SummitPersonView>? People);

/// <param name="Stream">The staff stream of its exercise; null: it is still being made.</param>
/// <param name="Phase">1 for the first; 0 before play.</param>
/// <param name="AwaitsStaff">The phase has run its length.</param>
/// <param name="SeatsTaken">Seats somebody sits in, of <paramref name="Seats"/>.</param>
/// <param name="Waiting">How many orders of the summit's it has not answered yet.</param>
/// <param name="Refused">Why it refused the last order; null: it did not.</param>
/// <param name="Damaged">Its log is not what was stored, so nothing else is known of it.</param>
/// <param name="DebriefOpen">Everyone there sees the room's timeline.</param>
public sealed record SummitTableView(
    int Number,
    string Exercise,
    string? Stream,
    string? City,
    Stage Stage,
    long StoryMs,
    long WallMs,
    int Pace,
    bool Running,
    bool AwaitsStaff,
    int Phase,
    int Phases,
    string? PhaseTitle,
    Items<SummitStop> Stops,
    int Seats,
    int SeatsTaken,
    int People,
    int Connected,
    int Waiting,
    string? Refused,
    bool Damaged,
    bool DebriefOpen);

/// <param name="BySummit">All tables, or several, were stopped together.</param>
public sealed record SummitStop(StopReason Reason, bool BySummit);

/// <param name="Table">0: none yet.</param>
/// <param name="Seat">A role's id; null: settled at the table.</param>
/// <param name="Badge">A badge was issued.</param>
public sealed record SummitPersonView(string Person, string? Name, int Table, string? Seat, string? Language, bool Arrived, bool WalkedIn, bool Badge);

/// <summary>Tells tables to start, stop, go on, hear something, end play or open the debrief.</summary>
/// <param name="Id">Made once by the client: the same again has no second effect.</param>
/// <param name="To">Tables' numbers; null: all.</param>
public sealed record OrderTables(string Id, TableOrderKind Order, StopReason? Reason, string? Words, Items<int>? To);

public enum TableOrderKind
{
    Start,
    Stop,
    GoOn,
    Announce,
    End,
    OpenDebrief,
}

/// <summary>Puts a person on the roster or elsewhere on it.</summary>
/// <param name="Person">Null: somebody new, of this name.</param>
public sealed record PlacePerson(string? Person, string? Name, int Table, string? Seat, string? Language);

public sealed record DropPerson(string Person);

/// <summary>What became of a roster.</summary>
/// <param name="Kept">False: it has errors, or only a preview was asked for; nothing was changed.</param>
/// <param name="Dropped">Who stands on the roster now and not on this one.</param>
public sealed record RosterReply(bool Kept, Items<RosterFinding> Findings, Items<RosterPreview> Lines, Items<string> Dropped);

/// <summary>Something to know about a roster: where, what, and what to do about it.</summary>
/// <param name="Line">Counted from 1.</param>
public sealed record RosterFinding(int Line, Severity Severity, string Code, string Message, string Cure);

public enum RosterChange
{
    Same,
    Added,
    Changed,
}

public sealed record RosterPreview(int Line, string Name, int Table, string? Seat, string? Language, RosterChange Change);

/// <summary>Issues badges. Whoever has one already gets another, and the old one opens nothing any more.</summary>
/// <param name="People">Null: everybody who is expected and has none.</param>
public sealed record IssueBadges(Items<string>? People);

/// <summary>Badges that were just issued. Their secrets are shown this once.</summary>
public sealed record BadgeSheet(string Title, Items<string> Addresses, Items<Badge> Badges);

/// <param name="Seat">As it is called in the holder's language; null: settled at the table.</param>
public sealed record Badge(string Person, string Name, int Table, string? Seat, string? Language, string Secret);

/// <summary>A summit as whoever came by its code sees it.</summary>
/// <param name="Table">Theirs; 0: none yet.</param>
/// <param name="MayChoose">They may choose one of <paramref name="Tables"/>.</param>
public sealed record SummitLobby(string Summit, string Title, Seating Seating, int Table, bool MayChoose, Items<SummitLobbyTable> Tables);

/// <param name="Free">Seats in which nobody sits.</param>
/// <param name="IsOpen">People can come in.</param>
public sealed record SummitLobbyTable(int Number, int Free, bool IsOpen);

public sealed record ChooseTable(int Table);
