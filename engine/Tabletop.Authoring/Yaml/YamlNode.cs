namespace Tabletop.Authoring.Yaml;

/// <summary>A piece of a YAML file that knows where it stands.</summary>
/// <param name="At">Its first character.</param>
internal abstract record YamlNode(Position At);

internal enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,

    /// <summary>After <c>|</c>: lines as they are.</summary>
    Literal,

    /// <summary>After <c>&gt;</c>: lines joined.</summary>
    Folded,
}

/// <summary>A text. What it means (a number, a duration, a condition) is for whoever reads it to say.</summary>
/// <param name="Source">The file it stands in.</param>
/// <param name="Start">Index of its first character in the source.</param>
/// <param name="End">Index after its last character in the source.</param>
internal sealed record YamlScalar(Position At, string Value, ScalarStyle Style, Source Source, int Start, int End) : YamlNode(At)
{
    /// <summary>Nothing was written, or YAML's words for nothing.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Value is "" or "~" or "null" or "Null" or "NULL";
}

/// <param name="Flow">Written with <c>[ ]</c>.</param>
internal sealed record YamlSequence(Position At, IReadOnlyList<YamlNode> Items, bool Flow) : YamlNode(At);

/// <param name="Flow">Written with <c>{ }</c>.</param>
internal sealed record YamlMapping(Position At, IReadOnlyList<YamlEntry> Entries, bool Flow) : YamlNode(At)
{
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Value == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>Stands where something was refused and reported, so that nobody reports it again.</summary>
internal sealed record YamlRefused(Position At) : YamlNode(At);
