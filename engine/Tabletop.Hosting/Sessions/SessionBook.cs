using System.Collections.Concurrent;
using System.Data.Common;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Sessions;

public enum MemberKind
{
    Staff,
    Participant,

    /// <summary>The projector: nobody's, and it sends nothing.</summary>
    Board,
}

/// <summary>A session may look and speak in an exercise, as this person.</summary>
public sealed record Membership(string Exercise, string Person, MemberKind Kind);

/// <param name="MayCreate">It was opened with the staff key.</param>
public sealed record Session(bool MayCreate, IReadOnlyList<Membership> Memberships);

/// <summary>
/// Cookie sessions by opaque id. Looked up on every call, so what is taken away is gone at once. Writes are durable when they return.
/// </summary>
/// <param name="last">
/// What sessions were when last looked up, for a database that may be away: who was let in goes on reading what is on their screen. A node
/// without its database learns of no new entry, so nothing that was decided after a removal can reach whoever was removed.
/// </param>
/// <exception cref="HostingProblem">The storage does not answer.</exception>
public sealed class SessionBook(IDatabase database, TimeProvider time, LastKnown? last = null)
{
    private readonly ConcurrentDictionary<string, long> _notedMs = new();
    private long _clearedMs;

    /// <returns>The new session's id, for the cookie alone.</returns>
    public string Open(bool mayCreate = false) => Renew("", mayCreate: mayCreate);

    /// <summary>A new id with all rights of the old, which ends: whenever a session gains something, so that an id somebody planted gains nothing.</summary>
    /// <param name="id">Of the old session; where there is none, or it has ended, the new one has what it gains and no more.</param>
    /// <param name="link">The hash of the link's secret that gave what it gained: when the link is revoked, that goes with it.</param>
    public string Renew(string id, Membership? gained = null, bool mayCreate = false, byte[]? link = null)
    {
        var old = id.Length > 0 && Find(id) is not null ? Secret.Hash(id) : null;
        var renewed = Secret.New();
        var hash = Secret.Hash(renewed);
        var nowMs = NowMs();
        database.WriteNow(s =>
        {
            // What was taken away meanwhile is not carried over: the rows are copied, and not what was read of them.
            var may = mayCreate || (old is not null && s.First("SELECT may_create FROM sessions WHERE id = $1", row => row.GetInt64(0), old) != 0);
            s.Run("INSERT INTO sessions (id, may_create, opened_ms) VALUES ($1, $2, $3)", hash, may ? 1L : 0L, nowMs);
            if (old is not null)
            {
                s.Run("INSERT INTO memberships (session, exercise, person, kind) SELECT $1, exercise, person, kind FROM memberships WHERE session = $2", hash, old);
                s.Run(
                    "INSERT INTO membership_links (session, exercise, person, kind, link) SELECT $1, exercise, person, kind, link FROM membership_links WHERE session = $2",
                    hash,
                    old);
                End(s, old);
            }

            if (gained is not null && Gain(s, hash, gained) && link is not null)
            {
                s.Run(
                    "INSERT INTO membership_links (session, exercise, person, kind, link) VALUES ($1, $2, $3, $4, $5)",
                    hash,
                    gained.Exercise,
                    gained.Person,
                    gained.Kind.ToString(),
                    link);
            }

            Clear(s, nowMs);
        });
        if (old is not null)
        {
            last?.Renewed(old);
        }

        return renewed;
    }

    /// <summary>What the session has by one link it has by another from now on: revoking the first takes nothing from it.</summary>
    public void Relink(string id, Membership membership, byte[] link)
    {
        var hash = Secret.Hash(id);
        database.WriteNow(s => s.Run(
            "UPDATE membership_links SET link = $5 WHERE session = $1 AND exercise = $2 AND person = $3 AND kind = $4",
            hash,
            membership.Exercise,
            membership.Person,
            membership.Kind.ToString(),
            link));
    }

    /// <summary>Notes a membership the session has by another right already; one that is new to it comes with <see cref="Renew"/>.</summary>
    public void Add(string id, Membership membership)
    {
        var hash = Secret.Hash(id);
        database.WriteNow(s => Gain(s, hash, membership));
    }

    /// <summary>This id was replaced a moment ago, on whichever node: whoever sent it has the new one by now.</summary>
    public bool WasJustRenewed(string id) => last is not null && Find(id) is null && last.WasJustRenewed(Secret.Hash(id));

    public Session? Find(string id)
    {
        var hash = Secret.Hash(id);
        return last is null ? Stored(hash) : last.Or($"session {Convert.ToHexString(hash)}", () => Stored(hash));
    }

    /// <summary>It has ended, on every node.</summary>
    public void Close(string id)
    {
        var hash = Secret.Hash(id);
        database.WriteNow(s => End(s, hash));
    }

