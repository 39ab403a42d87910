using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Plans;

/// <summary>The words of a line such as <c>answer who-speaks together because "…"</c>.</summary>
internal sealed class VerbLine
{
    private readonly Reader _reader;
    private readonly YamlScalar _scalar;

    private VerbLine(Reader reader, YamlScalar scalar, IReadOnlyList<Word> words, string? quoted, bool isReason)
    {
        _reader = reader;
        _scalar = scalar;
        Words = words;
        Because = isReason ? quoted : null;
        Said = isReason ? null : quoted;
    }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>The reason in quotes, without them.</summary>
    public string? Because { get; }

    /// <summary>Words in quotes that are no reason.</summary>
    public string? Said { get; }

    public Word Verb => Words[0];

    /// <summary>Null after a finding.</summary>
    public static VerbLine? Read(Reader reader, YamlNode node, string who)
    {
        if (node is not YamlScalar scalar)
        {
            if (node is not YamlRefused)
            {
                reader.Add(Rules.NotAText, node.At, $"'{who}'", Shapes.Of(node), "one line of words", "write what is done in words, without brackets");
            }

            return null;
        }

        Texts.CutByComment(reader, scalar);
        var text = scalar.Value;
        var quote = text.IndexOf('"', StringComparison.Ordinal);
        var before = (quote < 0 ? text : text[..quote]).TrimEnd();
        var isReason = before.EndsWith(" because", StringComparison.Ordinal);
        var unquoted = isReason ? -1 : before.IndexOf(" because ", StringComparison.Ordinal);
        if (unquoted >= 0)
        {
            reader.Add(Rules.BecauseQuotes, reader.Source.PositionIn(scalar, unquoted + " because ".Length));
            return null;
        }

        string? quoted = null;
        if (quote >= 0 || isReason)
        {
            var rest = (quote < 0 ? "" : text[quote..]).Trim();
            if (rest.Length < 2 || rest[^1] != '"')
            {
                reader.Add(Rules.BecauseQuotes, reader.Source.PositionIn(scalar, quote < 0 ? text.Length : quote));
                return null;
            }

            (quoted, text) = (rest[1..^1], isReason ? before[..^" because".Length] : before);
        }

        var words = new List<Word>();
        // No verb has more words; what comes after them only shows that the line is wrong.
        for (var i = 0; i < text.Length && words.Count < 8; i++)
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                words.Add(new(text[start..i], reader.Source.PositionIn(scalar, start)));
            }
        }

        if (words.Count == 0)
        {
            reader.Add(Rules.NoValue, scalar.At, Quoted.Of(who));
            return null;
        }

        return new(reader, scalar, words, quoted, isReason);
    }

    /// <summary>
    /// Whether the line looks like <paramref name="shape"/>: small words as they are, capitals for any one word, a last … for one or more,
    /// and "…" for words in quotes.
    /// </summary>
    public bool Fits(string shape)
    {
        var parts = shape.Split(' ');
        var quotes = parts[^1] == "\"…\"";
        parts = quotes ? parts[..^1] : parts;
        var many = parts[^1].EndsWith('…');
        return quotes == (Said is not null)
            && (Because is null || parts[0] == "answer")
            && (many ? Words.Count >= parts.Length : Words.Count == parts.Length)
            && !parts.Where((part, i) => !char.IsAsciiLetterUpper(part[0]) && part != Words[i].Text).Any();
    }

    public void Misshapen(string shape) => _reader.Add(Rules.VerbShape, Verb.At, Quoted.Of(_scalar.Value), shape);
}
