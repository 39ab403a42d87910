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
    /// <summary>The verb of an effect that has none: <c>{ when: …, do: […], else: […] }</c>.</summary>
    private const string Branch = "when";

    private static readonly string[] Verbs = ["raise", "lower", "set", "fire", "flag", "unflag", "reveal", "release", "cancel", "after"];
    private static readonly string[] Keys = [.. Verbs, "by", "to", "do", "else", "when"];

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
        if (Fields.Of(draft.Reader, node, "an effect", Keys) is not { } fields || draft.Verb(fields, node) is not { } verb)
        {
            return null;
        }

        draft.OnlyWith(fields, verb, "by", verb is "raise" or "lower", verb == "set" ? "write 'to' and the new value" : "delete it");
        draft.OnlyWith(fields, verb, "to", verb is "set" or "reveal", verb is "raise" or "lower" ? "write 'by' and how much" : "delete it");
        draft.OnlyWith(fields, verb, "do", verb is "after" or Branch, "put this effect into the list after 'do'");
        draft.OnlyWith(fields, verb, "else", verb == Branch, "write { when: …, do: [ … ], else: [ … ] } as an effect of its own");
        var when = draft.Condition(fields, "when", inAction);
        var effect = draft.Effect(fields, verb, inAction);
        return effect is null ? null : effect with { When = when };
    }

    /// <summary>What the effect does, or null after a finding.</summary>
    private static string? Verb(this Draft draft, Fields fields, YamlNode node)
    {
        var verbs = Verbs.Where(fields.Has).ToArray();
        switch (verbs)
        {
            case [var verb]:
                return verb;
            case [var one, var other, ..]:
                draft.Reader.Add(Rules.EffectTwoVerbs, fields.PositionOf(other), one, other);
                return null;
        }

        if (fields.Has("do") || fields.Has("else"))
        {
            return Branch;
        }

        // An unknown or empty key has been reported as such already.
        if (node is YamlMapping { Entries: var entries } && entries.All(entry => Keys.Contains(entry.Key.Value)))
        {
            draft.Reader.Add(Rules.EffectWithoutVerb, fields.At);
        }

        return null;
    }

    private static Effect? Effect(this Draft draft, Fields fields, string verb, bool inAction)
    {
        switch (verb)
        {
            case "raise":
                return new Effect.Raise(draft.Indicator(fields, verb), draft.Amount(fields));
            case "lower":
                return new Effect.Lower(draft.Indicator(fields, verb), draft.Amount(fields));
            case "set":
                fields.Require("to");
                return new Effect.Set(draft.Indicator(fields, verb), fields.Number("to") ?? 0);
            case "fire":
                return draft.OwnWord(fields.Word(verb)) is { } trigger ? draft.Fire(trigger) : null;
            case "flag":
                return draft.OwnWord(fields.Word(verb)) is { } flag ? draft.Flag(flag) : null;
            case "unflag":
                return draft.OwnWord(fields.Word(verb)) is { } down ? draft.Unflag(down) : null;
            case "reveal":
                fields.Require("to");
                return new Effect.Tell(draft.Name(fields, verb, "fact", draft.Known.Facts), draft.RolesOrAll(fields, "to"));
            case "cancel":
                return new Effect.Cancel(draft.Name(fields, verb, "inject", draft.Known.Injects));
            case "after":
                fields.Require("do");
                return draft.Later(fields, inAction);
            case Branch:
                fields.Require("when");
                fields.Require("do");
                return new Effect.Branch(draft.Effects(fields, "do", inAction), draft.Effects(fields, "else", inAction));
            default:
                var inject = draft.Name(fields, verb, "inject", draft.Known.Injects);
                draft.Comes(inject);
                return new Effect.Release(inject);
        }
    }

    private static string Indicator(this Draft draft, Fields fields, string verb) =>
        draft.Name(fields, verb, "indicator", [.. draft.Known.Indicators.Union(draft.Known.Gauges)]);

    private static Effect.Fire Fire(this Draft draft, Word trigger)
    {
        draft.Fires(trigger);
        return new(trigger.Text);
    }

    private static Effect.Flag Flag(this Draft draft, Word flag)
    {
        draft.Raises(flag);
        return new(flag.Text);
    }

    private static Effect.Unflag Unflag(this Draft draft, Word flag)
    {
        draft.Lowers(flag);
        return new(flag.Text);
    }

    private static Effect.Later Later(this Draft draft, Fields fields, bool inAction)
    {
        var afterMs = fields.Duration("after");
        if (afterMs == 0)
        {
            draft.Reader.Add(Rules.DelayOfNothing, fields.Word("after")!.Value.At);
        }

        return new(afterMs ?? 0, draft.Effects(fields, "do", inAction));
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

    /// <summary>A trigger or a flag: a word that is there because it is said.</summary>
    private static Word? OwnWord(this Draft draft, Word? word)
    {
        if (word is not { } said)
        {
            return null;
        }

        if (Vocabulary.Reserved.Contains(said.Text))
        {
            draft.Reader.Add(Rules.ReservedId, said.At, said.Text, $"the-{said.Text}", "");
            return null;
        }

        if (Kebab.IsId(said.Text))
        {
            return said;
        }

        if (!Typography.Report(draft.Reader, said.Text, said.At))
        {
            draft.Reader.Add(Rules.BadId, said.At, Quoted.Of(said.Text), Quoted.Of(Kebab.Suggest(said.Text)));
        }

        return null;
    }

    private static void OnlyWith(this Draft draft, Fields fields, string verb, string key, bool fits, string cure)
    {
        if (!fits && fields.Has(key))
        {
            draft.Reader.Add(Rules.EffectKey, fields.PositionOf(key), key, verb, cure);
        }
    }
}
