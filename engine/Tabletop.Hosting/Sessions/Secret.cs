using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tabletop.Hosting.Sessions;

/// <summary>Long random words that open something. Only their hash is stored, so a copy of the data opens nothing.</summary>
public static class Secret
{
    /// <summary>256 bits: nobody guesses one, so no slow hash is needed.</summary>
    private const int Length = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Length));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
