using System.Globalization;

namespace Tabletop.Engine.Conditions;

/// <summary>One pass over one text, one function for each line of the grammar.</summary>
internal sealed class ConditionReader(string text)
{
    /// <summary>The words of the language.</summary>
    public static readonly string[] Words =
        ["and", "or", "not", "done", "by", "answered", "knows", "shared", "with", "consulted", "released", "fired", "convened", "in", "for", "within", "of", "elapsed", "phase"];

    /// <summary>How much of somebody's word a message quotes.</summary>
    private const int LongestShown = 48;

    private const string Calculated =
        "nothing is calculated in a condition; compare one indicator with one number, such as tension >= 55, and join such tests with 'and' or 'or'";

    private readonly List<Token> _tokens = Tokens(text);
    private readonly List<Mention> _mentions = [];
    private int _next;
    private int _depth;

    public Items<Mention> Mentions => _mentions.ToItems();

    private Token Next => _tokens[_next];

    public Condition Whole()
    {
        if (Next.Text.Length == 0)
        {
            throw new Wrong(0, "the condition is empty; write a test such as 'tension >= 55'");
        }

        var condition = Or();
        return Next.Text.Length == 0 ? condition : throw Unexpected("'and' or 'or', or the end");
    }

    private Condition Or()
    {
        var left = And();
        while (Take("or"))
        {
            left = new Condition.Or(left, And());
        }

        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (Take("and"))
        {
            left = new Condition.And(left, Not());
        }

        return left;
    }

    private Condition Not()
    {
        if (++_depth > ConditionParser.DeepestNesting)
        {
            throw new Wrong(Next.Offset, $"parentheses and 'not' nest deeper than {ConditionParser.DeepestNesting}; split the condition");
        }

        Condition result;
        if (Take("not"))
        {
            result = new Condition.Not(Not());
        }
        else if (Take("("))
        {
            result = Or();
            Expect(")");
        }
        else
        {
            result = Test();
        }

        _depth--;
        return result;
    }

    private Condition Test()
    {
        var test = SimpleTest();
        if (!Take("within"))
        {
            return test;
        }

        var (offset, durationMs) = (Next.Offset, Duration());
        Expect("of");
        var otherOffset = Next.Offset;
        var other = SimpleTest();
        return (test, other) switch
        {
            (Condition.Happening what, Condition.Happening of) => new Condition.Within(what, durationMs, of),
            (Condition.Happening, _) => throw new Wrong(otherOffset, "after 'of' stands something that happens: done, answered, knows, shared, consulted, released, fired, or a machine in a state"),
            _ => throw new Wrong(offset, "before 'within' stands something that happens: done, answered, knows, shared, consulted, released, fired, or a machine in a state"),
        };
    }

    private Condition SimpleTest()
    {
        if (Take("done"))
        {
            return Done();
        }

        if (Take("answered"))
        {
            var ask = Name(MentionKind.Ask, "an ask");
            var option = Take("=") ? Name(MentionKind.Option, "an option", ask) : null;
            return new Condition.Answered(ask, option, Take("by") ? Name(MentionKind.Seat, "a role") : null);
        }

        if (Take("consulted"))
        {
            return new Condition.Consulted(null, Name(MentionKind.Seat, "a role"));
        }

        if (Take("released"))
        {
            return new Condition.Released(Name(MentionKind.Inject, "an inject"));
        }

        if (Take("fired"))
        {
            return new Condition.Fired(Name(MentionKind.Trigger, "a trigger"));
        }

        if (Take("convened"))
        {
            return new Condition.Convened();
        }

        if (Take("elapsed"))
        {
            return new Condition.Elapsed(Sign(), Duration());
        }

        if (Take("phase"))
        {
            var (offset, sign) = (Next.Offset, Sign());
            return sign is Comparison.Equal or Comparison.NotEqual
                ? new Condition.PhaseIs(Name(MentionKind.Phase, "a phase"), sign == Comparison.Equal)
                : throw new Wrong(offset, "a phase is compared with = or !=");
        }

        return NamedTest();
    }

    private Condition Done()
    {
        var action = Name(MentionKind.Action, "an action");
        var by = Take("by") ? Name(MentionKind.Seat, "a role") : null;
        if (Comparisons.Read(Next.Text) is null)
        {
            return new Condition.Done(action, by);
        }

        var sign = Sign();
        var token = Next;
        if (!int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var times))
        {
            throw Unexpected("a whole number");
        }

