using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Views;

/// <summary>`text-for`: other words for some of the receivers; `told-to`: seats shown the answer.</summary>
public class WordsForSomeTests
{
    [Fact]
    public void A_seat_reads_its_own_words_and_never_anothers()
    {
        var story = Told();
        Assert.Equal(["words for a", "words for b", "text of x"], new[] { "a", "b", "c" }.Select(seat => Assert.Single(story.Seat(seat).Feed).Text));
        Nothing(story.Seat("a"), "words for b", "text of x");
        Nothing(story.Seat("c"), "words for a", "words for b");
        Nothing(BoardView.Of(story.Book, story.State, story.Chronicle), "words for a", "words for b");
    }

    [Fact]
    public void Staff_see_all_of_them()
    {
        var story = Told();
        var cue = StaffView.Of(story.Book, story.State, story.Chronicle).Cues[0];
        Assert.Equal([("a", "words for a"), ("b", "words for b")], cue.TextFor.Select(t => (t.Seat, t.Text)));
    }

    [Fact]
    public void After_the_end_a_seats_own_timeline_has_its_own_words_and_never_anothers()
    {
        var story = Told();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Nothing(story.Seat("a"), "words for b", "text of x");
        Nothing(story.Seat("c"), "words for a", "words for b");
    }

    [Fact]
    public void The_groups_names_stand_in_titles_as_in_texts()
    {
        var scenario = A.Scenario().Role(A.Role("a") with { Title = "Elders of {a}" }).Roles("b").Groups("the river quarter", "the hill quarter");
        Assert.Equal("Elders of the river quarter", Story.Of(scenario).Seat("b").Seats[0].Title);
    }

    [Fact]
    public void Words_for_who_does_not_receive_it_reach_nobody()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").To("b").TextFor("a", "words for a"))).At("1m");
        Assert.Empty(story.Seat("a").Feed);
        Assert.Equal("text of x", Assert.Single(story.Seat("b").Feed).Text);
    }

    [Fact]
    public void Those_told_are_shown_the_answer_and_nobody_else()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Injects(A.Inject("x").At("1m").To("a").Asks(A.Ask("q", "yes", "no").Of("a").ToldTo("b")))).At("1m");
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
        Assert.Contains("yes", Assert.Single(story.Seat("b").Feed).Text, StringComparison.Ordinal);
        Assert.Empty(story.Seat("c").Feed);
        Assert.Empty(BoardView.Of(story.Book, story.State, story.Chronicle).Feed);
    }

    [Fact]
    public void Those_told_are_shown_what_silence_stood_for_too()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").To("a").Asks(A.Ask("q", "yes", "no").Of("a").ToldTo("b").Limit("5m", "no")))).At("6m");
        Assert.Contains("no", Assert.Single(story.Seat("b").Feed).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_joint_answer_is_one_answer_and_told_once()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Injects(A.Inject("x").At("1m").To("a").Asks(A.Ask("q", "yes", "no").Jointly("a", "b").ToldTo("c")))).At("1m");
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
        Assert.Empty(story.Seat("c").Feed);
        story.When("b", new CommandBody.Answer("q", "yes")).ThenAccepted();
        Assert.Single(story.Seat("c").Feed);
    }

    private static void Nothing(View view, params string[] words) =>
        Assert.All(words, word => Assert.DoesNotContain(word, JsonSerializer.Serialize(view, Wire.Options), StringComparison.Ordinal));

    private static Story Told() => Story.Of(A.Scenario().Roles("a", "b", "c").Injects(A.Inject("x").At("1m").To("public").TextFor("a", "words for a").TextFor("b", "words for b"))).At("1m");
}
