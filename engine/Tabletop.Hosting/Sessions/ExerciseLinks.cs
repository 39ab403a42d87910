using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Sessions;

/// <param name="Kind">Staff or board; participants come by code.</param>
public sealed record LinkTarget(string Exercise, MemberKind Kind);

/// <summary>Secrets in links for an exercise's staff and its projector. Each is shown once, when it is made; several can be out.</summary>
public sealed class ExerciseLinks(IDatabase database)
{
    /// <returns>The secret, for the link's fragment. Durable when it returns.</returns>
    public string Make(string exercise, MemberKind kind)
    {
        var secret = Secret.New();
        var hash = Secret.Hash(secret);
        database.WriteNow(s => s.Run("INSERT INTO secrets (hash, exercise, kind) VALUES ($1, $2, $3)", hash, exercise, kind.ToString()));
        return secret;
    }

    public LinkTarget? Find(string secret)
    {
        var hash = Secret.Hash(secret);
        return database.Read(s => s.First(
            "SELECT exercise, kind FROM secrets WHERE hash = $1",
            row => new LinkTarget(row.GetString(0), Enum.Parse<MemberKind>(row.GetString(1))),
            hash));
    }

    /// <summary>All links of one kind open nothing any more.</summary>
    public void Revoke(string exercise, MemberKind kind) =>
        database.WriteNow(s => s.Run("DELETE FROM secrets WHERE exercise = $1 AND kind = $2", exercise, kind.ToString()));
}
