using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Asks: staff may extend the time of an ask, and close it.</summary>
public class ExtendTests
{
    [Fact]
    public void Staff_give_one_seat_more_time_and_the_others_keep_theirs()
    {
        var story = Play(A.Ask("q", "x").Of("a", "b").Limit("20m", "x")).At("5m");
        story.Staff(new CommandBody.Extend("q", "a", A.Ms("10m"))).Then(new Event.AskExtended("q", "a", A.Ms("30m")));
        Assert.True(story.At("20m").Is("answered q by b and not answered q by a"));
        Assert.False(story.At("29m59s").Is("answered q by a"));
        Assert.True(story.At("30m").Is("answered q = x by a"));
    }

    [Fact]
    public void It_can_be_extended_again_and_also_while_play_is_stopped()
    {
        var story = Play(A.Ask("q", "x").Of("a").Limit("20m", "x")).At("5m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Staff(new CommandBody.Extend("q", "a", A.Ms("10m"))).ThenAccepted();
        story.Staff(new CommandBody.Extend("q", "a", A.Ms("5m"))).ThenAccepted();
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.False(story.At("34m59s").Is("answered q"));
        Assert.True(story.At("35m").Is("answered q"));
    }

    [Fact]
    public void Those_who_must_agree_have_as_long_as_each_other()
    {
        var story = Play(A.Ask("q", "x").Jointly("a", "b").Limit("20m", "x"));
        story.Staff(new CommandBody.Extend("q", "b", A.Ms("10m"))).ThenAccepted();
        Assert.False(story.At("29m").Is("answered q"));
        Assert.True(story.At("30m").Is("answered q = x"));
    }

    [Fact]
    public void The_phase_ends_it_however_long_it_was_extended()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h").Injects(A.Inject("i").At("30m").Asks(A.Ask("q", "x").Of("a").Limit("20m", "x")))).At("40m");
        story.Staff(new CommandBody.Extend("q", "a", A.Ms("5h"))).ThenAccepted();
        Assert.True(story.At("1h").Is("answered q = x and phase = night"));
    }

    [Fact]
    public void What_is_not_open_has_no_limit_or_would_be_too_long_is_refused()
    {
        var story = Play(A.Ask("q", "x").Of("a").Limit("20m", "x"), A.Ask("r", "x").Of("a"));
        story.Staff(new CommandBody.Extend("nothing", "a", A.Ms("5m"))).ThenRefused("ask-not-open");
        story.Staff(new CommandBody.Extend("q", "b", A.Ms("5m"))).ThenRefused("ask-not-open");
        story.Staff(new CommandBody.Extend("q", "nobody", A.Ms("5m"))).ThenRefused("ask-not-open");
        story.Staff(new CommandBody.Extend("r", "a", A.Ms("5m"))).ThenRefused("no-limit");
        story.Staff(new CommandBody.Extend("q", "a", 0)).ThenRefused("wrong-extension");
        story.Staff(new CommandBody.Extend("q", "a", A.Ms("25h"))).ThenRefused("wrong-extension");
        story.When("a", new CommandBody.Extend("q", "a", A.Ms("5m"))).ThenRefused("not-staff");
        story.At("20m").Staff(new CommandBody.Extend("q", "a", A.Ms("5m"))).ThenRefused("ask-not-open");
    }

    [Fact]
    public void Closing_an_ask_by_hand_is_silence_now()
    {
        var story = Play(A.Ask("q").Option("x", Do.Raise("tension", 1)).Of("a", "b").Limit("20m", "x"), A.Ask("r", "x").Of("a"));
        story.Staff(new CommandBody.CloseAsk("q", "a")).ThenAccepted();
        Assert.True(story.Is("answered q = x by a and not answered q by b and tension = 51"));
        story.Staff(new CommandBody.CloseAsk("r", "a")).Then(new Event.AskClosed("r", "a"));
        story.Staff(new CommandBody.CloseAsk("q", "a")).ThenRefused("ask-not-open");
        story.When("b", new CommandBody.CloseAsk("q", "b")).ThenRefused("not-staff");
    }

    [Fact]
    public void Closing_an_ask_by_hand_counts_the_votes_that_were_cast()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("1m").Asks(A.Ask("q", "x", "y").Of("a") with { SeveralPeople = SeveralPeople.HiddenVote, Silence = "x" })));
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
        story.At("1m").Send("ann", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.Staff(new CommandBody.CloseAsk("q", "a")).ThenAccepted();
        Assert.True(story.Is("answered q = y"));
    }

    private static Story Play(params Ask[] asks) => Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(asks)));
}
