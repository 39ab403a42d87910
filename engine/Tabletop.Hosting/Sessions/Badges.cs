using System.Buffers.Text;
using System.Security.Cryptography;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Sessions;

/// <summary>Whose badge it is, and at which summit.</summary>
public sealed record BadgeHolder(string Summit, string Person);

/// <summary>
/// Personal secrets, printed on badges. Each opens its holder's own place and nothing else. A secret is shown once, when it is issued, and
/// only its hash is kept; whoever is issued another has no use for the one before.
/// </summary>
/// <exception cref="HostingProblem">The storage does not answer.</exception>
public sealed class Badges(IDatabase database)
{
    /// <summary>128 bits: short enough for a coarse QR that old phones read, and nobody guesses one.</summary>
    private const int Length = 16;

    /// <param name="renews">Whoever has a badge is issued another; if not, they keep theirs, also one that somebody else has issued just now.</param>
    /// <returns>The secrets of those who were issued one, by person. Durable when it returns.</returns>
    public IReadOnlyDictionary<string, string> Issue(string summit, IReadOnlyList<string> people, bool renews = true)
    {
        var had = renews ? "DO UPDATE SET summit = excluded.summit, hash = excluded.hash" : "DO NOTHING";
        var secrets = people.Distinct().ToDictionary(person => person, _ => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length)));
        Dictionary<string, string> issued = [];
        database.WriteNow(s =>
        {
            issued.Clear();
            foreach (var (person, secret) in secrets)
            {
                if (renews)
                {
                    // Whoever came by the badge before stays where they are, and goes to no other table by it.
                    s.Run("DELETE FROM memberships WHERE exercise = $1 AND person = $2 AND EXISTS (SELECT 1 FROM badges WHERE person = $2)", summit, person);
                }

                if (s.Run($"INSERT INTO badges (person, summit, hash) VALUES ($1, $2, $3) ON CONFLICT (person) {had}", person, summit, Secret.Hash(secret)) == 1)
                {
                    issued.Add(person, secret);
                }
            }
        });
        return issued;
    }

    /// <summary>Null: it opens nothing, or nothing any more.</summary>
    public BadgeHolder? Find(string secret)
    {
        var hash = Secret.Hash(secret);
        return database.Read(s => s.First("SELECT summit, person FROM badges WHERE hash = $1", row => new BadgeHolder(row.GetString(0), row.GetString(1)), hash));
    }

    /// <summary>Everybody who has a badge.</summary>
    public IReadOnlyList<string> Holders(string summit) =>
        database.Read(s => s.All("SELECT person FROM badges WHERE summit = $1 ORDER BY person", row => row.GetString(0), summit));

    /// <summary>These people's badges open nothing any more.</summary>
    public void TakeBack(string summit, IReadOnlyList<string> people) => database.WriteNow(s =>
    {
        foreach (var person in people)
        {
            s.Run("DELETE FROM badges WHERE summit = $1 AND person = $2", summit, person);
        }
    });
}
