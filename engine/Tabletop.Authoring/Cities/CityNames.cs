using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Cities;

/// <summary>The names in a city: role ids, sectors or levels. Which roles there are only a scenario knows.</summary>
internal static class CityNames
{
    private static readonly string[] Words = [.. Vocabulary.Sectors, .. Vocabulary.Levels];

    /// <summary>A list of names. A near miss of a sector or level is taken for a slip; any other id may be a role's.</summary>
    public static Items<string> Read(Reader reader, Fields fields, string key, params string[] also)
    {
        var names = new List<string>();
        foreach (var word in fields.List(key))
        {
            if (Words.Contains(word.Text) || also.Contains(word.Text))
            {
                names.Add(word.Text);
            }
            else if (!Typography.Report(reader, word.Text, word.At))
            {
                if (!Kebab.IsId(word.Text) || Vocabulary.Reserved.Contains(word.Text) || Guess.Of(word.Text, Words) is { } near && IsSlip(word.Text, near))
                {
                    reader.Add(Rules.CityName, word.At, Quoted.Of(word.Text), Guess.Asked(word.Text, Words), string.Join(", ", Vocabulary.Sectors));
                }

                names.Add(word.Text);
            }
        }

        return names.ToItems();
    }

    /// <summary>Names in the city that no role of the scenario answers to, by id, sector or level; each once.</summary>
    public static IReadOnlyList<Word> Unmatched(Reader reader, YamlNode root, Scenario scenario)
    {
        var matched = scenario.Roles.SelectMany(role => new[] { role.Id, role.Sector, role.Level }).OfType<string>().Append("members").ToHashSet(StringComparer.Ordinal);
        return [.. All(reader, root).Where(word => !matched.Contains(word.Text)).DistinctBy(word => word.Text)];
    }

    private static IEnumerable<Word> All(Reader reader, YamlNode root)
    {
        var map = root as YamlMapping;
        var body = map?["body"] as YamlMapping;
        var chair = body?["chair"] as YamlMapping;
        var channels = map?["channels"] is YamlSequence sequence ? sequence.Items.OfType<YamlMapping>() : [];
        YamlNode?[] lists =
        [
            body?["members"], body?["convenes"], chair?["seats"],
            .. channels.SelectMany(channel => new[] { channel["between"], channel["from"], channel["to"] }),
        ];
        return lists.OfType<YamlNode>().SelectMany(node => reader.List(node, "names"));
    }

    /// <summary>One letter off, or two in a long word.</summary>
    private static bool IsSlip(string text, string near) => near.Length >= 7 || Math.Abs(text.Length - near.Length) <= 1;
}
