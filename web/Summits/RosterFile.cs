using System.Globalization;
using Tabletop.Authoring.Findings;
using Tabletop.Engine;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Summits;

/// <summary>Where somebody is expected, as a file says it.</summary>
/// <param name="Seat">A role's id; null: settled at the table.</param>
/// <param name="Language">One of the scenario's; null: not said.</param>
public sealed record RosterFileLine(int Line, string Name, int Table, string? Seat, string? Language);

/// <summary>What a summit's roster can name.</summary>
/// <param name="Seats">Ids and titles of roles: either can stand in a file.</param>
/// <param name="NeedsSeats">Seats are assigned: each line must name one.</param>
public sealed record RosterRules(int Tables, IReadOnlyList<(string Id, string Title)> Seats, Items<string> Languages, bool NeedsSeats);

/// <summary>A roster read from CSV: its lines, and everything that is wrong with it. With an error in it nothing is kept.</summary>
public sealed record RosterFile(IReadOnlyList<RosterFileLine> Lines, Items<RosterFinding> Findings)
{
    public const int MostBytes = 1024 * 1024;

    public const int MostLines = 2_000;

    /// <summary>Far more than a table of people has.</summary>
    private const int MostColumns = 100;

    /// <summary>The first columns must be there.</summary>
    private const int Needed = 2;

    private static readonly string[] Columns = ["name", "table", "seat", "language"];

    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    public static RosterFile Read(byte[] bytes, RosterRules rules)
    {
        var table = CsvTable.Read(bytes);
        if (table.WrongLine > 0)
        {
            return Wrong(table.WrongLine, "csv", table.Wrong, table.Cure);
        }

        if (table.Rows.Count == 0)
        {
            return Wrong(1, "empty", "There is no line in it", "Begin with the line: name,table,seat,language");
        }

        if (table.Rows.Count - 1 > MostLines)
        {
            return Wrong(table.Rows[MostLines + 1].Line, "too-long", $"A roster has at most {MostLines} people", "Leave out who is not coming, or make two summits");
        }

        return new Reader(rules, table.Rows).Read();
    }

    private static RosterFile Wrong(int line, string code, string message, string cure) => new([], [new(line, Severity.Error, code, message, cure)]);

    private sealed class Reader(RosterRules rules, IReadOnlyList<CsvRow> rows)
    {
        private readonly List<RosterFinding> _findings = [];
        private readonly List<RosterFileLine> _lines = [];
        private readonly Dictionary<string, int> _lineOf = new(StringComparer.OrdinalIgnoreCase);

        public RosterFile Read()
        {
            if (Header(rows[0]) is not { } at)
            {
                return new([], _findings.ToItems());
            }

            foreach (var row in rows.Skip(1))
            {
                Line(row, at);
            }

            if (rows.Count == 1)
            {
                Error(1, "empty", "There is nobody in it", "Write a line for each person under the first one");
            }

            return new(_lines, _findings.ToItems());
        }

        /// <returns>At which place each of the columns stands, -1 where it is left out; null: nobody can tell.</returns>
        private int[]? Header(CsvRow row)
        {
            if (row.Cells.Count > MostColumns)
            {
                Error(row.Line, "column", FormattableString.Invariant($"The first line has more than {MostColumns} columns"), "Begin with the line: name,table,seat,language");
                return null;
            }

            var names = row.Cells.Select(c => c.Trim().ToLowerInvariant()).ToArray();
            foreach (var name in names.Where(n => n.Length > 0 && !Columns.Contains(n)))
            {
                _findings.Add(new(row.Line, Severity.Warning, "column", $"The column '{Shown(name)}' is not read", "Columns are name, table, seat and language"));
            }

            var at = Columns.Select(column => Array.IndexOf(names, column)).ToArray();
            foreach (var column in Columns.Where(c => names.Count(n => n == c) > 1))
            {
                Error(row.Line, "column", $"The column '{column}' stands there twice", "Take one of them out");
            }

            foreach (var column in Columns.Take(Needed).Where(c => !names.Contains(c)))
            {
                Error(row.Line, "header", $"The first line names no column '{column}'", "Begin with the line: name,table,seat,language");
            }

            return _findings.Any(f => f.Severity == Severity.Error) ? null : at;
        }

