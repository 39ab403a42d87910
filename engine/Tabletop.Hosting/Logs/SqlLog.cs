using System.Data.Common;
using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Logs.Postgres;

namespace Tabletop.Hosting.Logs;

/// <summary>The log in a database.</summary>
public sealed class SqlLog(IDatabase database) : IExerciseLog
{
    private const string Columns = "id, title, content, created_ms, version, stage";

    public void Append(LogAppend append, Action<AppendResult> done) => database.Write(
        statements => Store(statements, append),
        result =>
        {
            // Answers come in the order of asking, so nobody waits here for the files to be swept.
            done(result);
            if (result == AppendResult.Committed && append.Beside is { Erases: true })
            {
                database.Checkpoint(_ => { });
            }
        },
        append.Exercise);

    public IReadOnlyList<StoredEntry> Read(string exercise, long after) => database.Read(s => Entries(s, exercise, after));

    public byte[]? Content(string hash) =>
        database.Read(s => s.First("SELECT bytes FROM contents WHERE hash = $1", row => row.GetFieldValue<byte[]>(0), hash));

    /// <summary>What an exercise's content was made from, by name.</summary>
    public IReadOnlyList<SourceFile> Sources(string exercise) => database.Read(s => s.All(
        "SELECT name, bytes FROM sources WHERE exercise = $1 ORDER BY name", row => new SourceFile(row.GetString(0), row.GetFieldValue<byte[]>(1)), exercise));

    public IReadOnlyList<ExerciseRow> Exercises() =>
        database.Read(s => s.All($"SELECT {Columns} FROM exercises ORDER BY created_ms, id", Row));

    public ExerciseRow? Exercise(string exercise) =>
        database.Read(s => s.First($"SELECT {Columns} FROM exercises WHERE id = $1", Row, exercise));

    public StoredReceipt? Receipt(string exercise, string who, string id) => database.Read(s => s.First(
        "SELECT body_hash, code, arguments FROM receipts WHERE exercise = $1 AND who = $2 AND id = $3",
        row => new StoredReceipt(
            who,
            id,
            row.GetFieldValue<byte[]>(0),
            row.IsDBNull(1) ? null : row.GetString(1),
            row.IsDBNull(2) ? [] : JsonSerializer.Deserialize<Items<string>>(row.GetString(2), Wire.Options)!),
        exercise,
        who,
        id));

    public StoredText? Text(string exercise, string id) => database.Read(s => s.First(
        "SELECT id, who, salt, text FROM texts WHERE exercise = $1 AND id = $2", TextRow, exercise, id));

    public IReadOnlyList<StoredText> Texts(string exercise) => database.Read(s => s.All(
        "SELECT id, who, salt, text FROM texts WHERE exercise = $1 ORDER BY id", TextRow, exercise));

    public string? Name(string person) => database.Read(s => s.First("SELECT name FROM names WHERE person = $1", row => row.GetString(0), person));

    public IReadOnlyList<string> ExercisesOf(string person) =>
        database.Read(s => s.All("SELECT exercise FROM people WHERE person = $1 ORDER BY exercise", row => row.GetString(0), person));

    public void SetName(string person, string? name, Action<AppendResult> done) => database.Write(
        statements =>
        {
            BesideStore.SetName(statements, person, name);
            return true;
        },
        done);

    public void Beat(string exercise, long wallMs) => database.Write(
        statements =>
        {
            statements.Run("INSERT INTO heartbeats (exercise, wall_ms) VALUES ($1, $2) ON CONFLICT (exercise) DO UPDATE SET wall_ms = excluded.wall_ms", exercise, wallMs);
            return true;
        },
        _ => { });

    public long? LastBeat(string exercise) =>
        database.Read(s => s.First("SELECT wall_ms FROM heartbeats WHERE exercise = $1", row => (long?)row.GetInt64(0), exercise));

    public void Flush(Action<AppendResult> done) => database.Checkpoint(done);

    internal static List<StoredEntry> Entries(Statements statements, string log, long after) => statements.All(
        "SELECT version, bytes, hash FROM entries WHERE exercise = $1 AND version > $2 ORDER BY version",
        row => new StoredEntry(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)),
        log,
        after);

    /// <summary>Whether the log's entry of that version is the one something was decided on.</summary>
    internal static bool IsAt(Statements statements, string log, long version, byte[] head) => statements.First(
        "SELECT hash FROM entries WHERE exercise = $1 AND version = $2",
        row => row.GetFieldValue<byte[]>(0),
        log,
        version) is { } stored && stored.AsSpan().SequenceEqual(head);

    /// <summary>Entries of an exercise or a summit, and what lies beside them.</summary>
    internal static void Add(
        Statements statements, string log, IReadOnlyList<StoredEntry> entries, IReadOnlyList<StoredText> texts, IReadOnlyList<StoredReceipt> receipts)
    {
        foreach (var entry in entries)
        {
            statements.Run("INSERT INTO entries (exercise, version, bytes, hash) VALUES ($1, $2, $3, $4)", log, entry.Version, entry.Bytes, entry.Hash);
        }

        foreach (var text in texts)
        {
            statements.Run("INSERT INTO texts (exercise, id, who, salt, text) VALUES ($1, $2, $3, $4, $5)", log, text.Id, text.Who, text.Salt, text.Text);
        }

        foreach (var receipt in receipts)
        {
            statements.Run(
                "INSERT INTO receipts (exercise, who, id, body_hash, code, arguments) VALUES ($1, $2, $3, $4, $5, $6)",
                log,
                receipt.Who,
                receipt.Id,
                receipt.BodyHash,
                receipt.Code,
                receipt.Arguments.Count == 0 ? null : JsonSerializer.Serialize(receipt.Arguments, Wire.Options));
        }
    }

    private static ExerciseRow Row(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), (Stage)row.GetInt64(5));

    private static StoredText TextRow(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2), row.IsDBNull(3) ? null : row.GetString(3));

    private static bool Store(Statements statements, LogAppend append)
    {
        if (append.New is { } made)
        {
            statements.Run("INSERT INTO contents (hash, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING", made.ContentHash, made.Content);
            statements.Run(
                "INSERT INTO exercises (id, title, content, created_ms, version, stage) VALUES ($1, $2, $3, $4, 0, 0)",
                append.Exercise,
                made.Title,
                made.ContentHash,
                made.CreatedMs);
            foreach (var source in made.Sources)
            {
                statements.Run("INSERT INTO sources (exercise, name, bytes) VALUES ($1, $2, $3)", append.Exercise, source.Name, source.Bytes);
            }
        }

        if (append.ExpectedVersion > 0 && !IsAt(statements, append.Exercise, append.ExpectedVersion, append.ExpectedHead))
        {
            return false;
        }

        var moved = statements.Run(
            "UPDATE exercises SET version = $3, stage = $4 WHERE id = $1 AND version = $2",
            append.Exercise,
            append.ExpectedVersion,
            append.ExpectedVersion + append.Entries.Count,
            (int)append.Stage);
        // Asked once the row is this writer's own, which it may have had to wait for.
        if (moved != 1 || (append.Claim is { } claim && !LeaseRows.IsHeld(statements, append.Exercise, claim)))
        {
            return false;
        }

        Add(statements, append.Exercise, append.Entries, append.Texts ?? [], append.Receipt is { } receipt ? [receipt] : []);
        if (append.Beside is { } beside)
        {
            BesideStore.Store(statements, append.Exercise, beside);
        }

        return true;
    }
}
