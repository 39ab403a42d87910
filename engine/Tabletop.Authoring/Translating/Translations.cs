using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Translating;

/// <summary>What became of a translation file: the texts that fit if it has no errors, and what is to be said about the others.</summary>
public sealed record TranslationFile(string Path, Translation? Translation, IReadOnlyList<Finding> Findings);

/// <summary>Reads translations, which lie beside their scenario and are called after their language: <c>fr.yaml</c>.</summary>
public static class Translations
{
    public static TranslationFile Load(string path, Scenario scenario) => Of(Document.Load(path), scenario);

    /// <summary>The same for bytes that are no file; <paramref name="name"/> stands in the findings.</summary>
    public static TranslationFile Read(string name, ReadOnlySpan<byte> bytes, Scenario scenario) => Of(Document.Parse(name, bytes), scenario);

    /// <summary>Whether it can be the name of a language: a BCP 47 tag such as <c>fr</c> or <c>pt-BR</c>.</summary>
    public static bool IsLanguage(string tag) => new Reader(new("", ""), new("")).IsLanguage(new Word(tag, Position.Start));

    private static TranslationFile Of(Document document, Scenario scenario)
    {
        var translation = Root(document) is { } root ? TranslationReader.Read(document.Reader!, root, scenario) : null;
        return new(document.Path, translation, document.Findings);
    }

    /// <summary>The tree of a file that says it is a translation; otherwise null after a finding.</summary>
    internal static YamlMapping? Root(Document document)
    {
        switch (document)
        {
            case { Root: null } or { Reader: null }:
                return null;
            case { Root: YamlMapping root, Format: TranslationReader.Format }:
                return root;
            case { Root: YamlMapping root, Format: { } other }:
                document.Reader.Add(Rules.UnknownFormat, root["format"]!.At, Quoted.Of(other), "", TranslationReader.Format);
                return null;
            default:
                document.Reader.Add(Rules.NoFormat, Position.Start);
                return null;
        }
    }
}
