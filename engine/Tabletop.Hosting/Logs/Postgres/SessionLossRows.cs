namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>Which sessions have ended or lost a right on other nodes, so that this one hangs up on them. The rows are written by triggers, with the loss itself.</summary>
public sealed class SessionLossRows(PostgresDatabase database)
{
    /// <summary>A loss is noted when its statement runs and seen when its transaction ends; none takes longer.</summary>
    private const long LongestWriteMs = 20_000;

    private const long KeptMs = 60 * 60_000;

    private readonly HashSet<(string Session, long AtMs)> _told = [];
    private long _sinceMs = -1;

    /// <summary>What is new since it was last asked. One asker at a time.</summary>
    /// <returns>Hashes of session ids, in upper-case hexadecimal.</returns>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    public IReadOnlyList<string> News()
    {
        var (nowMs, rows) = database.Now(s => (
            s.First($"SELECT {LeaseRows.Now}", row => row.GetInt64(0)),
            s.All(
                "SELECT session, at_ms FROM session_losses WHERE at_ms > $1 AND node <> $2 AND $1 >= 0",
                row => (Convert.ToHexString(row.GetFieldValue<byte[]>(0)), row.GetInt64(1)),
                _sinceMs,
                database.Node)));
        var news = rows.Where(loss => _told.Add(loss)).Select(loss => loss.Item1).Distinct().ToArray();
        _sinceMs = nowMs - LongestWriteMs;
        _told.RemoveWhere(loss => loss.AtMs <= _sinceMs);
        if (news.Length > 0)
        {
            database.Now(s => s.Run($"DELETE FROM session_losses WHERE at_ms < {LeaseRows.Now} - $1", KeptMs));
        }

        return news;
    }
}
