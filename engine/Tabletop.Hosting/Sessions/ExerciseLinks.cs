using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Sessions;

/// <param name="Kind">Staff or board; participants come by code.</param>
/// <param name="Link">The hash of the secret, by which a session remembers how it came.</param>
public sealed record LinkTarget(string Exercise, MemberKind Kind, byte[] Link);

/// <summary>A link that is out.</summary>
/// <param name="Id">For lists and for revoking it. It says nothing of the secret.</param>
/// <param name="MadeMs">Wall time; null: before this was noted.</param>
/// <param name="Sessions">How many have come by it and are still there.</param>
public sealed record LinkRow(string Id, MemberKind Kind, long? MadeMs, int Sessions);

/// <summary>Secrets in links for an exercise's staff and its projector. Each is shown once, when it is made; several can be out.</summary>
public sealed class ExerciseLinks(IDatabase database, TimeProvider time)
{
    /// <summary>Bytes of the secret's hash in a link's id: enough to tell an exercise's links apart.</summary>
    private const int IdLength = 8;

    public static string Id(byte[] link) => Convert.ToHexStringLower(link.AsSpan(0, IdLength));

    /// <returns>The secret, for the link's fragment. Durable when it returns.</returns>
    public string Make(string exercise, MemberKind kind)
    {
        var secret = Secret.New();
        var hash = Secret.Hash(secret);
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        database.WriteNow(s =>
        {
            s.Run("INSERT INTO secrets (hash, exercise, kind) VALUES ($1, $2, $3)", hash, exercise, kind.ToString());
            s.Run("INSERT INTO link_notes (hash, made_ms) VALUES ($1, $2)", hash, nowMs);
        });
        return secret;
    }

    public LinkTarget? Find(string secret)
    {
        var hash = Secret.Hash(secret);
        return database.Read(s => s.First(
            "SELECT exercise, kind FROM secrets WHERE hash = $1",
            row => new LinkTarget(row.GetString(0), Enum.Parse<MemberKind>(row.GetString(1)), hash),
            hash));
    }

    /// <summary>The exercise's links, the oldest first.</summary>
    public IReadOnlyList<LinkRow> Of(string exercise) => database.Read(s => s.All(
        """
        SELECT s.hash, s.kind, n.made_ms, (SELECT count(DISTINCT m.session) FROM membership_links m WHERE m.link = s.hash)
        FROM secrets s LEFT JOIN link_notes n ON n.hash = s.hash WHERE s.exercise = $1 ORDER BY coalesce(n.made_ms, 0), s.hash
        """,
        row => new LinkRow(Id(row.GetFieldValue<byte[]>(0)), Enum.Parse<MemberKind>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetInt64(2), (int)row.GetInt64(3)),
        exercise));

    /// <summary>The link by which a session has come into the exercise as this, by its id; null: by none.</summary>
    public string? CameBy(string session, string exercise, MemberKind kind)
    {
        var hash = Secret.Hash(session);
        return database.Read(s => s.First(
            "SELECT link FROM membership_links WHERE session = $1 AND exercise = $2 AND kind = $3",
            row => Id(row.GetFieldValue<byte[]>(0)),
            hash,
            exercise,
            kind.ToString()));
    }

    /// <summary>The link opens nothing any more, and whoever came by it loses what it gave. Durable when it returns.</summary>
    /// <returns>Hashes of the sessions that lost something, in upper-case hexadecimal; null: the exercise has no such link.</returns>
    public IReadOnlyList<string>? Revoke(string exercise, string id)
    {
        IReadOnlyList<string>? lost = null;
        database.WriteNow(s =>
        {
            var link = s.All("SELECT hash FROM secrets WHERE exercise = $1", row => row.GetFieldValue<byte[]>(0), exercise).Find(hash => Id(hash) == id);
            lost = link is null ? null : [.. s.All("SELECT DISTINCT session FROM membership_links WHERE link = $1", row => Convert.ToHexString(row.GetFieldValue<byte[]>(0)), link)];
            if (link is not null)
            {
                s.Run("DELETE FROM secrets WHERE hash = $1", link);
                s.Run("DELETE FROM link_notes WHERE hash = $1", link);
                s.Run(
                    """
                    DELETE FROM memberships WHERE EXISTS (
                        SELECT 1 FROM membership_links m WHERE m.link = $1 AND m.session = memberships.session AND m.exercise = memberships.exercise
                            AND m.person = memberships.person AND m.kind = memberships.kind)
                    """,
                    link);
                s.Run("DELETE FROM membership_links WHERE link = $1", link);
            }
        });
        return lost;
    }
}
