namespace Tabletop.Authoring.Yaml;

/// <summary>Pairs of brackets and quotes, well enough to say which of them was never closed.</summary>
internal static class Brackets
{
    /// <summary>The index after the quote that closes <paramref name="text"/>'s first character, or null.</summary>
    public static int? EndOfQuote(string text)
    {
        var quote = text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (quote == '"' && text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote && quote == '\'' && i + 1 < text.Length && text[i + 1] == quote)
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>The index after the bracket that closes <paramref name="text"/>'s first character, or null.</summary>
    public static int? End(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '[' or '{' ? 1 : text[i] is ']' or '}' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        return null;
    }

    /// <summary>
    /// The first bracket or quote, on <paramref name="line"/> or up to 40 lines above, that begins a value and is not closed on
    /// its own line. Values in brackets may run over lines; where reading failed, the nearest such one is the likely cause.
    /// </summary>
    public static Position? FirstUnclosed(Source source, int line)
    {
        for (var at = line; at >= Math.Max(1, line - 40); at--)
        {
            var text = source.Line(at);
            for (var i = 0; i < text.Length; i++)
            {
                var begins = i == 0 || text[i - 1] is ' ' or '[' or '{' or ',' or '-';
                if (!begins || text[i] is not ('"' or '\'' or '[' or '{'))
                {
                    continue;
                }

                var end = text[i] is '"' or '\'' ? EndOfQuote(text[i..]) : End(text[i..]);
                if (end is null)
                {
                    return new(at, i + 1);
                }

                i += end.Value - 1;
            }
        }

        return null;
    }
}
