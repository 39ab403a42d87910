namespace Tabletop.Authoring.Yaml;

/// <summary>Finds where a character of a scalar's value stands in the file.</summary>
internal static class ScalarPlaces
{
    /// <summary>
    /// Walks source and value side by side. What the source has more (quotes, indentation, the header of a block, a doubled
    /// quote) is stepped over, so a place in a folded text is found too.
    /// </summary>
    public static Position PositionIn(this Source source, YamlScalar scalar, int offset)
    {
        // Most texts stand in the file just as they are.
        var quotes = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        if (scalar.End - scalar.Start == scalar.Value.Length + (2 * quotes))
        {
            return source.PositionOf(scalar.Start + quotes + Math.Min(offset, scalar.Value.Length));
        }

        var text = source.Text;
        var at = Content(text, scalar);
        var end = Math.Min(scalar.End, text.Length);
        for (var i = 0; i < Math.Min(offset, scalar.Value.Length) && at < end; i++)
        {
            at = Next(text, at, end, scalar, i);
        }

        // Where a block's line begins, the indentation still lies before the character asked for.
        if (offset < scalar.Value.Length && !IsSpace(scalar.Value[offset]))
        {
            while (at < end && IsSpace(text[at]))
            {
                at++;
            }
        }

        return source.PositionOf(Math.Min(at, end));
    }

    private static int Content(string text, YamlScalar scalar)
    {
        var at = Math.Min(scalar.Start, text.Length);
        if (scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted)
        {
            return at + 1;
        }

        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            while (at < text.Length && !Source.IsBreak(text[at]))
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>The index after the source of the value's character <paramref name="i"/>.</summary>
    private static int Next(string text, int at, int end, YamlScalar scalar, int i)
    {
        var wanted = scalar.Value[i];
        if (scalar.Style == ScalarStyle.DoubleQuoted && text[at] == '\\')
        {
            return at + Escape(text, at);
        }

        if (IsSpace(wanted))
        {
            // A line's end in the value may be a run of white space in the source, or nothing more than one blank.
            return at < end && IsSpace(text[at]) ? at + 1 : at;
        }

        while (at < end && text[at] != wanted)
        {
            at++;
        }

        return at + 1;
    }

    private static int Escape(string text, int at) => (at + 1 < text.Length ? text[at + 1] : ' ') switch
    {
        'x' => 4,
        'u' => 6,
        'U' => 10,
        _ => 2,
    };

    private static bool IsSpace(char c) => c is ' ' or '\t' || Source.IsBreak(c);
}
