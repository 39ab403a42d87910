using System.Text.RegularExpressions;
using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Yaml;

/// <summary>
/// What to tell a trainer where the YAML parser gives up. Its own words speak of tokens and mappings; the cause is nearly
/// always one of a few traps, found by looking at the line it stopped at and the lines above.
/// </summary>
internal static partial class SyntaxErrors
{
    public static void Report(Source source, Report report, Position at, string message)
    {
        if (message.Contains("escape", StringComparison.Ordinal))
        {
            report.Add(Rules.BadEscape, at);
            return;
        }

        if (message.Contains("tab", StringComparison.Ordinal) && FirstTab(source, report, at.Line))
        {
            return;
        }

        // What is wrong with one line is often noticed in the next.
        if (Trap(source, report, at.Line) || TrapAbove(source, report, at.Line - 1, source.Line(at.Line)))
        {
            return;
        }

        if (Brackets.FirstUnclosed(source, at.Line) is { } open)
        {
            var (shown, closing) = source.Text[source.IndexOf(open)] switch
            {
                '[' => ("[", "]"),
                '{' => ("{", "}"),
                var quote => ($"a quote {quote}", $"{quote}"),
            };
            report.Add(Rules.NotClosed, open, shown, closing);
            return;
        }

        // A key without its colon is noticed only when the next one comes.
        if (NoColon(source, report, at.Line) || NoColon(source, report, at.Line - 1))
        {
            return;
        }

        // The next line may hold the TAB that the parser stumbled over.
        if (Tab(source, report, at.Line + 1))
        {
            return;
        }

        // A line that is moved is wrong where it begins.
        var misplaced = at.Column <= Indent(source.Line(at.Line)) + 1 && (message.Contains("did not find expected", StringComparison.Ordinal)
            || message.Contains("invalid mapping", StringComparison.Ordinal)
            || message.Contains("indent", StringComparison.Ordinal));
        report.Add(misplaced ? Rules.Indentation : Rules.Syntax, at);
    }

    /// <summary>Looks for the known traps in one line.</summary>
    private static bool Trap(Source source, Report report, int line)
    {
        var text = source.Line(line);
        if (Tab(source, report, line))
        {
            return true;
        }

        if (HardSpaces(report, line, text))
        {
            return true;
        }

        var value = KeyAndValue().Match(text);
        var flow = FlowKeyAndValue().Match(text);
        return LongDashItem(report, line, text)
            || NotOpened(source, report, line, text)
            || (value.Success && Value(report, line, value.Groups["value"]))
            || NoSpace(report, line, text)
            || (flow.Success && FlowValue(report, line, flow.Groups["value"]));
    }

    /// <summary>What may be wrong in the line before the one where the parser stopped.</summary>
    private static bool TrapAbove(Source source, Report report, int line, string next)
    {
        var text = source.Line(line);
        if (HardSpaces(report, line, text) || NoSpace(report, line, text))
        {
            return true;
        }

        // A comment ends a text for good: a deeper line without a key after it was meant to go on with the text.
        var goesOn = Indent(next) > Indent(text) && next.Length > 0 && !next.Contains(':', StringComparison.Ordinal);
        if (!goesOn || CommentInText().Match(text) is not { Success: true } comment)
        {
            return false;
        }

        report.Add(Rules.CommentBroke, new(line, comment.Index + 2));
        return true;
    }

    private static int Indent(string text) => text.Length - text.TrimStart(' ').Length;

    private static bool HardSpaces(Report report, int line, string text)
    {
        if (HardSpace().Match(text) is not { Success: true } hard)
        {
            return false;
        }

        report.Add(Rules.HardSpace, new(line, hard.Groups["space"].Index + 1));
        return true;
    }