        _next++;
        return new Condition.DoneTimes(action, by, sign, times);
    }

    /// <summary>Tests that begin with a name of the scenario's.</summary>
    private Condition NamedTest()
    {
        var first = Next;
        if (first.Text.Length == 0 || first.IsSign || Array.IndexOf(Words, first.Text) >= 0)
        {
            throw Unexpected("a test");
        }

        NotCalculated(first);
        _next++;
        if (Comparisons.Read(Next.Text) is not null)
        {
            Mentioned(MentionKind.Indicator, first);
            return new Condition.IndicatorIs(first.Text, Sign(), Number());
        }

        if (Take("in"))
        {
            Mentioned(MentionKind.Crisis, first);
            var state = Name(MentionKind.State, "a state", first.Text);
            return Take("for") ? new Condition.InStateFor(first.Text, state, Duration()) : new Condition.InState(first.Text, state);
        }

        if (Take("knows"))
        {
            Mentioned(MentionKind.SeatOrDoer, first);
            return new Condition.Knows(first.Text, Name(MentionKind.Fact, "a fact"));
        }

        if (Take("shared"))
        {
            Mentioned(MentionKind.SeatOrDoer, first);
            return new Condition.Shared(first.Text, Name(MentionKind.Fact, "a fact"), Take("with") ? Name(MentionKind.Seat, "a role") : null);
        }

        if (Take("consulted"))
        {
            Mentioned(MentionKind.SeatOrDoer, first);
            return new Condition.Consulted(first.Text, Name(MentionKind.Seat, "a role"));
        }

        Mentioned(MentionKind.Flag, first);
        return new Condition.Flag(first.Text);
    }

    private Comparison Sign()
    {
        var sign = Comparisons.Read(Next.Text) ?? throw Unexpected("one of = != < <= > >=");
        _next++;
        return sign;
    }

    private long Number()
    {
        var value = Numbers.Read(Next.Text) ?? throw Unexpected("a number");
        _next++;
        return value;
    }

    private long Duration()
    {
        var durationMs = Durations.Read(Next.Text) ?? throw Unexpected("a duration such as 20m or 1h30m");
        var written = _tokens[_next++].Text;

        // 1h 30m may be written apart.
        while (Next.Text.Length > 0 && Durations.Read($"{written} {Next.Text}") is { } longer)
        {
            (durationMs, written) = (longer, $"{written} {Next.Text}");
            _next++;
        }

        return durationMs;
    }

    private string Name(MentionKind kind, string what, string? owner = null)
    {
        var token = Next;
        if (token.Text.Length == 0 || token.IsSign || Array.IndexOf(Words, token.Text) >= 0)
        {
            throw Unexpected($"the id of {what}");
        }

        NotCalculated(token);
        _next++;
        _mentions.Add(new(kind, token.Text, token.Offset, owner));
        return token.Text;
    }

    private void Mentioned(MentionKind kind, Token token) => _mentions.Add(new(kind, token.Text, token.Offset));

    private bool Take(string word)
    {
        if (Next.Text != word)
        {
            return false;
        }

        _next++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word))
        {
            throw Unexpected($"'{word}'");
        }
    }

    private Wrong Unexpected(string expected) => new(
        Next.Offset,
        Next.Text switch
        {
            "" => $"the condition stops too early; {expected} is expected here",
            "==" => "write one = instead of ==",
            "&&" or "&" => "write 'and' instead of &&",
            "||" or "|" => "write 'or' instead of ||",
            "!" => "write 'not' instead of !",
            ['+' or '-' or '*' or '/' or '%' or '^', ..] and [_] or "**" => Calculated,
            { Length: > LongestShown } other => $"'{other[..LongestShown]}…' cannot stand here; {expected} is expected",
            var other => $"'{other}' cannot stand here; {expected} is expected",
        });

    /// <summary>A sign of arithmetic inside a name: no id has one.</summary>
    private static void NotCalculated(Token token)
    {
        if (token.Text.AsSpan().IndexOfAny("+*/%^") is >= 0 and var at)
        {
            throw new Wrong(token.Offset + at, Calculated);
        }
    }

    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            if (IsBracket(text[i]))
            {
                i++;
            }
            else if (IsSign(text[i]))
            {
                while (i < text.Length && IsSign(text[i]))
                {
                    i++;
                }
            }
            else
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsSign(text[i]) && !IsBracket(text[i]))
                {
                    i++;
                }
            }

            tokens.Add(new(text[start..i], start));
        }

        tokens.Add(new("", text.Length));
        return tokens;
    }

    /// <summary>Stands alone. Only ( and ) mean something; the others are no part of a name.</summary>
    private static bool IsBracket(char c) => c is '(' or ')' or '[' or ']' or '{' or '}' or ',' or ':' or ';';

    private static bool IsSign(char c) => c is '=' or '<' or '>' or '!' or '&' or '|';

    /// <summary>Stops the pass; it never leaves this folder.</summary>
    internal sealed class Wrong(int offset, string message) : Exception(message)
    {
        public int Offset { get; } = offset;
    }

    private readonly record struct Token(string Text, int Offset)
    {
        public bool IsSign => IsBracket(Text[0]) || ConditionReader.IsSign(Text[0]);
    }
}
