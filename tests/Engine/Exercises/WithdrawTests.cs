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

    [Fact]
    public void Every_text_that_was_typed_can_be_withdrawn()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"), A.Inject("y").Manual())).Wait("1m");
        story.Staff(new CommandBody.Mark(Typed("mark"))).ThenAccepted();
        story.Staff(new CommandBody.EditInject("x", Typed("edit"), Typed("edited-title"), Typed("edited-from"), Typed("edited-note"), Typed("hint"))).ThenAccepted();
        story.Staff(new CommandBody.AddInject(Typed("added-title"), Typed("added"), [], From: Typed("added-from"), ContentNote: Typed("added-note"))).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("added-1")).ThenAccepted();
        story.Staff(new CommandBody.EditInject("added-1", Typed("second-draft"))).ThenAccepted();
        story.Staff(new CommandBody.SkipInject("y", Typed("skip"))).ThenAccepted();
        story.Staff(new CommandBody.Announce(Typed("announced"))).ThenAccepted();
        story.Staff(new CommandBody.Improve(Typed("action"), Typed("area"), Typed("owner"), Typed("due"))).ThenAccepted();
        story.Staff(new CommandBody.Observe(Typed("observed"), ObservationKind.Gap, PinnedTo.Moment)).ThenAccepted();
        story.When("a", new CommandBody.NoteDecision(Typed("decision"), Options: [Typed("option")], Rationale: Typed("rationale"))).ThenAccepted();
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion, Typed("note"))).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();

        foreach (var words in story.Entries.SelectMany(e => e.Command.Body.TypedTexts).ToArray())
        {
            Assert.Contains($"\"typed\":\"{words.Id}\"", Shown(story), StringComparison.Ordinal);
            story.Staff(new CommandBody.Withdraw(words.Id!)).ThenAccepted();
            Assert.DoesNotContain($"\"typed\":\"{words.Id}\"", Shown(story), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_reason_of_a_stop_that_was_lifted_can_be_withdrawn()
    {
        var story = Story.Of(A.Scenario());
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion, Typed("note"))).ThenAccepted();
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        story.Staff(new CommandBody.Withdraw("note")).Then(new Event.WordsWithdrawn("note", Story.Facilitator));
    }

    [Fact]
    public void Words_on_a_branch_that_was_given_up_can_be_withdrawn()
    {
        var story = Story.Of(A.Scenario()).Wait("1m");
        story.Staff(new CommandBody.Mark(Typed("before"))).ThenAccepted();
        story.When("a", new CommandBody.SendMessage("b", Typed("insult"))).ThenAccepted();
        story.Staff(new CommandBody.Mark(Typed("lost"))).ThenAccepted();
        story.RewindTo("before").ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        foreach (var words in new[] { "insult", "lost" })
        {
            Assert.Contains($"\"typed\":\"{words}\"", Shown(story), StringComparison.Ordinal);
            story.Staff(new CommandBody.Withdraw(words)).ThenAccepted();
            Assert.DoesNotContain($"\"typed\":\"{words}\"", Shown(story), StringComparison.Ordinal);
        }
    }

    /// <summary>Whatever somebody sees of the exercise.</summary>
    private static string Shown(Story story) => JsonSerializer.Serialize(
        new[] { story.Seat("a"), story.Seat("b"), StaffView.Of(story.Book, story.State, story.Chronicle), BoardView.Of(story.Book, story.State, story.Chronicle) },
        Wire.Options);

    private static TypedText Typed(string id) => new() { Id = id, Hash = "00" };
}
