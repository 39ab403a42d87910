using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Reading;

/// <summary>Lists of words.</summary>
internal static class Lists
{
    /// <summary>A list, written <c>[a, b]</c>, one under the other, or <c>a, b</c>.</summary>
    public static IReadOnlyList<Word> List(this Reader reader, YamlNode node, string what)
    {
        var words = new List<Word>();
        switch (node)
        {
            case YamlScalar scalar:
                Parts(reader, scalar, words);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item is YamlScalar { IsNull: false } word)
                    {
                        words.Add(new(word.Value.Trim(), word.At));
                    }
                    else if (item is not YamlRefused)
                    {
                        reader.Add(Rules.ListOfTexts, item.At, $"'{what}'", item is YamlScalar ? "empty" : Shapes.Of(item));
                    }
                }

                break;
            case YamlMapping:
                reader.NotAList(node, what);
                break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.Where(word => !seen.Add(word.Text)))
        {
            reader.Add(Rules.TwiceInList, word.At, Quoted.Of(word.Text));
        }

        return [.. words.DistinctBy(word => word.Text)];
    }

    /// <summary>Reports what stands where a list should; nothing if nothing does.</summary>
    public static void NotAList(this Reader reader, YamlNode? node, string what)
    {
        // A long dash makes no list: its line is read as a text, or as a key if there is a colon in it.
        var first = node as YamlScalar ?? (node is YamlMapping { Entries: [var entry, ..] } ? entry.Key : null);
        if (first is { Value: [var sign, ..] } && Typography.IsDash(sign))
        {
            reader.Add(Rules.LongDash, first.At);
        }
        else if (node is not (null or YamlRefused))
        {
            reader.Add(Rules.NotAList, node.At, $"'{what}'", Shapes.Of(node));
        }
    }

    private static void Parts(Reader reader, YamlScalar scalar, List<Word> words)
    {
        var offset = 0;
        var at = scalar.At;
        foreach (var part in scalar.Value.Split(','))
        {
            var word = part.Trim();

            // A place in a long text takes time to find; a list of hundreds is a mistake in any case.
            at = words.Count > 200 ? at : scalar.Source.PositionIn(scalar, offset + part.Length - part.TrimStart().Length);
            if (word.Length > 0)
            {
                words.Add(new(word, at));
            }
            else
            {
                reader.Add(Rules.ListOfTexts, at, "the list", "empty");
            }

            offset += part.Length + 1;
        }
    }
}
