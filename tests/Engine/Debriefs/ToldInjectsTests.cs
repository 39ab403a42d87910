using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Debriefs;

/// <summary>At the end each seat reads in its timeline what it read when it came, whatever became of it later.</summary>
public class ToldInjectsTests
{
    [Fact]
    public void An_added_inject_is_told_in_the_words_it_was_released_with()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.AddInject(Typed("title"), Typed("first"), [])).ThenAccepted();
        story.Staff(new CommandBody.EditInject("added-1", Text: Typed("second"))).ThenAccepted();
        story.Staff(new CommandBody.EditInject("added-1", Hint: Typed("hint"))).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("added-1")).ThenAccepted();
        story.Staff(new CommandBody.EditInject("added-1", Text: Typed("third"))).ThenAccepted();

        Assert.Equal([("inject-released", null, "second", false), ("inject-edited", null, "third", false)], ToldAtTheEnd(story));
    }

    [Fact]
    public void What_was_given_up_is_told_in_the_words_it_had_there()
    {
        var story = Story.Of(Script()).Wait("1m");
        story.Staff(new CommandBody.Mark(Typed("before"))).ThenAccepted();
        story.Staff(new CommandBody.EditInject("x", Text: Typed("other"))).ThenAccepted();
        story.At("5m").RewindTo("before").ThenAccepted();
        story.At("5m").RewindTo("before").ThenAccepted();
        story.Staff(new CommandBody.EditInject("x", Text: Typed("newer"))).ThenAccepted();
        story.At("5m");

        Assert.Equal(
            [("inject-released", null, "other", true), ("inject-released", "text of x", null, true), ("inject-released", null, "newer", false)],
            ToldAtTheEnd(story));
    }

    [Fact]
    public void What_was_taken_back_on_a_branch_that_was_given_up_is_not_told_there()
    {
        var story = Story.Of(Script()).Wait("1m");
        story.Staff(new CommandBody.Mark(Typed("before"))).ThenAccepted();
        story.At("5m").Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        story.Staff(new CommandBody.EditInject("x", Text: Typed("other"))).ThenAccepted();
        story.RewindTo("before").ThenAccepted();
        story.At("5m");

        Assert.Equal(
            [("inject-released", null, null, true), ("inject-recalled", null, null, true), ("inject-edited", null, null, true), ("inject-released", "text of x", null, false)],
            ToldAtTheEnd(story));
    }

    [Fact]
    public void A_recall_that_was_given_up_takes_nothing_back()
    {
        var story = Story.Of(Script()).At("5m").Wait("1m");
        story.Staff(new CommandBody.Mark(Typed("read"))).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        story.RewindTo("read").ThenAccepted();

        Assert.Equal([("inject-released", "text of x", null, false), ("inject-recalled", null, null, true)], ToldAtTheEnd(story));
    }

    [Fact]
    public void What_is_taken_back_is_told_nowhere_also_not_where_it_was_given_up()
    {
        var story = Story.Of(Script()).Wait("1m");
        story.Staff(new CommandBody.Mark(Typed("before"))).ThenAccepted();
        story.At("5m").RewindTo("before").ThenAccepted();
        story.At("5m").Staff(new CommandBody.RecallInject("x")).ThenAccepted();

        Assert.Equal([("inject-released", null, null, true), ("inject-released", null, null, false), ("inject-recalled", null, null, false)], ToldAtTheEnd(story));
    }

    private static (string Kind, string? Detail, string? Words, bool GivenUp)[] ToldAtTheEnd(Story story)
    {
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        return [.. story.Seat("a").Timeline.Where(t => t.Kind.StartsWith("inject", StringComparison.Ordinal)).Select(t => (t.Kind, t.Detail, t.Words?.Typed, t.GivenUp))];
    }

    private static ScenarioBuilder Script() => A.Scenario().Injects(A.Inject("x").At("5m").To("public"));

    private static TypedText Typed(string id) => new() { Id = id, Hash = "00" };
}
