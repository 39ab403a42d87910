using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, `holds-clock: true` stops the story clock until answered.</summary>
public class HoldingAsksTests
{
    [Fact]
    public void The_story_clock_stands_until_it_is_answered_and_goes_on_from_there()
    {
        var story = Play(Holding()).At("5m").Wait("3h");
        Assert.Equal((A.Ms("5m"), false), (story.StoryMs, story.State.Running));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.Equal((A.Ms("6m"), true), (story.Wait("1m").StoryMs, story.State.Running));
    }

    [Fact]
    public void Its_own_limit_and_every_other_deadline_timer_inject_and_delay_stands()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").After("10m", "hot"), A.State("hot"))
            .Injects(
                A.Inject("x").At("0s").Does(Do.Later("8m", Do.Raise("tension", 1))).Asks(A.Ask("other", "y").Of("b").Limit("8m", "y")),
                A.Inject("i").At("5m").Asks(Holding().Limit("1m", "x")),
                A.Inject("z").At("6m"))).At("5m").Wait("5h");
        Assert.True(story.Is("not answered q and not answered other and street in calm and tension = 50 and not released z"));
        story.When("a", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.True(story.At("10m").Is("answered q = y and answered other = y and street in hot and tension = 51 and released z"));
    }

    [Fact]
    public void The_other_seats_may_talk_and_act_while_it_stands()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "b"))
            .Injects(A.Inject("i").At("5m").Asks(Holding()))
            .Actions(A.Action("speak", "b").Does(Do.Raise("tension", 1)), A.Action("walk", "b").Takes("10m"))).At("5m");
        story.When("b", new CommandBody.Share("secret", "a")).ThenAccepted();
        story.When("b", new CommandBody.Act("speak")).ThenAccepted();
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.Wait("1h").Is("a knows secret and done speak and tension = 51 and not done walk"));
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.At("15m").Is("done walk"));
    }

    [Fact]
    public void Where_a_stop_is_set_too_the_clock_goes_on_when_both_are_over()
    {
        var story = Play(Holding()).At("5m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.When("a", new CommandBody.Answer("q", "x")).ThenRefused("play-stopped");
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.Equal(A.Ms("5m"), story.Wait("1h").StoryMs);
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.State.Running);
    }

    [Fact]
    public void Staff_free_it_by_closing_the_ask_also_while_play_is_stopped()
    {
        var story = Play(Holding() with { Silence = "y" }).At("5m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Staff(new CommandBody.CloseAsk("q", "a")).ThenAccepted();
        Assert.True(story.Is("answered q = y"));
        Assert.False(story.State.Running);
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.True(story.State.Running);
    }

    [Fact]
    public void Opening_a_phase_recalling_its_inject_and_ending_play_free_it()
    {
        var phase = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h").Injects(A.Inject("i").At("5m").Asks(Holding()))).At("5m");
        phase.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.True(phase.State.Running && phase.Is("phase = night and not answered q"));
        var recalled = Play(Holding()).At("5m");
        recalled.Staff(new CommandBody.RecallInject("i")).ThenAccepted();
        Assert.True(recalled.State.Running);
        var ended = Play(Holding()).At("5m");
        ended.Staff(new CommandBody.EndPlay()).ThenAccepted();
        Assert.Equal(Stage.Ended, ended.State.Stage);
    }

    [Fact]
    public void Each_seat_asked_holds_it_and_so_does_each_ask()
    {
        var story = Play(Holding().Of("a", "b"), A.Ask("r", "x").Of("a").Holding()).At("5m");
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.When("a", new CommandBody.Answer("r", "x")).ThenAccepted();
        Assert.False(story.State.Running);
        story.When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.State.Running);
    }

    [Fact]
    public void A_joint_ask_holds_it_until_all_agree()
    {
        var story = Play(Holding().Jointly("a", "b")).At("5m");
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.When("b", new CommandBody.Answer("q", "y")).ThenAccepted();
        Assert.False(story.State.Running);
        story.When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.True(story.State.Running);
    }

    [Fact]
    public void What_is_due_in_the_same_instant_comes_all_the_same()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("5m").Asks(Holding()), A.Inject("z").At("5m"), A.Inject("found").When("released z"))).At("5m");
        Assert.True(story.Is("released z and released found"));
    }

    [Fact]
    public void A_stand_in_holds_nothing_up_and_nothing_is_held_where_nobody_plays()
    {
        var standIn = Story.Of(A.Scenario().Injects(A.Inject("i").At("5m").Asks(Holding().Limit("20m"))), standIns: ("a", StandInPolicy.Cooperative)).At("5m");
        Assert.True(standIn.State.Running);
        Assert.True(standIn.At("25m").Is("answered q"));
        var headless = Story.Of(A.Scenario().Injects(A.Inject("i").At("5m").Asks(Holding().Limit("20m", "x"))), headless: true);
        Assert.True(headless.At("25m").Is("answered q = x"));
    }

    [Fact]
    public void Handing_the_seat_to_a_stand_in_frees_it()
    {
        var story = Play(Holding().Limit("20m")).At("5m");
        story.When("a", new CommandBody.LeaveSeat()).ThenAccepted();
        Assert.False(story.State.Running, "an empty seat is still asked");
        story.Staff(new CommandBody.HandToStandIn("a", StandInPolicy.Cooperative)).ThenAccepted();
        Assert.True(story.State.Running);
        Assert.True(story.At("25m").Is("answered q"));
    }

    [Fact]
    public void While_it_stands_stand_ins_do_nothing()
    {
        var story = Story.Of(
            A.Scenario().Facts(A.Fact("open", "b")).Injects(A.Inject("i").At("0s").Asks(Holding())), standIns: ("b", StandInPolicy.Cautious)).Wait("10h");
        Assert.Empty(story.All<Event.Shared>());
    }

    [Fact]
    public void Facilitator_paced_it_holds_from_its_release_not_from_its_cue()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("5m").Asks(Holding())), Mode.FacilitatorPaced).At("10m");
        Assert.True(story.State.Running);
        story.Staff(new CommandBody.ReleaseInject("i")).ThenAccepted();
        Assert.Equal(A.Ms("10m"), story.Wait("1h").StoryMs);
    }

    [Fact]
    public void A_change_of_pace_does_not_set_it_going()
    {
        var story = Play(Holding()).At("5m");
        story.Staff(new CommandBody.SetPace(4_000)).ThenAccepted();
        Assert.Equal(A.Ms("5m"), story.Wait("1h").StoryMs);
        story.When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        Assert.Equal(A.Ms("9m"), story.Wait("1m").StoryMs);
    }

    [Fact]
    public void A_phase_that_has_run_its_length_is_over_also_where_the_clock_is_held_at_that_moment()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h").Phase("night", "1h")
            .Injects(A.Inject("extra").Contingency().Asks(Holding()), A.Inject("edge").At("1h"))
            .Actions(A.Action("walk", "a").Takes("1h").Does(Do.Release("extra"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("1h");
        Assert.False(story.Is("released edge"), "what would come at exactly the length never comes");
    }

    private static Ask Holding() => A.Ask("q", "x", "y").Of("a").Holding();

    private static Story Play(params Ask[] asks) => Story.Of(A.Scenario().Injects(A.Inject("i").At("5m").Asks(asks)));
}
