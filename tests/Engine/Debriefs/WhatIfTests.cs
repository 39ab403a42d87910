using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Debriefs;

public class WhatIfTests
{
    [Fact]
    public void Another_answer_at_its_own_time_goes_its_own_way()
    {
        var story = Played();

        var told = Told(story, new WhatIfChange.Answer("a", "speak", "provoke"));

        Assert.Equal(("calm", "riot"), (told.Was.Ending, told.WouldBe.Ending));
        Assert.Equal("a:speak=calm-down", told.Parts!.Was!.Of);
        Assert.Equal("a:speak=provoke", told.Parts.WouldBe!.Of);
        Assert.Equal(A.Ms("20m"), told.Parts.AtMs);
        var answer = Assert.Single(told.Answers);
        Assert.Equal(("speak", "a", "calm-down", "provoke"), (answer.Ask, answer.Seat, answer.Was!.Option, answer.WouldBe!.Option));
        Assert.Equal(answer.Was.AtMs, answer.WouldBe.AtMs);
        var tension = Assert.Single(told.Indicators);
        Assert.Equal([50_000, 40_000], tension.Was.Select(p => p.Value));
        Assert.Equal([50_000, 80_000], tension.WouldBe.Select(p => p.Value));
        Assert.Equal(new(A.Ms("20m"), 40_000, 80_000), tension.Widest);
        var street = Assert.Single(told.Machines);
        Assert.Equal(["quiet"], street.Was.Select(s => s.State));
        Assert.Equal(["quiet", "loud"], street.WouldBe.Select(s => s.State));
        Assert.Equal(("soothed", (long?)A.Ms("20m"), (long?)null), (Assert.Single(told.Tasks).Task, told.Tasks[0].WasMs, told.Tasks[0].WouldBeMs));
        Assert.Equal(("riot-news", (long?)null), (Assert.Single(told.Injects).Inject, told.Injects[0].WasMs));
        Assert.Empty(told.Knowledge);
    }

    [Fact]
    public void What_no_longer_makes_sense_is_listed_with_its_reason()
    {
        var story = Played();

        var told = Told(story, new WhatIfChange.Answer("a", "speak", "provoke"));

        var refused = Assert.Single(told.Refused);
        Assert.Equal(("b", "act", "picnic", "action-not-now"), (refused.Seat, refused.Kind, refused.Of, refused.Code));
        Assert.Equal(A.Ms("30m"), refused.AtMs);
        Assert.Equal(Refusals.Sentence("action-not-now", []), refused.Sentence);
    }

    [Fact]
    public void An_answer_can_come_earlier_or_later_than_it_did()
    {
        var story = Played();
        var opened = Version(story, e => e is Event.AskOpened);
        var consulted = Version(story, e => e is Event.Shared);

        Assert.Equal(A.Ms("10m"), Assert.Single(Told(story, new WhatIfChange.Answer("a", "speak", "calm-down", opened, Now: true)).Answers).WouldBe!.AtMs);
        Assert.Equal(A.Ms("25m"), Assert.Single(Told(story, new WhatIfChange.Answer("a", "speak", "calm-down", consulted, Now: true)).Answers).WouldBe!.AtMs);
        Assert.Equal("answered-before", Refused(story, new WhatIfChange.Answer("a", "speak", "provoke", consulted)));
        Assert.Equal("provoke", Assert.Single(Told(story, new WhatIfChange.Answer("a", "speak", "provoke", 1)).Answers).WouldBe!.Option);
    }

    [Fact]
    public void A_seat_that_fell_silent_answers_when_it_was_asked()
    {
        var story = Story.Of(Scenario());
        story.At("3h");

        var told = Told(story, new WhatIfChange.Answer("a", "speak", "calm-down"));

        var answer = Assert.Single(told.Answers);
        Assert.Equal((true, false, A.Ms("10m")), (answer.Was!.Silence, answer.WouldBe!.Silence, answer.WouldBe.AtMs));
    }

