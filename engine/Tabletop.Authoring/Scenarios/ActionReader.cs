using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>What seats can do of their own accord.</summary>
internal static class ActionReader
{
    private static readonly string[] Keys = ["title", "text", "by", "together", "with", "takes", "when", "at-start", "effects", "says", "aims", "languages", "affects", "horizon", "once"];

    public static Items<PlayAction> ReadActions(this Draft draft, YamlNode? node)
    {
        var actions = new List<PlayAction>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "actions", Keys))
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
                AtStart = draft.Effects(fields, "at-start", inAction: true),
                Effects = draft.Effects(fields, "effects", inAction: true),
                Once = fields.TrueOrFalse("once") ?? false,
                Aims = fields.List("aims").Select(word => word.Text).ToItems(),
                Languages = fields.List("languages").Where(draft.Reader.IsLanguage).Select(word => word.Text).ToItems(),
                Affects = draft.Affected(fields),
                HorizonMs = fields.Duration("horizon"),
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
        else if (fields.Node("together") is { } together && fields.List("together").Count < 2)
        {
            draft.Reader.Add(Rules.TogetherAlone, together.At);
        }
    }
}
