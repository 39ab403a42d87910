using System.Security.Cryptography;
using System.Text;

namespace Tabletop.Authoring.Translating;

/// <summary>Says whether a text is still the one that a translation was made from.</summary>
public static class Fingerprint
{
    /// <summary>
    /// Eight hexadecimal digits. How a file ends its lines, how a letter with an accent is stored and blanks at the end make no difference.
    /// </summary>
    public static string Of(string text)
    {
        var plain = text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).TrimEnd();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))[..8];
    }
}
