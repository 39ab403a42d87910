using System.Text;

namespace Tabletop.Authoring.Writing;

/// <summary>Lays pieces out as YAML that people like to read: two spaces a level, one line for what is short.</summary>
internal sealed class Printer
{
    private const int Widest = 110;

    private readonly StringBuilder _text = new();

    private Printer()
    {
    }

    public static string Print(Piece.Group root)
    {
        var printer = new Printer();
        printer.Entries(root, "", "");
        return printer._text.ToString();
    }

    /// <param name="first">What stands before the first entry in place of the indentation.</param>
    private void Entries(Piece.Group group, string first, string indent)
    {
        var lead = first;
        foreach (var (key, value) in group.Entries)
        {
            if (value is null)
            {
                _text.Append('\n');
                continue;
            }

            Put($"{lead}{key}:", value, indent);
            lead = indent;
        }
    }

    /// <param name="lead">The line so far.</param>
    /// <param name="indent">Of the entry that the piece belongs to.</param>
    private void Put(string lead, Piece piece, string indent)
    {
        if (piece is Piece.Prose prose && Scalar.Lines(prose.Text) is { } lines)
        {
            Line($"{lead} |");
            foreach (var text in lines)
            {
                Line(text.Length == 0 ? "" : $"{indent}  {text}");
            }
        }
        else if (OneLine(piece, lead.Length) is { } line)
        {
            Line($"{lead} {line}");
        }
        else if (piece is Piece.Group group)
        {
            if (lead.EndsWith('-'))
            {
                Entries(group, $"{lead} ", $"{indent}  ");
            }
            else
            {
                Line(lead);
                Entries(group, $"{indent}  ", $"{indent}  ");
            }
        }
        else
        {
            Line(lead);
            foreach (var item in ((Piece.List)piece).Items)
            {
                Put($"{indent}  -", item, $"{indent}  ");
            }
        }
    }

    private void Line(string text) => _text.Append(text).Append('\n');

    /// <summary>Null for what takes lines of its own.</summary>
    private static string? OneLine(Piece piece, int before) => piece switch
    {
        Piece.Word word => word.Text,
        Piece.Prose prose => Scalar.Line(prose.Text),
        Piece.Group { IsBrief: false } or Piece.List { IsTall: true } => null,
        Piece.List { Items: [Piece.Group, ..] } => null,
        _ => InBrackets(piece) is { } text && before + 1 + text.Length <= Widest ? text : null,
    };

    private static string? InBrackets(Piece piece)
    {
        switch (piece)
        {
            case Piece.Word word:
                return word.Text;
            case Piece.Prose prose:
                return Scalar.Lines(prose.Text) is null ? Scalar.InBrackets(prose.Text) : null;
            case Piece.List list:
                string?[] items = [.. list.Items.Select(InBrackets)];
                return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
            default:
                string?[] values = [.. ((Piece.Group)piece).Entries.Select(entry => InBrackets(entry.Value!) is { } value ? $"{entry.Key}: {value}" : null)];
                return values.Contains(null) ? null : $"{{ {string.Join(", ", values)} }}";
        }
    }
}
