using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Web.Exports;

namespace Tabletop.Web.Tests.Exports;

public sealed class CsvTests
{
    private const string Signs = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20\u2212'\",;| ab1\u201C\u00A0\u200B\uFEFF\u202E\u05D0";

    /// <summary>What no cell may begin with, wherever a program sees one begin.</summary>
    private const string Formula = "=+-@\0\uFF1D\uFF0B\uFF0D\uFF20\u2212";

    private static readonly Arbitrary<string[]> Cells = Arb.From(Gen.Choose(1, 4).SelectMany(count =>
        Gen.ListOf(Gen.Choose(0, 12).SelectMany(length => Gen.ListOf(Gen.Elements(Signs.ToCharArray()), length).Select(signs => string.Concat(signs))), count).Select(cells => cells.ToArray())));

    [Fact]
    public void Whatever_is_written_is_read_back() => Prop.ForAll(Cells, cells => Parse(Csv.Row(cells), ',', quotes: true).Single().Select(Csv.Plain).SequenceEqual(cells))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void So_is_any_text_at_all() => Prop.ForAll<string?>(text => Csv.Plain(Parse(Csv.Row(text), ',', quotes: true).Single().Single()) == (text ?? ""))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData(',', true)]
    [InlineData(';', true)]
    [InlineData('\t', true)]
    [InlineData('|', true)]
    [InlineData(',', false)]
    [InlineData(';', false)]
    [InlineData('\t', false)]
    [InlineData('|', false)]
    public void No_cell_begins_like_a_formula_however_a_program_cuts_the_line(char separator, bool quotes) =>
        Prop.ForAll(Cells, cells => Parse(Csv.Row(cells), separator, quotes).SelectMany(line => line).All(IsHarmless)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"\r\n")]
    [InlineData("a;=1+1", "\"a;'=1+1\"\r\n")]
    [InlineData("-5", "\"'-5\"\r\n")]
    [InlineData("well - no", "\"well - no\"\r\n")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"\r\n")]
    [InlineData("'quoted'", "\"''quoted'\"\r\n")]
    [InlineData("\t=x", "\"'\t'=x\"\r\n")]
    [InlineData(null, "\"\"\r\n")]
    public void A_cell_looks_like_this(string? text, string row) => Assert.Equal(row, Csv.Row(text));

    [Fact]
    public void A_file_begins_with_the_mark_of_its_encoding() =>
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "\"é\"\r\n"u8], Csv.File([Csv.Row("é")]));

    private static bool IsHarmless(string cell) => cell.TrimStart('"', ' ', '\u00A0', '\u201C', '\uFEFF', '\u200B') is not [var first, ..] || !Formula.Contains(first, StringComparison.Ordinal);

    /// <summary>As RFC 4180 says, or, without quotes, as programs do that strip them.</summary>
    private static List<List<string>> Parse(string text, char separator, bool quotes)
    {
        List<List<string>> lines = [[]];
        var (cell, inside) = (new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quotes && text[i] == '"' && (inside || cell.Length == 0))
            {
                var isDoubled = inside && i + 1 < text.Length && text[i + 1] == '"';
                cell.Append(isDoubled ? "\"" : "");
                i += isDoubled ? 1 : 0;
                inside = isDoubled || !inside;
            }
            else if (!inside && text[i] == separator)
            {
                End();
            }
            else if (!inside && text[i] is '\r' or '\n')
            {
                End();
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                lines.Add([]);
            }
            else if (quotes || text[i] != '"')
            {
                cell.Append(text[i]);
            }
        }

        // Where lines are cut at other signs a quote may begin in the middle and find no end.
        if (inside || cell.Length > 0)
        {
            End();
            return lines;
        }

        lines.RemoveAt(lines.Count - 1);
        return lines;

        void End()
        {
            lines[^1].Add(cell.ToString());
            cell.Clear();
        }
    }
}
