using Tabletop.Engine.Conditions;

namespace Tabletop.Engine.Tests.Conditions;

public class ConditionParserTests
{
    [Theory]
    [InlineData("tension >= 55")]
    [InlineData("tension = 0.5")]
    [InlineData("tension != -12.125")]
    [InlineData("elapsed < 30m")]
    [InlineData("elapsed = 1h30m")]
    [InlineData("phase = next-morning")]
    [InlineData("phase != next-morning")]
    [InlineData("curfew")]
    [InlineData("street in tension")]
    [InlineData("street in unrest for 20m")]
    [InlineData("done joint-statement")]
    [InlineData("done joint-statement by police")]
    [InlineData("done joint-statement >= 2")]
    [InlineData("done joint-statement by police = 0")]
    [InlineData("answered who-speaks")]
    [InlineData("answered who-speaks = together")]
    [InlineData("answered who-speaks by mayor")]
    [InlineData("answered who-speaks = together by mayor")]
    [InlineData("police knows attacker-known")]
    [InlineData("doer knows attacker-known")]
    [InlineData("schools shared attacker-known")]
    [InlineData("schools shared attacker-known with police")]
    [InlineData("consulted faith-leaders")]
    [InlineData("mayor consulted faith-leaders")]
    [InlineData("released video")]
    [InlineData("fired march")]
    [InlineData("convened")]
    [InlineData("done joint-statement within 1h of fired incident")]
    [InlineData("police knows attacker-known within 20m of street in tension")]
    [InlineData("not curfew")]
    [InlineData("not not curfew")]
    [InlineData("a and b and c")]
    [InlineData("a and (b and c)")]
    [InlineData("a or b and c")]
    [InlineData("(a or b) and c")]
    [InlineData("not (a and b)")]
    [InlineData("a or (b or c)")]
    public void A_condition_prints_as_it_was_written(string text) => Assert.Equal(text, ConditionParser.Read(text).ToString());

    [Theory]
    [InlineData("tension>=55", "tension >= 55")]
    [InlineData("  tension  >=  55.000 ", "tension >= 55")]
    [InlineData("elapsed >= 90m", "elapsed >= 1h30m")]
    [InlineData("((curfew))", "curfew")]
    [InlineData("(a and b) or c", "a and b or c")]
    [InlineData("not (curfew)", "not curfew")]
    [InlineData("a and (not b)", "a and not b")]
    [InlineData("street in unrest for 0s", "street in unrest for 0s")]
    [InlineData("tension\n>= 55", "tension >= 55")]
    public void Spaces_brackets_and_other_spellings_print_in_one_way(string text, string printed) =>
        Assert.Equal(printed, ConditionParser.Read(text).ToString());

    [Fact]
    public void Not_binds_before_and_and_and_before_or()
    {
        var expected = new Condition.Or(
            new Condition.Flag("a"),
            new Condition.And(new Condition.Not(new Condition.Flag("b")), new Condition.Flag("c")));
        Assert.Equal(expected, ConditionParser.Read("a or not b and c"));
    }

    [Theory]
    [InlineData("done walk within 1h 30m of fired go", 5_400_000)]
    [InlineData("done walk within 1h30m of fired go", 5_400_000)]
    public void A_duration_may_be_written_with_spaces(string text, long durationMs) =>
        Assert.Equal(new Condition.Within(new Condition.Done("walk", null), durationMs, new Condition.Fired("go")), ConditionParser.Read(text));

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    [InlineData("tension >=", 10)]
    [InlineData("tension >= high", 11)]
    [InlineData("tension == 5", 8)]
    [InlineData("a && b", 2)]
    [InlineData("a || b", 2)]
    [InlineData("!a", 0)]
    [InlineData("a and", 5)]
    [InlineData("a b", 2)]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("()", 1)]
    [InlineData("not", 3)]
    [InlineData("done", 4)]
    [InlineData("done walk >= two", 13)]
    [InlineData("done walk >= 1.5", 13)]
    [InlineData("elapsed < 30", 10)]
    [InlineData("phase < morning", 6)]
    [InlineData("street in", 9)]
    [InlineData("street in unrest for ever", 21)]
    [InlineData("police knows", 12)]
    [InlineData("police knows and", 13)]
    [InlineData("tension > 5 within 5m of done walk", 19)]
    [InlineData("done walk within 5m of curfew", 23)]
    [InlineData("done walk within 5m", 19)]
    [InlineData("tension >= 99999999999999999999", 11)]
    [InlineData("tension >= 0.0001", 11)]
    public void A_text_that_is_no_condition_says_where_it_stops_being_one(string text, int offset)
    {
        var parsed = ConditionParser.Parse(text);
        Assert.Null(parsed.Condition);
        Assert.Equal(offset, parsed.Error!.Offset);
        Assert.NotEmpty(parsed.Error.Message);
    }

    [Theory]
    [InlineData("done walk, fired go", 9)]
    [InlineData("curfew: now", 6)]
    [InlineData("[curfew]", 0)]
    [InlineData("{curfew}", 0)]
    public void Commas_colons_and_other_brackets_are_no_part_of_a_name(string text, int offset) =>
        Assert.Equal(offset, ConditionParser.Parse(text).Error?.Offset);

    [Theory]
    [InlineData("a == b", "write one = instead of ==")]
    [InlineData("a && b", "write 'and' instead of &&")]
    [InlineData("!a", "write 'not' instead of !")]
    [InlineData("a || b", "write 'or' instead of ||")]
    public void The_signs_of_other_languages_are_told_their_word(string text, string cure) =>
        Assert.Equal(cure, ConditionParser.Parse(text).Error!.Message);

    [Fact]
    public void A_long_row_of_ands_prints_and_reads_again()
    {
        var text = string.Join(" and ", Enumerable.Repeat("a", 400));
        Assert.Equal(text, ConditionParser.Read(text).ToString());
    }

    [Fact]
    public void Every_name_is_mentioned_with_its_place_and_kind()
    {
        Assert.Equal(
            [new(MentionKind.Crisis, "street", 4), new(MentionKind.State, "unrest", 14, "street"), new(MentionKind.Ask, "q", 34), new(MentionKind.Option, "x", 38, "q")],
            ConditionParser.Parse("not street in unrest and answered q = x").Mentions);
    }
}
