using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Translating;

/// <summary>Reads a scenario's texts in another language (format tabletop-translation/1), and says which of them still fit.</summary>
internal static class TranslationReader
{
    public const string Format = "tabletop-translation/1";

    /// <summary>The texts that fit what the scenario says now, or null if the file has errors. Everything else is shown in the scenario's own language.</summary>
    public static Translation? Read(Reader reader, YamlNode root, Scenario scenario)
    {
        var entries = Entries(reader, root, scenario, out var language);
        if (reader.Report.HasErrors)
        {
            return null;
        }

        var originals = Originals(scenario);
        return new(language, entries
            .Where(entry => entry.Standing(originals.GetValueOrDefault(entry.Path)) == Standing.Current)
            .Select(entry => new TranslatedText(entry.Path, entry.Text))
            .ToItems());
    }

    /// <summary>All that stands in the file, right or wrong, after saying what is to be said about it.</summary>
    public static IReadOnlyList<TranslatedEntry> Entries(Reader reader, YamlNode root, Scenario scenario, out string language)
    {
        language = "";
        if (Fields.Of(reader, root, "a translation", "format", "of", "language", "texts") is not { } fields)
        {
            return [];
        }

        Head(reader, fields, scenario, out language);
        fields.Require("texts");
        List<TranslatedEntry> entries = [];
        if (fields.Node("texts") is YamlMapping texts)
        {
            entries.AddRange(texts.Entries.Select(entry => Entry(reader, entry)).OfType<TranslatedEntry>());
        }
        else if (fields.Node("texts") is { } other)
        {
            reader.Add(Rules.NotAGroup, other.At, "'texts'", Shapes.Of(other));
        }

        if (!reader.Report.HasErrors)
        {
            TranslationChecks.Run(reader, fields.PositionOf("texts"), entries, scenario, language);
        }

        return entries;
    }

    public static Dictionary<string, string> Originals(Scenario scenario) =>
        ScenarioTexts.Of(scenario).ToDictionary(text => text.Path, text => text.Text, StringComparer.Ordinal);

    private static void Head(Reader reader, Fields fields, Scenario scenario, out string language)
    {
        var of = fields.Id("of");
        if (of.Length > 0 && of != scenario.Id)
        {
            reader.Add(TranslationRules.WrongScenario, fields.Word("of")!.Value.At, Quoted.Of(of), Quoted.Of(scenario.Id));
        }

        language = "";
        fields.Require("language");
        if (fields.Word("language") is not { } word)
        {
            return;
        }

        language = word.Text;
        var file = Path.GetFileName(reader.Report.File);
        if (!reader.IsLanguage(word))
        {
            return;
        }

        if (language == scenario.Language)
        {
            reader.Add(TranslationRules.OwnLanguage, word.At, Quoted.Of(language));
        }
        else if (Path.GetFileNameWithoutExtension(file) != language)
        {
            // One language, one file: two could not both be right.
            reader.Add(TranslationRules.WrongFile, word.At, Quoted.Of(file), language);
        }
    }

    private static TranslatedEntry? Entry(Reader reader, YamlEntry entry)
    {
        if (entry.Value is YamlScalar { IsNull: true })
        {
            reader.Add(Rules.NoValue, entry.Key.At, Quoted.Of(entry.Key.Value));
            return null;
        }

        if (Fields.Of(reader, entry.Value, Quoted.Of(entry.Key.Value), "text", "source") is not { } fields)
        {
            return null;
        }

        fields.Require("text");

        // An empty text is one that is still to be written.
        var node = fields.Node("text");
        var text = node is YamlScalar { Value: "" } ? "" : fields.Text("text") ?? "";
        return new(entry.Key.Value, text, fields.Word("source")?.Text ?? "", entry.Key.At, node?.At ?? entry.Key.At);
    }
}
