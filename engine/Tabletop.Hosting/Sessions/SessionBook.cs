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
    /// <returns>The new session's id, for the cookie alone.</returns>
    public string Open(bool mayCreate = false) => Open(mayCreate, []);

    /// <summary>A new id with all rights of the old, which ends: whenever a session gains something, so that an id somebody planted gains nothing.</summary>
    public string Renew(string id, Membership? gained = null, bool mayCreate = false)
    {
        var old = Find(id) ?? new(false, []);
        List<Membership> memberships = [.. old.Memberships];
        if (gained is not null && !memberships.Contains(gained))
        {
            memberships.Add(gained);
        }

        var renewed = Open(old.MayCreate || mayCreate, memberships);
        Close(id);
        last?.Renewed(Secret.Hash(id));
        return renewed;
    }

    /// <summary>Notes a membership the session has by another right already; one that is new to it comes with <see cref="Renew"/>.</summary>
    public void Add(string id, Membership membership)
    {
        var hash = Secret.Hash(id);
        database.WriteNow(s => s.Run(
            "INSERT INTO memberships (session, exercise, person, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            hash,
            membership.Exercise,
            membership.Person,
            membership.Kind.ToString()));
    }

    /// <summary>This id was replaced a moment ago, on whichever node: whoever sent it has the new one by now.</summary>
    public bool WasJustRenewed(string id) => last is not null && Find(id) is null && last.WasJustRenewed(Secret.Hash(id));

    public Session? Find(string id)
    {
        var hash = Secret.Hash(id);
        return last is null ? Stored(hash) : last.Or($"session {Convert.ToHexString(hash)}", () => Stored(hash));
    }

    public void Close(string id)
    {
        var hash = Secret.Hash(id);
        database.WriteNow(s =>
        {
            s.Run("DELETE FROM sessions WHERE id = $1", hash);
            s.Run("DELETE FROM memberships WHERE session = $1", hash);
        });
    }

    /// <summary>A removed person loses the exercise in every session; other exercises stay.</summary>
    public void Revoke(string exercise, string person) => database.WriteNow(s =>
    {
        s.Run("DELETE FROM memberships WHERE exercise = $1 AND person = $2", exercise, person);
        s.Run("DELETE FROM languages WHERE person = $1 AND NOT EXISTS (SELECT 1 FROM memberships WHERE person = $1)", person);
    });

    /// <summary>The languages a person wants, as <see cref="WantedLanguages"/> says; null: never said.</summary>
    public string? Languages(string person)
    {
        string? Stored() => database.Read(s => s.First("SELECT wanted FROM languages WHERE person = $1", row => row.GetString(0), person));
        return last is null ? Stored() : last.Or($"languages {person}", Stored);
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

    private Session? Stored(byte[] hash) => database.Read(s => s.First("SELECT may_create FROM sessions WHERE id = $1", row => (bool?)(row.GetInt64(0) != 0), hash) is { } mayCreate
        ? new Session(mayCreate, s.All("SELECT exercise, person, kind FROM memberships WHERE session = $1 ORDER BY exercise, person, kind", Member, hash))
        : null);

    private string Open(bool mayCreate, List<Membership> memberships)
    {
        var id = Secret.New();
        var hash = Secret.Hash(id);
        database.WriteNow(s =>
        {
            s.Run("INSERT INTO sessions (id, may_create, opened_ms) VALUES ($1, $2, $3)", hash, mayCreate ? 1L : 0L, time.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var member in memberships)
            {
                s.Run(
                    "INSERT INTO memberships (session, exercise, person, kind) VALUES ($1, $2, $3, $4)",
                    hash,
                    member.Exercise,
                    member.Person,
                    member.Kind.ToString());
            }
        });
        return id;
    }

    private static Membership Member(DbDataReader row) => new(row.GetString(0), row.GetString(1), Enum.Parse<MemberKind>(row.GetString(2)));
}
