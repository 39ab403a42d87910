using System.Text;
using Tabletop.Authoring.Findings;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Translating;

/// <summary>A translation file brought up to date, before it is written.</summary>
/// <param name="Yaml">What the file should say; null if it has errors.</param>
/// <param name="Total">How many texts the scenario has.</param>
/// <param name="Translated">How many of them have a text in this language, stale ones included.</param>
/// <param name="Missing">Paths of those that have none.</param>
/// <param name="Stale">Paths of those whose original is, or may be, another by now.</param>
/// <param name="Unknown">Paths that the scenario does not have. They are kept.</param>
/// <param name="Findings">The errors in the file, if it has any.</param>
public sealed record TranslationWork(
    string? Yaml, int Total, int Translated, IReadOnlyList<string> Missing, IReadOnlyList<string> Stale, IReadOnlyList<string> Unknown, IReadOnlyList<Finding> Findings)
{
    /// <summary>Adds what is missing to what is there. Nothing that is there is lost, comments included.</summary>
    /// <param name="path">The file as it is now, or where it will be.</param>
    /// <param name="scenario">What is translated.</param>
    /// <param name="language">The language it is translated into.</param>
    /// <param name="confirm">All texts that are there fit what the scenario says now.</param>
    /// <param name="schema">Where editors find the schema of the format, for a new file; null says nothing.</param>
    public static TranslationWork Of(string path, Scenario scenario, string language, bool confirm = false, string? schema = null)
    {
        var originals = TranslationReader.Originals(scenario);
        var document = File.Exists(path) ? Document.Load(path) : Document.Parse(path, Encoding.UTF8.GetBytes(TranslationSheet.Empty(scenario, language, schema)));
        if (Translations.Root(document) is { } root)
        {
            var entries = TranslationReader.Entries(document.Reader!, root, scenario, out _);
            if (!document.Findings.Any(finding => finding.IsError))
            {
                return Of(TranslationSheet.Of(document.Reader!.Source.Text, root, entries), scenario, originals, confirm);
            }
        }

        return new(null, originals.Count, 0, [], [], [], [.. document.Findings.Where(finding => finding.IsError)]);
    }

    private static TranslationWork Of(TranslationSheet sheet, Scenario scenario, Dictionary<string, string> originals, bool confirm)
    {
        sheet.BringUpToDate(originals, scenario.Language, confirm);
        var byStanding = sheet.Entries.ToLookup(entry => entry.Standing(originals.GetValueOrDefault(entry.Path)), entry => entry.Path);
        string[] missing = [.. byStanding[Standing.Missing]];
        return new(
            sheet.ToString(),
            originals.Count,
            originals.Count - missing.Length,
            missing,
            [.. sheet.Entries.Where(entry => entry.Standing(originals.GetValueOrDefault(entry.Path)) is Standing.Stale or Standing.Unconfirmed).Select(entry => entry.Path)],
            [.. byStanding[Standing.Unknown]],
            []);
    }
}
