using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Translating;

/// <summary>What does not fit between a translation and its scenario.</summary>
internal static class TranslationChecks
{
    private static readonly string[] Groups = ["{a}", "{b}"];

    public static void Run(Reader reader, Position texts, IReadOnlyList<TranslatedEntry> entries, Scenario scenario, string language)
    {
        var originals = TranslationReader.Originals(scenario);
        foreach (var entry in entries)
        {
            var original = originals.GetValueOrDefault(entry.Path);
            switch (entry.Standing(original))
            {
                case Standing.Unknown:
                    reader.Add(TranslationRules.UnknownText, entry.Key, Quoted.Of(entry.Path), Guess.Asked(entry.Path, originals.Keys));
                    break;
                case Standing.Stale:
                    reader.Add(TranslationRules.Stale, entry.Key, Quoted.Of(entry.Path), scenario.Language, Fingerprint.Of(original!));
                    GroupNames(reader, entry, original!);
                    break;
                case Standing.Current or Standing.Unconfirmed:
                    GroupNames(reader, entry, original!);
                    break;
                default:
                    break;
            }
        }

        Untranslated(reader, texts, entries, originals, scenario.Language, language);
        Unconfirmed(reader, entries, originals, scenario.Language, language);
    }

    private static void GroupNames(Reader reader, TranslatedEntry entry, string original)
    {
        foreach (var group in Groups)
        {
            var (here, there) = (Count(entry.Text, group), Count(original, group));
            if (here != there)
            {
                reader.Add(TranslationRules.GroupNames, entry.At, group, Times(here), Times(there));
                return;
            }
        }
    }

    /// <summary>One finding for all of them: a new language begins with hundreds.</summary>
    private static void Untranslated(
        Reader reader, Position texts, IReadOnlyList<TranslatedEntry> entries, Dictionary<string, string> originals, string own, string language)
    {
        var written = entries.Where(entry => entry.Text.Length > 0).Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        string[] missing = [.. originals.Keys.Where(path => !written.Contains(path))];
        if (missing.Length > 0)
        {
            var at = entries.FirstOrDefault(entry => entry.Path == missing[0])?.Key ?? texts;
            reader.Add(TranslationRules.Untranslated, at, missing.Length, originals.Count, own, Quoted.Of(missing[0]), language);
        }
    }

    private static void Unconfirmed(
        Reader reader, IReadOnlyList<TranslatedEntry> entries, Dictionary<string, string> originals, string own, string language)
    {
        TranslatedEntry[] unconfirmed = [.. entries.Where(entry => entry.Standing(originals.GetValueOrDefault(entry.Path)) == Standing.Unconfirmed)];
        if (unconfirmed is [var first, ..])
        {
            reader.Add(TranslationRules.Unconfirmed, first.Key, unconfirmed.Length, originals.Count, own, Quoted.Of(first.Path), language);
        }
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    private static string Times(int count) => count switch
    {
        0 => "not at all",
        1 => "once",
        2 => "twice",
        _ => $"{count} times",
    };
}
