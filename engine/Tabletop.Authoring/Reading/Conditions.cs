using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Reading;

/// <summary>Conditions: read by the engine's own parser, with its findings placed inside the YAML text.</summary>
internal static class Conditions
{
    private static readonly (string Sign, string Word)[] Foreign =
    [
        ("==", "a single ="), ("&&", "'and'"), ("||", "'or'"), ("&", "'and'"), ("|", "'or'"), ("=>", "'>='"), ("=<", "'<='"), ("<>", "'!='"),
    ];

    /// <summary>The condition with its mentions, or null after a finding. Names are not looked at.</summary>
    /// <param name="from">Where in the text it begins; places in it are counted from the text's beginning all the same.</param>
    public static ParsedCondition? Condition(this Reader reader, YamlNode node, string what, int from = 0)
    {
        if (node is not YamlScalar scalar)
        {
            if (node is not YamlRefused)
            {
                reader.Add(Rules.NotAText, node.At, $"'{what}'", Shapes.Of(node));
            }

            return null;
        }

        Texts.CutByComment(reader, scalar);
        if (HasForeignSigns(reader, scalar, from))
        {
            return null;
        }

        var parsed = ConditionParser.Parse(scalar.Value[from..]);
        if (parsed.Error is not { } error)
        {
            return parsed with { Mentions = parsed.Mentions.Select(mention => mention with { Offset = from + mention.Offset }).ToItems() };
        }

        // The engine says what is wrong and what to write in one sentence, with a semicolon between.
        var parts = error.Message.Split("; ", 2);
        reader.Add(
            Rules.BadCondition,
            scalar.Source.PositionIn(scalar, from + error.Offset),
            parts[0],
            parts.Length > 1 ? $"correct it here: {parts[1]}" : "correct it here, or see 'Conditions' in the description of the language");
        return null;
    }

    private static bool HasForeignSigns(Reader reader, YamlScalar scalar, int from)
    {
        var text = scalar.Value;
        if (Typography.Report(reader, text, offset => scalar.Source.PositionIn(scalar, offset)))
        {
            return true;
        }

        for (var i = from; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            foreach (var (sign, word) in Foreign)
            {
                if (rest.StartsWith(sign))
                {
                    reader.Add(Rules.ConditionSign, scalar.Source.PositionIn(scalar, i), $"'{sign}'", word);
                    return true;
                }
            }

            if (text[i] == '!' && !rest.StartsWith("!="))
            {
                reader.Add(Rules.ConditionSign, scalar.Source.PositionIn(scalar, i), "'!'", "'not'");
                return true;
            }

            if (text[i] is ',' or ':' or '[' or ']' or '{' or '}' or '"' or '\'' or ';')
            {
                reader.Add(Rules.ConditionSign, scalar.Source.PositionIn(scalar, i), $"'{text[i]}'", text[i] == ',' ? "'and' or 'or'" : "words, and ( ) for grouping");
                return true;
            }
        }

        return false;
    }
}
