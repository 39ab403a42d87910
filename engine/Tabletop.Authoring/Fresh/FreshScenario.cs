using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Words;

namespace Tabletop.Authoring.Fresh;

/// <summary>A scenario to begin with: small, valid, with comments that say what one would change, and a plan that comes true.</summary>
public static class FreshScenario
{
    /// <summary>Why the text can be no id, in a sentence; null if it can.</summary>
    public static string? Problem(string id) =>
        Vocabulary.Reserved.Contains(id) ? $"'{id}' is a word of the language and cannot be an id: choose another, such as 'the-{id}'."
        : Kebab.IsId(id) ? null
        : $"{Quoted.Of(id)} cannot be an id: use small letters, digits and single hyphens and begin with a letter, such as '{Kebab.Suggest(id)}'.";

    /// <summary>The files of its folder, each with its path in there.</summary>
    /// <param name="id">The scenario's id.</param>
    /// <param name="withSchemas">Whether a folder <c>schema</c> lies beside the scenario's own, for editors to check against.</param>
    public static IReadOnlyList<(string Path, string Text)> Files(string id, bool withSchemas) =>
    [
        ("scenario.yaml", Schema("../schema/scenario", withSchemas) + FreshTexts.Scenario.Replace("{id}", id, StringComparison.Ordinal).Replace("{title}", Kebab.InWords(id), StringComparison.Ordinal)),
        ("plans/good-day.plan.yaml", Schema("../../schema/plan", withSchemas) + FreshTexts.Plan.Replace("{id}", id, StringComparison.Ordinal)),
    ];

    private static string Schema(string path, bool isThere) => isThere ? $"# yaml-language-server: $schema={path}.schema.json\n" : "";
}
