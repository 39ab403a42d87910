namespace Tabletop.Authoring.Yaml;

/// <summary>A file's text, and where its lines are.</summary>
internal sealed class Source
{
    private readonly List<int> _lines = [0];

    public Source(string file, string text)
    {
        File = file;
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsBreak(text[i]) && !(text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n'))
            {
                _lines.Add(i + 1);
            }
        }
    }

    public string File { get; }

    public string Text { get; }

    public int LineCount => _lines.Count;

    /// <summary>What YAML takes for the end of a line; the parser counts lines by the same characters.</summary>
    public static bool IsBreak(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>The longest piece of a line that is looked at to explain a mistake.</summary>
    private const int LongestLine = 2_000;

    /// <summary>The text of a line (counted from 1) without its end, cut if it is very long; empty outside the file.</summary>
    public string Line(int line)
    {
        if (line < 1 || line > _lines.Count)
        {
            return "";
        }

        var start = _lines[line - 1];
        var end = start;
        while (end < Text.Length && end - start < LongestLine && !IsBreak(Text[end]))
        {
            end++;
        }

        return Text[start..end];
    }

    public Position PositionOf(int index)
    {
        var inside = Math.Clamp(index, 0, Text.Length);
        var line = _lines.BinarySearch(inside);
        line = line < 0 ? ~line : line + 1;
        return new(line, inside - _lines[line - 1] + 1) { File = File };
    }

    /// <summary>Index of a place; places outside the file are moved to its edge.</summary>
    public int IndexOf(Position position) =>
        Math.Min(Text.Length, _lines[Math.Clamp(position.Line, 1, _lines.Count) - 1] + Math.Max(0, position.Column - 1));
}
