using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Promises go through the city like messages; so does word that they were kept.</summary>
public class PromiseTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    [Fact]
    public void A_promise_reaches_the_other_when_the_city_brings_it()
    {
        var story = Play();
        story.When("a", new CommandBody.Promise("b", Words, A.Ms("2h"))).Then(new Event.Promised(1, 1, "a", "b", A.Ms("10m"), Words, A.Ms("2h")));
        Assert.Equal(new PromiseItem("made-1", 1, "a", "b", new("t"), 0, A.Ms("2h"), null), Assert.Single(story.Seat("a").Promises));
        Assert.Empty(story.Seat("b").Promises);
        Assert.Empty(story.Seat("b").Messages);
        var got = Assert.Single(story.At("10m").Seat("b").Promises);
        Assert.Equal(new PromiseItem("got-1", 0, "a", "b", new("t"), A.Ms("10m"), A.Ms("2h"), null), got);
        Assert.Equal(MessageKind.Promise, Assert.Single(story.Seat("b").Messages).Kind);
        Assert.Empty(story.Seat("c").Promises);
    }

    [Fact]
    public void Word_that_it_was_kept_takes_its_way_too()
    {
        var story = Play();
        story.When("a", new CommandBody.Promise("b", Words)).ThenAccepted();
        story.At("20m").When("a", new CommandBody.Keep(1)).Then(new Event.PromiseKept(2, 1, "a", "b", A.Ms("30m"), Words));
        Assert.Equal(A.Ms("20m"), story.Seat("a").Promises[0].KeptMs);
        Assert.Null(story.Seat("b").Promises[0].KeptMs);
        Assert.Equal(A.Ms("30m"), story.At("30m").Seat("b").Promises[0].KeptMs);
        story.When("a", new CommandBody.Keep(1)).ThenNothing();
    }

    [Fact]
    public void A_promise_to_everyone_is_one_promise_and_goes_to_every_other_seat()
    {
        var story = Play();
        var told = story.When("a", new CommandBody.Promise("everyone", Words)).ThenAccepted();
        Assert.Equal(["b", "c"], told.Events.OfType<Event.Promised>().Select(e => e.To));
        Assert.Equal("everyone", Assert.Single(story.Seat("a").Promises).To);
        Assert.Equal("everyone", Assert.Single(story.At("10m").Seat("c").Promises).To);
        Assert.Equal(["a/1"], StaffView.Of(story.Book, story.State, story.Chronicle).Promises.Select(p => p.Id));
        Assert.Equal(2, story.When("a", new CommandBody.Keep(1)).ThenAccepted().Events.OfType<Event.PromiseKept>().Count());
    }

    [Fact]
    public void The_promises_of_others_leave_no_gap_in_a_seats_numbers()
    {
        var story = Play();
        story.When("a", new CommandBody.Promise("c", Words)).ThenAccepted();
        story.When("a", new CommandBody.Promise("b", Words)).ThenAccepted();
        story.When("b", new CommandBody.Promise("a", Words)).ThenAccepted();
        var seen = story.At("10m").Seat("b").Promises;
        Assert.Equal([("made-1", 1), ("got-1", 0)], seen.Select(p => (p.Id, p.Number)));
    }

    [Fact]
    public void Only_the_promiser_keeps_it_and_only_what_was_promised()
    {
        var story = Play();
        story.When("a", new CommandBody.Promise("b", Words)).ThenAccepted();
        story.When("b", new CommandBody.Keep(1)).ThenRefused("unknown");
        story.When("a", new CommandBody.Keep(2)).ThenRefused("unknown");
    }

    [Fact]
    public void A_promise_needs_words_another_seat_and_a_time_to_come()
    {
        var story = Play().At("1h");
        story.When("a", new CommandBody.Promise("b", new())).ThenRefused("nothing-typed");
        story.When("a", new CommandBody.Promise("a", Words)).ThenRefused("to-yourself");
        story.When("a", new CommandBody.Promise("z", Words)).ThenRefused("unknown");
        story.When("a", new CommandBody.Promise("b", Words, A.Ms("1h"))).ThenRefused("promised-for-the-past");
    }

    [Fact]
    public void What_was_not_kept_is_told_at_the_end_to_those_who_knew_of_it()
    {
        var story = Play();
        story.When("a", new CommandBody.Promise("b", Words)).ThenAccepted();
        story.When("a", new CommandBody.Promise("c", Words)).ThenAccepted();
        story.At("20m").When("a", new CommandBody.Keep(2)).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal(("a", "b"), Assert.Single(story.All<Event.PromiseLeftOpen>()) is var open ? (open.From, open.To) : default);
        Assert.Contains(story.Seat("b").Timeline, t => t.Kind == "promise-left-open");
        Assert.DoesNotContain(story.Seat("c").Timeline, t => t.Kind == "promise-left-open");
    }

    /// <summary>Word takes ten minutes between any two of three seats.</summary>
    private static Story Play() => Story.Of(A.Scenario().Roles("a", "b", "c").City(A.City("10m")));
}