    /// <summary>The parser says that there is a TAB, and not always where.</summary>
    private static bool FirstTab(Source source, Report report, int from)
    {
        for (var line = from; line <= source.LineCount; line++)
        {
            if (Tab(source, report, line))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Tab(Source source, Report report, int line)
    {
        var text = source.Line(line);
        var tab = text.AsSpan().IndexOf('\t');
        if (tab < 0 || !text.AsSpan(0, tab).IsWhiteSpace())
        {
            return false;
        }

        report.Add(Rules.Tab, new(line, tab + 1));
        return true;
    }

    /// <summary>A line such as <c>by 5</c> among others that have a colon.</summary>
    private static bool NoColon(Source source, Report report, int line)
    {
        if (WordWithoutColon().Match(source.Line(line)) is not { Success: true } pair)
        {
            return false;
        }

        report.Add(Rules.NoColon, new(line, pair.Groups["key"].Index + 1), pair.Groups["key"].Value, pair.Groups["value"].Value);
        return true;
    }

    private static bool NoSpace(Report report, int line, string text)
    {
        if (ColonWithoutSpace().Match(text) is not { Success: true } pair)
        {
            return false;
        }

        var word = pair.Groups["pair"];
        report.Add(Rules.NoSpaceAfterColon, new(line, word.Index + 1), Quoted.Of(word.Value), Quoted.Of(word.Value.Replace(":", ": ", StringComparison.Ordinal)));
        return true;
    }

    /// <summary>A text after <c>key: </c> or <c>- </c> on a line of its own.</summary>
    private static bool Value(Report report, int line, Group value)
    {
        var text = value.Value;
        var at = new Position(line, value.Index + 1);
        switch (text[0])
        {
            case '#':
                return false;
            case '|' or '>' when BlockHeader().IsMatch(text):
                return false;
            case '|' or '>':
                report.Add(Rules.AfterBlockSign, at, text[0]);
                return true;
            case '*' or '&' or '!' or '%' or '@' or '`':
                report.Add(Rules.SpecialStart, at, text[0]);
                return true;
            case '-' or '?' when text.Length > 1 && text[1] == ' ':
                report.Add(Rules.SpecialStart, at, text[0]);
                return true;
            case '"' or '\'' when Brackets.EndOfQuote(text) is { } end && Goes(text, end):
                report.Add(Rules.AfterClosing, new(line, at.Column + end), text[0]);
                return true;
            case '[' or '{' when Brackets.End(text) is { } end && Goes(text, end):
                report.Add(Rules.SpecialStart, at, text[0]);
                return true;
            case '"' or '\'' or '[' or '{':
                return false;
        }

        if (CommentInText().Match(text) is { Success: true } comment)
        {
            text = text[..comment.Index];
        }

        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        colon = colon < 0 && text.EndsWith(':') ? text.Length - 1 : colon;
        if (colon > 0)
        {
            report.Add(Rules.ColonInText, new(line, at.Column + colon), Quoted.Of(text[..colon]));
        }

        return colon > 0;
    }

    /// <summary>A text inside <c>{ }</c> with a colon in it, or one that starts with a special sign.</summary>
    private static bool FlowValue(Report report, int line, Group value)
    {
        var at = new Position(line, value.Index + 1);
        if (value.Value is ['?' or '-', ' ', ..] || value.Value[0] is '*' or '&' or '!' or '%' or '@' or '`' or '|' or '>')
        {
            report.Add(Rules.SpecialStart, at, value.Value[0]);
            return true;
        }

        var colon = value.Value.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0)
        {
            report.Add(Rules.ColonInText, new(line, at.Column + colon), Quoted.Of(value.Value[..colon]));
        }

        return colon > 0;
    }

    private static bool LongDashItem(Report report, int line, string text)
    {
        if (DashItem().Match(text) is not { Success: true } dash)
        {
            return false;
        }

        report.Add(Rules.LongDash, new(line, dash.Groups["dash"].Index + 1));
        return true;
    }

    /// <summary>A line that begins with a closing bracket, and nothing open above it.</summary>
    private static bool NotOpened(Source source, Report report, int line, string text)
    {
        var at = Indent(text);
        if (at == text.Length || text[at] is not (']' or '}') || Brackets.FirstUnclosed(source, line - 1) is not null)
        {
            return false;
        }

        report.Add(Rules.NotOpened, new(line, at + 1), text[at], text[at] == ']' ? '[' : '{');
        return true;
    }

    /// <summary>Whether more than a comment follows.</summary>
    private static bool Goes(string text, int end) => end < text.Length && text[end..].TrimStart() is { Length: > 0 } rest && rest[0] != '#';

    [GeneratedRegex(@"^ *(?:- +)*(?:[^\s#""'{\[:][^:]*?: +)?(?<value>\S.*?)\s*$")]
    private static partial Regex KeyAndValue();

    // One key and its value inside { }, where the value has another colon or a special start.
    [GeneratedRegex(@"[{,]\s*[\w-]+: +(?<value>(?:[*&!%@`|>]|[?-] )[^,}]*|[^\s""'{\[,}][^,}]*?: [^,}]*)")]
    private static partial Regex FlowKeyAndValue();

    [GeneratedRegex(@"(?:^|[{,])\s*(?:- )?(?<pair>[a-z][a-z0-9-]*:[^\s:/,}][^\s,}]*)")]
    private static partial Regex ColonWithoutSpace();

    [GeneratedRegex(@"^ *(?:- +)*(?<key>[a-z][a-z-]*) +(?<value>[^\s:#][^:#]*?)\s*(?: #.*)?$")]
    private static partial Regex WordWithoutColon();

    [GeneratedRegex(@"^[^#]*?(?:^ *(?<space>[\u00A0\u2007\u202F])|:(?<space>[\u00A0\u2007\u202F])|^ *-(?<space>[\u00A0\u2007\u202F]))")]
    private static partial Regex HardSpace();

    [GeneratedRegex(@"^\s*(?<dash>[\u2010-\u2015\u2212])\s")]
    private static partial Regex DashItem();

    [GeneratedRegex(@"\s#")]
    private static partial Regex CommentInText();

    [GeneratedRegex(@"^[|>][0-9+-]*\s*(#.*)?$")]
    private static partial Regex BlockHeader();
}
