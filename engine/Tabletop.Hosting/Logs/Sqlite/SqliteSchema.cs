namespace Tabletop.Hosting.Logs.Sqlite;

/// <summary>The tables in SQLite; <see cref="Postgres.PostgresSchema"/> has the same. A new version only adds to them; an older program does not open a newer file.</summary>
internal static class SqliteSchema
{
    public const long Version = 3;

    public const string Tables = """
        CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS contents (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS exercises (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, content TEXT NOT NULL, created_ms INTEGER NOT NULL,
            version INTEGER NOT NULL, stage INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS entries (
            exercise TEXT NOT NULL, version INTEGER NOT NULL, bytes BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (exercise, version));
        CREATE TABLE IF NOT EXISTS sources (exercise TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (exercise, name));
        CREATE TABLE IF NOT EXISTS receipts (
            exercise TEXT NOT NULL, who TEXT NOT NULL, id TEXT NOT NULL, body_hash BLOB NOT NULL, code TEXT, arguments TEXT,
            PRIMARY KEY (exercise, who, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS texts (
            exercise TEXT NOT NULL, id TEXT NOT NULL, who TEXT NOT NULL, salt BLOB, text TEXT, PRIMARY KEY (exercise, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS names (person TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS heartbeats (exercise TEXT PRIMARY KEY, wall_ms INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS sessions (id BLOB PRIMARY KEY, may_create INTEGER NOT NULL, opened_ms INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS memberships (
            session BLOB NOT NULL, exercise TEXT NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL,
            PRIMARY KEY (session, exercise, person, kind)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS languages (person TEXT PRIMARY KEY, wanted TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS memberships_of_person ON memberships (exercise, person);
        CREATE TABLE IF NOT EXISTS people (person TEXT NOT NULL, exercise TEXT NOT NULL, PRIMARY KEY (person, exercise)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS erased (exercise TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (exercise, kind, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS codes (code TEXT PRIMARY KEY, exercise TEXT NOT NULL UNIQUE) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS secrets (hash BLOB PRIMARY KEY, exercise TEXT NOT NULL, kind TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS session_uses (session BLOB PRIMARY KEY, used_ms INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS membership_links (
            session BLOB NOT NULL, exercise TEXT NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL, link BLOB NOT NULL,
            PRIMARY KEY (session, exercise, person, kind)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS link_notes (hash BLOB PRIMARY KEY, made_ms INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS passphrase (id INTEGER PRIMARY KEY, salt BLOB NOT NULL, rounds INTEGER NOT NULL, hash BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS audit (
            number INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, exercise TEXT, person TEXT, about TEXT);
        CREATE TABLE IF NOT EXISTS summits (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, created_ms INTEGER NOT NULL, version INTEGER NOT NULL, waits INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS badges (person TEXT PRIMARY KEY, summit TEXT NOT NULL, hash BLOB NOT NULL UNIQUE) WITHOUT ROWID;
        """;

    /// <summary>Fills what was added later from what an older version left. Whoever comes to an exercise gets a receipt there.</summary>
    public const string FillPeople =
        "INSERT INTO people (person, exercise) SELECT DISTINCT who, exercise FROM receipts WHERE exercise IN (SELECT id FROM exercises) AND NOT EXISTS (SELECT 1 FROM people)";
}
