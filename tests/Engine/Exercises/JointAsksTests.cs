using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, `jointly: true`: one answer, the seats must agree.</summary>
public class JointAsksTests
{
    [Fact]
    public void One_answer_counts_for_all_once_they_agree_and_its_effects_run_once()
    {
        var story = Play(Joint("a", "b"));
        story.When("a", new CommandBody.Answer("q", "x")).Then(new Event.Proposed("q", "a", "x", null));
        Assert.False(story.Is("answered q"));
        story.When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = x by a and answered q = x by b and tension = 51"));
        story.When("a", new CommandBody.Answer("q", "y")).ThenRefused("ask-closed");
        story.When("b", new CommandBody.Answer("q", "y")).ThenRefused("ask-closed");
    }

    [Fact]
    public void A_seat_may_change_its_mind_until_all_agree()
    {
        var story = Play(Joint("a", "b", "c"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.When("b", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.When("c", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.False(story.Is("answered q"));
        story.When("a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.Is("answered q = y and tension = 60"));
    }

    [Fact]
    public void At_the_limit_without_agreement_silence_is_the_one_answer()
    {
        var story = Play(Joint("a", "b").Limit("20m", "y"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("20m").Is("answered q = y by a and answered q = y by b and not answered q = x and tension = 60"));
        Assert.All(story.All<Event.Answered>(), e => Assert.True(e.Silence));
    }

    [Fact]
    public void At_the_limit_without_agreement_a_silence_of_effects_runs_once()
    {
        var story = Play(Joint("a", "b").Limit("20m").Silence(Do.Raise("tension", 3))).At("20m");
        Assert.True(story.Is("answered q by a and answered q by b and tension = 53"));
    }

    [Fact]
    public void Without_agreement_and_silence_it_closes_unanswered_for_all()
    {
        var story = Play(Joint("a", "b").Limit("20m"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.False(story.At("20m").Is("answered q"));
        Assert.Equal(["a", "b"], story.All<Event.AskClosed>().Select(e => e.Seat));
    }

    [Fact]
    public void Without_a_limit_the_end_of_the_phase_is_the_limit()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h").Injects(A.Inject("i").At("1m").Asks(Joint("a", "b") with { Silence = "y" })));
        story.At("1m").When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("1h").Is("phase = night and answered q = y and tension = 60"));
    }

    [Fact]
    public void Several_people_vote_unseen_on_what_their_seat_says_and_the_seats_must_agree()
    {
        var story = WithTwoInB(Joint("a", "b"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("b", "b", new CommandBody.Answer("q", "x")).Then(new Event.Voted("q", "b", "b", "x", null));
        story.Send("ann", "b", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.Is("answered q = x"), "the lead breaks the tie");
    }

    [Fact]
    public void A_changed_vote_changes_what_the_seat_says()
    {
        var story = WithTwoInB(Joint("a", "b"));
        story.When("a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.Send("b", "b", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "b", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.False(story.Is("answered q"));
        story.Send("b", "b", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.Is("answered q = y"));
    }

    [Fact]
    public void What_a_seat_has_proposed_is_not_proposed_again_by_rewinding()
    {
        var story = WithTwoInB(Joint("a", "b"));
        story.Send("b", "b", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "b", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.At("5m").Staff(new CommandBody.Mark(new() { Id = "agreed-in-b" })).ThenAccepted();
        story.Staff(new CommandBody.Rewind(story.State.Points[^1].Version)).ThenAccepted();
        Assert.Single(story.All<Event.Proposed>());
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = x"));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void At_the_limit_the_votes_cast_are_what_the_seat_says_in_whatever_order_the_seats_are_asked(string first, string second)
    {
        var story = WithTwoInB(Joint(first, second).Limit("20m", "y"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "b", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("30m").Is("answered q = x by a and answered q = x by b and tension = 51"));
    }

    [Fact]
    public void A_rationale_is_kept_for_the_seat_that_gave_it()
    {
        var because = new TypedText { Id = "t", Hash = "00" };
        var story = Play(Joint("a", "b") with { Rationale = Rationale.Required });
        story.When("a", new CommandBody.Answer("q", "x")).ThenRefused("rationale-required");
        story.When("a", new CommandBody.Answer("q", "x", because)).Then(new Event.Proposed("q", "a", "x", because));
        story.When("b", new CommandBody.Answer("q", "x", because)).ThenAccepted();
        Assert.Equal([because, because], story.All<Event.Proposed>().Select(e => e.Because));
    }

    [Fact]
    public void Those_who_must_agree_see_what_the_others_say_and_nobody_else_does()
    {
        var story = Play(Joint("a", "b"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.Equal([("a", "x"), ("b", null)], story.Seat("b").Asks[0].Together.Select(p => (p.Seat, p.Option)));
        Assert.Empty(story.Seat("c").Asks);
    }

    [Fact]
    public void A_joint_ask_of_one_seat_is_that_seats_to_answer()
    {
        var story = Play(Joint("a"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = x and tension = 51"));
    }

    [Fact]
    public void Stand_ins_go_along_with_what_a_person_said()
    {
        var story = Story.Of(
            A.Scenario().Injects(A.Inject("i").At("1m").Asks(A.Ask("q").Option("x", Do.Raise("tension", 1)).Option("y", Do.Lower("tension", 1)).Jointly("a", "b").Limit("20m"))),
            standIns: ("b", StandInPolicy.Cooperative)).At("1m");
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("20m").Is("answered q = x"));
    }

    [Fact]
    public void Staff_close_it_for_all_seats_at_once()
    {
        var story = Play(Joint("a", "b") with { Silence = "y" });
        story.Staff(new CommandBody.CloseAsk("q", "b")).ThenAccepted();
        Assert.True(story.Is("answered q = y by a and answered q = y by b and tension = 60"));
        story.Staff(new CommandBody.CloseAsk("q", "a")).ThenRefused("ask-not-open");
    }

    private static Ask Joint(params string[] seats) => A.Ask("q").Option("x", Do.Raise("tension", 1)).Option("y", Do.Raise("tension", 10)).Jointly(seats);

    private static Story Play(Ask ask) => Story.Of(A.Scenario().Roles("a", "b", "c").Injects(A.Inject("i").At("0s").Asks(ask)));

    /// <summary>Two people are in seat b when it is asked, and vote unseen; b leads.</summary>
    private static Story WithTwoInB(Ask ask)
    {
        var story = Story.Of(A.Scenario().Roles("a", "b").Injects(A.Inject("i").At("1m").Asks(ask with { SeveralPeople = SeveralPeople.HiddenVote })));
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("b")).ThenAccepted();
        return story.At("1m");
    }
}
