using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Scenarios;

/// <summary>The files a scenario is written in: its own and those it includes, put together into one tree.</summary>
internal sealed class Parts
{
    public const int Most = 20;

    private static readonly (string Key, string One)[] Collections =
    [
        ("phases", "phase"), ("objectives", "objective"), ("roles", "role"), ("indicators", "indicator"), ("society", "model"), ("facts", "fact"),
        ("crises", "machine"), ("injects", "inject"), ("actions", "action"), ("endings", "ending"), ("feedback", "question"),
    ];

    private static readonly string[] Keys = ["format", "include", .. Collections.Select(collection => collection.Key)];

    private readonly Beside _beside;
    private readonly Reader _reader;
    private readonly List<YamlMapping> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private Parts(Reader reader, Beside beside) => (_reader, _beside) = (reader, beside);

    /// <summary>The scenario's keys with the collections of what it includes after its own, in the order of the files.</summary>
    public static YamlMapping Join(Reader reader, YamlMapping root, Beside beside)
    {
        var parts = new Parts(reader, beside);
        parts._names.Add(Path.GetFileName(reader.Source.File));
        parts._files.Add(root);
        parts.Include(root);
        return parts._files.Count == 1 ? root : parts.Joined();
    }

    /// <summary>The names a scenario's file includes.</summary>
    public static IEnumerable<string> Named(YamlNode? root) => (root as YamlMapping)?["include"] switch
    {
        YamlScalar scalar => scalar.Value.Split(',', StringSplitOptions.TrimEntries),
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(item => item.Value),
        _ => [],
    };

    private void Include(YamlMapping file)
    {
        if (file["include"] is not { } node || node is YamlScalar { IsNull: true })
        {
            return;
        }

        foreach (var word in _reader.List(node, "include"))
        {
            if (_names.Count > Most)
            {
                _reader.Add(Rules.TooManyParts, word.At);
                return;
            }

            if (Part(word) is { } part)
            {
                _files.Add(part);
                Include(part);
            }
        }
    }

    private YamlMapping? Part(Word word)
    {
        var isYaml = word.Text.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || word.Text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        if (!Beside.IsBare(word.Text) || !isYaml)
        {
            _reader.Add(Rules.NotBare, word.At, Quoted.Of(word.Text), "'roles.yaml'", "in the scenario's own folder");
            return null;
        }

        if (!_names.Add(word.Text))
        {
            _reader.Add(Rules.IncludedTwice, word.At, Quoted.Of(word.Text));
            return null;
        }

        if (_beside.FindPart(word.Text) is not { } path)
        {
            _reader.Add(Rules.NoSuchFile, word.At, Quoted.Of(word.Text), "beside this file", Guess.Asked(word.Text, _beside.Names()));
            return null;
        }

        var document = Document.Load(path, _reader.Report.In(path));
        if (document.Root is not YamlMapping map || document.Reader is null)
        {
            document.Expect(ScenarioReader.Format);
            return null;
        }

        // A part need not say what it is; what says something else was not meant.
        return (map["format"] is null || document.Expect(ScenarioReader.Format) is not null)
            && Fields.Of(document.Reader, map, "a part of a scenario", Keys) is not null ? map : null;
    }

    private YamlMapping Joined()
    {
        var root = _files[0];
        var entries = root.Entries.Where(entry => Collections.All(collection => collection.Key != entry.Key.Value)).ToList();
        foreach (var (key, one) in Collections)
        {
            // What is empty has been reported in its own file, but in the first it is still to be.
            YamlEntry[] same = [.. _files.SelectMany(file => file.Entries).Where(entry => entry.Key.Value == key)];
            YamlEntry[] full = [.. same.Where(entry => entry.Value is not YamlScalar { IsNull: true })];
            if (root[key] is YamlScalar { IsNull: true } || full.Length == 1)
            {
                entries.Add(full.Length == 1 && root[key] is not YamlScalar ? full[0] : same[0]);
            }
            else if (full.Length > 1)
            {
                entries.Add(new(full[0].Key, Joined(full, key, one)));
            }
        }

        return root with { Entries = entries };
    }

    private YamlMapping Joined(YamlEntry[] same, string key, string one)
    {
        var joined = new List<YamlEntry>();
        var ids = new Dictionary<string, Position>(StringComparer.Ordinal);
        foreach (var (_, value) in same)
        {
            if (value is not YamlMapping map)
            {
                if (value is not YamlRefused)
                {
                    _reader.Add(Rules.NotAGroup, value.At, $"'{key}'", Shapes.Of(value));
                }

                continue;
            }

            foreach (var entry in map.Entries)
            {
                if (ids.TryAdd(entry.Key.Value, entry.Key.At))
                {
                    joined.Add(entry);
                }
                else
                {
                    _reader.Add(Rules.DuplicateId, entry.Key.At, one, Quoted.Of(entry.Key.Value), ids[entry.Key.Value].SeenFrom(entry.Key.At));
                }
            }
        }

        return new(same[0].Value.At, joined, Flow: false);
    }
}
