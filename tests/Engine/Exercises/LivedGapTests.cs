using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, `gap: lived`: state timers run in the gap before the phase.</summary>
public class LivedGapTests
{
    [Fact]
    public void State_timers_run_in_it_at_their_own_story_times()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("90m", "calm"), A.State("calm").After("2h", "quiet"), A.State("quiet")));
        Night(story);
        Assert.Equal([("calm", A.Ms("9h30m")), ("quiet", A.Ms("11h30m"))], story.All<Event.MachineMoved>().Select(e => (e.To, e.StoryMs)));
    }

    [Fact]
    public void In_a_state_for_so_long_counts_through_it()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").Hears("x", "hot")));
        Night(story);
        Assert.True(story.Is("street in hot for 12h and not street in hot for 12h1m"));
    }

    [Fact]
    public void A_timer_started_in_it_goes_on_after_it()
    {
        var story = Story.Of(Days()
            .Crisis("street", A.State("calm").Hears("go", "hot"), A.State("hot").After("10h", "calm"))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Fire("go"))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Night(story);
        Assert.True(story.At("59m59s").Is("street in hot"));
        Assert.Equal(A.Ms("21h"), story.At("1h").All<Event.MachineMoved>()[1].StoryMs);
    }

    [Fact]
    public void What_is_due_exactly_at_the_opening_belongs_to_the_new_phase()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("12h", "calm", null, Do.Raise("tension", 1).If("phase = night")), A.State("calm")));
        Night(story);
        Assert.True(story.Is("street in calm and tension = 51"));
    }

    [Fact]
    public void What_happens_in_it_is_told_in_the_old_phases_words()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("3h", "calm", null, Do.Raise("tension", 1).If("phase = day and elapsed = 3h")), A.State("calm")));
        Night(story);
        Assert.True(story.Is("tension = 51"));
    }

    [Fact]
    public void A_guard_that_turns_in_it_frees_an_overdue_timer_at_its_time()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("10m", "calm", "elapsed >= 2h"), A.State("calm")));
        Night(story);
        Assert.Equal(A.Ms("10h"), Assert.Single(story.All<Event.MachineMoved>()).StoryMs);
    }

    [Fact]
    public void In_one_instant_of_it_deliveries_come_first_then_actions_then_delayed_effects_then_timers()
    {
        var story = Story.Of(Days()
            .Facts(A.Fact("secret", "a")).City(A.City("3h"))
            .Crisis("street", A.State("calm").After("3h", "hot"), A.State("hot"))
            .Injects(A.Inject("x").At("0s").Does(Do.Later("3h", Do.Raise("tension", 1).If("street in calm"))))
            .Actions(A.Action("walk", "a").Takes("3h").Does(Do.Raise("tension", 10).If("street in calm"))));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Night(story);
        Assert.Equal(
            ["Delivered", "FactLearned", "ActionCompleted", "IndicatorChanged", "DelayOver", "IndicatorChanged", "TimerTaken", "MachineMoved"],
            story.Events.Where(e => e.StoryMs == A.Ms("11h")).Select(e => e.GetType().Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void At_the_opening_deliveries_come_first_then_actions_then_timers(bool byClock)
    {
        var story = Story.Of(Days()
            .Facts(A.Fact("secret", "a")).City(A.City("12h"))
            .Crisis("street", A.State("calm").After("12h", "hot"), A.State("hot"))
            .Actions(A.Action("walk", "a").Takes("12h").Does(Do.Raise("tension", 10).If("street in calm"))));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        if (byClock)
        {
            Night(story);
        }
        else
        {
            story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        }

        Assert.True(story.Is("phase = night and street in hot and tension = 60"), "the action completed before the timer");
    }

    [Fact]
    public void When_injects_are_not_looked_at_in_it()
    {
        var story = Story.Of(Days()
            .Crisis("street", A.State("hot").After("90m", "calm"), A.State("calm").After("90m", "hot"))
            .Injects(A.Inject("found").When("street in calm and phase = day")));
        Night(story);
        Assert.False(story.Is("released found"));
    }

    [Fact]
    public void Machines_that_feed_themselves_in_it_are_cut()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("0s", "calm", "elapsed >= 2h"), A.State("calm").After("0s", "hot", "elapsed >= 2h")));
        Night(story);
        Assert.NotEmpty(story.All<Event.LoopCut>());
        Assert.True(story.Is("phase = night"));
    }

    [Fact]
    public void Only_the_gap_before_the_phase_that_says_so_is_lived()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h", start: "8h", gap: Gap.Lived).Phase("night", "1h", start: "20h").Phase("day-two", "1h", start: "32h", gap: Gap.Lived)
            .Crisis("street", A.State("hot").Hears("x", "hot")));
        Night(story);
        Assert.True(story.Is("street in hot for 1h and not street in hot for 1h1m"));
        story.At("59m59s").Wait("1s");
        Assert.True(story.Is("phase = day-two and street in hot for 13h and not street in hot for 13h1m"));
    }

    [Fact]
    public void Facilitator_paced_it_is_lived_too()
    {
        var story = Story.Of(Days().Crisis("street", A.State("hot").After("90m", "calm"), A.State("calm")), Mode.FacilitatorPaced).At("10m");
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.Equal(A.Ms("9h30m"), Assert.Single(story.All<Event.MachineMoved>()).StoryMs);
    }

    private static void Night(Story story) => story.At("59m59s").Wait("1s");

    /// <summary>A day of an hour from eight; the night starts at twenty, and the time between is lived.</summary>
    private static ScenarioBuilder Days() => A.Scenario().Phase("day", "1h", start: "8h").Phase("night", "1h", start: "20h", gap: Gap.Lived);
}
