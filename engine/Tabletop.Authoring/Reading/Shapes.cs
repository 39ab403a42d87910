using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Reading;

/// <summary>What a node is, in words for a trainer.</summary>
internal static class Shapes
{
    public static string Of(YamlNode node) => node switch
    {
        YamlScalar scalar => $"the text {Quoted.Of(scalar.Value)}",
        YamlSequence => "a list",
        _ => "a group of keys",
    };
}
