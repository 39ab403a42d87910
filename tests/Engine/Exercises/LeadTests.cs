using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, Seats: the lead is the holder seated longest unless staff name another.</summary>
public class LeadTests
{
    private static readonly TypedText Reason = new() { Id = "t", Hash = "00" };

    [Fact]
    public void Staff_name_the_lead_and_only_one_who_holds_the_seat()
    {
        var story = Shared(SeveralPeople.Scribe);
        story.Staff(new CommandBody.NameLead("a", "ann")).ThenNothing();
        story.Staff(new CommandBody.NameLead("a", "ben")).Then(new Event.LeadNamed("a", "ben"));
        story.Staff(new CommandBody.NameLead("a", "staff")).ThenRefused("not-their-seat");
        story.Staff(new CommandBody.NameLead("z", "ben")).ThenRefused("unknown");
        story.Person("cat", new CommandBody.NameLead("a", "cat")).ThenRefused("not-staff");
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenRefused("lead-answers");
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
    }

    [Fact]
    public void The_seat_and_staff_see_who_leads_and_nobody_else()
    {
        var story = Shared(SeveralPeople.FirstAnswer);
        Assert.Equal("ann", story.Seat("a", "cat").Seats[0].Lead?.Person);
        story.Staff(new CommandBody.NameLead("a", "ben")).ThenAccepted();
        Assert.Equal("ben", story.Seat("a", "cat").Seats[0].Lead?.Person);
        Assert.Equal("ben", StaffView.Of(story.Book, story.State, story.Chronicle).Seats[0].Lead?.Person);
        Assert.Null(story.Seat("b").Seats[0].Lead);
        Assert.Null(BoardView.Of(story.Book, story.State, story.Chronicle).Seats[0].Lead);
    }

    [Fact]
    public void Whoever_leaves_leads_no_more_also_not_when_they_come_back()
    {
        var story = Shared(SeveralPeople.Scribe);
        story.Staff(new CommandBody.NameLead("a", "ben")).ThenAccepted();
        story.Send("ben", "a", new CommandBody.LeaveSeat()).ThenAccepted();
        story.Person("ben", new CommandBody.TakeSeat("a")).ThenAccepted();
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenRefused("lead-answers");
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
    }

    [Fact]
    public void The_named_lead_breaks_ties_and_gives_the_reason()
    {
        var story = Shared(SeveralPeople.HiddenVote, Rationale.Required);
        story.Staff(new CommandBody.NameLead("a", "cat")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("cat", "a", new CommandBody.Answer("q", "y")).ThenRefused("rationale-required");
        story.Send("cat", "a", new CommandBody.Answer("q", "y", Reason)).ThenAccepted();
        story.At("20m");
        Assert.Equal(("y", "t"), Assert.Single(story.All<Event.Answered>()) is var answer ? (answer.Option, answer.Because?.Id) : default);
    }

    [Fact]
    public void A_lead_who_came_after_the_opening_has_no_vote_and_closes_it()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Person("dan", new CommandBody.Join()).ThenAccepted();
        story.Person("dan", new CommandBody.TakeSeat("a")).ThenAccepted();
        story.Staff(new CommandBody.NameLead("a", "dan")).ThenAccepted();
        story.Send("dan", "a", new CommandBody.Answer("q", "x")).ThenRefused("came-later");
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.Send("dan", "a", new CommandBody.CloseVote("q")).ThenAccepted();
        Assert.True(story.Is("answered q = y"), "among equals the longest seated voter decides");
    }

    [Fact]
    public void The_lead_closes_the_vote_and_nobody_else_does()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ben", "a", new CommandBody.CloseVote("q")).ThenRefused("lead-closes");
        story.Send("ann", "a", new CommandBody.CloseVote("q")).Then(new Event.Answered("q", "a", "x", false, null));
        story.Send("ann", "a", new CommandBody.CloseVote("q")).ThenRefused("ask-closed");
        story.Send("ann", "a", new CommandBody.CloseVote("z")).ThenRefused("ask-not-open");
    }

    [Fact]
    public void Closing_a_vote_nobody_has_cast_is_silence()
    {
        var story = Shared(SeveralPeople.HiddenVote);
        story.Send("ann", "a", new CommandBody.CloseVote("q")).Then(new Event.Answered("q", "a", "z", true, null));
    }

    [Fact]
    public void Where_a_reason_is_required_the_lead_votes_before_closing()
    {
        var story = Shared(SeveralPeople.HiddenVote, Rationale.Required);
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.CloseVote("q")).ThenRefused("rationale-required");
        story.Send("ann", "a", new CommandBody.Answer("q", "y", Reason)).ThenAccepted();
        story.Send("ann", "a", new CommandBody.CloseVote("q")).Then(new Event.Answered("q", "a", "y", false, Reason));
    }

    [Fact]
    public void Where_nobody_votes_there_is_no_vote_to_close()
    {
        var first = Shared(SeveralPeople.FirstAnswer);
        first.Send("ann", "a", new CommandBody.CloseVote("q")).ThenRefused("no-vote-here");
        var alone = Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a") with { SeveralPeople = SeveralPeople.HiddenVote })));
        alone.When("a", new CommandBody.CloseVote("q")).ThenRefused("no-vote-here");
    }

    [Fact]
    public void A_seats_own_vote_is_closed_in_a_joint_ask_and_other_seats_are_not_silenced()
    {
        var story = Shared(SeveralPeople.HiddenVote, joint: true);
        story.Send("ann", "a", new CommandBody.CloseVote("q")).ThenRefused("nobody-voted");
        story.Send("ben", "a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Send("ann", "a", new CommandBody.CloseVote("q")).Then(new Event.Proposed("q", "a", "x", null));
        story.When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = x by a and answered q = x by b"));
    }

    [Fact]
    public void A_rewind_leaves_who_leads_as_it_is_now()
    {
        var story = Shared(SeveralPeople.Scribe).At("1m");
        story.Staff(new CommandBody.Mark(new() { Id = "here", Hash = "00" })).ThenAccepted();
        story.Staff(new CommandBody.NameLead("a", "cat")).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        Assert.Equal("cat", story.Seat("a", "ann").Seats[0].Lead?.Person);
    }

    /// <summary>Ann, Ben and Cat in seat a, Ann the longest; Bea's seat is b, whose person has its name.</summary>
    private static Story Shared(SeveralPeople how, Rationale rationale = Rationale.None, bool joint = false)
    {
        var ask = A.Ask("q", "x", "y", "z").Limit("20m", "z") with { SeveralPeople = how, Rationale = rationale, Jointly = joint };
        var story = Story.Lobby(A.Scenario().Injects(A.Inject("i").At("0s").Asks(joint ? ask.Of("a", "b") : ask.Of("a"))));
        foreach (var (person, seat) in new[] { ("ann", "a"), ("ben", "a"), ("cat", "a"), ("b", "b") })
        {
            story.Person(person, new CommandBody.Join()).ThenAccepted();
            story.Person(person, new CommandBody.TakeSeat(seat)).ThenAccepted();
        }

        story.Staff(new CommandBody.Start()).ThenAccepted();
        return story;
    }
}
