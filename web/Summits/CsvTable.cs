using System.Text;

namespace Tabletop.Web.Summits;

/// <summary>A line of a table as it was read.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A table, or the first thing in it that cannot be read.</summary>
/// <param name="WrongLine">0: nothing is wrong.</param>
public sealed record CsvTable(IReadOnlyList<CsvRow> Rows, int WrongLine = 0, string Wrong = "", string Cure = "")
{
    private const char Quote = '"';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>RFC 4180 in UTF-8, with a comma, a semicolon or a tab between cells: whichever comes first in the first line. Blank lines are left out.</summary>
    public static CsvTable Read(byte[] bytes)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return new([], 1, "The file is not in UTF-8", "Save it as CSV UTF-8; spreadsheet programs offer that beside plain CSV");
        }

        return new Reader(text.StartsWith('\uFEFF') ? text[1..] : text).Table();
    }

    private sealed class Reader(string text)
    {
        private readonly char _separator = SeparatorOf(text);
        private readonly List<CsvRow> _rows = [];
        private readonly List<string> _cells = [];
        private readonly StringBuilder _cell = new();
        private int _at;
        private int _line = 1;

        public CsvTable Table()
        {
            while (_at < text.Length)
            {
                var began = _line;
                if (!Row())
                {
                    return new(_rows, began, "A quotation mark stands where none can", "Put the whole cell in quotation marks, double those in it, and close the last one");
                }

                if (_cells.Any(c => c.Trim().Length > 0))
                {
                    _rows.Add(new(began, [.. _cells]));
                }

                _cells.Clear();
            }

            return new(_rows);
        }

        /// <summary>Outside quotation marks, of the signs that may separate cells.</summary>
        private static char SeparatorOf(string text)
        {
            var quoted = false;
            foreach (var sign in text)
            {
                quoted ^= sign == Quote;
                if (!quoted && sign is ',' or ';' or '\t')
                {
                    return sign;
                }

                if (!quoted && sign is '\r' or '\n')
                {
                    break;
                }
            }

            return ',';
        }

        private bool Row()
        {
            while (true)
            {
                if (!Cell())
                {
                    return false;
                }

                _cells.Add(_cell.ToString());
                _cell.Clear();
                if (_at >= text.Length || EndsLine())
                {
                    return true;
                }

                _at++;
            }
        }

        private bool Cell() => _at < text.Length && text[_at] == Quote ? Quoted() : Plain();

        private bool Plain()
        {
            while (_at < text.Length && text[_at] != _separator && text[_at] is not ('\r' or '\n'))
            {
                if (text[_at] == Quote)
                {
                    return false;
                }

                _cell.Append(text[_at++]);
            }

            return true;
        }

        private bool Quoted()
        {
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] != Quote)
                {
                    _line += text[_at] == '\n' ? 1 : 0;
                    _cell.Append(text[_at]);
                }
                else if (_at + 1 < text.Length && text[_at + 1] == Quote)
                {
                    _cell.Append(text[_at++]);
                }
                else
                {
                    _at++;
                    return _at == text.Length || text[_at] == _separator || text[_at] is '\r' or '\n';
                }
            }

            return false;
        }

        /// <summary>Takes the end of a line, where there is one.</summary>
        private bool EndsLine()
        {
            if (text[_at] is not ('\r' or '\n'))
            {
                return false;
            }

            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
            _line++;
            return true;
        }
    }
}
