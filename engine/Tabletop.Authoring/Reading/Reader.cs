using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Reading;

/// <summary>One file on its way from YAML to a model: its text, and what was found in it so far.</summary>
internal sealed class Reader(Source source, Report report)
{
    public Source Source { get; } = source;

    public Report Report { get; } = report;

    public void Add(Rule rule, Position at, params ReadOnlySpan<object?> details) => Report.Add(rule, at, details);

    /// <summary>A word that must be one of a few.</summary>
    public bool IsOneOf(Word word, string what, IReadOnlyCollection<string> words)
    {
        if (words.Contains(word.Text))
        {
            return true;
        }

        if (!Report.IsFull && !Typography.Report(this, word.Text, word.At))
        {
            Add(Rules.UnknownWord, word.At, Quoted.Of(word.Text), what, Guess.Asked(word.Text, words), string.Join(", ", words));
        }

        return false;
    }

    /// <summary>A name that must be the id of something in the scenario.</summary>
    public bool IsKnown(Word word, string what, IReadOnlyCollection<string> ids)
    {
        if (ids.Contains(word.Text))
        {
            return true;
        }

        if (!Report.IsFull && !Typography.Report(this, word.Text, word.At))
        {
            Add(Rules.UnknownName, word.At, what, Quoted.Of(word.Text), Guess.Asked(word.Text, ids), Cure(what, ids));
        }

        return false;
    }

    /// <summary>A group of things by id, in file order. What has a bad id is reported and left out.</summary>
    /// <param name="keys">Keys of such a thing: as an id they were hardly meant, but stand too far to the left.</param>
    public IEnumerable<(string Id, YamlScalar Key, YamlNode Value)> ById(YamlNode? node, string what, params IReadOnlyList<string> keys)
    {
        if (node is null or YamlRefused)
        {
            yield break;
        }

        if (node is not YamlMapping map)
        {
            Add(Rules.NotAGroup, node.At, $"'{what}'", Shapes.Of(node));
            yield break;
        }

        if (map.Entries.Count == 0)
        {
            Add(Rules.EmptyGroup, map.At, $"'{what}'");
        }

        for (var i = 0; i < map.Entries.Count; i++)
        {
            var (key, value) = map.Entries[i];
            if (value is YamlScalar { IsNull: true })
            {
                if (!FlowTraps.Report(this, map, i))
                {
                    Add(Rules.NoValue, key.At, Quoted.Of(key.Value));
                }
            }
            else if (IsId(key, keys))
            {
                yield return (key.Value, key, value);
            }
        }
    }

    private bool IsId(YamlScalar key, IReadOnlyList<string> keys)
    {
        if (Kebab.IsId(key.Value))
        {
            if (Vocabulary.Reserved.Contains(key.Value) || keys.Contains(key.Value))
            {
                Add(Rules.ReservedId, key.At, key.Value, $"the-{key.Value}", keys.Contains(key.Value) ? "; if it is a key of what stands above, indent it two spaces more" : "");
                return false;
            }

            return true;
        }

        if (!Typography.Report(this, key.Value, key.At))
        {
            Add(Rules.BadId, key.At, Quoted.Of(key.Value), Quoted.Of(Kebab.Suggest(key.Value)));
        }

        return false;
    }

    public static string Cure(string what, IReadOnlyCollection<string> ids) => ids.Count switch
    {
        0 => $"there is none yet: write the {what.TrimEnd(',')} first",
        <= 12 => $"write one of: {string.Join(", ", ids)}",
        _ => $"write the id of a {what.TrimEnd(',')} of this scenario",
    };
}

/// <summary>A word of a list or of a text, and where it stands.</summary>
internal readonly record struct Word(string Text, Position At);
