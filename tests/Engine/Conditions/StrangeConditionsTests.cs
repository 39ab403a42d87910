using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Tests.Laws;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Conditions;

/// <summary>Conditions from strangers: whatever the text, there is a condition or a mistake with its place, soon. A stack overflow would end the whole run, and so be seen.</summary>
public class StrangeConditionsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData("tension / 2 > 5", 8)]
    [InlineData("tension > 10 / 2", 13)]
    [InlineData("tension % 2 = 0", 8)]
    [InlineData("tension + 1 > 2", 8)]
    [InlineData("tension > 5 - 1", 12)]
    [InlineData("10 / 0", 3)]
    [InlineData("elapsed - 5m > 1h", 8)]
    [InlineData("max(tension) > 5", 3)]
    [InlineData("tension > trust", 10)]
    [InlineData("while tension > 5", 6)]
    [InlineData("for tension > 5", 0)]
    [InlineData("for each seat knows fact", 0)]
    [InlineData("repeat 3 times curfew", 7)]
    [InlineData("curfew = curfew = curfew", 9)]
    [InlineData("if curfew then curfew", 3)]
    [InlineData("tension > 5 ? curfew", 12)]
    [InlineData("tension > NaN", 10)]
    [InlineData("tension > 1e999", 10)]
    [InlineData("tension > Infinity", 10)]
    [InlineData("elapsed > 99999999999999999999d", 10)]
    [InlineData("street in unrest for 1000001d", 21)]
    [InlineData("done walk >= 99999999999", 13)]
    [InlineData("done walk within 5m of done walk within 5m of done walk", 33)]
    [InlineData("and", 0)]
    [InlineData("in", 0)]
    [InlineData("= = =", 0)]
    public void What_calculates_loops_or_names_nothing_is_a_mistake_at_its_place(string text, int offset) =>
        Assert.Equal((null, offset), (ConditionParser.Parse(text).Condition, ConditionParser.Parse(text).Error!.Offset));

    [Theory]
    [InlineData("(", 1_000)]
    [InlineData("(", 100_000)]
    [InlineData("not ", 999)]
    [InlineData("not ", 100_000)]
    [InlineData("a and (", 571)]
    [InlineData("a and (", 100_000)]
    [InlineData("not(", 999)]
    [InlineData("a or not (", 100_000)]
    [InlineData("done a within 5m of ", 100_000)]
    public void Nesting_of_any_depth_is_a_mistake_and_no_crash(string opening, int times)
    {
        var text = string.Concat(Enumerable.Repeat(opening, times)) + "a" + new string(')', opening.Contains('(', StringComparison.Ordinal) ? times : 0);
        IsAMistakeSoon(text);
        IsAMistakeSoon(string.Concat(Enumerable.Repeat(opening, times)));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    public void One_level_more_than_allowed_is_a_mistake_where_it_begins(string opening)
    {
        var most = ConditionParser.DeepestNesting - 1;
        string Nested(int times) => string.Concat(Enumerable.Repeat(opening, times)) + "a" + new string(')', opening == "(" ? times : 0);

        Assert.Null(ConditionParser.Parse(Nested(most)).Error);
        Assert.Equal((most + 1) * opening.Length, ConditionParser.Parse(Nested(most + 1)).Error?.Offset);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a and ")]
    [InlineData("a or ")]
    [InlineData("tension >= 5 ")]
    [InlineData("1h ")]
    [InlineData("\u00e7\ud83d\udd25")]
    [InlineData(" ")]
    [InlineData("\n")]
    public void A_megabyte_is_a_mistake(string piece) => IsAMistakeSoon(string.Concat(Enumerable.Repeat(piece, 1_048_576 / piece.Length)));

    [Fact]
    public void What_prints_longer_than_a_condition_may_be_is_too_long_already()
    {
        // 3,999 characters as written; with spaces around the signs it could not be read again.
        var text = string.Join(" or ", Enumerable.Repeat("a>1", 571));
        Assert.Equal(0, ConditionParser.Parse(text).Error?.Offset);
        Assert.InRange(text.Length, 3_000, ConditionParser.LongestText);
    }

    [Fact]
    public void A_message_quotes_no_more_of_a_word_than_people_read()
    {
        var parsed = ConditionParser.Parse($"curfew {new string('x', 3_900)}");
        Assert.Equal(7, parsed.Error?.Offset);
        Assert.InRange(parsed.Error!.Message.Length, 1, 200);
    }

    [Fact]
    public void Any_row_of_words_is_a_condition_or_a_mistake_soon() => Law.Holds(Rows(), text =>
    {
        var watch = Stopwatch.StartNew();
        var parsed = ConditionParser.Parse(text);
        Assert.True(watch.Elapsed < Deadline, $"It took {watch.Elapsed}.");
        Assert.True(parsed.Condition is null != parsed.Error is null);
        Assert.InRange(parsed.Error?.Offset ?? 0, 0, text.Length);
        if (parsed.Condition is { } condition)
        {
            Assert.Equal(condition, ConditionParser.Read(condition.ToString()!));
        }
    });

    private static void IsAMistakeSoon(string text)
    {
        var watch = Stopwatch.StartNew();
        var parsed = ConditionParser.Parse(text);
        Assert.True(watch.Elapsed < Deadline, $"It took {watch.Elapsed}.");
        Assert.Null(parsed.Condition);
        Assert.InRange(parsed.Error!.Offset, 0, text.Length);
    }

    /// <summary>Few or very many words of the language, signs and other things; half the time in an order that keeps the reader going.</summary>
    private static Arbitrary<string> Rows() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        string[] words =
        [
            "and", "or", "not", "(", ")", "a", "done", "by", "=", ">=", "2", "-1.5", "20m", "1h", "30m", "in", "for", "within", "of", "knows", "shared", "with",
            "answered", "consulted", "released", "fired", "convened", "phase", "elapsed", "doer", "/", "*", "+", "==", "&&", "!", ",", ":", "[", "}", ";",
            "\u00e7", "\ud83d\udd25", "\ud83d", "\0", "\u202e", "\t", "\"",
        ];
        string[] tests = ["a", "a > 1", "a in b for 90m", "done a by b >= 2", "answered a = b", "doer knows a", "phase = a", "elapsed<9999999s", "fired a within 5m of b in c"];
        string[] between = [" and ", " or ", " and not ", " or (", ") and ", ")or("];
        var dice = new Dice(seed);
        var many = dice.Between(0, dice.One([10, 60, 400, 4_000]));
        return dice.Chance(50)
            ? string.Join(dice.Chance(90) ? " " : "", dice.Times(many, many, _ => dice.One(words)))
            : string.Concat(dice.Times(many, many, _ => dice.One(tests) + dice.One(between))) + "a";
    }));
}
