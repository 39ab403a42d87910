using System.Text;

namespace Tabletop.Authoring.Words;

/// <summary>Ids: words of small letters and digits, joined by hyphens, such as <c>faith-leaders</c>.</summary>
internal static class Kebab
{
    public const int Longest = 64;

    public static bool IsId(string text)
    {
        if (text.Length is 0 or > Longest || !char.IsAsciiLetterLower(text[0]) || text[^1] == '-')
        {
            return false;
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && !(text[i] == '-' && text[i - 1] != '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nearest text that is an id; never a word of the language.</summary>
    public static string Suggest(string text)
    {
        var id = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(char.ToLowerInvariant(c));
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var word = id.ToString().Trim('-');
        return word.Length == 0 ? "first-hours" : char.IsAsciiDigit(word[0]) ? $"the-{word}" : word;
    }

    /// <summary>The id in words: a title for people where the author gave none.</summary>
    public static string InWords(string id)
    {
        var words = id.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
