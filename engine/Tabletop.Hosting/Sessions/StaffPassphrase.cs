using System.Security.Cryptography;
using System.Text;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Sessions;

/// <summary>
/// What the staff link asks for beside its key, where facilitators have chosen something: then a link that got about does not open
/// anything. It belongs to the database, so all nodes ask for the same.
/// </summary>
/// <exception cref="HostingProblem">The storage does not answer.</exception>
public sealed class StaffPassphrase(IDatabase database)
{
    /// <summary>People choose it, so it must be long enough that trying words does not pay. Characters.</summary>
    public const int Shortest = 12;

    /// <summary>Characters.</summary>
    public const int Longest = 200;

    /// <summary>What OWASP asks of PBKDF2 with SHA-256. The number is stored with each hash, so it can grow.</summary>
    private const int Rounds = 600_000;

    private const int SaltLength = 16;
    private const int HashLength = 32;

    public bool IsSet => database.Read(s => s.First("SELECT 1 FROM passphrase WHERE id = 1", _ => true));

    /// <summary>Takes the same long time for any, also where none is set: some tenths of a second of one core.</summary>
    public bool Is(string typed)
    {
        var stored = database.Read(s => s.First(
            "SELECT salt, rounds, hash FROM passphrase WHERE id = 1", row => new Stored(row.GetFieldValue<byte[]>(0), (int)row.GetInt64(1), row.GetFieldValue<byte[]>(2))));
        var hash = Hash(typed, stored?.Salt ?? new byte[SaltLength], stored?.Rounds ?? Rounds);
        return stored is not null && CryptographicOperations.FixedTimeEquals(hash, stored.Hash);
    }

    /// <summary>From now on it is this one. Durable when it returns.</summary>
    public void Set(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var hash = Hash(passphrase, salt, Rounds);
        database.WriteNow(s => s.Run(
            "INSERT INTO passphrase (id, salt, rounds, hash) VALUES (1, $1, $2, $3) ON CONFLICT (id) DO UPDATE SET salt = excluded.salt, rounds = excluded.rounds, hash = excluded.hash",
            salt,
            (long)Rounds,
            hash));
    }

    /// <summary>The staff link opens by itself again. Durable when it returns.</summary>
    public void Remove() => database.WriteNow(s => s.Run("DELETE FROM passphrase WHERE id = 1"));

    // Spaces at the ends are seen by nobody, and phones put them there.
    private static byte[] Hash(string typed, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(typed.Trim()), salt, rounds, HashAlgorithmName.SHA256, HashLength);

    private sealed record Stored(byte[] Salt, int Rounds, byte[] Hash);
}