    [Fact]
    public void A_stand_in_says_something_else_in_the_same_instant()
    {
        var story = Story.Of(Scenario(), standIns: ("a", StandInPolicy.Cooperative));
        story.At("3h");
        var said = Assert.Single(story.All<Event.Answered>());

        var told = Told(story, new WhatIfChange.Answer("a", "speak", said.Option == "provoke" ? "calm-down" : "provoke"));

        var answer = Assert.Single(told.Answers);
        Assert.Equal((said.Option, said.StoryMs), (answer.Was!.Option, answer.WouldBe!.AtMs));
        Assert.NotEqual(said.Option, answer.WouldBe.Option);
    }

    [Fact]
    public void A_share_that_was_not_made_lets_another_seat_know()
    {
        var story = Story.Of(Scenario());
        story.At("30m").When("b", new CommandBody.SendMessage("a", new() { Id = "words" })).ThenAccepted();

        var told = Told(story, new WhatIfChange.Share("a", "name", "b", Version(story, e => e is Event.AskOpened)));

        var known = Assert.Single(told.Knowledge);
        Assert.Equal(("b", "name", null, "a", A.Ms("10m")), (known.Seat, known.Fact, known.Was, known.WouldBe!.From, known.WouldBe.AtMs));
        Assert.Empty(told.Refused);
    }

    [Fact]
    public void An_action_that_was_not_taken_is_taken_then_or_the_question_is_refused()
    {
        var story = Played();
        var opened = Version(story, e => e is Event.AskOpened);

        Assert.Equal("b:picnic", Told(story, new WhatIfChange.Act("b", "picnic", opened)).Parts!.WouldBe!.Of);
        Assert.Equal("not-yours-to-do", Refused(story, new WhatIfChange.Act("a", "picnic", opened)));
        Assert.Equal("not-started", Refused(story, new WhatIfChange.Act("b", "picnic", Version(story, e => e is Event.SeatTaken { Seat: "b" }))));
    }

    [Fact]
    public void Without_a_command_the_commands_about_what_it_made_are_refused_and_the_others_keep_their_meaning()
    {
        var story = Story.Of(Scenario());
        story.At("20m").Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Person("b", new CommandBody.StopPlay(StopReason.Welfare)).ThenAccepted();
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        story.Wait("5m").Staff(new CommandBody.Lift(2)).ThenAccepted();
        story.At("40m").Staff(new CommandBody.Announce(new() { Id = "words" })).ThenAccepted();
        var first = Version(story, e => e is Event.PlayStopped { Stop: 1 });

        var told = Told(story, new WhatIfChange.Drop(first));

        Assert.Equal(("lift", "no-such-stop"), (Assert.Single(told.Refused).Kind, told.Refused[0].Code));
        Assert.Equal(told.Was.StoryMs, told.WouldBe.StoryMs);
    }

    [Fact]
    public void Without_a_seat_the_commands_given_from_it_are_listed()
    {
        var story = Played();
        var seated = Version(story, e => e is Event.SeatTaken { Seat: "b" });

        var told = Told(story, new WhatIfChange.Drop(seated));

        Assert.Equal(["not-in-seat"], told.Refused.Where(r => r.Seat == "b").Select(r => r.Code).Distinct());
    }

