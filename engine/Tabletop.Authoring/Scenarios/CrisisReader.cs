using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>The machines that carry the crisis.</summary>
internal static class CrisisReader
{
    private static readonly string[] Keys = ["title", "initial", "states"];
    private static readonly string[] TransitionKeys = ["to", "when", "effects"];
    private static readonly string[] StateKeys = ["title", "level", "part-of", "initial", "enter", "exit", "hears", "after"];

    public static Items<Crisis> ReadCrises(this Draft draft, YamlNode? node)
    {
        var crises = new List<Crisis>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "crises", Keys))
        {
            if (Fields.Of(draft.Reader, value, "a machine", Keys) is not { } fields)
            {
                continue;
            }

            fields.Require("states");
            var crisis = new Crisis
            {
                Id = id,
                Title = Draft.Title(fields, id),
                Initial = draft.Name(fields, "initial", "state", draft.Known.States(id)),
                States = draft.States(id, fields.Node("states")),
            };
            draft.Places[("machine", id)] = key.At;
            draft.Places[("initial", id)] = fields.PositionOf("initial");
            crises.Add(crisis);
        }

        return crises.ToItems();
    }

    private static Items<CrisisState> States(this Draft draft, string crisis, YamlNode? node)
    {
        var states = new List<CrisisState>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "states", StateKeys))
        {
            draft.Places[("state", $"{crisis} {id}")] = key.At;
            if (Fields.Of(draft.Reader, value, "a state", StateKeys) is not { } fields)
            {
                continue;
            }

            draft.Places[("part-of", $"{crisis} {id}")] = fields.PositionOf("part-of");
            draft.Places[("family-initial", $"{crisis} {id}")] = fields.PositionOf("initial");
            states.Add(new()
            {
                Id = id,
                Title = Draft.Title(fields, id),
                Level = fields.Word("level") is { } level ? draft.Reader.Whole(level, 0, 5) ?? 0 : 0,
                PartOf = draft.OptionalName(fields, "part-of", "state", draft.Known.States(crisis)),
                Initial = draft.OptionalName(fields, "initial", "state", draft.Known.States(crisis)),
                Enter = draft.Effects(fields, "enter"),
                Exit = draft.Effects(fields, "exit"),
                Hears = draft.Hears(crisis, fields.Node("hears")),
                After = draft.After(crisis, fields.Node("after")),
            });
        }

        return states.ToItems();
    }

    private static Items<Hears> Hears(this Draft draft, string crisis, YamlNode? node)
    {
        var hears = new List<Hears>();
        foreach (var (trigger, key, value) in draft.Reader.ById(node, "hears", TransitionKeys))
        {
            draft.Hears(new(trigger, key.At));
            foreach (var target in value is YamlSequence several ? several.Items : [value])
            {
                if (draft.Transition(crisis, target) is { } to)
                {
                    hears.Add(new(trigger, to.To, to.When) { Effects = to.Effects });
                }
            }
        }

        return hears.ToItems();
    }

    private static Items<After> After(this Draft draft, string crisis, YamlNode? node)
    {
        if (node is not YamlMapping map)
        {
            if (node is not null)
            {
                draft.Reader.Add(Rules.NotAGroup, node.At, "'after'", Shapes.Of(node));
            }

            return [];
        }

        var timers = new List<After>();
        foreach (var (key, value) in map.Entries)
        {
            if (value is YamlScalar { IsNull: true })
            {
                draft.Reader.Add(Rules.NoValue, key.At, Quoted.Of(key.Value));
                continue;
            }

            var durationMs = draft.Reader.Duration(new(key.Value, key.At), "after");
            if (durationMs == 0)
            {
                draft.Reader.Add(Rules.TimerWithoutTime, key.At);
            }

            if (draft.Transition(crisis, value) is { } to && durationMs is { } ms)
            {
                timers.Add(new(ms, to.To, to.When) { Effects = to.Effects });
            }
        }

        return timers.ToItems();
    }

    /// <summary>Where to go: a state, or <c>{ to, when, effects }</c>.</summary>
    private static (string To, string? When, Items<Effect> Effects)? Transition(this Draft draft, string crisis, YamlNode node)
    {
        var states = draft.Known.States(crisis);
        if (node is YamlScalar)
        {
            if (draft.Reader.Word(node, "a state") is not { } word || !draft.Reader.IsKnown(word, "state", states))
            {
                return null;
            }

            draft.Places.TryAdd(("target", $"{crisis} {word.Text}"), word.At);
            return (word.Text, null, []);
        }

        if (Fields.Of(draft.Reader, node, "a change of state", TransitionKeys) is not { } fields)
        {
            return null;
        }

        var to = draft.Name(fields, "to", "state", states);
        if (to.Length > 0)
        {
            draft.Places.TryAdd(("target", $"{crisis} {to}"), fields.Word("to")!.Value.At);
        }

        var when = draft.Condition(fields, "when");
        var effects = draft.Effects(fields, "effects");
        return to.Length == 0 ? null : (to, when, effects);
    }
}
