using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, Order in one instant; Instant and Cause of the settled cases.</summary>
public class OrderTests
{
    [Fact]
    public void In_one_instant_deliveries_then_actions_then_timers_then_deadlines_then_timed_injects_then_when_injects()
    {
        var story = Story.Of(A.Scenario()
            .Facts(A.Fact("secret", "a"))
            .City(A.City("10m"))
            .Crisis("street", A.State("calm").After("10m", "hot"), A.State("hot"))
            .Injects(
                A.Inject("found").When("elapsed >= 10m"),
                A.Inject("asked").At("0s").Asks(A.Ask("who", "x", "y").Of("a").Limit("10m", "x")),
                A.Inject("timed").At("10m"))
            .Actions(A.Action("walk", "b").Takes("10m")));
        story.When("b", new CommandBody.Act("walk")).ThenAccepted();
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.At("10m");
        Assert.Equal(
            ["Delivered", "FactLearned", "ActionCompleted", "TimerTaken", "MachineMoved", "Answered", "InjectReleased timed", "InjectReleased found"],
            story.Events.Where(e => e.StoryMs == A.Ms("10m")).Select(e => e is Event.InjectReleased r ? $"InjectReleased {r.Inject}" : e.GetType().Name));
    }

    [Fact]
    public void An_expectation_that_holds_is_met_before_its_deadline_is_missed()
    {
        var story = Story.Of(A.Scenario()
            .Injects(A.Inject("seen").At("0s").Expects("done walk", "10m", Do.Raise("tension", 10)))
            .Actions(A.Action("walk", "a").Takes("10m")));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.At("10m").Is("tension = 50"));
        Assert.Single(story.All<Event.ExpectationMet>());
        Assert.Empty(story.All<Event.ExpectationMissed>());
    }

    [Fact]
    public void An_expectation_that_time_alone_makes_true_at_its_deadline_is_met()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("seen").At("0s").Expects("elapsed >= 10m", "10m"))).At("10m");
        Assert.Single(story.All<Event.ExpectationMet>());
    }

    [Fact]
    public void Timed_injects_of_one_instant_come_in_file_order_each_cause_run_to_its_end()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("go", "hot"), A.State("hot").Enter(Do.Release("extra")))
            .Injects(
                A.Inject("extra").Contingency(),
                A.Inject("first").At("5m").Does(Do.Fire("go")),
                A.Inject("second").At("5m").When("released extra")));
        Assert.Equal(["first", "extra", "second"], story.At("5m").All<Event.InjectReleased>().Select(e => e.Inject));
    }

    [Fact]
    public void Deadlines_pass_in_the_order_their_injects_were_released_then_in_of_order_each_a_cause_of_its_own()
    {
        var story = Story.Of(A.Scenario()
            .Injects(
                A.Inject("late").At("5m").Asks(A.Ask("q-late").Option("x", Do.Fire("late")).Of("b", "a").Limit("5m", "x")),
                A.Inject("early").At("0s").Asks(A.Ask("q-early").Option("x", Do.Fire("early")).Of("a", "b").Limit("10m", "x"))));
        story.At("10m");
        Assert.Equal(["q-early a", "q-early b", "q-late b", "q-late a"], story.All<Event.Answered>().Select(e => $"{e.Ask} {e.Seat}"));
        Assert.Equal(
            ["Answered", "TriggerFired", "TriggerDropped"],
            story.Events.Where(e => e.StoryMs == A.Ms("10m")).Take(3).Select(e => e.GetType().Name));
    }

    [Fact]
    public void When_injects_come_in_passes_over_the_file_each_condition_read_when_reached()
    {
        var story = Story.Of(A.Scenario()
            .Injects(
                A.Inject("c").When("released b"),
                A.Inject("a").When("elapsed >= 5m"),
                A.Inject("b").When("released a"),
                A.Inject("d").When("released a and not released c")));
        Assert.Equal(["a", "b", "d", "c"], story.At("5m").All<Event.InjectReleased>().Select(e => e.Inject));
    }

    [Fact]
    public void When_injects_come_to_rest_before_the_phase_opens()
    {
        var story = Story.Of(A.Scenario()
            .Phase("day").Phase("night", "10m")
            .Injects(A.Inject("timed").At("10m"), A.Inject("last").When("released timed"), A.Inject("first").When("phase = night")));
        story.At("10m");
        Assert.Equal(
            ["InjectReleased", "InjectReleased", "PhaseClosed", "PhaseOpened", "InjectReleased"],
            story.Events.Where(e => e.StoryMs == A.Ms("10m")).Select(e => e.GetType().Name));
    }

    [Fact]
    public void Commands_come_after_all_that_is_due_at_their_time()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").Asks(A.Ask("q", "y", "n").Of("a").Limit("5m", "n"))));
        story.At("9m59s").Wait("1s");
        story.When("a", new CommandBody.Answer("q", "y")).ThenRefused("ask-closed");
    }

    [Fact]
    public void A_cause_is_its_effects_in_order_then_the_triggers_they_fired_in_order()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("go", "calm", null, Do.Raise("tension", 10)))
            .Injects(A.Inject("x").At("1m").Does(Do.Fire("go"), Do.Set("tension", 20), Do.Fire("go"))));
        Assert.Equal([20_000, 30_000, 40_000], story.At("1m").All<Event.IndicatorChanged>().Select(e => e.To));
    }

    [Fact]
    public void A_loop_is_cut_after_a_thousand_steps_and_put_on_record()
    {
        var story = Story.Of(A.Scenario()
            .Indicator("count", 0, high: 100_000)
            .Crisis("street", A.State("calm").Hears("go", "calm", null, Do.Raise("count", 1), Do.Fire("go")))
            .Injects(A.Inject("x").At("1m").Does(Do.Fire("go")), A.Inject("y").At("2m")));
        Assert.True(story.At("1m").Is("count = 1000"));
        Assert.Equal("go", Assert.Single(story.All<Event.LoopCut>()).Step);
        Assert.True(story.At("2m").Is("released y"), "play goes on");
    }

    [Fact]
    public void A_thousand_steps_exactly_are_no_loop()
    {
        var story = Story.Of(A.Scenario()
            .Indicator("count", 0, high: 100_000)
            .Crisis("street", A.State("calm").Hears("go", "calm", null, Do.Raise("count", 1), Do.Fire("go").If("count < 1000")))
            .Injects(A.Inject("x").At("1m").Does(Do.Fire("go"))));
        Assert.True(story.At("1m").Is("count = 1000"));
        Assert.Empty(story.All<Event.LoopCut>());
    }

    [Fact]
    public void A_loop_leaves_one_trace_of_each_instant_however_long_it_ran()
    {
        // What is remembered for `within` and `fired` would otherwise grow by a thousand with every cut, and be copied with every step.
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("go", "calm", null, Do.Fire("go")))
            .Injects(A.Inject("x").At("1m").Does(Do.Fire("go")), A.Inject("y").At("2m").Does(Do.Fire("go")))).At("2m");
        Assert.Equal(2, story.All<Event.LoopCut>().Length);
        Assert.Equal([A.Ms("1m"), A.Ms("2m")], story.State.Fired[0]);
        Assert.Equal([0, A.Ms("1m"), A.Ms("2m")], story.State.Machines[0].Entered.Select(e => e.AtMs));
    }

    [Fact]
    public void A_queued_release_is_a_step_its_effects_queue_among_the_triggers()
    {
        var story = Story.Of(A.Scenario()
            .Crisis("street", A.State("calm").Hears("one", "calm", null, Do.Raise("tension", 1)).Hears("two", "calm", null, Do.Set("tension", 10)))
            .Injects(
                A.Inject("extra").Contingency().Does(Do.Raise("tension", 5)),
                A.Inject("x").At("1m").Does(Do.Fire("one"), Do.Release("extra"), Do.Fire("two"))));
        Assert.Equal([51_000, 56_000, 10_000], story.At("1m").All<Event.IndicatorChanged>().Select(e => e.To));
    }

    [Fact]
    public void A_released_inject_counts_at_once_even_before_its_effects()
    {
        var story = Story.Of(A.Scenario().Injects(
            A.Inject("extra").Contingency(),
            A.Inject("x").At("1m").Does(Do.Raise("tension", 1).If("released x"), Do.Release("extra"), Do.Raise("tension", 2).If("released extra"))));
        Assert.True(story.At("1m").Is("tension = 53"));
    }

    [Fact]
    public void An_asks_opening_comes_after_the_effects_of_its_inject()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("1m").Does(Do.Raise("tension", 1)).Asks(A.Ask("q", "y").Of("a")))).At("1m");
        Assert.Equal(["InjectReleased", "IndicatorChanged", "AskOpened"], story.Events.Where(e => e.StoryMs == A.Ms("1m")).Select(e => e.GetType().Name));
    }

    [Fact]
    public void Effects_are_clamped_to_the_range()
    {
        var story = Story.Of(A.Scenario().Indicator("tension", 50, low: 10, high: 60).Injects(
            A.Inject("up").At("1m").Does(Do.Raise("tension", 80)),
            A.Inject("down").At("2m").Does(Do.Lower("tension", 90)),
            A.Inject("set").At("3m").Does(Do.Set("tension", 5))));
        Assert.True(story.At("1m").Is("tension = 60"));
        Assert.True(story.At("2m").Is("tension = 10"));
        Assert.Equal(2, story.At("3m").All<Event.IndicatorChanged>().Length);
    }
}
