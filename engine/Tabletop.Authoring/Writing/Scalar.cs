using System.Buffers;
using System.Globalization;
using System.Text;

namespace Tabletop.Authoring.Writing;

/// <summary>Texts as YAML reads them back: bare where that is safe, else in quotes, long ones as lines after <c>|</c>.</summary>
internal static class Scalar
{
    private const int LongestLine = 80;

    private static readonly SearchValues<char> OfBrackets = SearchValues.Create(",[]{}?:#\"'");

    /// <summary>Words that some reader of YAML takes for more than words.</summary>
    private static readonly string[] Loaded = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>The text after a key or a dash.</summary>
    public static string Line(string text) => IsBare(text) ? text : Quoted(text);

    /// <summary>The text inside <c>[ ]</c> or <c>{ }</c>, where more signs mean something.</summary>
    public static string InBrackets(string text) => IsBare(text) && !text.AsSpan().ContainsAny(OfBrackets) ? text : Quoted(text);

    /// <summary>In quotes, however plain it is.</summary>
    public static string Quoted(string text)
    {
        if (!text.AsSpan().ContainsAny('"', '\\') && text.All(IsSeen))
        {
            return $"\"{text}\"";
        }

        if (!text.Contains('\'', StringComparison.Ordinal) && text.All(IsSeen))
        {
            return $"'{text}'";
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when IsSeen(c) => quoted.Append(c),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The lines of a text that goes after <c>|</c>; null where it is short, or would not come back the same.</summary>
    public static string[]? Lines(string text)
    {
        var isLong = text.Length > LongestLine || text.Contains('\n', StringComparison.Ordinal);
        return isLong && !char.IsWhiteSpace(text[0]) && text[^1] is not (' ' or '\n') && text.All(c => c == '\n' || IsSeen(c)) ? text.Split('\n') : null;
    }

    /// <summary>The text without the signs that cannot stand bare in a file.</summary>
    public static string Seen(string text) => text.All(IsSeen) ? text : string.Concat(text.Where(IsSeen));

    private static bool IsBare(string text) =>
        text.Length > 0
        && Rune.DecodeFromUtf16(text, out var first, out _) == OperationStatus.Done && Rune.IsLetterOrDigit(first)
        && !char.IsWhiteSpace(text[^1]) && text[^1] != ':'
        && text.All(IsSeen)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !Loaded.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Not one of the signs that end a line, or that a file may not contain. Joiners and marks of direction belong to some scripts.</summary>
    private static bool IsSeen(char c) =>
        !char.IsControl(c) && c is not (
            '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF');
}
