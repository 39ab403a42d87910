using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, `decide`: owner, options, rationale, basis, who was consulted.</summary>
public class DecisionTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };
    private static readonly TypedText Other = new() { Id = "u", Hash = "11" };
    private static readonly TypedText Reason = new() { Id = "v", Hash = "22" };

    [Fact]
    public void A_decision_is_noted_with_all_that_belongs_to_it()
    {
        var story = Play();
        var full = new CommandBody.NoteDecision(Words, "b", [Other, new()], Reason, ["secret", "secret"], ["b", "c"]);
        story.When("a", full).Then(new Event.DecisionNoted("a", Words, "b", [Other], Reason, ["secret"], ["b", "c"]));
        var shown = Assert.Single(story.Seat("a").Decisions);
        Assert.Equal(
            new DecisionItem("1", "a", 0, new("t"), new("b", [new("u")], new("v"), ["text of secret"], ["b", "c"])),
            shown);
        Assert.Equal(shown with { Id = "a/1" }, Assert.Single(Staff(story).Decisions));
    }

    [Fact]
    public void Whoever_names_no_owner_owns_it_and_words_alone_are_noted_as_they_always_were()
    {
        var story = Play();
        story.When("a", new CommandBody.NoteDecision(Words)).Then(new Event.DecisionNoted("a", Words));
        story.When("a", new CommandBody.NoteDecision(Words, "a", [], null, [], [])).Then(new Event.DecisionNoted("a", Words));
        Assert.Equal("a", story.Seat("a").Decisions[1].Full.Owner);
        Assert.All(story.Chronicle.Lines.Where(l => l.Item.Kind == "decision-noted"), l => Assert.Null(l.Item.Decision));
    }

    [Fact]
    public void A_decision_is_the_seats_and_staffs_until_the_debrief_is_open_to_all()
    {
        var story = Play();
        story.When("a", new CommandBody.NoteDecision(Words, Rationale: Reason)).ThenAccepted();
        Assert.Empty(story.Seat("b").Decisions);
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal("v", Assert.Single(story.Seat("a").Timeline, t => t.Kind == "decision-noted").Decision?.Rationale?.Typed);
        Assert.DoesNotContain(story.Seat("b").Timeline, t => t.Kind == "decision-noted");
        story.Staff(new CommandBody.OpenDebrief()).ThenAccepted();
        Assert.Contains(story.Seat("b").Timeline, t => t.Kind == "decision-noted");
    }

    [Fact]
    public void A_fact_the_seat_does_not_know_is_refused_like_one_that_does_not_exist()
    {
        var story = Play();
        var unknown = story.When("a", new CommandBody.NoteDecision(Words, Basis: ["secret", "nothing"])).ThenRefused("basis-not-known");
        var hidden = story.When("a", new CommandBody.NoteDecision(Words, Basis: ["hidden"])).ThenRefused("basis-not-known");
        Assert.Equal(unknown.Refusal, hidden.Refusal);
    }

    [Fact]
    public void Seats_must_exist_and_nobody_consults_themselves()
    {
        var story = Play();
        story.When("a", new CommandBody.NoteDecision(Words, "z")).ThenRefused("unknown");
        story.When("a", new CommandBody.NoteDecision(Words, Consulted: ["b", "z"])).ThenRefused("unknown");
        story.When("a", new CommandBody.NoteDecision(Words, Consulted: ["a"])).ThenRefused("to-yourself");
        story.When("a", new CommandBody.NoteDecision(new())).ThenRefused("nothing-typed");
    }

    private static Story Play() => Story.Of(A.Scenario().Roles("a", "b", "c").Facts(A.Fact("secret", "a"), A.Fact("hidden", "b")));

    private static View Staff(Story story) => StaffView.Of(story.Book, story.State, story.Chronicle);
}
