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
                reader.Add(Rules.NotAText, node.At, $"'{what}'", Shapes.Of(node), "one condition", "write it in words, without brackets but ( )");
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

        if (Misspelt(scalar.Value[from..], parsed) is { } slip)
        {
            reader.Add(
                Rules.BadCondition,
                scalar.Source.PositionIn(scalar, from + slip.Offset),
                $"{Quoted.Of(slip.Word)} is no word of a condition; did you mean '{slip.Meant}'?",
                $"write '{slip.Meant}', or see 'Conditions' in the description of the language");
            return null;
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

    /// <summary>
    /// A word of the language with a slip in it: the one that cannot stand where it stands, or the one before it, which was taken for a flag
    /// because it is no word.
    /// </summary>
    private static (string Word, int Offset, string Meant)? Misspelt(string text, ParsedCondition parsed)
    {
        var at = parsed.Error!.Offset;
        var there = WordAt(text, at);
        if (Meant(there) is { } meant)
        {
            return (there, at, meant);
        }

        return parsed.Mentions.Count > 0 && parsed.Mentions[^1] is { Kind: MentionKind.Flag } before && there.Length > 0
            && text[(before.Offset + before.Name.Length)..at].AsSpan().IsWhiteSpace() && Meant(before.Name) is { } first
            ? (before.Name, before.Offset, first)
            : null;
    }

    private static string? Meant(string word) => ConditionParser.Words.Contains(word) ? null : Guess.Of(word, ConditionParser.Words);

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return text[at..end];
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
