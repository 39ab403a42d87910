using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Conditions;

/// <summary>Section 2: what may stand on either side of `within`, and what a seat shared or was told.</summary>
public class WithinTests
{
    [Theory]
    [InlineData("a shared secret within 10m of released first", true)]
    [InlineData("a shared secret within 9m of released first", false)]
    [InlineData("consulted b within 20m of a shared secret", true)]
    [InlineData("a consulted b within 19m of released first", false)]
    [InlineData("a consulted b within 30m of released first", true)]
    [InlineData("b knows secret within 15m of a shared secret", true)]
    [InlineData("b knows secret within 4m of a shared secret", false)]
    [InlineData("released first within 1h of consulted b", false)]
    public void What_was_shared_and_consulted_stands_on_either_side(string condition, bool holds)
    {
        var story = Story.Of(A.Scenario().City(A.City("5m")).Facts(A.Fact("secret", "a")).Injects(A.Inject("first").At("0s"))).At("10m");
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.At("20m").When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.At("25m").When("b", new CommandBody.Reply()).ThenAccepted();
        Assert.Equal(holds, story.At("1h").Is(condition));
    }

    [Fact]
    public void It_is_false_while_the_other_has_not_happened_at_all() =>
        Assert.False(Story.Of(A.Scenario().Facts(A.Fact("secret", "a")).Injects(A.Inject("first").At("1h"))).Is("a knows secret within 2h of released first"));

    [Theory]
    [InlineData("convened within 5m of released first")]
    [InlineData("tension > 5 within 5m of released first")]
    [InlineData("released first within 5m of elapsed > 5m")]
    [InlineData("street in hot for 5m within 5m of released first")]
    [InlineData("done walk >= 2 within 5m of released first")]
    [InlineData("curfew within 5m of released first")]
    public void What_has_no_moment_of_its_own_stands_on_neither_side(string condition) =>
        Assert.Null(ConditionParser.Parse(condition).Condition);

    [Fact]
    public void Convened_is_true_while_the_body_sits()
    {
        var city = A.City("0s") with { Body = new() { Members = ["a", "b"], Convenes = ["a"], SummonInMs = A.Ms("10m") } };
        var story = Story.Of(A.Scenario().City(city));
        story.When("a", new CommandBody.Convene()).ThenAccepted();
        Assert.False(story.At("9m59s").Is("convened"));
        Assert.True(story.At("10m").Is("convened"));
        story.When("a", new CommandBody.Adjourn()).ThenAccepted();
        Assert.False(story.Is("convened"));
    }
}
