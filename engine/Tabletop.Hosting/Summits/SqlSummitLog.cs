using System.Data.Common;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Summits;

/// <summary>Summits in a database: a row each, with entries, receipts and words in the tables that exercises have.</summary>
public sealed class SqlSummitLog(IDatabase database) : ISummitLog
{
    private const string Columns = "id, title, created_ms, version";

    /// <inheritdoc/>
    public void Append(SummitAppend append, Action<AppendResult> done) => database.Write(statements => Store(statements, append), done);

    /// <inheritdoc/>
    public IReadOnlyList<StoredEntry> Read(string summit, long after) => database.Read(s => SqlLog.Entries(s, summit, after));

    /// <inheritdoc/>
    public IReadOnlyList<SummitRow> Summits() => database.Read(s => s.All($"SELECT {Columns} FROM summits ORDER BY created_ms, id", Row));

    /// <inheritdoc/>
    public SummitRow? Summit(string summit) => database.Read(s => s.First($"SELECT {Columns} FROM summits WHERE id = $1", Row, summit));

    /// <inheritdoc/>
    public IReadOnlyList<string> Waiting() => database.Read(s => s.All("SELECT id FROM summits WHERE waits = 1 ORDER BY id", row => row.GetString(0)));

    private static SummitRow Row(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3));

    private static bool Store(Statements statements, SummitAppend append)
    {
        if (append.New is { } made)
        {
            Make(statements, append.Summit, made);
        }

        if (append.ExpectedVersion > 0 && !SqlLog.IsAt(statements, append.Summit, append.ExpectedVersion, append.ExpectedHead))
        {
            return false;
        }

        var moved = statements.Run(
            "UPDATE summits SET version = $3, waits = $4 WHERE id = $1 AND version = $2",
            append.Summit,
            append.ExpectedVersion,
            append.ExpectedVersion + append.Entries.Count,
            append.Waits ? 1L : 0L);
        if (moved != 1)
        {
            return false;
        }

        SqlLog.Add(statements, append.Summit, append.Entries, append.Texts, append.Receipts);
        return true;
    }

    private static void Make(Statements statements, string summit, NewSummit made)
    {
        foreach (var (hash, bytes) in made.Contents)
        {
            statements.Run("INSERT INTO contents (hash, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", hash, bytes);
        }

        statements.Run("INSERT INTO summits (id, title, created_ms, version, waits) VALUES ($1, $2, $3, 0, 0)", summit, made.Title, made.CreatedMs);
        foreach (var (exercise, sources) in made.Sources)
        {
            foreach (var source in sources)
            {
                statements.Run("INSERT INTO sources (exercise, name, bytes) VALUES ($1, $2, $3)", exercise, source.Name, source.Bytes);
            }
        }
    }
}
