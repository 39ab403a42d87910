using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Reading;

/// <summary>The keys of one thing in a file. Unknown keys and keys without a value are reported when it is made.</summary>
internal sealed class Fields
{
    private readonly Reader _reader;
    private readonly YamlMapping _map;
    private readonly string _what;

    private Fields(Reader reader, YamlMapping map, string what)
    {
        _reader = reader;
        _map = map;
        _what = what;
    }

    public Position At => _map.At;

    /// <param name="what">What it is, with its article: "a role".</param>
    /// <param name="keys">Every key it may have.</param>
    /// <returns>Null, after a finding, if it has no keys at all.</returns>
    public static Fields? Of(Reader reader, YamlNode node, string what, params IReadOnlyList<string> keys) => Of(reader, node, what, keys, []);

    /// <param name="also">Keys that it may not have and about which its reader says more; nobody is advised to write them.</param>
    public static Fields? Of(Reader reader, YamlNode node, string what, IReadOnlyList<string> keys, IReadOnlyList<string> also)
    {
        if (node is not YamlMapping map)
        {
            if (node is YamlScalar { Style: ScalarStyle.Plain } scalar && WithoutSpace(scalar.Value, keys) is { } colon)
            {
                reader.Add(Rules.NoSpaceAfterColon, node.At, Quoted.Of(scalar.Value), Quoted.Of($"{scalar.Value[..colon]}: {scalar.Value[(colon + 1)..]}"));
            }
            else if (node is not YamlRefused)
            {
                reader.Add(Rules.NotAGroup, node.At, what, Shapes.Of(node));
            }

            return null;
        }

        for (var i = 0; i < map.Entries.Count; i++)
        {
            var (key, value) = map.Entries[i];
            if (keys.Contains(key.Value) || also.Contains(key.Value))
            {
                if (value is YamlScalar { IsNull: true })
                {
                    reader.Add(Rules.NoValue, key.At, Quoted.Of(key.Value));
                }
            }
            else if (!reader.Report.IsFull && !FlowTraps.Report(reader, map, i, keys) && !Typography.Report(reader, key.Value, key.At))
            {
                reader.Add(Rules.UnknownKey, key.At, Quoted.Of(key.Value), what, Guess.Asked(key.Value, keys), string.Join(", ", keys));
            }
        }

        return new(reader, map, what);
    }

    /// <summary>Where the colon is if the text is a known key with a value right after it.</summary>
    private static int? WithoutSpace(string text, IReadOnlyList<string> keys) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && keys.Contains(text[..colon]) ? colon : null;

    /// <summary>Whether the key is written at all, rightly or wrongly.</summary>
    public bool Has(string key) => _map[key] is not null;

    /// <summary>The value; null if the key is missing or empty.</summary>
    public YamlNode? Node(string key) => _map[key] is { } node and not YamlRefused and not YamlScalar { IsNull: true } ? node : null;

    public Position PositionOf(string key) => _map.Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Key.At ?? _map.At;

    /// <summary>Reports the key if it is not there.</summary>
    public void Require(string key)
    {
        if (!Has(key))
        {
            _reader.Add(Rules.MissingKey, _map.At, _what, key);
        }
    }

    public string? Text(string key) => Node(key) is { } node ? _reader.Text(node, key) : null;

    public string Needed(string key)
    {
        Require(key);
        return Text(key) ?? "";
    }

    public Word? Word(string key) => Node(key) is { } node ? _reader.Word(node, key) : null;

    public IReadOnlyList<Word> List(string key) => Node(key) is { } node ? _reader.List(node, key) : [];

    public long? Duration(string key) => Word(key) is { } word ? _reader.Duration(word, key) : null;

    public long? Number(string key) => Word(key) is { } word ? _reader.Number(word) : null;

    public int? Percent(string key) => Word(key) is { } word ? _reader.Percent(word) : null;

    public bool? TrueOrFalse(string key) => Word(key) is { } word ? _reader.TrueOrFalse(word) : null;

    public T? Choice<T>(string key, string what, Choices<T> choices)
        where T : struct, Enum =>
        Word(key) is { } word && _reader.IsOneOf(word, what, [.. choices.Words]) ? choices.Find(word.Text) : null;

    public string? OneOf(string key, string what, IReadOnlyCollection<string> words) =>
        Word(key) is { } word && _reader.IsOneOf(word, what, words) ? word.Text : null;

    /// <summary>An id of the author's own, for the file itself.</summary>
    public string Id(string key)
    {
        Require(key);
        if (Word(key) is not { } word)
        {
            return "";
        }

        if (!Kebab.IsId(word.Text) && !Typography.Report(_reader, word.Text, word.At))
        {
            _reader.Add(Rules.BadId, word.At, Quoted.Of(word.Text), Quoted.Of(Kebab.Suggest(word.Text)));
        }

        return word.Text;
    }

    public ParsedCondition? Condition(string key) => Node(key) is { } node ? _reader.Condition(node, key) : null;
}
