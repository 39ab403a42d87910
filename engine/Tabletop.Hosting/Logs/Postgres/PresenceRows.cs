namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>Who is at their screen on other nodes, and how long ago the sign is.</summary>
public sealed record PresentElsewhere(string Exercise, string Person, long AgoMs);

/// <summary>Presence as nodes tell each other of it. The table is not logged: after a crash of the server it is empty, and soon full again.</summary>
public sealed class PresenceRows(PostgresDatabase database)
{
    private const long ForgottenAfterMs = 60 * 60_000;

    /// <summary>Says who is here and hears who is elsewhere.</summary>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public IReadOnlyList<PresentElsewhere> Exchange(IReadOnlyCollection<(string Exercise, string Person)> here) => database.Now(s =>
    {
        s.Run(
            $"""
            INSERT INTO presence (exercise, person, node, seen_ms)
            SELECT p.exercise, p.person, $1, {LeaseRows.Now} FROM unnest($2::text[], $3::text[]) AS p (exercise, person)
            ON CONFLICT (exercise, person, node) DO UPDATE SET seen_ms = excluded.seen_ms
            """,
            database.Node,
            here.Select(p => p.Exercise).ToArray(),
            here.Select(p => p.Person).ToArray());
        s.Run($"DELETE FROM presence WHERE seen_ms < {LeaseRows.Now} - $1", ForgottenAfterMs);
        return s.All(
            $"SELECT exercise, person, {LeaseRows.Now} - max(seen_ms) FROM presence WHERE node <> $1 GROUP BY exercise, person",
            row => new PresentElsewhere(row.GetString(0), row.GetString(1), Math.Max(0, row.GetInt64(2))),
            database.Node);
    });
}
