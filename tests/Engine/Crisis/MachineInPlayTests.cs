using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Crisis;

/// <summary>Section 3, Machines: what the engine runs around the steps of a machine.</summary>
public class MachineInPlayTests
{
    [Fact]
    public void Exit_effects_the_transitions_and_enter_effects_run_in_this_order()
    {
        var story = Play(
            [A.State("calm").Exit(Do.Raise("tension", 1)).Hears("go", "hot", null, Do.Raise("tension", 2)), A.State("hot").Enter(Do.Raise("tension", 4))],
            A.Inject("x").At("1m").Does(Do.Fire("go")));
        Assert.Equal([51_000, 53_000, 57_000], story.At("1m").All<Event.IndicatorChanged>().Select(e => e.To));
    }

    [Fact]
    public void Until_enter_the_old_state_is_the_current_one()
    {
        var story = Play(
            [
                A.State("calm").Exit(Do.Raise("tension", 1).If("street in calm")).Hears("go", "hot", null, Do.Raise("tension", 2).If("street in calm")),
                A.State("hot").Enter(Do.Raise("tension", 4).If("street in hot")),
            ],
            A.Inject("x").At("1m").Does(Do.Fire("go")));
        Assert.True(story.At("1m").Is("tension = 57"));
    }

    [Fact]
    public void Re_entering_a_state_runs_exit_and_enter_and_restarts_its_timers()
    {
        var story = Play(
            [A.State("calm").Enter(Do.Raise("tension", 1)).Exit(Do.Raise("tension", 10)).Hears("again", "calm").After("10m", "late"), A.State("late").Hears("never", "calm")],
            A.Inject("x").At("6m").Does(Do.Fire("again")));
        Assert.True(story.At("15m").Is("tension = 62 and street in calm"));
        Assert.True(story.At("16m").Is("street in late"));
    }

    [Fact]
    public void Entering_a_family_runs_the_parents_enter_once_and_starts_its_timers_and_changing_child_keeps_them()
    {
        var story = Play(
            [
                A.State("calm").Hears("go", "unrest"),
                A.State("unrest").Initially("sit-in").Enter(Do.Raise("tension", 10)).Exit(Do.Raise("tension", 20)).After("20m", "calm"),
                A.State("sit-in").PartOf("unrest").Enter(Do.Raise("tension", 1)).Hears("grow", "riot"),
                A.State("riot").PartOf("unrest").Enter(Do.Raise("tension", 2)),
            ],
            A.Inject("x").At("5m").Does(Do.Fire("go")),
            A.Inject("y").At("15m").Does(Do.Fire("grow")));
        Assert.True(story.At("15m").Is("street in riot and tension = 63"));
        Assert.True(story.At("24m").Is("street in riot"));
        Assert.True(story.At("25m").Is("street in calm and tension = 83"));
    }

    [Fact]
    public void The_initial_states_enter_runs_when_play_starts_the_familys_first()
    {
        var story = Play([
            A.State("home").Initially("kitchen").Enter(Do.Set("tension", 5)),
            A.State("kitchen").PartOf("home").Enter(Do.Raise("tension", 1)).Hears("x", "away"),
            A.State("away"),
        ]);
        Assert.True(story.Is("tension = 6 and street in kitchen"));
    }

