using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;

namespace Tabletop.Testing.Stored;

/// <summary>
/// A copy of a data folder that an earlier version wrote, with an exercise in the middle of play. A project that uses it copies
/// <c>tests/Cases/folders</c> beside its program, as <c>folders</c>.
/// </summary>
/// <param name="Seat">The stream of whoever sits in the mayor's seat.</param>
/// <param name="Session">Their cookie.</param>
public sealed record EarlierFolder(string Path, string Exercise, string Code, string Seat, string Session)
{
    /// <param name="name">Of the version: <c>schema-1</c>.</param>
    /// <param name="to">An empty folder.</param>
    public static EarlierFolder Copy(string name, string to)
    {
        var from = System.IO.Path.Combine(AppContext.BaseDirectory, "folders", name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var known = File.ReadAllLines(System.IO.Path.Combine(to, "known"));
        var copied = new EarlierFolder(to, known[0], known[1], known[2], known[3]);
        // However long ago it was made: how old a session may become is not asked here.
        copied.Change("UPDATE sessions SET opened_ms = $1", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        return copied;
    }

    /// <returns>How many rows were changed.</returns>
    public int Change(string sql, params ReadOnlySpan<object?> values)
    {
        using var statements = Connect(SqliteOpenMode.ReadWrite);
        return statements.Run(sql, values);
    }

    /// <summary>For whoever looks; the caller closes it.</summary>
    public Statements Look() => Connect(SqliteOpenMode.ReadOnly);

    private Statements Connect(SqliteOpenMode mode) => SqliteFile.Connect(System.IO.Path.Combine(Path, "tabletop.db"), mode);
}