    [Fact]
    public void Every_vote_of_the_seat_is_changed_and_in_a_joint_ask_its_own_proposal_alone()
    {
        var votes = Story.Of(Scenario(A.Ask("speak", "calm-down", "provoke").Of("a") with { SeveralPeople = SeveralPeople.HiddenVote }));
        votes.Person("second", new CommandBody.Join()).ThenAccepted();
        votes.Staff(new CommandBody.SeatPerson("second", "a")).ThenAccepted();
        votes.At("20m").When("a", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();
        votes.Send("second", "a", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();
        var joint = Story.Of(Scenario(A.Ask("speak", "calm-down", "provoke").Jointly("a", "b")));
        joint.At("20m").When("a", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();
        joint.When("b", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();

        Assert.Equal("provoke", Assert.Single(Told(votes, new WhatIfChange.Answer("a", "speak", "provoke")).Answers).WouldBe!.Option);
        Assert.All(Told(joint, new WhatIfChange.Answer("a", "speak", "provoke")).Answers, answer => Assert.Null(answer.WouldBe));
    }

    [Fact]
    public void What_rewinding_gave_up_is_in_neither_story_and_cannot_be_changed()
    {
        var story = Story.Of(Scenario());
        story.At("20m").Staff(new CommandBody.Mark(new() { Id = "here" })).ThenAccepted();
        story.At("30m").When("a", new CommandBody.Answer("speak", "provoke")).ThenAccepted();
        var wrong = story.State.Version;
        story.RewindTo("here").ThenAccepted();
        story.At("40m").When("a", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();

        Assert.Equal("given-up", Refused(story, new WhatIfChange.Drop(wrong)));
        var told = Told(story, new WhatIfChange.Share("a", "name", "b", Version(story, e => e is Event.AskOpened)));
        Assert.Empty(told.Refused);
        Assert.Empty(told.Answers);
        Assert.Equal("calm-down", Assert.Single(Told(story, new WhatIfChange.Answer("a", "speak", "provoke")).Answers).Was!.Option);
        Assert.Equal("given-up", Refused(story, new WhatIfChange.Act("b", "picnic", wrong)));
    }

    [Fact]
    public void Going_back_to_what_never_came_is_refused_and_listed()
    {
        var story = Story.Of(Scenario());
        story.At("20m").When("a", new CommandBody.Answer("speak", "provoke")).ThenAccepted();
        story.At("40m").RewindTo("riot-news").ThenAccepted();
        story.At("45m").When("b", new CommandBody.SendMessage("a", new() { Id = "words" })).ThenAccepted();

        var told = Told(story, new WhatIfChange.Answer("a", "speak", "calm-down"));

        Assert.Equal(("rewind", "cannot-rewind-there"), (Assert.Single(told.Refused).Kind, told.Refused[0].Code));
    }

    [Fact]
    public void In_a_slower_city_word_comes_later()
    {
        var story = Played();

        var reply = WhatIf.Compare(story.Book, story.Entries.ToItems(), new WhatIfChange.InCity("slow"), id => id == "slow" ? A.City("10m") : null);

        var known = Assert.Single(reply.Comparison!.Knowledge);
        Assert.Equal(("b", A.Ms("25m"), A.Ms("35m")), (known.Seat, known.Was!.AtMs, known.WouldBe!.AtMs));
        Assert.Equal("unknown", WhatIf.Compare(story.Book, story.Entries.ToItems(), new WhatIfChange.InCity("none")).Refusal!.Code);
    }

    [Fact]
    public void Story_time_that_staff_alone_move_is_moved_again()
    {
        var story = Story.Of(Scenario(), Mode.StoryOnly);
        story.Staff(new CommandBody.ReleaseInject("question")).ThenAccepted();
        story.When("a", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();
        story.Staff(new CommandBody.Jump(ByMs: A.Ms("1h"))).ThenAccepted();
        story.Staff(new CommandBody.Announce(new() { Id = "words" })).ThenAccepted();

        var told = Told(story, new WhatIfChange.Answer("a", "speak", "provoke"));

        Assert.Equal(A.Ms("70m"), told.WouldBe.StoryMs);
        Assert.Empty(told.Refused);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public void A_moment_that_is_not_in_the_log_is_refused(long version)
    {
        Assert.Equal("no-such-entry", Refused(Played(), new WhatIfChange.Drop(version)));
        Assert.Equal("no-such-entry", Refused(Played(), new WhatIfChange.Act("b", "picnic", version)));
        Assert.Equal("no-such-entry", WhatIf.Again(Played().Book, Played().Entries.ToItems(), version).Refusal!.Code);
    }

    [Fact]
    public void What_nobody_wished_and_the_creation_cannot_be_left_out()
    {
        var story = Played();

        Assert.Equal("cannot-drop", Refused(story, new WhatIfChange.Drop(1)));
        Assert.Equal("cannot-drop", Refused(story, new WhatIfChange.Drop(Version(story, e => e is Event.AskOpened))));
    }

    [Fact]
    public void Names_that_stand_for_nothing_are_refused()
    {
        var story = Played();

        Assert.Equal("unknown", Refused(story, new WhatIfChange.Answer("z", "speak", "provoke")));
        Assert.Equal("unknown", Refused(story, new WhatIfChange.Answer("a", "nothing", "provoke")));
        Assert.Equal("unknown", Refused(story, new WhatIfChange.Answer("a", "speak", "nothing")));
        Assert.Equal("ask-not-open", Refused(story, new WhatIfChange.Answer("b", "speak", "provoke")));
        Assert.Equal("unknown", Refused(story, new WhatIfChange.Act("b", "nothing", 1)));
        Assert.Equal("unknown", Refused(story, new WhatIfChange.Share("a", "nothing", "b", 1)));
        Assert.Equal("unknown", Refused(story, new WhatIfChange.Share("a", "name", "z", 1)));
    }

    [Fact]
    public void Nobody_answers_for_an_empty_seat()
    {
        var story = Story.Lobby(Scenario());
        story.Staff(new CommandBody.Start()).ThenAccepted();
        story.At("3h");

        Assert.Equal("nobody-there", Refused(story, new WhatIfChange.Answer("a", "speak", "calm-down")));
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var story = Played();

        Assert.Throws<OperationCanceledException>(() => WhatIf.Compare(story.Book, story.Entries.ToItems(), new WhatIfChange.Drop(2), stop: stopped.Token));
    }

    /// <summary>Asked at 10m; a calms the street at 20m and tells b a name at 25m; b holds a picnic at 30m; play ends at 1h.</summary>
    private static Story Played()
    {
        var story = Story.Of(Scenario());
        story.At("20m").When("a", new CommandBody.Answer("speak", "calm-down")).ThenAccepted();
        story.At("25m").When("a", new CommandBody.Share("name", "b")).ThenAccepted();
        story.At("30m").When("b", new CommandBody.Act("picnic")).ThenAccepted();
        story.At("1h").Staff(new CommandBody.EndPlay()).ThenAccepted();
        return story;
    }

    private static ScenarioBuilder Scenario(Ask? ask = null) => A.Scenario()
        .Facts(A.Fact("name", "a"))
        .Crisis("street", A.State("quiet").Hears("shout", "loud"), A.State("loud"))
        .Injects(
            A.Inject("question").At("10m").Asks(ask ?? A.Ask("speak").Of("a").Limit("2h", "wait")
                .Option("calm-down", Do.Lower("tension", 10)).Option("provoke", Do.Raise("tension", 30), Do.Fire("shout")).Option("wait")),
            A.Inject("riot-news").When("street in loud for 5m"))
        .Actions(A.Action("picnic", "b").When("tension < 60"))
        .Task("soothed", "tension < 45")
        .Ending("calm", "tension < 45")
        .Ending("riot");

    private static WhatIfComparison Told(Story story, WhatIfChange change)
    {
        var reply = WhatIf.Compare(story.Book, story.Entries.ToItems(), change);
        Assert.True(reply.Refusal is null, reply.Refusal?.Sentence);
        return reply.Comparison!;
    }

    private static string Refused(Story story, WhatIfChange change) => WhatIf.Compare(story.Book, story.Entries.ToItems(), change).Refusal!.Code;

    private static long Version(Story story, Predicate<Event> of) => story.Entries.First(e => e.Events.Any(x => of(x))).Version;
}
