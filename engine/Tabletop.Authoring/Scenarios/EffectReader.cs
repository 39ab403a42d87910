using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Effects: <c>{ raise: tension, by: 8 }</c> and its kind.</summary>
internal static class EffectReader
{
    private static readonly string[] Verbs = ["raise", "lower", "set", "fire", "release"];
    private static readonly string[] Keys = [.. Verbs, "by", "to", "when"];

    public static Items<Effect> Effects(this Draft draft, Fields fields, string key, bool inAction = false)
    {
        var node = fields.Node(key);
        if (node is not YamlSequence sequence)
        {
            draft.Reader.NotAList(node, key);
            return [];
        }

        return sequence.Items.Select(item => draft.Effect(item, inAction)).OfType<Effect>().ToItems();
    }

    private static Effect? Effect(this Draft draft, YamlNode node, bool inAction)
    {
        if (Fields.Of(draft.Reader, node, "an effect", Keys) is not { } fields)
        {
            return null;
        }

        var verbs = Verbs.Where(fields.Has).ToArray();
        if (verbs.Length != 1)
        {
            // An unknown or empty key has been reported as such already.
            if (verbs.Length > 1)
            {
                draft.Reader.Add(Rules.EffectTwoVerbs, fields.PositionOf(verbs[1]), verbs[0], verbs[1]);
            }
            else if (node is YamlMapping { Entries: var entries } && entries.All(entry => Keys.Contains(entry.Key.Value)))
            {
                draft.Reader.Add(Rules.EffectWithoutVerb, fields.At);
            }

            return null;
        }

        var verb = verbs[0];
        draft.OnlyWith(fields, verb, "by", verb is "raise" or "lower", verb == "set" ? "write 'to' and the new value" : "delete it");
        draft.OnlyWith(fields, verb, "to", verb == "set", verb is "raise" or "lower" ? "write 'by' and how much" : "delete it");
        var when = draft.Condition(fields, "when", inAction);
        var effect = draft.Effect(fields, verb);
        return effect is null ? null : effect with { When = when };
    }

    private static Effect? Effect(this Draft draft, Fields fields, string verb)
    {
        switch (verb)
        {
            case "raise" or "lower":
                var indicator = draft.Name(fields, verb, "indicator", draft.Known.Indicators);
                var by = draft.Amount(fields);
                return verb == "raise" ? new Effect.Raise(indicator, by) : new Effect.Lower(indicator, by);
            case "set":
                var target = draft.Name(fields, verb, "indicator", draft.Known.Indicators);
                fields.Require("to");
                return new Effect.Set(target, fields.Number("to") ?? 0);
            case "fire":
                return draft.Trigger(fields.Word(verb)) is { } trigger ? new Effect.Fire(trigger) : null;
            default:
                var inject = draft.Name(fields, verb, "inject", draft.Known.Injects);
                draft.Comes(inject);
                return new Effect.Release(inject);
        }
    }

    private static long Amount(this Draft draft, Fields fields)
    {
        fields.Require("by");
        if (fields.Number("by") is not { } by)
        {
            return 0;
        }

        if (by <= 0)
        {
            draft.Reader.Add(Rules.NotPositive, fields.Word("by")!.Value.At, "'by'");
        }

        return by;
    }

    private static string? Trigger(this Draft draft, Word? word)
    {
        if (word is not { } trigger)
        {
            return null;
        }

        if (!Kebab.IsId(trigger.Text))
        {
            if (!Typography.Report(draft.Reader, trigger.Text, trigger.At))
            {
                draft.Reader.Add(Rules.BadId, trigger.At, Quoted.Of(trigger.Text), Quoted.Of(Kebab.Suggest(trigger.Text)));
            }

            return null;
        }

        draft.Fires(trigger);
        return trigger.Text;
    }

    private static void OnlyWith(this Draft draft, Fields fields, string verb, string key, bool fits, string cure)
    {
        if (!fits && fields.Has(key))
        {
            draft.Reader.Add(Rules.EffectKey, fields.PositionOf(key), key, verb, cure);
        }
    }
}
