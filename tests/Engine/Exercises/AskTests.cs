using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Asks and Silence; engine.md, several people in a seat.</summary>
public class AskTests
{
    private static readonly TypedText Because = new() { Id = "t1", Hash = "00" };

    [Fact]
    public void Each_seat_answers_for_itself_and_its_effects_run_for_each()
    {
        var story = Play(A.Ask("q").Option("x", Do.Raise("tension", 1)).Option("y", Do.Raise("tension", 10)).Of("a", "b"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.When("b", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.Is("tension = 61 and answered q = x by a and answered q = y by b"));
    }

    [Fact]
    public void An_ask_without_of_goes_to_the_receivers()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Injects(A.Inject("x").At("0s").To("b", "c").Asks(A.Ask("q", "y"))));
        Assert.Equal(["b", "c"], story.All<Event.AskOpened>().Select(e => e.Seat));
    }

    [Fact]
    public void At_the_limit_silence_is_the_answer_with_its_effects()
    {
        var story = Play(A.Ask("q", "x").Option("y", Do.Raise("tension", 5)).Of("a").Limit("20m", "y"));
        Assert.False(story.At("19m59s").Is("answered q"));
        Assert.True(story.At("20m").Is("answered q = y by a and tension = 55"));
        Assert.True(Assert.Single(story.All<Event.Answered>()).Silence);
    }

    [Fact]
    public void Without_silence_the_ask_closes_unanswered()
    {
        var story = Play(A.Ask("q", "x").Of("a").Limit("20m")).At("20m");
        Assert.False(story.Is("answered q"));
        Assert.Single(story.All<Event.AskClosed>());
        story.When("a", new CommandBody.Answer("q", "x")).ThenRefused("ask-closed");
    }

    [Fact]
    public void Without_a_limit_it_is_open_until_the_phase_ends()
    {
        var story = Story.Of(A.Scenario().Phase("day", "5h").Phase("night", "1h").Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a") with { Silence = "x" })));
        Assert.False(story.At("4h59m").Is("answered q"));
        Assert.True(story.At("5h").Is("answered q = x and phase = night"));
    }

    [Fact]
    public void Time_runs_from_release_and_only_while_play_runs()
    {
        var story = Play(A.Ask("q", "x").Of("a").Limit("20m", "x")).At("5m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Wait("3h");
        Assert.False(story.Is("answered q"));
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.False(story.At("19m59s").Is("answered q"));
        Assert.True(story.At("20m").Is("answered q = x"));
    }

    [Fact]
    public void Who_is_not_asked_is_refused_in_the_same_words_as_if_there_were_no_such_ask()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("now").At("0s").Asks(A.Ask("q", "x").Of("a")), A.Inject("later").At("1h").Asks(A.Ask("r", "x").Of("a"))));
        story.When("b", new CommandBody.Answer("q", "x")).ThenRefused("ask-not-open");
        story.When("a", new CommandBody.Answer("r", "x")).ThenRefused("ask-not-open");
        story.When("a", new CommandBody.Answer("q", "z")).ThenRefused("unknown");
        story.When("a", new CommandBody.Answer("z", "x")).ThenRefused("ask-not-open");
        story.When("a", new CommandBody.Answer("q", "x")).Then(new Event.Answered("q", "a", "x", false, null));
        story.When("a", new CommandBody.Answer("q", "x")).ThenRefused("ask-closed");
    }

    [Fact]
    public void A_required_rationale_is_required_an_optional_one_kept_and_an_unwanted_one_dropped()
    {
        var story = Play(
            A.Ask("must", "x").Of("a") with { Rationale = Rationale.Required },
            A.Ask("may", "x").Of("a") with { Rationale = Rationale.Optional },
            A.Ask("none", "x").Of("a"));
        story.When("a", new CommandBody.Answer("must", "x")).ThenRefused("rationale-required");
        story.When("a", new CommandBody.Answer("must", "x", Because)).Then(new Event.Answered("must", "a", "x", false, Because));
        story.When("a", new CommandBody.Answer("may", "x", Because)).Then(new Event.Answered("may", "a", "x", false, Because));
        story.When("a", new CommandBody.Answer("none", "x", Because)).Then(new Event.Answered("none", "a", "x", false, null));
    }

    [Fact]
    public void The_first_answer_of_several_people_counts()
    {
        var story = Shared(SeveralPeople.FirstAnswer);
        story.Send("ben", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenRefused("ask-closed");
    }

    [Fact]
    public void Only_the_lead_answers_for_a_scribed_seat()
    {
        var story = Shared(SeveralPeople.Scribe);
        story.Send("ben", "a", new CommandBody.Answer("q", "y")).ThenRefused("lead-answers");
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
    }

    [Fact]
    public void A_hidden_vote_closes_when_all_have_voted_and_the_plurality_wins()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).Then(new Event.Voted("q", "a", "ann", "x", null));
        story.Send("ben", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.False(story.Is("answered q"));
        story.Send("cat", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.Is("answered q = y"));
    }

    [Fact]
    public void A_vote_may_be_changed_until_the_ask_closes()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ben", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.False(story.Is("answered q"));
        story.Send("cat", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = y"));
    }

    [Fact]
    public void The_lead_breaks_ties()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.At("20m").Is("answered q = y"));
    }

    [Fact]
    public void At_the_limit_the_votes_cast_count_and_no_vote_is_silence()
    {
        var voted = Shared(SeveralPeople.HiddenVote);
        voted.Send("cat", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(voted.At("20m").Is("answered q = y"));
        Assert.False(Assert.Single(voted.All<Event.Answered>()).Silence);
        Assert.True(Shared(SeveralPeople.HiddenVote).At("20m").Is("answered q = z"));
    }

    [Fact]
    public void Who_left_the_seat_is_not_waited_for()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("cat", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.False(story.Is("answered q"));
        story.Send("ben", "a", new CommandBody.LeaveSeat()).ThenAccepted();
        Assert.True(story.Is("answered q = x"), "the last of those who still hold the seat have voted");
    }

    [Fact]
    public void Who_came_after_the_opening_has_no_vote_that_counts()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Person("dan", new CommandBody.Join()).ThenAccepted();
        story.Person("dan", new CommandBody.TakeSeat("a")).ThenAccepted();
        _ = story.Send("dan", "a", new CommandBody.Answer("q", "y"));
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ben", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.Send("cat", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = x"));
    }

    private static Story Play(params Ask[] asks) => Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(asks)));

    /// <summary>Ann, Ben and Cat in one seat, Ann the longest.</summary>
    private static Story Shared(SeveralPeople how)
    {
        var story = Story.Lobby(A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x", "y", "z").Of("a").Limit("20m", "z") with { SeveralPeople = how })));
        foreach (var person in new[] { "ann", "ben", "cat" })
        {
            story.Person(person, new CommandBody.Join()).ThenAccepted();
            story.Person(person, new CommandBody.TakeSeat("a")).ThenAccepted();
        }

        story.Staff(new CommandBody.Start()).ThenAccepted();
        return story;
    }
}
