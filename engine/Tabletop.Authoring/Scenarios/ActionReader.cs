using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>What seats can do of their own accord.</summary>
internal static class ActionReader
{
    private static readonly string[] Keys = ["title", "text", "by", "together", "with", "takes", "when", "says", "effects"];

    public static Items<PlayAction> ReadActions(this Draft draft, YamlNode? node)
    {
        var actions = new List<PlayAction>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "actions"))
        {
            if (Fields.Of(draft.Reader, value, "an action", Keys) is not { } fields)
            {
                continue;
            }

            CheckDoers(draft, fields, key);
            actions.Add(new()
            {
                Id = id,
                Title = Draft.Title(fields, id),
                Text = fields.Text("text"),
                By = draft.Roles(fields, "by"),
                Together = draft.Roles(fields, "together"),
                With = draft.Roles(fields, "with"),
                TakesMs = fields.Duration("takes") ?? 0,
                When = draft.Condition(fields, "when", inAction: true),
                Says = draft.Names(fields, "says", "fact", draft.Known.Facts),
                Effects = draft.Effects(fields, "effects", inAction: true),
            });
        }

        return actions.ToItems();
    }

    private static void CheckDoers(Draft draft, Fields fields, YamlScalar key)
    {
        if (fields.Has("by") && fields.Has("together"))
        {
            draft.Reader.Add(Rules.ByAndTogether, fields.PositionOf("together"), Quoted.Of(key.Value));
        }
        else if (!fields.Has("by") && !fields.Has("together"))
        {
            draft.Reader.Add(Rules.NoDoer, key.At, Quoted.Of(key.Value));
        }
        else if (fields.Node("together") is YamlSequence { Items.Count: < 2 } together)
        {
            draft.Reader.Add(Rules.TogetherAlone, together.At);
        }
    }
}
