using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Authoring.Findings;
using Tabletop.Web.Summits;

namespace Tabletop.Web.Tests.Summits;

public sealed class RosterFileTests
{
    private static readonly RosterRules Rules = new(3, [("mayor", "Mayor"), ("police", "Police commander")], ["en", "fr"], NeedsSeats: true);

    private static readonly Arbitrary<string[]> Cells = Arb.From(Gen.Choose(1, 4).SelectMany(count =>
        Gen.ListOf(Gen.Choose(0, 8).SelectMany(length => Gen.ListOf(Gen.Elements("\",;\t\r\n a1\u00e9\u05d0\U0001f3db".ToCharArray().Where(c => !char.IsSurrogate(c)).ToArray()), length).Select(signs => string.Concat(signs))), count).Select(cells => cells.ToArray())));

    [Fact]
    public void What_is_written_as_the_standard_says_is_read_back_whatever_the_cells_hold() => Prop.ForAll(Cells, Gen.Elements(',', ';', '\t').ToArbitrary(), (cells, separator) =>
    {
        // A first line says by which sign cells are cut; a row of blanks alone is none.
        string[] header = [.. cells.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"c{i}")), "end"];
        string[] row = [.. cells, "x"];
        var text = $"{Line(header, separator)}\r\n{Line(row, separator)}\r\n";
        var read = CsvTable.Read(Encoding.UTF8.GetBytes(text));
        return read.WrongLine == 0 && read.Rows.Count == 2 && read.Rows[0].Cells.SequenceEqual(header) && read.Rows[1].Cells.SequenceEqual(row) && read.Rows[1].Line == 2;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Any_bytes_at_all_give_lines_or_findings_and_never_an_exception() => Prop.ForAll<byte[]>(bytes =>
    {
        var file = RosterFile.Read(bytes, Rules);
        return file.HasErrors || file.Lines.Count > 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("name,table,seat,language\r\nAna,1,mayor,fr\r\nBen,2,police,\r\n")]
    [InlineData("\uFEFFLanguage;Seat;Table;Name\nfr;MAYOR;1;Ana\n\n;Police commander;2;Ben")]
    [InlineData("name\ttable\tseat\tlanguage\rAna\t1\tmayor\tFR\r\" Ben \"\t2\tpolice\t\r")]
    public void Columns_stand_in_any_order_and_cells_between_commas_semicolons_or_tabs(string text)
    {
        var file = Read(text);
        Assert.Empty(file.Findings);
        Assert.Equal([("Ana", 1, "mayor", "fr"), ("Ben", 2, "police", null)], file.Lines.Select(l => (l.Name, l.Table, l.Seat, l.Language)));
    }

    [Fact]
    public void Quotes_keep_separators_and_line_ends_and_what_comes_after_has_its_own_line()
    {
        var file = Read("name,table,seat\n\"Ng, \"\"Bo\"\"\nZoe\",1,mayor\nBen,9,mayor\n");
        Assert.Equal("Ng, \"Bo\" Zoe", file.Lines.Single().Name);
        Assert.Equal([(4, "table")], file.Findings.Select(f => (f.Line, f.Code)));
    }

    [Theory]
    [InlineData("name,table,seat\n,1,mayor", 2, "name")]
    [InlineData("name,table,seat\nAna,1,mayor\nana,2,police", 3, "name-twice")]
    [InlineData("name,table,seat\nAna,4,mayor", 2, "table")]
    [InlineData("name,table,seat\nAna,one,mayor", 2, "table")]
    [InlineData("name,table,seat\nAna,,mayor", 2, "table")]
    [InlineData("name,table,seat\nAna,1,baker", 2, "seat")]
    [InlineData("name,table,seat\nAna,1,", 2, "seat")]
    [InlineData("name,table,seat\nAna,1,mayor,and,more", 2, "cells")]
    [InlineData("name,table,seat\nAna,1,ma\"yor", 2, "csv")]
    [InlineData("name,table,seat\n\n\"Ana,1,mayor\n", 3, "csv")]
    [InlineData("name,seat\nAna,mayor", 1, "header")]
    [InlineData("name,table,table\nAna,1,1", 1, "column")]
    [InlineData("name,table,seat", 1, "empty")]
    [InlineData("", 1, "empty")]
    public void What_is_wrong_is_said_with_its_line_and_a_cure(string text, int line, string code)
    {
        var finding = Assert.Single(Read(text).Findings);
        Assert.Equal((line, code, Severity.Error), (finding.Line, finding.Code, finding.Severity));
        Assert.NotEmpty(finding.Cure);
    }

    [Fact]
    public void Every_wrong_line_is_said_at_once() =>
        Assert.Equal([(2, "table"), (2, "seat"), (3, "name"), (4, "table")], Read("name,table,seat\nAna,9,baker\n,1,mayor\nCyd,x,mayor").Findings.Select(f => (f.Line, f.Code)));

    [Fact]
    public void A_language_the_scenario_does_not_have_and_a_column_nobody_reads_are_worth_a_warning()
    {
        var file = Read("name,table,seat,language,phone\nAna,1,mayor,tlh,123");
        Assert.False(file.HasErrors);
        Assert.Equal([(1, "column"), (2, "language")], file.Findings.Select(f => (f.Line, f.Code)));
        Assert.Null(file.Lines.Single().Language);
    }

    [Theory]
    [InlineData(60, new string[0])]
    [InlineData(61, new[] { "name-long" })]
    public void A_name_too_long_for_a_badge_is_kept_shorter_and_said(int letters, string[] codes)
    {
        var file = Read($"name,table,seat\n{new string('x', letters)},1,mayor");
        Assert.Equal(codes, file.Findings.Select(f => f.Code));
        Assert.False(file.HasErrors);
        Assert.Equal(60, file.Lines.Single().Name.Length);
    }

    [Fact]
    public void Seats_may_be_left_out_where_they_are_not_assigned() =>
        Assert.Null(RosterFile.Read("name,table\nAna,1"u8.ToArray(), Rules with { NeedsSeats = false }).Lines.Single().Seat);

    [Fact]
    public void Another_encoding_is_no_guesswork() =>
        Assert.Equal("csv", Assert.Single(RosterFile.Read([.. "name,table,seat\nAna"u8, 0xE9, .. ",1,mayor"u8], Rules).Findings).Code);

    [Fact]
    public void A_roster_ends_after_two_thousand_people()
    {
        string Of(int people) => $"name,table,seat\n{string.Concat(Enumerable.Range(1, people).Select(n => string.Create(CultureInfo.InvariantCulture, $"P{n},1,mayor\n")))}";
        Assert.Equal(RosterFile.MostLines, Read(Of(RosterFile.MostLines)).Lines.Count);
        Assert.Equal((RosterFile.MostLines + 2, "too-long"), (Read(Of(RosterFile.MostLines + 1)).Findings.Single().Line, Read(Of(RosterFile.MostLines + 1)).Findings.Single().Code));
    }

    [Fact]
    public void A_first_line_without_end_is_one_finding() =>
        Assert.Equal((1, "column"), Assert.Single(Read($"name,table{string.Concat(Enumerable.Repeat(",x", 200_000))}\nAna,1").Findings) is var found ? (found.Line, found.Code) : default);

    [Fact]
    public void A_table_of_our_own_is_read_without_its_guards() =>
        Assert.Equal("-Ana", RosterFile.Read(Exports.CsvBytes("name,table,seat", "-Ana,1,mayor"), Rules).Lines.Single().Name);

    private static RosterFile Read(string text) => RosterFile.Read(Encoding.UTF8.GetBytes(text), Rules);

    private static string Line(IEnumerable<string> cells, char separator) =>
        string.Join(separator, cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static class Exports
    {
        public static byte[] CsvBytes(params string[] lines) => Web.Exports.Csv.File(lines.Select(line => Web.Exports.Csv.Row(line.Split(','))));
    }
}
