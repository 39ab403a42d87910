using System.Text.Json.Nodes;
using Tabletop.Authoring.Schemas;

namespace Tabletop.Authoring.Tests.Schemas;

/// <summary>What a schema can refuse of the files that are broken on purpose: shapes and words. What names stand for it cannot know, nor what a condition says.</summary>
public sealed class RefusedTests
{
    private static readonly string Folder = Path.Combine(Shipped.Cases, "broken");

    private static readonly string[] Refused = """
        branch-without-condition by-and-together by-for-to capital-yes capitals-in-an-id chance-without-percent choice-without-options cities/rough
        city-adoption-in-words city-channel-with-one-end city-delay-without-unit city-nobody-convenes city-unknown-topology clock-time-without-day
        comma-in-a-condition comma-in-braces-before-a-colon comma-in-braces content-notes-for-content-note contingency-at curly-quotes-round-a-word
        effect-with-two-verbs effect-without-verb else-of-a-delay empty-group empty-text expected-action-with-a-message group-for-a-list
        group-for-a-text group-in-a-list jointly-in-words key-as-id limit-of-a-message limit-while-the-clock-is-held long-dash-in-a-number manual-at
        merge-key missing-key no-clock-time no-colon-in-braces no-duration no-language no-number no-range no-space-after-colon-in-braces
        nobody-does-it nothing-expected null-value number-without-unit on-is-not-yes one-option opens-by-a-bare-condition opens-in-two-ways
        options-of-a-text plans/unknown-deed.plan raise-by-nothing rough/scenario silence-of-a-number society-corrects-the-streets society-of-opinions
        society-out-of-range society-parameter-of-another-model society-share-with-percent society-unknown-model society-unknown-parameter
        society-without-a-model society-without-indicator society-without-what-it-needs suggest-without-manual
        tilde-is-no-value together-alone unknown-key-in-braces unknown-key unknown-word vote-on-a-number wall-time-in-the-story word-for-a-group
        word-of-the-language-as-id
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void These_are_refused() => Assert.Empty(Refused.Except(Found()));

    [Fact]
    public void They_are_so_many() => Assert.Equal(77, Refused.Distinct().Count());

    [Fact]
    public void Whatever_is_refused_the_loader_finds_an_error_in() =>
        Assert.All(Found(), name => Assert.Contains(Author.Validate([Path.Combine(Folder, $"{name}.yaml")]), finding => finding.IsError));

    /// <summary>The files that are YAML, say what they are, and are refused by the schema of their kind.</summary>
    private static string[] Found() =>
    [
        .. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Where(path => Read(path) is { } file && KindOf(file) is { } kind && !Validator.Of(kind).Accepts(file))
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')[..^".yaml".Length]),
    ];

    private static JsonObject? Read(string path)
    {
        try
        {
            return YamlAsJson.Read(File.ReadAllText(path)) as JsonObject;
        }
        catch (Exception)
        {
            // No YAML, and the parser has more than one way to say so.
            return null;
        }
    }

    private static string? KindOf(JsonObject file) => FileSchemas.Kinds.FirstOrDefault(kind =>
        file["format"] is JsonValue format && format.ToString() == (kind == "scenario" ? "tabletop/1" : $"tabletop-{kind}/1"));
}
