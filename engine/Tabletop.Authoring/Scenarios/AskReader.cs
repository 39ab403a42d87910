using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Choices put to seats.</summary>
internal static class AskReader
{
    private static readonly string[] Keys = ["of", "question", "options", "time-limit", "silence", "rationale", "several-people"];

    /// <param name="receivers">Who is asked where the ask does not say.</param>
    public static Items<Ask> ReadAsks(this Draft draft, YamlNode? node, Items<string> receivers)
    {
        var asks = new List<Ask>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "asks"))
        {
            draft.Once("ask", id, key);
            if (Fields.Of(draft.Reader, value, "an ask", Keys) is not { } fields)
            {
                continue;
            }

            asks.Add(new()
            {
                Id = id,
                Of = fields.Has("of") ? draft.Roles(fields, "of") : receivers,
                Question = fields.Needed("question"),
                Options = draft.Options(fields, key),
                TimeLimitMs = fields.Duration("time-limit"),
                Silence = draft.OptionalName(fields, "silence", $"option of '{id}',", OptionIds(fields)),
                Rationale = fields.Choice("rationale", "way to ask for reasons", Vocabulary.Rationales) ?? Rationale.Optional,
                SeveralPeople = fields.Choice("several-people", "way for several people to answer", Vocabulary.SeveralPeople) ?? SeveralPeople.FirstAnswer,
            });
        }

        return asks.ToItems();
    }

    private static List<string> OptionIds(Fields fields) =>
        fields.Node("options") is YamlMapping map ? [.. map.Entries.Select(entry => entry.Key.Value)] : [];

    private static Items<Option> Options(this Draft draft, Fields fields, YamlScalar key)
    {
        var node = fields.Node("options");
        if (node is null or YamlMapping { Entries.Count: < 2 })
        {
            draft.Reader.Add(Rules.NoChoice, node is null ? key.At : fields.PositionOf("options"), Quoted.Of(key.Value));
        }

        var options = new List<Option>();
        foreach (var (id, _, value) in draft.Reader.ById(node, "options"))
        {
            if (value is YamlScalar)
            {
                options.Add(new(id, draft.Reader.Text(value, id) ?? ""));
            }
            else if (Fields.Of(draft.Reader, value, "an option", "text", "effects") is { } option)
            {
                options.Add(new(id, option.Needed("text")) { Effects = draft.Effects(option, "effects") });
            }
        }

        return options.ToItems();
    }
}
