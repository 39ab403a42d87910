using System.Text;
using Tabletop.Authoring.Writing;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Translating;

/// <summary>
/// A translation file as lines, text by text, so that what nobody needs to change stays letter for letter. Above a text that
/// is still to be written or to be looked at stands the original, in comments that begin with the scenario's language.
/// </summary>
internal sealed class TranslationSheet
{
    private const string Step = "  ";

    private readonly List<Passage> _passages = [];
    private readonly List<string> _head;
    private readonly List<string> _foot = [];
    private readonly string _indent = Step;

    private TranslationSheet(IEnumerable<string> head, IEnumerable<Passage> passages)
    {
        _head = [.. head];
        _passages.AddRange(passages);
    }

    private TranslationSheet(string[] lines, IReadOnlyList<TranslatedEntry> entries)
    {
        _indent = new(' ', entries[0].Key.Column - 1);
        var starts = entries.Select(entry => Start(lines, entry.Key)).ToArray();
        var end = End(lines, entries[^1].Key.Line);
        _head = [.. lines[..starts[0]]];
        _foot.AddRange(lines[end..]);
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries[i].Key.Line - 1;
            _passages.Add(new(entries[i], [.. lines[starts[i]..key]], [.. lines[key..(i + 1 < starts.Length ? starts[i + 1] : end)]]));
        }
    }

    public IEnumerable<TranslatedEntry> Entries => _passages.Select(passage => passage.Entry);

    /// <summary>A new file, without a text.</summary>
    public static string Empty(Scenario scenario, string language, string? schema) =>
        $"{(schema is null ? "" : $"# yaml-language-server: $schema={schema}\n")}{string.Join('\n', Head(scenario.Id, language))} {{}}\n";

    /// <summary>A file that is there. Where its texts do not stand on lines of their own it is laid out anew.</summary>
    public static TranslationSheet Of(string text, YamlMapping root, IReadOnlyList<TranslatedEntry> entries)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (root is { Flow: false } && root["texts"] is YamlMapping { Flow: false } && entries.Count > 0)
        {
            return new(lines, entries);
        }

        var (of, language) = (((YamlScalar)root["of"]!).Value.Trim(), ((YamlScalar)root["language"]!).Value.Trim());
        return new(
            [.. lines.TakeWhile(line => line.StartsWith('#')), .. Head(of, language)],
            entries.Select(entry => new Passage(entry, [], null)));
    }

    /// <param name="originals">By path, in the scenario's order.</param>
    /// <param name="own">The scenario's own language.</param>
    /// <param name="confirm">All texts that are there fit.</param>
    public void BringUpToDate(IReadOnlyDictionary<string, string> originals, string own, bool confirm)
    {
        var at = 0;
        foreach (var (path, original) in originals)
        {
            var found = _passages.FindIndex(passage => passage.Entry.Path == path);
            if (found < 0)
            {
                found = at;
                _passages.Insert(at, new(new(path, "", "", default, default), [], null));
            }

            at = found + 1;
            var (entry, fingerprint) = (_passages[found].Entry, Fingerprint.Of(original));
            var standing = entry.Standing(original);
            if (standing == Standing.Missing || (confirm && standing is Standing.Stale or Standing.Unconfirmed))
            {
                entry = entry with { Source = fingerprint };
            }

            _passages[found] = _passages[found].With(entry, entry.Standing(original) == Standing.Current ? null : original, own, _indent);
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in _head.Concat(_passages.SelectMany(passage => passage.Lines(_indent))).Concat(_foot))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string[] Head(string of, string language) => [$"format: {TranslationReader.Format}", $"of: {of}", $"language: {language}", "texts:"];

    /// <summary>The first line of what belongs to an entry: comments above it do.</summary>
    private static int Start(string[] lines, Position key)
    {
        var line = key.Line - 1;
        while (line > 0 && IsAside(lines[line - 1], key.Column - 1))
        {
            line--;
        }

        return line;
    }

    /// <summary>The line after the last one that is indented.</summary>
    private static int End(string[] lines, int line)
    {
        while (line < lines.Length && (lines[line].Length == 0 || lines[line][0] == ' '))
        {
            line++;
        }

        return line;
    }

    /// <summary>An empty line, or a comment that is no part of a text, which would stand deeper.</summary>
    private static bool IsAside(string line, int indent)
    {
        var text = line.TrimStart(' ');
        return text.Length == 0 || (text[0] == '#' && line.Length - text.Length <= indent);
    }

    /// <param name="Above">Comments and empty lines before it.</param>
    /// <param name="Written">Its lines as they stand in the file; null: as they would be written today.</param>
    private sealed record Passage(TranslatedEntry Entry, IReadOnlyList<string> Above, IReadOnlyList<string>? Written)
    {
        public Passage With(TranslatedEntry entry, string? original, string own, string indent)
        {
            var mark = $"# {own}:";
            var above = Above.Where(line => !line.TrimStart().StartsWith(mark, StringComparison.Ordinal));
            var shown = original?.ReplaceLineEndings("\n").Split('\n').Select(line => $"{indent}{mark} {Scalar.Seen(line)}".TrimEnd()) ?? [];
            return new(entry, [.. above, .. shown], entry == Entry ? Written : null);
        }

        public IEnumerable<string> Lines(string indent)
        {
            if (Written is not null)
            {
                return [.. Above, .. Written];
            }

            var inner = indent + Step;
            string[] text = Scalar.Lines(Entry.Text) is { } lines
                ? [$"{inner}text: |", .. lines.Select(line => line.Length == 0 ? "" : $"{inner}{Step}{line}")]
                : [$"{inner}text: {Scalar.Quoted(Entry.Text)}"];
            return [.. Above, $"{indent}{Scalar.Line(Entry.Path)}:", .. text, $"{inner}source: \"{Entry.Source}\""];
        }
    }
}
