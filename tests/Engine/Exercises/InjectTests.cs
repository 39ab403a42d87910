using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Injects; engine.md, facilitator-paced and clock-driven.</summary>
public class InjectTests
{
    [Fact]
    public void A_second_release_by_an_effect_is_recorded_and_ignored()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("extra").Contingency().Does(Do.Raise("tension", 1)),
            A.Inject("x").At("1m").Does(Do.Release("extra"), Do.Release("extra")),
            A.Inject("y").At("2m").Does(Do.Release("extra"))));
        Assert.True(story.At("2m").Is("tension = 51"));
        Assert.Equal(2, story.All<Event.ReleaseIgnored>().Length);
    }

    [Fact]
    public void Staff_cannot_release_it_again()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m"))).At("1m");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenRefused("released-already");
    }

    [Fact]
    public void At_and_when_is_skipped_on_record_if_the_condition_is_false_at_its_time()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").When("tension > 60"), A.Inject("y").At("6m").Does(Do.Raise("tension", 20)))).At("1h");
        Assert.False(story.Is("released x"));
        Assert.Equal(("x", SkipReason.Condition, A.Ms("5m")), Assert.Single(story.All<Event.InjectSkipped>().Select(e => (e.Inject, e.Reason, e.StoryMs))));
    }

    [Fact]
    public void At_and_when_comes_at_its_time_if_the_condition_holds() =>
        Assert.True(Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").When("tension = 50"))).At("5m").Is("released x"));

    [Fact]
    public void A_lone_when_comes_once_when_it_first_holds_in_any_phase()
    {
        var story = Story.Of(A.Scenario().Phase("day", "10m").Phase("night", "10m").Injects(A.Inject("x").When("phase = night and elapsed >= 5m")));
        story.At("10m").At("5m");
        Assert.Equal(A.Ms("15m"), Assert.Single(story.All<Event.InjectReleased>()).StoryMs);
    }

    [Fact]
    public void A_when_of_another_phase_is_not_looked_at()
    {
        var story = Story.Of(A.Scenario().Phase("day", "10m").Phase("night", "10m").Injects(A.Inject("x").When("elapsed >= 1m", phase: "night")));
        Assert.Empty(story.At("9m").All<Event.InjectReleased>());
    }

    [Fact]
    public void A_contingency_comes_only_when_released() =>
        Assert.Empty(Story.Of(A.Scenario().Injects(A.Inject("x").Contingency())).At("5h").All<Event.InjectReleased>());

    [Fact]
    public void A_skipped_inject_can_be_released_by_an_effect_or_by_staff()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("x").At("5m").When("tension > 60"), A.Inject("y").At("5m").When("tension > 60"), A.Inject("z").At("6m").Does(Do.Release("x"))));
        story.At("6m").Staff(new CommandBody.ReleaseInject("y")).ThenAccepted();
        Assert.True(story.Is("released x and released y"));
    }

    [Fact]
    public void A_held_inject_waits_and_can_be_released_by_an_effect()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"), A.Inject("y").At("6m").Does(Do.Release("x"))));
        story.Staff(new CommandBody.HoldInject("x")).Then(new Event.InjectHeld("x"));
        Assert.False(story.At("5m").Is("released x"));
        Assert.True(story.At("6m").Is("released x"));
    }

    [Fact]
    public void A_held_when_inject_does_not_come_by_itself()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").When("elapsed >= 5m")));
        story.Staff(new CommandBody.HoldInject("x")).ThenAccepted();
        Assert.False(story.At("1h").Is("released x"));
    }

    [Fact]
    public void Staff_release_hold_and_skip_by_id_and_with_reason()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").Contingency(), A.Inject("y").At("5m")));
        story.Staff(new CommandBody.ReleaseInject("nothing")).ThenRefused("unknown");
        story.Staff(new CommandBody.SkipInject("y", new() { Id = "t1" })).Then(new Event.InjectSkipped("y", SkipReason.Staff, new() { Id = "t1" }));
        story.Staff(new CommandBody.SkipInject("y")).ThenNothing();
        story.Staff(new CommandBody.HoldInject("y")).ThenRefused("cannot-hold");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.Staff(new CommandBody.HoldInject("x")).ThenRefused("cannot-hold");
        story.When("a", new CommandBody.ReleaseInject("y")).ThenRefused("not-staff");
        Assert.False(story.At("1h").Is("released y"));
    }

    [Fact]
    public void To_everyone_is_every_seat_and_public_the_projector_too_and_all_else_is_private()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("all").At("1m").To("everyone"), A.Inject("public").At("1m").To("public"), A.Inject("none").At("1m"), A.Inject("private").At("1m").To("a"))).At("1m");
        Assert.Equal(["text of all", "text of public", "text of none", "text of private"], Feed(story.Seat("a")));
        Assert.Equal(["text of all", "text of public", "text of none"], Feed(story.Seat("b")));
        Assert.Equal(["text of public"], Feed(BoardView.Of(story.Book, story.State, story.Chronicle)));
        Assert.Empty(Feed(LobbyView.Of(story.Book, story.State, story.Chronicle, "somebody")));
    }

    [Fact]
    public void Facilitator_paced_timed_when_and_effect_released_injects_become_cues_and_wait()
    {
        var story = Story.Of(
            A.Scenario().Injects(
                A.Inject("timed").At("5m").Does(Do.Release("extra")), A.Inject("when").When("elapsed >= 6m"), A.Inject("extra").Contingency()),
            Mode.FacilitatorPaced);
        story.At("10m");
        Assert.Equal([("timed", A.Ms("5m")), ("when", A.Ms("6m"))], story.All<Event.InjectCued>().Select(e => (e.Inject, e.DueMs)));
        story.Staff(new CommandBody.ReleaseInject("timed")).ThenAccepted();
        Assert.Equal(["timed", "when", "extra"], story.All<Event.InjectCued>().Select(e => e.Inject));
        Assert.Equal((A.Ms("5m"), A.Ms("10m")), Assert.Single(story.All<Event.InjectReleased>().Select(e => (e.DueMs, e.StoryMs))));
    }

    [Fact]
    public void Facilitator_paced_expected_actions_start_by_themselves()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("seen").At("5m").Expects("done x", "5m", Do.Raise("tension", 1))).Actions(A.Action("x", "a")), Mode.FacilitatorPaced);
        Assert.True(story.At("10m").Is("tension = 51"));
    }

    [Fact]
    public void Facilitator_paced_at_and_when_is_tested_when_due()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").When("tension > 60"), A.Inject("y").At("5m").When("tension < 60")), Mode.FacilitatorPaced).At("5m");
        Assert.Equal("x", Assert.Single(story.All<Event.InjectSkipped>()).Inject);
        Assert.Equal("y", Assert.Single(story.All<Event.InjectCued>()).Inject);
    }

    [Fact]
    public void A_cue_can_be_held_released_or_skipped()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m"), A.Inject("y").At("5m")), Mode.FacilitatorPaced).At("5m");
        story.Staff(new CommandBody.HoldInject("x")).ThenAccepted();
        story.Staff(new CommandBody.SkipInject("y")).ThenAccepted();
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.True(story.Is("released x and not released y"));
    }

    [Fact]
    public void Missing_an_expectation_runs_otherwise_and_meeting_it_does_not()
    {
        var story = Story.Of(A.Scenario()
            .Injects(A.Inject("seen").At("5m").Expects("done x", "10m", Do.Raise("tension", 1), Do.Release("extra")), A.Inject("extra").Contingency())
            .Actions(A.Action("x", "a")));
        Assert.False(story.At("14m59s").Is("released extra"));
        Assert.True(story.At("15m").Is("released extra and tension = 51"));
    }

    [Fact]
    public void An_expectation_is_met_by_what_was_true_before()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("seen").At("5m").Expects("tension = 50", "10m"))).At("5m");
        Assert.Equal(A.Ms("5m"), Assert.Single(story.All<Event.ExpectationMet>()).StoryMs);
    }

    private static IEnumerable<string> Feed(View view) => view.Feed.Select(f => f.Text);
}
