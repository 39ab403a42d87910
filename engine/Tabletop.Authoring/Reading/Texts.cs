using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Reading;

/// <summary>Texts for people, and what may have happened to them on the way through YAML.</summary>
internal static partial class Texts
{
    /// <summary>The text without the line ends after it; null after a finding.</summary>
    public static string? Text(this Reader reader, YamlNode node, string what)
    {
        if (node is not YamlScalar scalar)
        {
            if (node is not YamlRefused)
            {
                reader.Add(Rules.NotAText, node.At, $"'{what}'", Shapes.Of(node), "a text", "write a text; put it in quotes if it has brackets in it");
            }

            return null;
        }

        var text = scalar.Value.TrimEnd('\n', '\r', ' ');
        if (text.Length == 0)
        {
            reader.Add(Rules.EmptyText, scalar.At, $"'{what}'");
            return null;
        }

        CutByComment(reader, scalar);
        if (Tag().Match(text) is { Success: true } tag)
        {
            reader.Add(Rules.Html, scalar.Source.PositionIn(scalar, tag.Index), Quoted.Of(tag.Value));
        }

        if (scalar.Style == ScalarStyle.Plain && text.Length > 1 && Opens(text[0]) && Typography.IsQuote(text[^1]))
        {
            reader.Add(Rules.QuotesInText, scalar.At);
        }

        return text;
    }

    /// <summary>A # right before a word was hardly meant as a comment.</summary>
    public static void CutByComment(Reader reader, YamlScalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            return;
        }

        var source = scalar.Source.Text;
        var at = scalar.End;
        while (at < source.Length && source[at] is ' ' or '\t')
        {
            at++;
        }

        if (at > scalar.End && at + 1 < source.Length && source[at] == '#' && !char.IsWhiteSpace(source[at + 1]) && source[at + 1] != '#')
        {
            reader.Add(Rules.CommentCut, scalar.Source.PositionOf(at), Quoted.Of(scalar.Value));
        }
    }

    private static bool Opens(char c) => c is '\u2018' or '\u201A' or '\u201C' or '\u201E' or '\u00AB';

    // Addresses in angle brackets are Markdown, not HTML.
    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--")]
    private static partial Regex Tag();
}
