using Tabletop.Authoring.Findings;

namespace Tabletop.Authoring.Tests.Findings;

/// <summary>What a finding says is what helps: the sentences that trainers needed and did not get.</summary>
public sealed class CuresTests
{
    private const string Rumour = "society:\n  talk: { model: maki-thompson, drives: belief, corrected-when: done visit, KEY }\nfacts:\n";

    [Theory]
    [InlineData("tension / 2 > 5")]
    [InlineData("tension/2 > 5")]
    [InlineData("tension + 5 > 20")]
    [InlineData("tension > 5 * 2")]
    [InlineData("tension - 5 > 2")]
    public void A_condition_that_calculates_is_told_that_nothing_is_calculated(string condition)
    {
        var found = In("when: not done visit", $"when: {condition}");

        Assert.Contains("nothing is calculated in a condition", found.Message, StringComparison.Ordinal);
        Assert.Contains("compare one indicator with one number", found.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relased news", "released")]
    [InlineData("not doen visit", "done")]
    [InlineData("tension > 5 and answerd what-now = go", "answered")]
    [InlineData("police knws fact", "knows")]
    [InlineData("street inn loud", "in")]
    [InlineData("done visit adn tension > 5", "and")]
    public void A_slip_in_a_word_of_a_condition_is_asked_about(string condition, string meant) =>
        Assert.Contains($"did you mean '{meant}'?", In("when: not done visit", $"when: {condition}").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("credibility: trsut", "did you mean 'trust'?", "write one of: tension, belief, trust, trust-a, trust-b")]
    [InlineData("credibility: [trust, belief]", "'credibility' is one value, and this is a list", "without brackets")]
    [InlineData("spread: 0.12345678", "'0.12345678' has too many decimals", "round it: write at most six")]
    public void What_a_model_is_given_is_asked_about(string key, string message, string cure)
    {
        var found = In("facts:\n", Rumour.Replace("KEY", key, StringComparison.Ordinal));

        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.Contains(cure, found.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_can_be_corrected_is_advised_to_have_a_correction()
    {
        var found = In("facts:\n", "society:\n  crowd: { model: granovetter, drives: belief, meen: 0.3 }\nfacts:\n");

        Assert.Contains("did you mean 'mean'?", found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("corrected-when", found.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start: 30", "start: 30.1234", "at most three")]
    [InlineData("level: 3", "level: 2.5", "a whole number")]
    public void Too_many_decimals_are_to_be_rounded(string good, string mistake, string write) =>
        Assert.EndsWith($"write {write}", In(good, mistake).Cure, StringComparison.Ordinal);

    [Theory]
    [InlineData("done visit", "from the start", "not done visit")]
    [InlineData("released news", "35m before the rumour begins", "released news")]
    public void A_correction_before_the_rumour_says_how_long_before(string never, string when, string corrected)
    {
        var society = $"society:\n  talk: {{ model: maki-thompson, drives: belief, starts-when: {never} or elapsed >= 40m, corrected-when: {corrected} }}\nfacts:\n";

        Assert.Contains(when, In("facts:\n", society.Replace("released news or ", "", StringComparison.Ordinal)).Message, StringComparison.Ordinal);
    }

    private static Finding In(string good, string other)
    {
        var scenario = Smallest.Scenario
            .Replace("id: small\n", "id: small\ngroups: { a: the hill, b: the river }\n", StringComparison.Ordinal)
            .Replace("better: down }\nfacts:", "better: down }\n  belief: { start: 5 }\n  trust: { start: 50, per: group }\nfacts:", StringComparison.Ordinal);
        Assert.Contains(good, scenario, StringComparison.Ordinal);
        return Assert.Single(Author.ReadScenario("it.yaml", System.Text.Encoding.UTF8.GetBytes(scenario.Replace(good, other, StringComparison.Ordinal))).Findings);
    }
}
