using System.Text;

namespace Tabletop.Authoring.Findings;

/// <summary>Shows a piece of somebody's file inside a message: on one line, short, and with nothing invisible in it.</summary>
internal static class Quoted
{
    private const int Longest = 48;

    public static string Of(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, Longest)).EnumerateRunes())
        {
            var invisible = Rune.GetUnicodeCategory(rune) is
                System.Globalization.UnicodeCategory.Control or
                System.Globalization.UnicodeCategory.Format or
                System.Globalization.UnicodeCategory.LineSeparator or
                System.Globalization.UnicodeCategory.ParagraphSeparator;
            shown.Append(invisible ? " " : rune.ToString());
        }

        return shown.Append(text.Length > Longest ? "…'" : "'").ToString();
    }
}
