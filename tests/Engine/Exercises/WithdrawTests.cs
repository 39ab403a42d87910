using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, Commands: staff withdraw words that somebody typed; whatever they are and whatever became of them.</summary>
public class WithdrawTests
{
    [Fact]
    public void Withdrawn_words_are_hidden_from_every_view_and_what_was_done_stays()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").Asks(A.Ask("q", "yes").Of("a") with { Rationale = Rationale.Optional }))).At("1m");
        story.When("a", new CommandBody.SendMessage("b", Typed("insult"))).ThenAccepted();
        story.When("a", new CommandBody.Answer("q", "yes", Typed("reason"))).ThenAccepted();
        story.Staff(new CommandBody.Withdraw("insult")).ThenAccepted();
        story.Staff(new CommandBody.Withdraw("reason")).ThenAccepted();
        story.Staff(new CommandBody.Withdraw("reason")).ThenNothing();
        story.Staff(new CommandBody.Withdraw("nothing")).ThenRefused("no-such-words");
        story.When("a", new CommandBody.Withdraw("insult")).ThenRefused("not-staff");
        Assert.True(Assert.Single(story.Seat("b").Messages).Words!.Withdrawn);
        Assert.Equal(("yes", true), (story.Seat("a").Asks[0].Option, story.Seat("a").Asks[0].Because!.Withdrawn));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        foreach (var view in new[] { story.Seat("a"), story.Seat("b"), StaffView.Of(story.Book, story.State, story.Chronicle) })
        {
            var json = JsonSerializer.Serialize(view with { Record = [] }, Wire.Options);
            Assert.DoesNotContain("\"insult\"", json, StringComparison.Ordinal);
            Assert.DoesNotContain("\"reason\"", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Withdrawn_words_stay_hidden_where_the_exercise_is_rewound()
    {
        var story = Story.Of(A.Scenario()).Wait("1m");
        story.When("a", new CommandBody.SendMessage("b", Typed("insult"))).ThenAccepted();
        story.Staff(new CommandBody.Mark(new() { Id = "after" })).ThenAccepted();
        story.Staff(new CommandBody.Withdraw("insult")).ThenAccepted();
        story.RewindTo("after").ThenAccepted();
        Assert.True(Assert.Single(story.Seat("b").Messages).Words!.Withdrawn);
    }

    private static TypedText Typed(string id) => new() { Id = id, Hash = "00" };
}
