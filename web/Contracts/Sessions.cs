using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Web.Contracts;

/// <summary>Opens or widens the cookie session: with a secret (of the staff link, an exercise's staff or projector, or a badge), or with a code and a name.</summary>
/// <param name="Passphrase">With the staff link's secret, where one was chosen.</param>
public sealed record OpenSession(string? Secret, string? Code, string? Name, string? Passphrase = null);

/// <param name="Set">The staff link asks for a passphrase.</param>
public sealed record PassphraseState(bool Set);

/// <param name="Current">Where one is set.</param>
/// <param name="Passphrase">The new one; null: the staff link is to open by itself again.</param>
public sealed record ChoosePassphrase(string? Current, string? Passphrase);

/// <summary>From here on the session reads every exercise it has a part in in this language, where that is offered.</summary>
/// <param name="Language">A BCP 47 tag, as a view's <c>languages</c> names them.</param>
public sealed record ChooseLanguage(string Language);

/// <param name="MayCreate">The session holds the staff link's key.</param>
/// <param name="Summits">In whose lobby this session is, by the summit's code; null: in none.</param>
/// <param name="Opened">Of the streams, the one that a code, a badge or a table has just led to: the person's seat, or the lobby; null: nobody came in.</param>
public sealed record SessionReply(bool MayCreate, Items<StreamInfo> Streams, Items<SummitInfo>? Summits = null, string? Opened = null);

/// <summary>A summit this session may look for its table in.</summary>
public sealed record SummitInfo(string Summit, string Title);

/// <param name="Uploaded">It lies in the data folder and can be deleted.</param>
public sealed record ScenarioSummary(
    string Id, string Title, string Summary, string Language, int Seats, int Injects, long? DurationMs, Items<string> ContentNotes, bool Uploaded = false);

public sealed record CitySummary(string Id, string Title, string? ReadAloud);

public sealed record ScenarioShelf(Items<ScenarioSummary> Scenarios, Items<CitySummary> Cities);

/// <param name="City">Null: no delays between seats.</param>
/// <param name="Alone">Play it alone now: every seat is handed to its stand-in and play is clock-driven.</param>
/// <param name="SimulatedPublic">People nobody plays post as the crisis goes.</param>
public sealed record CreateExercise(
    string Scenario, string? City, Mode Mode, Seating Seating, bool Rehearsal, bool Alone, string? Name, bool SimulatedPublic = false);

/// <param name="Table">Its number at a summit; null: it is an exercise of its own.</param>
public sealed record ExerciseSummary(string Exercise, string Title, string Code, long CreatedWallMs, string Stage, Items<StreamInfo> Streams, int? Table = null);

/// <summary>What the projector shows before play. Addresses are those of this machine on its networks.</summary>
public sealed record Invitation(string Exercise, string Code, Items<string> Addresses, string? BoardSecret);

public enum LinkKind
{
    /// <summary>Whoever opens it is staff of this one exercise.</summary>
    Staff,

    /// <summary>The projector.</summary>
    Board,
}

/// <summary>A link into an exercise that is out. Its secret was shown when it was made and is stored nowhere.</summary>
/// <param name="Link">Its id, which opens nothing.</param>
/// <param name="Sessions">How many browsers came by it and are still let in.</param>
/// <param name="Own">The asker has come by it.</param>
/// <param name="OpenedWallMs">When a browser last came in by it; null: none has, or longer ago than the audit trail is kept.</param>
public sealed record LinkInfo(string Link, LinkKind Kind, long? MadeWallMs, int Sessions, bool Own, long? OpenedWallMs = null);

public sealed record MakeLink(LinkKind Kind);

/// <param name="Secret">For the link's fragment; it is not shown again.</param>
public sealed record MadeLink(string Link, LinkKind Kind, string Secret);

/// <summary>What staff did outside of an exercise's own log, or somebody tried.</summary>
/// <param name="Number">Goes up; there may be gaps.</param>
/// <param name="Person">An id, never a name.</param>
/// <param name="About">The id of what it was done to.</param>
public sealed record AuditEntry(long Number, long AtWallMs, string Kind, string? Exercise, string? Person, string? About);

/// <summary>An error of the HTTP API, with a stable code and a sentence for people.</summary>
public sealed record Problem(string Code, string Sentence);
