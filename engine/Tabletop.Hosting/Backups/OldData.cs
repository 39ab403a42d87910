using Microsoft.Data.Sqlite;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Sqlite;

namespace Tabletop.Hosting.Backups;

/// <summary>What the data that a backup takes the place of say of the time since it was taken: what was erased or shut must not be undone.</summary>
/// <param name="Locks">Null: nothing is known of them.</param>
internal sealed record OldData(ErasedId[] Erased, Locks? Locks)
{
    public static readonly OldData None = new([], null);

    /// <summary>Looking into the database folds its write-ahead file into it.</summary>
    public static OldData In(string folder)
    {
        var path = Path.Combine(folder, DataFolder.Database);
        if (!File.Exists(path))
        {
            return None;
        }

        try
        {
            // One that may only read would leave files behind.
            using var statements = SqliteFile.Connect(path, SqliteOpenMode.ReadWrite);
            return new(Known(() => ErasedList.Read(statements)) is { } erased ? [.. erased] : [], Known(() => Locks.Read(statements)));
        }
        catch (SqliteException)
        {
            // It is what makes somebody restore.
            return None;
        }
    }

    /// <summary>Null: it is of before there was such a thing, or cannot be read.</summary>
    private static T? Known<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}

/// <summary>The staff link's passphrase and the join codes: each may have been changed because somebody had it who should not.</summary>
/// <param name="Of">The exercises and summits there were; one without a code had it closed.</param>
internal sealed record Locks(IReadOnlyList<(byte[] Salt, long Rounds, byte[] Hash)> Passphrase, IReadOnlyList<string> Of, IReadOnlyList<(string Code, string Exercise)> Codes)
{
    /// <exception cref="SqliteException">It is of before there were any, or cannot be read.</exception>
    public static Locks Read(Statements statements) => new(
        statements.All("SELECT salt, rounds, hash FROM passphrase WHERE id = 1", row => (row.GetFieldValue<byte[]>(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2))),
        statements.All("SELECT id FROM exercises UNION SELECT id FROM summits", row => row.GetString(0)),
        statements.All("SELECT code, exercise FROM codes", row => (row.GetString(0), row.GetString(1))));

    /// <summary>What is shut here is as it was there. What was not there keeps its code.</summary>
    public void Keep(Statements statements)
    {
        statements.Run("DELETE FROM passphrase");
        foreach (var (salt, rounds, hash) in Passphrase)
        {
            statements.Run("INSERT INTO passphrase (id, salt, rounds, hash) VALUES (1, $1, $2, $3)", salt, rounds, hash);
        }

        foreach (var id in Of)
        {
            statements.Run("DELETE FROM codes WHERE exercise = $1", id);
        }

        foreach (var (code, exercise) in Codes)
        {
            statements.Run(
                """
                INSERT INTO codes (code, exercise) SELECT $1, $2
                WHERE EXISTS (SELECT 1 FROM exercises WHERE id = $2) OR EXISTS (SELECT 1 FROM summits WHERE id = $2)
                ON CONFLICT DO NOTHING
                """,
                code,
                exercise);
        }
    }
}