        private void Line(CsvRow row, int[] at)
        {
            var before = _findings.Count(f => f.Severity == Severity.Error);
            var (name, table) = (Name(row, Cell(row, at[0])), Table(row, Cell(row, at[1])));
            var (seat, language) = (Seat(row, Cell(row, at[2])), Language(row, Cell(row, at[3])));
            if (row.Cells.Count > rows[0].Cells.Count)
            {
                Error(row.Line, "cells", "This line has more cells than the first", "Put a cell with a comma or a semicolon in it in quotation marks");
            }

            if (_findings.Count(f => f.Severity == Severity.Error) == before)
            {
                _lines.Add(new(row.Line, name, table, seat, language));
            }
        }

        /// <summary>Programs write an accent with its letter or after it: the same person must not be two.</summary>
        private static string Cell(CsvRow row, int at) => at >= 0 && at < row.Cells.Count ? row.Cells[at].Trim().Normalize() : "";

        private string Name(CsvRow row, string cell)
        {
            // Tables of ours carry a guard before what a spreadsheet could take for a formula.
            var typed = Exports.Csv.Plain(cell);
            var name = Door.CleanName(typed) ?? "";
            if (typed.Length > Door.LongestName && name.Length >= Door.LongestName - 1)
            {
                _findings.Add(new(row.Line, Severity.Warning, "name-long", $"This name has more than {Door.LongestName} letters; on badges and screens it is '{name}'", "Write it shorter"));
            }

            if (name.Length == 0)
            {
                Error(row.Line, "name", "There is no name", "Write the name that stands on the badge");
            }
            else if (!_lineOf.TryAdd(name, row.Line))
            {
                Error(row.Line, "name-twice", $"'{name}' stands in line {_lineOf[name]} already", "Tell the two apart by an initial or an organisation, or take one line out");
            }

            return name;
        }

        private int Table(CsvRow row, string cell)
        {
            if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var table) || table < 1 || table > rules.Tables)
            {
                Error(row.Line, "table", cell.Length == 0 ? "There is no table" : $"There is no table '{Shown(cell)}'", $"Write a number from 1 to {rules.Tables.ToString(CultureInfo.InvariantCulture)}");
            }

            return table;
        }

        private string? Seat(CsvRow row, string cell)
        {
            if (cell.Length == 0)
            {
                if (rules.NeedsSeats)
                {
                    Error(row.Line, "seat", "There is no seat", $"Write one of these: {SeatIds}");
                }

                return null;
            }

            var seat = rules.Seats.FirstOrDefault(s => s.Id.Equals(cell, StringComparison.OrdinalIgnoreCase) || s.Title.Equals(cell, StringComparison.OrdinalIgnoreCase)).Id;
            if (seat is null)
            {
                Error(row.Line, "seat", $"There is no seat '{Shown(cell)}'", $"Write one of these: {SeatIds}");
            }

            return seat;
        }

        private string? Language(CsvRow row, string cell)
        {
            var language = rules.Languages.FirstOrDefault(l => l.Equals(cell, StringComparison.OrdinalIgnoreCase));
            if (cell.Length > 0 && language is null)
            {
                _findings.Add(new(
                    row.Line,
                    Severity.Warning,
                    "language",
                    $"The scenario cannot be read in '{Shown(cell)}'; it will be in {rules.Languages[0]}",
                    $"Write one of these, or leave it empty: {string.Join(", ", rules.Languages)}"));
            }

            return language;
        }

        private string SeatIds => string.Join(", ", rules.Seats.Select(s => s.Id));

        private void Error(int line, string code, string message, string cure) => _findings.Add(new(line, Severity.Error, code, message, cure));

        /// <summary>Findings are read by people: no line of theirs is longer than one.</summary>
        private static string Shown(string cell) => Hosting.Exercises.TypedTexts.Clean(cell.Length > 40 ? $"{cell[..40]}…" : cell).ReplaceLineEndings(" ");
    }
}
