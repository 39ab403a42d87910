using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, the gap between two phases: what goes on in it and what stands still.</summary>
public class GapTests
{
    [Fact]
    public void Actions_and_deliveries_due_in_the_gap_complete_at_their_own_story_times()
    {
        var story = Story.Of(Days().Facts(A.Fact("secret", "a")).City(A.City("2h")).Actions(A.Action("walk", "a").Takes("3h").Does(Do.Raise("tension", 1).If("phase = day and elapsed >= 2h"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("done walk and b knows secret and tension = 51"), "in the gap phase and elapsed are still the old phase's");
        Assert.Equal(A.Ms("11h"), story.All<Event.ActionCompleted>()[0].StoryMs);
        Assert.Equal(A.Ms("10h"), story.All<Event.Delivered>()[0].StoryMs);
    }

    [Fact]
    public void What_is_due_exactly_at_the_opening_belongs_to_the_new_phase()
    {
        var story = Story.Of(Days().Actions(A.Action("walk", "a").Takes("12h").Does(Do.Raise("tension", 1).If("phase = night"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("done walk and tension = 51"));
    }

    [Fact]
    public void What_is_due_after_the_gap_goes_on()
    {
        var story = Story.Of(Days().Actions(A.Action("walk", "a").Takes("12h30m")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("not done walk"));
        Assert.True(story.At("30m").Is("done walk"));
    }

    [Fact]
    public void State_timers_stand_still_in_the_gap_and_go_on_after_it()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("90m", "calm"), A.State("calm")));
        story.At("59m59s").Wait("1s");
        Assert.True(story.At("29m59s").Is("street in hot"));
        Assert.True(story.At("30m").Is("street in calm"));
    }

    [Fact]
    public void In_a_state_for_stands_still_in_the_gap_and_within_counts_story_time()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").Hears("x", "hot"))
            .Injects(A.Inject("first").At("0s"), A.Inject("second").At("1m", "night")));
        story.At("59m59s").Wait("1s").At("1m");
        Assert.True(story.Is("not street in hot for 62m and street in hot for 61m"));
        Assert.True(story.Is("not released second within 12h of released first and released second within 12h1m of released first"));
    }

    [Fact]
    public void In_a_state_for_stands_still_also_while_the_gap_goes_by()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").Hears("x", "hot"))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Raise("tension", 1).If("street in hot for 1h"), Do.Raise("tension", 10).If("street in hot for 61m"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("done walk and tension = 51"));
    }

    [Fact]
    public void Within_counts_story_time_while_the_gap_goes_by()
    {
        var story = Story.Of(Days().Injects(A.Inject("first").At("0s"))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Raise("tension", 1).If("done walk within 3h of released first"), Do.Raise("tension", 10).If("done walk within 179m of released first"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("tension = 51"));
    }

    [Fact]
    public void Delayed_effects_due_in_the_gap_run_at_their_own_story_times_after_the_actions_of_that_time()
    {
        var story = Story.Of(Days()
            .Injects(A.Inject("x").At("0s").Does(Do.Later("3h", Do.Set("tension", 20).If("phase = day")), Do.Later("2h", Do.Set("tension", 10))))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Set("tension", 30))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.Equal(
            [(10_000, A.Ms("10h")), (30_000, A.Ms("11h")), (20_000, A.Ms("11h"))],
            story.All<Event.IndicatorChanged>().Select(e => (e.To, e.StoryMs)));
    }

    [Fact]
    public void Delayed_effects_due_exactly_at_the_opening_belong_to_the_new_phase()
    {
        var story = Story.Of(Days().Injects(A.Inject("x").At("0s").Does(Do.Later("12h", Do.Raise("tension", 1).If("phase = night")), Do.Later("13h", Do.Raise("tension", 10)))));
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("tension = 51"));
        Assert.True(story.At("59m59s").Is("tension = 51"));
    }

    [Fact]
    public void What_the_closing_puts_off_runs_in_the_gap_too()
    {
        var story = Story.Of(Days().Injects(A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("a").Silence(Do.Later("1h", Do.Raise("tension", 1))))));
        story.At("59m59s").Wait("1s");
        Assert.Equal(A.Ms("10h"), Assert.Single(story.All<Event.IndicatorChanged>()).StoryMs);
    }

    [Fact]
    public void Staff_see_what_the_closing_brings_before_they_confirm()
    {
        var story = Story.Of(Days()
            .Facts(A.Fact("secret", "a")).City(A.City("2h"))
            .Injects(
                A.Inject("i").At("0s").Asks(A.Ask("q", "x").Of("b")),
                A.Inject("seen").At("0s").Expects("done nothing"),
                A.Inject("late").At("2h"))
            .Actions(A.Action("nothing", "a"), A.Action("short", "a").Takes("3h"), A.Action("long", "a").Takes("24h")));
        story.When("a", new CommandBody.Act("short")).ThenAccepted();
        story.When("a", new CommandBody.Act("long")).ThenAccepted();
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        Assert.Equal(
            [ClosingKind.FallsSilent, ClosingKind.Expected, ClosingKind.Skipped, ClosingKind.Completes, ClosingKind.GoesOn, ClosingKind.Arrives],
            ClosingOf(story).Select(c => c.Kind));
    }

    [Fact]
    public void Staff_see_the_delayed_effects_that_are_due_in_the_gap_before_they_confirm()
    {
        var story = Story.Of(Days().Injects(A.Inject("x").At("0s").Does(Do.Later("3h", Do.Raise("tension", 1)))));
        Assert.NotEmpty(ClosingOf(story));
    }

    [Fact]
    public void A_state_entered_in_the_gap_starts_its_timer_when_the_gap_is_over()
    {
        var story = Story.Of(Days()
            .Crisis("street", A.State("calm").Hears("go", "hot"), A.State("hot").After("10m", "calm"))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Fire("go"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.At("9m59s").Is("street in hot"));
        Assert.True(story.At("10m").Is("street in calm"));
    }

    [Fact]
    public void When_injects_are_not_looked_at_while_a_phase_closes_or_in_a_gap()
    {
        var story = Story.Of(Days()
            .Injects(
                A.Inject("i").At("0s").Asks(A.Ask("q").Option("x", Do.Set("tension", 90)).Of("a") with { Silence = "x" }),
                A.Inject("found").When("tension = 90"),
                A.Inject("between").When("done walk and phase = day"))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Set("tension", 10))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("tension = 10 and not released found and not released between"));
    }

    [Fact]
    public void What_a_stand_in_would_have_done_in_the_gap_it_does_when_the_next_phase_opens()
    {
        var story = Story.Of(Days().Facts(A.Fact("open", "a")), standIns: ("a", StandInPolicy.Cautious)).At("10m");
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.Equal(A.Ms("20h"), Assert.Single(story.All<Event.Shared>()).StoryMs);
        var byClock = Story.Of(Days("20m").Facts(A.Fact("open", "a")), standIns: ("a", StandInPolicy.Cautious));
        byClock.At("19m59s").Wait("2s");
        Assert.Equal(A.Ms("20h"), Assert.Single(byClock.All<Event.Shared>()).StoryMs);
    }

    private static Items<ClosingItem> ClosingOf(Story story) => StaffView.Of(story.Book, story.State, story.Chronicle).Phases[1].Closing;

    /// <summary>A day of an hour from eight; the night starts at twenty.</summary>
    private static ScenarioBuilder Days(string length = "1h") => A.Scenario().Phase("day", length, start: "8h").Phase("night", "1h", start: "20h");
}
