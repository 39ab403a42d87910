using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Content that feeds itself ends as a cut loop on record, never as a hang or a crash.</summary>
public class RunawayTests
{
    [Fact]
    public void Timers_without_a_duration_that_feed_each_other_are_cut()
    {
        var story = Story.Of(A.Scenario().Crisis("street", A.State("calm").After("0s", "loud"), A.State("loud").After("0s", "calm")));
        Assert.StartsWith("timer/street/", story.All<Event.LoopCut>()[0].Step, StringComparison.Ordinal);
        story.Wait("1m");
        Assert.True(story.Events.Count() < 20_000, "one instant is cut, not played for ever");
    }

    [Fact]
    public void Content_of_other_rules_is_not_played()
    {
        var content = A.Scenario().Content();
        Assert.Throws<InvalidDataException>(() => Playbook.Of(content with { Rules = Content.CurrentRules + 1 }));
        Assert.Throws<InvalidDataException>(() => Playbook.Of(content with { Format = "tabletop-content/7" }));
    }

    [Fact]
    public void Typed_words_are_never_written_into_an_entry()
    {
        var entry = new Entry(1, new("ann", "1", new CommandBody.Announce(new() { Text = "aloud" }), 0), []);
        Assert.Throws<InvalidOperationException>(() => Wire.Write(entry));
    }

    [Fact]
    public void Going_from_child_to_child_is_not_entering_the_family()
    {
        var story = Story.Of(A.Scenario()
            .Crisis(
                "street",
                A.State("calm").Hears("in", "one"),
                A.State("crowd").Initially("one"),
                A.State("one").PartOf("crowd").Hears("on", "two"),
                A.State("two").PartOf("crowd"))
            .Injects(A.Inject("in").At("5m").Does(Do.Fire("in")), A.Inject("mark").At("30m").Does(Do.Fire("mark")), A.Inject("on").At("40m").Does(Do.Fire("on"))));
        Assert.False(story.At("45m").Is("street in crowd within 1h of fired mark"));
        Assert.True(story.Is("street in two within 1h of fired mark"));
    }

    [Fact]
    public void An_ask_that_a_closing_phase_brings_up_falls_silent_too()
    {
        var story = Story.Of(A.Scenario()
            .Phase("evening", "1h").Phase("morning", "1h")
            .Injects(
                A.Inject("first").At("50m").Asks(A.Ask("one").Of("a").Option("x").Option("y", Do.Release("second")).Limit("30m", "y")),
                A.Inject("second").Contingency().Asks(A.Ask("two", "x", "y").Of("a"))));
        story.At("1h");
        Assert.Contains(story.All<Event.AskClosed>(), e => e.Ask == "two");
    }
}
