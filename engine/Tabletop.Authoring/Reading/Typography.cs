using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Reading;

/// <summary>Signs that word processors put in place of those on the keyboard. In a text they are welcome; in a word of the language they are not.</summary>
internal static class Typography
{
    public static bool IsQuote(char c) => c is '\u2018' or '\u2019' or '\u201A' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB';

    public static bool IsDash(char c) => c is (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' or '\uFF0D';

    public static bool IsHardSpace(char c) => c is '\u00A0' or '\u2007' or '\u202F' or '\u2009' or '\u200B';

    /// <summary>Reports the first such sign in a word that starts at <paramref name="at"/>; false if there is none.</summary>
    public static bool Report(Reader reader, string text, Position at) =>
        Report(reader, text, offset => at with { Column = at.Column + offset });

    public static bool Report(Reader reader, string text, Func<int, Position> where)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var rule = IsQuote(text[i]) ? Rules.CurlyQuotes : IsDash(text[i]) ? Rules.LongDash : IsHardSpace(text[i]) ? Rules.HardSpace : null;
            if (rule is not null)
            {
                reader.Add(rule, where(i));
                return true;
            }
        }

        return false;
    }
}
