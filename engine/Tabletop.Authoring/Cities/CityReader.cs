using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Cities;

/// <summary>Reads a city (format tabletop-city/1): how agencies are joined up.</summary>
internal static class CityReader
{
    public const string Format = "tabletop-city/1";

    private static readonly string[] Keys =
    [
        "format", "id", "title", "source", "read-aloud", "topology", "body", "channels", "default-delay", "assumed", "unknown",
    ];

    private static readonly string[] OfTheBody = ["between", "from", "to", "while"];

    /// <summary>The city, or null if it has errors.</summary>
    public static City? Read(Reader reader, YamlNode root)
    {
        if (Fields.Of(reader, root, "a city", Keys) is not { } fields)
        {
            return null;
        }

        var id = fields.Id("id");
        var city = new City
        {
            Id = id,
            Title = fields.Text("title") ?? Kebab.InWords(id),
            Source = fields.Text("source"),
            ReadAloud = fields.Text("read-aloud"),
            Topology = fields.OneOf("topology", "topology", Vocabulary.Topologies),
            Body = fields.Node("body") is { } body ? Body(reader, body) : null,
            Channels = Channels(reader, fields.Node("channels"), fields.Has("body")),
            DefaultDelayMs = fields.Duration("default-delay") ?? 0,
            Assumed = fields.List("assumed").Select(word => word.Text).ToItems(),
            Unknown = fields.List("unknown").Select(word => word.Text).ToItems(),
        };
        return reader.Report.HasErrors ? null : city;
    }

    private static CityBody? Body(Reader reader, YamlNode node)
    {
        if (Fields.Of(reader, node, "a body", "members", "convenes", "chair", "meets") is not { } fields)
        {
            return null;
        }

        fields.Require("members");
        var chair = fields.Node("chair") is { } chairNode ? Fields.Of(reader, chairNode, "a chair", "rule", "seats") : null;
        var meets = fields.Node("meets") is { } meetsNode ? Fields.Of(reader, meetsNode, "'meets'", "every", "open-to-public", "summon-in") : null;
        var rule = chair?.Choice("rule", "rule for a chair", Vocabulary.ChairRules);
        if (rule != ChairRule.Dual)
        {
            fields.Require("convenes");
        }

        var seats = chair is null ? [] : CityNames.Read(reader, chair, "seats");
        if (chair is not null && rule is { } said)
        {
            CheckChair(reader, chair, said, seats.Count);
        }

        return new()
        {
            Members = CityNames.Read(reader, fields, "members"),
            Convenes = CityNames.Read(reader, fields, "convenes"),
            Chair = rule ?? ChairRule.None,
            ChairSeats = seats,
            MeetsEveryMs = meets?.Duration("every"),
            OpenToPublic = meets?.TrueOrFalse("open-to-public") ?? false,
            SummonInMs = meets?.Duration("summon-in") ?? 0,
        };
    }

    private static void CheckChair(Reader reader, Fields chair, ChairRule rule, int seats)
    {
        var (fits, needed) = rule switch
        {
            ChairRule.Single => (seats == 1, "exactly one"),
            ChairRule.Dual => (seats == 2, "the two who must both call"),
            _ => (seats == 0, "none"),
        };
        if (!fits)
        {
            reader.Add(Rules.ChairSeats, chair.PositionOf("seats"), rule.ToString().ToLowerInvariant(), seats, needed);
        }
    }

    private static Items<Channel> Channels(Reader reader, YamlNode? node, bool hasBody)
    {
        if (node is not YamlSequence sequence)
        {
            reader.NotAList(node, "channels");
            return [];
        }

        return sequence.Items.Select(item => Channel(reader, item, hasBody)).OfType<Channel>().ToItems();
    }

    private static Channel? Channel(Reader reader, YamlNode node, bool hasBody)
    {
        if (Fields.Of(reader, node, "a channel", "from", "to", "between", "delay", "while", "adoption") is not { } fields)
        {
            return null;
        }

        var both = fields.Has("between");
        if (both == (fields.Has("from") || fields.Has("to")) || fields.Has("from") != fields.Has("to"))
        {
            reader.Add(Rules.ChannelEnds, fields.At);
        }

        fields.Require("delay");
        var ends = OfTheBody
            .Where(key => fields.Has(key) && (key == "while" || fields.List(key).Any(word => word.Text == "members")));
        foreach (var key in hasBody ? [] : ends)
        {
            reader.Add(Rules.NoBody, fields.PositionOf(key), $"'{(key == "while" ? "while: convened" : "members")}'");
        }

        return new()
        {
            From = CityNames.Read(reader, fields, both ? "between" : "from", "members"),
            To = both ? [] : CityNames.Read(reader, fields, "to", "members"),
            BothWays = both,
            DelayMs = fields.Duration("delay") ?? 0,
            WhileConvened = fields.OneOf("while", "state of the body", ["convened"]) is not null,
            Adoption = fields.Percent("adoption") ?? 1000,
        };
    }
}
