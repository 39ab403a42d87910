using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Sessions;

/// <summary>One thing that staff did, or that somebody tried, outside of an exercise's own log.</summary>
/// <param name="AtMs">Wall time of the node, since 1970 UTC.</param>
/// <param name="Kind">One of <see cref="AuditKinds"/>; a later version may have more.</param>
/// <param name="Person">Their id, which stands in logs too; never a name. Null: nobody in particular.</param>
/// <param name="About">The id of a link, a scenario or a person, or what kind of thing; nothing that opens anything, and nothing that was typed.</param>
public sealed record AuditRow(long Number, long AtMs, string Kind, string? Exercise, string? Person, string? About);

/// <summary>NOTE: these names are stored. Never change one; add another.</summary>
public static class AuditKinds
{
    public const string StaffSignedIn = "staff-signed-in";

    /// <summary>A secret that opens nothing, or a wrong passphrase.</summary>
    public const string LinkRefused = "link-refused";

    public const string SignedOut = "signed-out";

    /// <summary>Everybody else who had come by the staff link.</summary>
    public const string OthersSignedOut = "others-signed-out";

    public const string PassphraseSet = "passphrase-set";
    public const string PassphraseRemoved = "passphrase-removed";
    public const string PassphraseRefused = "passphrase-refused";

    public const string LinkMade = "link-made";
    public const string LinkRevoked = "link-revoked";
    public const string LinkUsed = "link-used";
    public const string CodeRenewed = "code-renewed";

    public const string ExerciseCreated = "exercise-created";
    public const string RecordFetched = "record-fetched";
    public const string ScenarioUploaded = "scenario-uploaded";
    public const string ScenarioRemoved = "scenario-removed";
    public const string PersonRemoved = "person-removed";
    public const string PersonErased = "person-erased";

    public const string SummitCreated = "summit-created";
    public const string RosterImported = "roster-imported";
    public const string BadgesIssued = "badges-issued";
}

/// <summary>
/// The one list of what staff did outside of exercises. Rows are added and never changed; they are kept for <see cref="Kept"/>, and no
/// longer, since even an id is somebody's.
/// </summary>
public sealed class AuditTrail(IDatabase database, TimeProvider time)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Stands in place of a person's id where somebody with the data folder did it, whom nobody knows.</summary>
    public const string CommandLine = "command-line";

    /// <summary>Rows in one answer.</summary>
    public const int MostRows = 1_000;

    private static readonly TimeSpan ClearedEvery = TimeSpan.FromDays(1);

    /// <summary>Refused tries in an hour that get a row; whoever guesses on must not fill the disk with it.</summary>
    private const int MostRefusals = 100;

    private readonly Lock _gate = new();
    private long _clearedMs;
    private long _hour;
    private int _refusals;

    /// <summary>Nobody waits for it: what is audited is durable by itself, and comes before it on the same writer.</summary>
    public void Note(string kind, string? exercise = null, string? person = null, string? about = null)
    {
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        database.Write(
            s =>
            {
                s.Run("INSERT INTO audit (at_ms, kind, exercise, person, about) VALUES ($1, $2, $3, $4, $5)", nowMs, kind, exercise, person, about);
                if (nowMs - _clearedMs >= (long)ClearedEvery.TotalMilliseconds)
                {
                    _clearedMs = nowMs;
                    s.Run("DELETE FROM audit WHERE at_ms < $1", nowMs - (long)Kept.TotalMilliseconds);
                }

                return true;
            },
            _ => { });
    }

    /// <summary>Somebody was refused. Of many in an hour only the first are noted.</summary>
    public void NoteRefusal(string kind, string? person = null)
    {
        lock (_gate)
        {
            var hour = time.GetUtcNow().ToUnixTimeSeconds() / 3_600;
            _refusals = hour == _hour ? _refusals + 1 : 1;
            _hour = hour;
            if (_refusals > MostRefusals)
            {
                return;
            }
        }

        Note(kind, person: person);
    }

    /// <summary>The newest first.</summary>
    /// <param name="before">Only rows with a lower number.</param>
    public static IReadOnlyList<AuditRow> Read(Statements statements, long before = long.MaxValue, int most = MostRows) => statements.All(
        "SELECT number, at_ms, kind, exercise, person, about FROM audit WHERE number < $1 ORDER BY number DESC LIMIT $2",
        row => new AuditRow(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.IsDBNull(5) ? null : row.GetString(5)),
        before,
        (long)most);

    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public IReadOnlyList<AuditRow> Newest(long before = long.MaxValue) => database.Read(s => Read(s, before));

    /// <summary>When something was last done to each thing of an exercise, by the thing's id: wall times.</summary>
    /// <param name="kind">One of <see cref="AuditKinds"/>.</param>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public IReadOnlyDictionary<string, long> Newest(string kind, string exercise) => database.Read(s => s.All(
        "SELECT about, max(at_ms) FROM audit WHERE exercise = $1 AND kind = $2 AND about IS NOT NULL GROUP BY about",
        row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)),
        exercise,
        kind)).ToDictionary();
}
