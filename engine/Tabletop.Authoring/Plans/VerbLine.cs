using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Plans;

/// <summary>The words of a line such as <c>answer who-speaks together because "…"</c>.</summary>
internal sealed class VerbLine
{
    private readonly Reader _reader;
    private readonly YamlScalar _scalar;

    private VerbLine(Reader reader, YamlScalar scalar, IReadOnlyList<Word> words, string? because)
    {
        _reader = reader;
        _scalar = scalar;
        Words = words;
        Because = because;
    }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>The reason in quotes, without them.</summary>
    public string? Because { get; }

    public Word Verb => Words[0];

    /// <summary>Null after a finding.</summary>
    public static VerbLine? Read(Reader reader, YamlNode node, string who)
    {
        if (node is not YamlScalar scalar)
        {
            if (node is not YamlRefused)
            {
                reader.Add(Rules.NotAText, node.At, $"'{who}'", Shapes.Of(node));
            }

            return null;
        }

        Texts.CutByComment(reader, scalar);
        var text = scalar.Value;
        string? because = null;
        var reason = text.IndexOf(" because", StringComparison.Ordinal);
        if (reason >= 0)
        {
            var rest = text[(reason + " because".Length)..];
            var quoted = rest.Trim();
            if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
            {
                reader.Add(Rules.BecauseQuotes, reader.Source.PositionIn(scalar, text.Length - rest.TrimStart().Length));
                return null;
            }

            (because, text) = (quoted[1..^1], text[..reason]);
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

        return new(reader, scalar, words, because);
    }

    /// <summary>Whether the line looks like <paramref name="shape"/>: small words as they are, capitals for any one word.</summary>
    public bool Fits(string shape)
    {
        var parts = shape.Split(' ');
        if (parts.Length != Words.Count || (Because is not null && parts[0] != "answer"))
        {
            return false;
        }

        return !parts.Where((part, i) => !char.IsAsciiLetterUpper(part[0]) && part != Words[i].Text).Any();
    }

    public void Misshapen(string shape) => _reader.Add(Rules.VerbShape, Verb.At, Quoted.Of(_scalar.Value), shape);
}