    /// <summary>Every session but this one that came by the staff link has ended, on every node: for a link that got about.</summary>
    /// <returns>Hashes of their ids, in upper-case hexadecimal.</returns>
    public IReadOnlyList<string> CloseOtherStaff(string id)
    {
        var own = Secret.Hash(id);
        List<byte[]> others = [];
        database.WriteNow(s =>
        {
            others = s.All("SELECT id FROM sessions WHERE may_create <> 0 AND id <> $1", row => row.GetFieldValue<byte[]>(0), own);
            foreach (var hash in others)
            {
                End(s, hash);
            }
        });
        return [.. others.Select(Convert.ToHexString)];
    }

    /// <summary>A removed person loses the exercise in every session; other exercises stay.</summary>
    public void Revoke(string exercise, string person) => database.WriteNow(s =>
    {
        s.Run("DELETE FROM memberships WHERE exercise = $1 AND person = $2", exercise, person);
        s.Run("DELETE FROM membership_links WHERE exercise = $1 AND person = $2", exercise, person);
        s.Run("DELETE FROM languages WHERE person = $1 AND NOT EXISTS (SELECT 1 FROM memberships WHERE person = $1)", person);
    });

    /// <summary>The languages a person wants, as <see cref="WantedLanguages"/> says; null: never said.</summary>
    public string? Languages(string person)
    {
        string? Stored() => database.Read(s => s.First("SELECT wanted FROM languages WHERE person = $1", row => row.GetString(0), person));
        return last is null ? Stored() : last.Or($"languages {person}", Stored, keepsNothing: true);
    }

    /// <param name="wanted">Null forgets them.</param>
    public void SetLanguages(string person, string? wanted) => database.WriteNow(s =>
    {
        if (wanted is null)
        {
            s.Run("DELETE FROM languages WHERE person = $1", person);
        }
        else
        {
            s.Run("INSERT INTO languages (person, wanted) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE SET wanted = excluded.wanted", person, wanted);
        }
    });

    private Session? Stored(byte[] hash)
    {
        var nowMs = NowMs();
        return database.Read(s =>
        {
            var found = s.First(
                "SELECT s.may_create, coalesce(u.used_ms, s.opened_ms) FROM sessions s LEFT JOIN session_uses u ON u.session = s.id WHERE s.id = $1 AND s.opened_ms > $2",
                row => ((bool MayCreate, long UsedMs)?)(row.GetInt64(0) != 0, row.GetInt64(1)),
                hash,
                nowMs - Ms(SessionLife.Longest));
            if (found is not { } row || row.UsedMs <= nowMs - Ms(SessionLife.Unused))
            {
                return null;
            }

            if (row.UsedMs <= nowMs - Ms(SessionLife.NotedEvery))
            {
                NoteUse(hash, nowMs);
            }

            return new Session(row.MayCreate, s.All("SELECT exercise, person, kind FROM memberships WHERE session = $1 ORDER BY exercise, person, kind", Member, hash));
        });
    }

    /// <summary>Nobody waits for it, and one that fails is made up for by the next use.</summary>
    private void NoteUse(byte[] hash, long nowMs)
    {
        var key = Convert.ToHexString(hash);
        if (_notedMs.TryAdd(key, nowMs))
        {
            database.Write(
                s => s.Run(
                    "INSERT INTO session_uses (session, used_ms) SELECT id, $2 FROM sessions WHERE id = $1 ON CONFLICT (session) DO UPDATE SET used_ms = excluded.used_ms",
                    hash,
                    nowMs) >= 0,
                _ => _notedMs.TryRemove(key, out long _));
        }
    }

    /// <summary>Ended sessions open nothing; their rows go when somebody comes.</summary>
    private void Clear(Statements s, long nowMs)
    {
        if (nowMs - Interlocked.Read(ref _clearedMs) < Ms(SessionLife.ClearedEvery))
        {
            return;
        }

        Interlocked.Exchange(ref _clearedMs, nowMs);
        var ended = s.All(
            "SELECT s.id FROM sessions s LEFT JOIN session_uses u ON u.session = s.id WHERE s.opened_ms <= $1 OR coalesce(u.used_ms, s.opened_ms) <= $2",
            row => row.GetFieldValue<byte[]>(0),
            nowMs - Ms(SessionLife.Longest),
            nowMs - Ms(SessionLife.Unused));
        foreach (var hash in ended)
        {
            End(s, hash);
        }
    }

    private long NowMs() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static long Ms(TimeSpan span) => (long)span.TotalMilliseconds;

    private static bool Gain(Statements s, byte[] hash, Membership membership) => s.Run(
        "INSERT INTO memberships (session, exercise, person, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        hash,
        membership.Exercise,
        membership.Person,
        membership.Kind.ToString()) == 1;

    private static void End(Statements s, byte[] hash)
    {
        s.Run("DELETE FROM sessions WHERE id = $1", hash);
        s.Run("DELETE FROM memberships WHERE session = $1", hash);
        s.Run("DELETE FROM membership_links WHERE session = $1", hash);
        s.Run("DELETE FROM session_uses WHERE session = $1", hash);
    }

    private static Membership Member(DbDataReader row) => new(row.GetString(0), row.GetString(1), Enum.Parse<MemberKind>(row.GetString(2)));
}
