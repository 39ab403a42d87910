using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Tests.Laws;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Conditions;

public class ConditionLaws
{
    [Fact]
    public void Printing_and_reading_again_gives_the_same_condition() => Law.Holds(Conditions(), condition =>
        Assert.Equal(condition, ConditionParser.Read(condition.ToString()!)));

    [Fact]
    public void No_text_makes_the_parser_throw() => Law.Holds(Texts(), text =>
    {
        var parsed = ConditionParser.Parse(text);
        Assert.True(parsed.Condition is null != parsed.Error is null);
        Assert.InRange(parsed.Error?.Offset ?? 0, 0, text.Length);
    });

    [Fact]
    public void Whatever_is_read_prints_to_something_that_reads_the_same() => Law.Holds(Texts(), text =>
    {
        if (ConditionParser.Parse(text).Condition is { } condition)
        {
            Assert.Equal(condition, ConditionParser.Read(condition.ToString()!));
        }
    });

    private static Arbitrary<Condition> Conditions() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        var dice = new Dice(seed);
        return AnyCondition.From(dice, Names.From(dice), 5, inAction: true);
    }));

    /// <summary>Words of the language in any order: now and then a condition, mostly not.</summary>
    private static Arbitrary<string> Texts()
    {
        string[] words =
        [
            "and", "or", "not", "(", ")", "a", "b", "done", "by", "=", ">=", "2", "-1.5", "20m", "1h 30m", "in", "for", "within", "of", "knows",
            "shared", "with", "answered", "consulted", "released", "fired", "convened", "phase", "elapsed", "==", "!", "&", "ç", "\t", "\"", ",",
        ];
        return Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed =>
        {
            var dice = new Dice(seed);
            return string.Join(dice.Chance(90) ? " " : "", dice.Times(0, 8, _ => dice.One(words)));
        }));
    }
}
