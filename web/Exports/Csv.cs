using System.Text;

namespace Tabletop.Web.Exports;

/// <summary>
/// Every table that leaves the program as text: RFC 4180, every cell in quotes. What people typed stands in it, and spreadsheet programs
/// take a cell that begins with certain signs for a formula; some strip the quotes first, and where a comma is decimal they cut lines at
/// semicolons. So an apostrophe goes before such a sign wherever a program might see a cell begin. <see cref="Plain"/> takes it away.
/// </summary>
public static class Csv
{
    private const char Guard = '\'';

    /// <summary>Signs that begin a formula or hide one, in their full-width forms, too.</summary>
    private const string Triggers = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20\u2212";

    /// <summary>Where some program or other cuts a line into cells.</summary>
    private const string Separators = ",;|\t\r\n";

    /// <summary>A line of cells, with its end.</summary>
    public static string Row(params IEnumerable<string?> cells) =>
        $"{string.Join(',', cells.Select(cell => $"\"{Guarded(cell ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""))}\r\n";

    /// <summary>The bytes of a file. Without the mark at its beginning Excel takes it for another encoding.</summary>
    public static byte[] File(IEnumerable<string> rows) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(string.Concat(rows))];

    /// <summary>A cell's text as it was before it was written.</summary>
    public static string Plain(string cell)
    {
        var (text, begins) = (new StringBuilder(cell.Length), true);
        for (var i = 0; i < cell.Length; i++)
        {
            var guarded = begins && cell[i] == Guard && i + 1 < cell.Length;
            i += guarded ? 1 : 0;
            text.Append(cell[i]);
            begins = Begins(cell[i], begins && !guarded);
        }

        return text.ToString();
    }

    private static string Guarded(string text)
    {
        var (cell, begins) = (new StringBuilder(text.Length + 1), true);
        foreach (var sign in text)
        {
            var guarded = begins && (sign == Guard || Triggers.Contains(sign, StringComparison.Ordinal));
            cell.Append(guarded ? "'" : "").Append(sign);
            begins = Begins(sign, begins && !guarded);
        }

        return cell.ToString();
    }

    /// <summary>Whether a cell might begin after this sign: after a separator, and on through blanks and quotes.</summary>
    private static bool Begins(char sign, bool before) =>
        Separators.Contains(sign, StringComparison.Ordinal) || (before && (char.IsWhiteSpace(sign) || sign is '"' or '\u201C' or '\u201D' or '\uFEFF' or '\u200B'));
}
