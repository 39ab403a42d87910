using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tabletop.Hosting.Logs.Postgres;

/// <summary>The tables in PostgreSQL: those of <see cref="Sqlite.SqliteSchema"/>, and what several nodes share. Text is ordered by its bytes, as everywhere else.</summary>
internal static class PostgresSchema
{
    /// <summary>Nodes that start together make the tables one after the other. The number is Tabletop's own and means nothing.</summary>
    private const long Turn = 7_446_252_251;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS meta (name text COLLATE "C" PRIMARY KEY, value bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS contents (hash text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS exercises (
            id text COLLATE "C" PRIMARY KEY, title text NOT NULL, content text NOT NULL, created_ms bigint NOT NULL,
            version bigint NOT NULL, stage bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS entries (
            exercise text COLLATE "C" NOT NULL, version bigint NOT NULL, bytes bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (exercise, version));
        CREATE TABLE IF NOT EXISTS sources (
            exercise text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (exercise, name));
        CREATE TABLE IF NOT EXISTS receipts (
            exercise text COLLATE "C" NOT NULL, who text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, body_hash bytea NOT NULL, code text, arguments text,
            PRIMARY KEY (exercise, who, id));
        CREATE TABLE IF NOT EXISTS texts (
            exercise text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, who text COLLATE "C" NOT NULL, salt bytea, text text, PRIMARY KEY (exercise, id));
        CREATE TABLE IF NOT EXISTS names (person text COLLATE "C" PRIMARY KEY, name text NOT NULL);
        CREATE TABLE IF NOT EXISTS heartbeats (exercise text COLLATE "C" PRIMARY KEY, wall_ms bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS sessions (id bytea PRIMARY KEY, may_create bigint NOT NULL, opened_ms bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS memberships (
            session bytea NOT NULL, exercise text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL,
            PRIMARY KEY (session, exercise, person, kind));
        CREATE TABLE IF NOT EXISTS languages (person text COLLATE "C" PRIMARY KEY, wanted text NOT NULL);
        CREATE INDEX IF NOT EXISTS memberships_of_person ON memberships (exercise, person);
        CREATE TABLE IF NOT EXISTS people (person text COLLATE "C" NOT NULL, exercise text COLLATE "C" NOT NULL, PRIMARY KEY (person, exercise));
        CREATE TABLE IF NOT EXISTS erased (
            exercise text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, PRIMARY KEY (exercise, kind, id));
        CREATE TABLE IF NOT EXISTS codes (code text COLLATE "C" PRIMARY KEY, exercise text COLLATE "C" NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS secrets (hash bytea PRIMARY KEY, exercise text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL);
        CREATE TABLE IF NOT EXISTS session_uses (session bytea PRIMARY KEY, used_ms bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS membership_links (
            session bytea NOT NULL, exercise text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, link bytea NOT NULL,
            PRIMARY KEY (session, exercise, person, kind));
        CREATE TABLE IF NOT EXISTS link_notes (hash bytea PRIMARY KEY, made_ms bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS passphrase (id bigint PRIMARY KEY, salt bytea NOT NULL, rounds bigint NOT NULL, hash bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS audit (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at_ms bigint NOT NULL, kind text COLLATE "C" NOT NULL, exercise text COLLATE "C",
            person text COLLATE "C", about text COLLATE "C");
        CREATE TABLE IF NOT EXISTS summits (
            id text COLLATE "C" PRIMARY KEY, title text NOT NULL, created_ms bigint NOT NULL, version bigint NOT NULL, waits bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS badges (person text COLLATE "C" PRIMARY KEY, summit text COLLATE "C" NOT NULL, hash bytea NOT NULL UNIQUE);
        """;

    /// <summary>What only several nodes need. A change to what lies beside the log notes itself, so that the other nodes see it when they look.</summary>
    private const string OfNodes = """
        CREATE TABLE IF NOT EXISTS leases (
            exercise text COLLATE "C" PRIMARY KEY, node text COLLATE "C" NOT NULL, fence bigint NOT NULL, until_ms bigint NOT NULL, beat_ms bigint,
            settled boolean NOT NULL);
        CREATE TABLE IF NOT EXISTS changes (
            kind text COLLATE "C" NOT NULL, exercise text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, node text COLLATE "C" NOT NULL,
            changed_ms bigint NOT NULL, PRIMARY KEY (kind, exercise, id));
        CREATE INDEX IF NOT EXISTS changes_by_time ON changes (changed_ms);
        CREATE TABLE IF NOT EXISTS media (
            sha256 text COLLATE "C" NOT NULL, part bigint NOT NULL, parts bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (sha256, part));
        CREATE TABLE IF NOT EXISTS staff_keys (place text COLLATE "C" PRIMARY KEY, hash bytea NOT NULL);
        CREATE TABLE IF NOT EXISTS renewed (id bytea PRIMARY KEY, at_ms bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS session_losses (
            session bytea NOT NULL, node text COLLATE "C" NOT NULL, at_ms bigint NOT NULL, PRIMARY KEY (session, node, at_ms));
        CREATE INDEX IF NOT EXISTS session_losses_by_time ON session_losses (at_ms);
        CREATE UNLOGGED TABLE IF NOT EXISTS presence (
            exercise text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, node text COLLATE "C" NOT NULL, seen_ms bigint NOT NULL,
            PRIMARY KEY (exercise, person, node));
        CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $note$
        DECLARE
            changed jsonb := to_jsonb(coalesce(NEW, OLD));
        BEGIN
            INSERT INTO changes (kind, exercise, id, node, changed_ms) VALUES (
                TG_ARGV[0], '', changed ->> 'person',
                coalesce(current_setting('tabletop.node', true), ''), (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
            ON CONFLICT (kind, exercise, id) DO UPDATE SET node = excluded.node, changed_ms = excluded.changed_ms;
            RETURN NULL;
        END $note$;
        CREATE OR REPLACE TRIGGER names_changed AFTER INSERT OR UPDATE OR DELETE ON names FOR EACH ROW EXECUTE FUNCTION note_change('Name');
        DROP TRIGGER IF EXISTS texts_erased ON texts;
        CREATE OR REPLACE TRIGGER languages_changed AFTER INSERT OR UPDATE OR DELETE ON languages FOR EACH ROW EXECUTE FUNCTION note_change('Languages');
        CREATE OR REPLACE FUNCTION note_session_loss() RETURNS trigger LANGUAGE plpgsql AS $note$
        DECLARE
            lost bytea;
        BEGIN
            IF TG_TABLE_NAME = 'sessions' THEN lost := OLD.id; ELSE lost := OLD.session; END IF;
            INSERT INTO session_losses (session, node, at_ms) VALUES (
                lost, coalesce(current_setting('tabletop.node', true), ''), (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
            ON CONFLICT DO NOTHING;
            RETURN NULL;
        END $note$;
        CREATE OR REPLACE TRIGGER sessions_ended AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION note_session_loss();
        CREATE OR REPLACE TRIGGER memberships_lost AFTER DELETE ON memberships FOR EACH ROW EXECUTE FUNCTION note_session_loss();
        """;

    private const string Triggers = "languages_changed memberships_lost names_changed sessions_ended";

    /// <summary>What nobody looks for any more.</summary>
    private const string Sweep = """
        DELETE FROM session_losses WHERE at_ms < (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 3600000;
        DELETE FROM changes WHERE kind NOT IN ('Name', 'Languages') OR changed_ms < (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 3600000;
        """;

    /// <summary>Names what the tables are made by.</summary>
    private static readonly long Text = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Tables + OfNodes)));

    /// <exception cref="HostingProblem">A newer Tabletop has been here.</exception>
    public static void Prepare(Statements statements)
    {
        statements.Run("BEGIN");
        // Asked for in a statement of its own: the next sees what the node before has made.
        statements.First("SELECT pg_advisory_xact_lock($1)", _ => 0, Turn);
        Make(statements);
        statements.Run(Sqlite.SqliteSchema.FillPeople);
        statements.Run(Sweep);
        statements.Run(
            "INSERT INTO meta (name, value) VALUES ('schema version', $1) ON CONFLICT (name) DO UPDATE SET value = greatest(meta.value, excluded.value)",
            Sqlite.SqliteSchema.Version);
        var version = statements.First("SELECT value FROM meta WHERE name = 'schema version'", row => row.GetInt64(0));
        if (version > Sqlite.SqliteSchema.Version)
        {
            throw new HostingProblem($"The PostgreSQL database was written by a newer Tabletop (schema {version}); this one knows schema {Sqlite.SqliteSchema.Version}.");
        }

        statements.Run("COMMIT");
    }

    /// <summary>
    /// Indexes and triggers that are there already still lock their tables when they are asked for: a node that starts in the middle of an
    /// exercise would wait for all who write, and they for it. So nothing is asked for where this very text has been here and its triggers
    /// stand; an older Tabletop, come in between, has others.
    /// </summary>
    private static void Make(Statements statements)
    {
        statements.Run("CREATE TABLE IF NOT EXISTS meta (name text COLLATE \"C\" PRIMARY KEY, value bigint NOT NULL)");
        var text = statements.First("SELECT value FROM meta WHERE name = 'schema text'", row => (long?)row.GetInt64(0));
        var triggers = statements.First(
            """
            SELECT coalesce(string_agg(t.tgname::text COLLATE "C", ' ' ORDER BY t.tgname::text COLLATE "C"), '')
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
            """,
            row => row.GetString(0));
        if (text == Text && triggers == Triggers)
        {
            return;
        }

        statements.Run(Tables);
        statements.Run(OfNodes);
        statements.Run("INSERT INTO meta (name, value) VALUES ('schema text', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", Text);
    }
}
