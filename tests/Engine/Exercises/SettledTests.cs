using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Clauses of section 3 that stand between the other tests.</summary>
public class SettledTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    [Fact]
    public void An_inject_that_chance_skipped_stays_out_also_when_effects_release_it_and_staff_may()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("x").At("1m").Chance(0),
            A.Inject("y").At("2m").Does(Do.Release("x")),
            A.Inject("z").At("3m").Does(Do.Release("x"), Do.Later("1m", Do.Release("x"))))).At("10m");
        Assert.False(story.Is("released x"));
        Assert.All(story.All<Event.InjectSkipped>(), e => Assert.Equal(("x", SkipReason.Chance), (e.Inject, e.Reason)));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.True(story.Is("released x"));
    }

    [Fact]
    public void The_lot_of_a_contingency_and_of_an_expectation_is_drawn_when_an_effect_releases_it()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("never").Contingency().Chance(0),
            A.Inject("unseen").Expects("tension > 90", "5m", Do.Raise("tension", 1)).Chance(0),
            A.Inject("always").Contingency().Chance(100),
            A.Inject("x").At("1m").Does(Do.Release("never"), Do.Release("unseen"), Do.Release("always")))).At("10m");
        Assert.True(story.Is("not released never and not released unseen and released always and tension = 50"));
    }

    [Fact]
    public void A_rewind_does_not_draw_the_lot_again()
    {
        var story = Story.Of(A.Scenario().Injects([.. Enumerable.Range(0, 30).Select(i => A.Inject($"i{i}").At("10m").Chance(50))]));
        story.At("5m").Staff(new CommandBody.Mark(Words)).ThenAccepted();
        var first = story.At("10m").All<Event.InjectReleased>().Select(e => e.Inject).ToArray();
        story.RewindTo("t").ThenAccepted();
        Assert.Equal([.. first, .. first], story.At("10m").All<Event.InjectReleased>().Select(e => e.Inject));
    }

    [Fact]
    public void In_a_joint_answer_the_reason_of_every_seat_that_gave_one_is_kept_with_its_answer()
    {
        var other = new TypedText { Id = "u", Hash = "11" };
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x", "y").Jointly("a", "b", "c") with { Rationale = Rationale.Optional })));
        story.When("a", new CommandBody.Answer("q", "x", Words)).ThenAccepted();
        story.When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.When("c", new CommandBody.Answer("q", "x", other)).ThenAccepted();
        Assert.Equal([Words, null, other], story.All<Event.Answered>().Select(e => e.Because));
        Assert.Equal(["t", null, "u"], new[] { "a", "b", "c" }.Select(seat => story.Seat(seat).Asks[0].Because?.Typed));
    }

    [Fact]
    public void A_seat_that_changes_its_mind_in_a_joint_ask_changes_its_reason_too_and_silence_has_none()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(
            A.Ask("q", "x", "y").Jointly("a", "b") with { Rationale = Rationale.Optional },
            A.Ask("r", "x", "y").Jointly("a", "b").Limit("5m", "x") with { Rationale = Rationale.Optional })));
        story.When("a", new CommandBody.Answer("q", "x", Words)).ThenAccepted();
        story.When("a", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.When("b", new CommandBody.Answer("q", "y")).ThenAccepted();
        story.When("a", new CommandBody.Answer("r", "y", Words)).ThenAccepted();
        Assert.Equal([null, null, null, null], story.At("5m").All<Event.Answered>().Select(e => e.Because));
    }

    [Fact]
    public void Feedback_of_an_end_that_was_rewound_is_given_up_with_it_stays_on_record_and_can_be_given_again()
    {
        var story = Story.Of(A.Scenario().Feedback("surprise")).At("10m");
        story.Staff(new CommandBody.Mark(new() { Id = "here", Hash = "00" })).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.When("a", new CommandBody.GiveFeedback("surprise", Words)).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        Assert.Empty(story.State.Feedback);
        story.When("a", new CommandBody.GiveFeedback("surprise", Words)).ThenRefused("not-ended");
        Assert.Single(story.All<Event.FeedbackGiven>());
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.When("a", new CommandBody.GiveFeedback("surprise", Words)).ThenAccepted();
        Assert.Equal(("a", "surprise"), Assert.Single(story.State.Feedback.Select(f => (f.Person, f.Question))));
    }

    [Fact]
    public void Feedback_given_twice_is_the_last_word()
    {
        var story = Story.Of(A.Scenario().Feedback("surprise"));
        story.Staff(new CommandBody.EndPlay()).ThenAccepted();
        story.When("a", new CommandBody.GiveFeedback("surprise", Words)).ThenAccepted();
        story.When("a", new CommandBody.GiveFeedback("surprise", new() { Id = "u", Hash = "11" })).ThenAccepted();
        Assert.Equal("u", Assert.Single(story.State.Feedback).Words.Id);
    }

    [Fact]
    public void Expects_is_looked_at_after_every_cause()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("seen").At("0s").Expects("tension < 40", "10m", Do.Set("tension", 99)),
            A.Inject("down").At("5m").Does(Do.Set("tension", 30)),
            A.Inject("up").At("5m").Does(Do.Set("tension", 60)))).At("20m");
        Assert.Equal(A.Ms("5m"), Assert.Single(story.All<Event.ExpectationMet>()).StoryMs);
        Assert.True(story.Is("tension = 60"));
    }

    [Fact]
    public void Within_a_cause_nothing_is_looked_at_again()
    {
        var story = Story.Of(A.Scenario().Task("calmed", "tension < 40").Injects(
            A.Inject("seen").At("0s").Expects("tension < 40"), A.Inject("x").At("5m").Does(Do.Set("tension", 30), Do.Set("tension", 60)))).At("10m");
        Assert.DoesNotContain(story.Events, e => e is Event.TaskMet or Event.ExpectationMet);
    }

    [Fact]
    public void Commands_of_one_instant_are_decided_in_arrival_order()
    {
        var story = Story.Of(A.Scenario().Actions(A.Action("walk", "a", "b").Once())).At("5m");
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenRefused("done-already");
        Assert.True(story.Is("done walk by b and not done walk by a"));
    }

    [Fact]
    public void When_injects_are_looked_at_again_after_a_command_in_the_same_instant()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("found").When("done walk")).Actions(A.Action("walk", "a")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.Equal(0, Assert.Single(story.All<Event.InjectReleased>()).StoryMs);
    }

    [Fact]
    public void Everyone_in_told_to_or_reveals_or_to_is_every_seat()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Facts(A.Fact("secret"))
            .Injects(A.Inject("i").At("0s").To("a").Reveals("secret", "everyone").Asks(A.Ask("q", "x") with { ToldTo = ["everyone"] })));
        Assert.True(story.Is("a knows secret and b knows secret and c knows secret"));
        var told = story.When("a", new CommandBody.Answer("q", "x")).The<Event.Answered>();
        Assert.All(["a", "b", "c"], seat => Assert.True(told.Audience.Includes(seat)));
    }

    [Fact]
    public void At_the_limit_a_seat_that_answered_keeps_its_answer_and_the_others_fall_silent()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q").Option("x", Do.Raise("tension", 1)).Option("y", Do.Raise("tension", 10)).Of("a", "b").Limit("20m", "y"))));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("20m").Is("answered q = x by a and answered q = y by b and not answered q = y by a and tension = 61"));
    }

    [Fact]
    public void An_ending_reads_the_state_at_the_end_with_asks_still_open_unanswered()
    {
        var story = Story.Of(A.Scenario().Ending("silent", "answered q").Ending("open").Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Limit("20m", "x"))));
        story.At("5m").Staff(new CommandBody.EndPlay()).Then(new Event.Ended("open"));
    }

    [Fact]
    public void What_a_city_delays_is_what_people_send_and_never_the_answer_to_an_ask()
    {
        var story = Story.Of(A.Scenario().City(A.City("2h")).Injects(A.Inject("i").At("0s").Asks(A.Ask("q").Option("x", Do.Raise("tension", 1)).Of("a").ToldTo("b"))));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.Is("answered q = x and tension = 51"));
        story.When("a", new CommandBody.Request("b", Words)).ThenAccepted();
        Assert.Empty(story.Seat("b").Messages);
        Assert.Single(story.At("2h").Seat("b").Messages);
    }
}
