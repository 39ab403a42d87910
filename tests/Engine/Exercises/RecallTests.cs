using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md: recall hides the text with a notice and closes its asks unanswered; facts learned and effects stay.</summary>
public class RecallTests
{
    [Fact]
    public void A_notice_stands_where_the_text_stood_for_everyone()
    {
        var story = Play();
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        foreach (var view in new[] { story.Seat("a"), story.Seat("b"), BoardView.Of(story.Book, story.State, story.Chronicle) })
        {
            Assert.Equal(("", true, null, null), Assert.Single(view.Feed.Select(f => (f.Text, f.Recalled, f.ContentNote, f.Media))));
        }
    }

    [Fact]
    public void Its_asks_close_unanswered_and_silence_does_nothing()
    {
        var story = Play();
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("x")).Then(new Event.InjectRecalled("x"), new Event.AskClosed("q", "b"));
        Assert.True(story.At("1h").Is("answered q = yes by a and not answered q by b and tension = 51"));
        story.When("b", new CommandBody.Answer("q", "yes")).ThenRefused("ask-closed");
    }

    [Fact]
    public void A_joint_ask_closes_for_all_seats_once()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").Asks(A.Ask("q", "yes").Jointly("a", "b")))).At("1m");
        story.When("a", new CommandBody.Answer("q", "yes")).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("x")).Then(new Event.InjectRecalled("x"), new Event.AskClosed("q", "a"), new Event.AskClosed("q", "b"));
    }

    [Fact]
    public void Facts_learned_and_effects_stay_and_it_was_released()
    {
        var story = Play();
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        Assert.True(story.Is("released x and a knows secret and tension = 51"));
    }

    [Fact]
    public void It_is_recalled_once_after_its_release_by_staff_and_never_released_again()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m"), A.Inject("later").At("1h"), A.Inject("seen").At("1m").Expects("done walk")).Actions(A.Action("walk", "a"))).At("1m");
        story.Staff(new CommandBody.RecallInject("later")).ThenRefused("not-released");
        story.Staff(new CommandBody.RecallInject("seen")).ThenRefused("not-released");
        story.Staff(new CommandBody.RecallInject("nothing")).ThenRefused("unknown");
        story.When("a", new CommandBody.RecallInject("x")).ThenRefused("not-staff");
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("x")).ThenRefused("recalled-already");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenRefused("released-already");
    }

    [Fact]
    public void After_the_end_a_seats_own_timeline_does_not_tell_what_was_taken_back()
    {
        var story = Play();
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.DoesNotContain("text of x", System.Text.Json.JsonSerializer.Serialize(story.Seat("a").Timeline, Wire.Options), StringComparison.Ordinal);
    }

    private static Story Play() => Story.Of(A.Scenario()
        .Facts(A.Fact("secret"))
        .Injects(
            A.Inject("x").At("1m").To("public").Reveals("secret").Does(Do.Raise("tension", 1)).Asks(A.Ask("q").Option("yes").Option("no", Do.Raise("tension", 10)).Of("a", "b").Limit("20m", "no")) with
            {
                ContentNote = "note",
                Media = new Media("film.mp4", "alt", "00"),
            })).At("1m");
}
