using Tabletop.Engine.Views;
using Tabletop.Hosting.Leases;

namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>Leases in PostgreSQL, each a row that is compared with the server's clock and no other.</summary>
public sealed class LeaseRows(PostgresDatabase database) : ILeases
{
    internal const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// <inheritdoc/>
    public string Node => database.Node;

    /// <summary>Asked by a log in the transaction that stores.</summary>
    internal static bool IsHeld(Statements statements, string exercise, LeaseClaim claim) => statements.First(
        $"SELECT 1 FROM leases WHERE exercise = $1 AND node = $2 AND fence = $3 AND until_ms > {Now}", _ => true, exercise, claim.Node, claim.Fence);

    /// <inheritdoc/>
    public long NowMs() => database.Now(s => s.First($"SELECT {Now}", row => row.GetInt64(0)));

    /// <inheritdoc/>
    public LeaseTaken Take(string exercise) => database.Now(s => s.First<LeaseTaken?>(
        $"""
        INSERT INTO leases (exercise, node, fence, until_ms, settled) VALUES ($1, $2, 1, {Now} + $3, false)
        ON CONFLICT (exercise) DO UPDATE SET node = excluded.node, fence = leases.fence + 1, until_ms = excluded.until_ms, settled = false
        WHERE leases.node = excluded.node OR leases.until_ms <= {Now}
        RETURNING fence, beat_ms
        """,
        row => new(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), IsSettled: false),
        exercise,
        Node,
        Lease.LastsMs)
        ?? s.First(
            "SELECT beat_ms, settled FROM leases WHERE exercise = $1",
            row => new LeaseTaken(0, row.IsDBNull(0) ? null : row.GetInt64(0), row.GetBoolean(1)),
            exercise));

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Renew(IReadOnlyList<LeaseBeat> beats) => Set(beats, Lease.LastsMs);

    /// <inheritdoc/>
    public void GiveBack(IReadOnlyList<LeaseBeat> beats) => Set(beats, 0);

    /// <inheritdoc/>
    public IReadOnlyList<LeaseSight> Look(IReadOnlyList<string> open) => database.Soon(s => s.All(
        $"""
        SELECT e.id, e.version, e.stage, CASE WHEN l.until_ms > {Now} THEN l.node END, coalesce(greatest(l.until_ms - {Now}, 0), 0), l.beat_ms
        FROM exercises e LEFT JOIN leases l ON l.exercise = e.id
        WHERE e.stage = $1 OR e.id = ANY ($2)
        ORDER BY e.id
        """,
        row => new LeaseSight(
            row.GetString(0),
            row.GetInt64(1),
            (Stage)row.GetInt64(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.GetInt64(4),
            row.IsDBNull(5) ? null : row.GetInt64(5)),
        (long)Stage.Play,
        open.ToArray()));

    private List<string> Set(IReadOnlyList<LeaseBeat> beats, long forMs) => database.Soon(s => s.All(
        $"""
        UPDATE leases SET until_ms = {Now} + $5, beat_ms = greatest(leases.beat_ms, nullif(b.beat, -1)), settled = leases.settled OR b.beat >= 0
        FROM unnest($2::text[], $3::bigint[], $4::bigint[]) AS b (exercise, fence, beat)
        WHERE leases.exercise = b.exercise AND leases.node = $1 AND leases.fence = b.fence AND leases.until_ms > {Now}
        RETURNING leases.exercise
        """,
        row => row.GetString(0),
        Node,
        beats.Select(b => b.Exercise).ToArray(),
        beats.Select(b => b.Fence).ToArray(),
        beats.Select(b => b.WallMs ?? -1).ToArray(),
        forMs));
}
