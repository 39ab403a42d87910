namespace Tabletop.Hosting.Logs.Sqlite;

/// <summary>
/// Takes what was erased out of the files' bytes. Emptied cells and freed pages are overwritten as they go (<c>secure_delete</c>), but a row
/// that moved to another page when its own was split has left a copy where it was, which belongs to nothing and is overwritten by nothing.
/// So the tables that words and names lie in are written anew, and all their pages overwritten. That it is owed is stored with the erasure.
/// </summary>
internal static class Sweeping
{
    /// <summary>In <c>meta</c>: 0 nothing is owed, 1 all of it, 2 only that the write-ahead file be emptied.</summary>
    private const string Owed = "SELECT coalesce((SELECT value FROM meta WHERE name = 'unswept'), (SELECT 1 FROM erased LIMIT 1), 0)";

    private static readonly string[] Tables = ["texts", "names"];

    /// <summary>In the transaction that erases.</summary>
    public static void Owe(Statements statements) => SetOwed(statements, 1);

    /// <summary>What an earlier version erased has never been swept.</summary>
    public static bool IsOwed(Statements statements) => statements.First(Owed, row => row.GetInt64(0)) > 0;

    /// <summary>Only by the one writer, between transactions.</summary>
    /// <returns>False: a reader such as a backup still needs old pages; to be tried again.</returns>
    /// <exception cref="System.Data.Common.DbException">The file does not take it now.</exception>
    public static bool Sweep(Statements statements)
    {
        var owed = statements.First(Owed, row => row.GetInt64(0));
        if (owed == 1)
        {
            WriteAnew(statements);
        }

        var isInTheWay = statements.First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt64(0)) != 0;
        if (owed > 0 && !isInTheWay)
        {
            SetOwed(statements, 0);
        }

        return !isInTheWay;
    }

    private static void WriteAnew(Statements statements)
    {
        try
        {
            statements.Run("BEGIN IMMEDIATE");
            foreach (var table in Tables)
            {
                statements.Run($"CREATE TEMP TABLE kept AS SELECT * FROM {table}");
                statements.Run($"DELETE FROM {table}");
                statements.Run($"INSERT INTO {table} SELECT * FROM kept");
                statements.Run("DROP TABLE kept");
            }

            SetOwed(statements, 2);
            statements.Run("COMMIT");
        }
        catch
        {
            statements.RollBack();
            throw;
        }
    }

    private static void SetOwed(Statements statements, long what) => statements.Run(
        "INSERT INTO meta (name, value) VALUES ('unswept', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", what);
}
