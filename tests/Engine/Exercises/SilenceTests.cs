using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, silence as a list of effects.</summary>
public class SilenceTests
{
    [Fact]
    public void A_list_of_effects_makes_answered_true_and_no_option()
    {
        var story = Play(A.Ask("q", "x", "y").Of("a").Limit("20m").Silence(Do.Raise("tension", 5)));
        Assert.False(story.At("19m59s").Is("answered q"));
        Assert.True(story.At("20m").Is("answered q and answered q by a and not answered q = x and not answered q = y and tension = 55"));
        Assert.Equal(("", true), Assert.Single(story.All<Event.Answered>().Select(e => (e.Option, e.Silence))));
        Assert.Equal("ask/q/silence", Assert.Single(story.All<Event.IndicatorChanged>()).Because);
        story.When("a", new CommandBody.Answer("q", "x")).ThenRefused("ask-closed");
    }

    [Fact]
    public void An_answer_in_time_does_not_run_what_silence_does()
    {
        var story = Play(A.Ask("q", "x").Of("a").Limit("20m").Silence(Do.Raise("tension", 5)));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("1h").Is("tension = 50"));
    }

    [Fact]
    public void Each_seats_silence_is_a_cause_of_its_own()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("quiet", "hot"), A.State("hot"))
            .Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a", "b").Limit("20m").Silence(Do.Raise("tension", 1).If("street in hot"), Do.Fire("quiet")))));
        Assert.True(story.At("20m").Is("tension = 51"), "what a's silence fired was heard before b's silence");
    }

    [Fact]
    public void Silence_is_one_cause_with_its_effects()
    {
        var story = Story.Of(A.Scenario()
            .Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Limit("20m").Silence(Do.Raise("tension", 5))))
            .Task("calm", "answered q and tension = 50"));
        Assert.Empty(story.At("1h").All<Event.TaskMet>());
    }

    [Fact]
    public void Silence_is_one_cause_with_the_effects_of_the_option_it_stands_for()
    {
        var story = Story.Of(A.Scenario()
            .Injects(A.Inject("i").At("0s").Asks(A.Ask("q").Option("x", Do.Raise("tension", 5)).Of("a").Limit("20m", "x")))
            .Task("calm", "answered q and tension = 50"));
        Assert.Empty(story.At("1h").All<Event.TaskMet>());
    }

    [Fact]
    public void When_the_phase_closes_silence_does_what_it_does_also_without_a_limit()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h")
            .Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Silence(Do.Raise("tension", 5).If("phase = day")))));
        Assert.True(story.At("1h").Is("phase = night and tension = 55 and answered q"));
    }

    [Fact]
    public void Silence_answers_with_what_it_stands_for_by_each_seat_that_was_silent()
    {
        var story = Play(A.Ask("q", "x", "y").Of("a", "b").Limit("20m", "y"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("20m").Is("answered q = x by a and answered q = y by b and not answered q = y by a"));
    }

    private static Story Play(params Scenarios.Ask[] asks) => Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(asks)));
}