    [Fact]
    public void All_machines_take_their_initial_state_then_all_enters_run_as_one_cause()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("first", A.State("one").Enter(Do.Fire("go"), Do.Raise("tension", 1).If("second in two")), A.State("heard"))
            .Crisis("second", A.State("two").Enter(Do.Raise("tension", 10).If("second in two")).Hears("go", "three"), A.State("three")));
        Assert.True(story.Is("tension = 61 and second in three"), "the trigger waits until every machine has entered");
    }

    [Fact]
    public void A_trigger_nobody_hears_is_dropped_and_put_on_record()
    {
        var story = Play([A.State("calm").Hears("go", "hot"), A.State("hot")], A.Inject("x").At("1m").Does(Do.Fire("go"), Do.Fire("go"), Do.Fire("deaf"))).At("1m");
        Assert.Equal([("go", null), ("deaf", null)], story.All<Event.TriggerDropped>().Select(e => (e.Trigger, e.Crisis)));
    }

    [Fact]
    public void A_trigger_whose_guard_is_false_is_dropped_and_put_on_record()
    {
        var story = Play([A.State("calm").Hears("go", "hot", "tension > 90"), A.State("hot")], A.Inject("x").At("1m").Does(Do.Fire("go"))).At("1m");
        Assert.Equal(("go", "street"), Assert.Single(story.All<Event.TriggerDropped>().Select(e => (e.Trigger, e.Crisis))));
        Assert.True(story.Is("street in calm and fired go"));
    }

    [Fact]
    public void A_timed_transition_whose_guard_is_false_when_due_is_taken_at_the_first_moment_the_guard_holds()
    {
        var story = Play(
            [A.State("hot").After("10m", "calm", "tension < 40"), A.State("calm")],
            A.Inject("x").At("25m30s").Does(Do.Lower("tension", 20)));
        Assert.True(story.At("25m29s").Is("street in hot"));
        Assert.True(story.At("25m30s").Is("street in calm"));
        Assert.Equal(A.Ms("25m30s"), Assert.Single(story.All<Event.MachineMoved>()).StoryMs);
    }

    [Fact]
    public void A_guard_that_time_alone_turns_frees_an_overdue_timer_at_its_time()
    {
        var story = Play([A.State("hot").After("10m", "calm", "elapsed >= 17m"), A.State("calm")]);
        Assert.True(story.At("16m59s").Is("street in hot"));
        Assert.True(story.At("17m").Is("street in calm"));
    }

    [Fact]
    public void An_overdue_timer_is_forgotten_when_its_state_is_left()
    {
        var story = Play(
            [A.State("hot").After("10m", "calm", "tension < 40").Hears("away", "off"), A.State("calm"), A.State("off").Hears("back", "hot")],
            A.Inject("x").At("15m").Does(Do.Fire("away")),
            A.Inject("y").At("20m").Does(Do.Lower("tension", 20), Do.Fire("back")));
        Assert.True(story.At("29m").Is("street in hot"), "entering it again counts anew");
        Assert.True(story.At("30m").Is("street in calm"));
    }

    [Fact]
    public void Overdue_timers_are_looked_at_after_every_cause_before_the_next_one()
    {
        // The second inject of the same minute finds the machine already moved.
        var story = Play(
            [A.State("hot").After("10m", "calm", "tension < 40"), A.State("calm")],
            A.Inject("x").At("20m").Does(Do.Set("tension", 30)),
            A.Inject("y").At("20m").Does(Do.Set("tension", 70)));
        Assert.True(story.At("20m").Is("street in calm and tension = 70"));
    }

    [Fact]
    public void A_timer_fires_once_for_each_entering_of_its_state()
    {
        // The family's timer goes to a child: the family is kept, so its timer is spent.
        var story = Play([
            A.State("family").Initially("one").After("10m", "two"),
            A.State("one").PartOf("family"),
            A.State("two").PartOf("family").After("3m", "one"),
        ]);
        story.At("1h");
        Assert.Equal([("one", "two", A.Ms("10m")), ("two", "one", A.Ms("13m"))], story.All<Event.MachineMoved>().Select(e => (e.From, e.To, e.StoryMs)));
    }

    [Fact]
    public void Machines_hear_a_trigger_in_file_order_each_to_its_enter_before_the_next()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("first", A.State("a1").Hears("go", "a2"), A.State("a2").Enter(Do.Raise("tension", 40)))
            .Crisis("second", A.State("b1").Hears("go", "b2", "tension >= 90 and first in a2"), A.State("b2"))
            .Injects(A.Inject("x").At("1m").Does(Do.Fire("go"))));
        Assert.True(story.At("1m").Is("second in b2"));
    }

    [Fact]
    public void Triggers_that_a_move_fires_queue_behind_those_already_fired()
    {
        var story = Play(
            [A.State("s0").Hears("first", "s1"), A.State("s1").Enter(Do.Fire("third")).Hears("second", "s2").Hears("third", "wrong"), A.State("s2").Hears("third", "s3"), A.State("s3"), A.State("wrong")],
            A.Inject("x").At("1m").Does(Do.Fire("first"), Do.Fire("second")));
        Assert.True(story.At("1m").Is("street in s3"));
    }

    private static Story Play(CrisisState[] states, params Inject[] injects) => Story.Of(A.Scenario().Crisis("street", states).Injects(injects));
}
