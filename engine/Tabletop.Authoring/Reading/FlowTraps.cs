using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Reading;

/// <summary>
/// A comma inside <c>{ }</c> ends a text without a word of complaint from YAML: what follows becomes a key. So does a pair
/// written without a space after its colon. Both show as a key that nobody knows, or one without a value.
/// </summary>
internal static class FlowTraps
{
    /// <summary>Keys whose values people write as they speak, with commas.</summary>
    private static readonly string[] OfTexts =
        ["text", "title", "summary", "question", "brief", "private", "from", "alt", "content-note", "expected", "controller", "notes", "hint", "a", "b"];

    /// <summary>Reports the entry at <paramref name="index"/> if it is such a one.</summary>
    /// <param name="keys">Keys that may stand there.</param>
    public static bool Report(Reader reader, YamlMapping map, int index, params IReadOnlyList<string> keys)
    {
        var (key, value) = map.Entries[index];
        var colon = key.Value.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && value is YamlScalar { IsNull: true })
        {
            reader.Add(Rules.NoSpaceAfterColon, key.At, Quoted.Of(key.Value), Quoted.Of($"{key.Value[..colon]}: {key.Value[(colon + 1)..]}"));
            return true;
        }

        var space = key.Value.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && value is YamlScalar { IsNull: true } && keys.Contains(key.Value[..space]))
        {
            reader.Add(Rules.NoColon, key.At, key.Value[..space], key.Value[(space + 1)..]);
            return true;
        }

        if (!map.Flow || index == 0 || map.Entries[index - 1].Value is not YamlScalar { Style: ScalarStyle.Plain, IsNull: false } before)
        {
            return false;
        }

        // A word with a value of its own is a key that nobody knows, unless it stands behind a text.
        if (Kebab.IsId(key.Value) && value is not YamlScalar { IsNull: true } && !OfTexts.Contains(map.Entries[index - 1].Key.Value))
        {
            return false;
        }

        // Several commas in one text: it is enough to speak of the first.
        reader.Add(Rules.CommaEndedText, before.Source.PositionOf(before.End), Quoted.Of(before.Value));
        return true;
    }
}
