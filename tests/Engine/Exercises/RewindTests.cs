using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>engine.md, Rewind: live state is the fold of the entries up to a point, then of those after the rewind.</summary>
public class RewindTests
{
    private static readonly TypedText Here = new() { Id = "here", Hash = "00" };

    [Fact]
    public void The_story_is_as_it_was_then()
    {
        var story = Marked(A.Scenario()
            .Facts(A.Fact("secret", "a"))
            .Crisis("street", A.State("calm").Hears("go", "hot"), A.State("hot"))
            .Actions(A.Action("walk", "a").Does(Do.Raise("tension", 1), Do.Flag("curfew"), Do.Fire("go"), Do.Release("extra")))
            .Injects(A.Inject("extra").Contingency().Asks(A.Ask("q", "x").Of("b")))
            .Task("walked", "done walk"));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.When("b", new CommandBody.Reply()).ThenAccepted();
        story.When("b", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.At("30m").RewindTo("here").ThenAccepted();
        Assert.Equal(A.Ms("10m"), story.StoryMs);
        Assert.True(story.Is("tension = 50 and not curfew and street in calm and not fired go and not done walk and not released extra and not answered q"));
        Assert.True(story.Is("not b knows secret and not a shared secret and not consulted b and not street in hot within 1h of fired go"));
        Assert.Null(story.State.TasksMet[0]);
        Assert.Empty(story.Seat("b").Messages);
        Assert.Empty(story.Seat("b").Asks);
    }

    [Fact]
    public void Timers_delays_actions_deadlines_and_word_under_way_go_on_from_there()
    {
        var story = Marked(
            A.Scenario()
                .Facts(A.Fact("secret", "a")).City(A.City("12m"))
                .Crisis("street", A.State("calm").After("20m", "hot"), A.State("hot"))
                .Injects(A.Inject("i").At("0s").Does(Do.Later("15m", Do.Raise("tension", 1))).Asks(A.Ask("q", "x").Of("b").Limit("18m", "x")))
                .Actions(A.Action("walk", "a").Takes("16m")),
            before: play =>
            {
                play.When("a", new CommandBody.Act("walk")).ThenAccepted();
                play.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
            });
        story.At("1h").RewindTo("here").ThenAccepted();
        Assert.False(story.At("11m59s").Is("b knows secret or tension = 51 or done walk or answered q or street in hot"));
        Assert.True(story.At("12m").Is("b knows secret and tension = 50"));
        Assert.True(story.At("15m").Is("tension = 51 and not done walk"));
        Assert.True(story.At("16m").Is("done walk and not answered q"));
        Assert.True(story.At("18m").Is("answered q = x and street in calm"));
        Assert.True(story.At("20m").Is("street in hot"));
    }

    [Fact]
    public void What_a_state_was_entered_for_counts_from_then()
    {
        var story = Marked(A.Scenario().Crisis("street", A.State("hot").Hears("x", "calm"), A.State("calm").Hears("x", "hot")).Actions(A.Action("cool", "a").Does(Do.Fire("x"))));
        story.When("a", new CommandBody.Act("cool")).ThenAccepted();
        story.At("1h").RewindTo("here").ThenAccepted();
        Assert.True(story.Is("street in hot for 10m and not street in hot for 11m"));
    }

    [Fact]
    public void People_and_seats_are_as_they_are_now()
    {
        var story = Marked(A.Scenario().Roles("a", "b", "c"));
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.When("b", new CommandBody.LeaveSeat()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("b")).ThenAccepted();
        story.When("c", new CommandBody.LeaveSeat()).ThenAccepted();
        story.Staff(new CommandBody.HandToStandIn("c", StandInPolicy.Silent)).ThenAccepted();
        story.At("30m").RewindTo("here").ThenAccepted();
        Assert.Equal([("a", "a"), ("ann", "b")], story.State.Grants.Select(g => (g.Person, g.Seat)));
        Assert.Equal(StandInPolicy.Silent, story.State.StandIns[2]?.Policy);
        story.Send("ann", "b", new CommandBody.Consult("a")).ThenAccepted();
        story.When("b", new CommandBody.Consult("a")).ThenRefused("not-in-seat");
    }

    [Fact]
    public void A_person_who_took_over_a_stand_ins_seat_keeps_it()
    {
        var story = Marked(A.Scenario(), standIns: ("b", StandInPolicy.Cooperative));
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("b")).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        Assert.Null(story.State.StandIns[1]);
    }

    [Fact]
    public void Stops_stay_and_the_story_stands_at_the_point_until_they_are_lifted()
    {
        var story = Marked(A.Scenario()).At("30m");
        story.When("a", new CommandBody.StopPlay(StopReason.Welfare)).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        Assert.Equal((1, A.Ms("10m")), (story.State.Stops.Count, story.Wait("1h").StoryMs));
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.Equal(A.Ms("11m"), story.Wait("1m").StoryMs);
    }

    [Fact]
    public void A_stop_that_was_lifted_since_stays_lifted()
    {
        var story = Story.Of(A.Scenario()).At("10m");
        story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        story.Staff(new CommandBody.Mark(Here)).ThenAccepted();
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        story.At("30m").RewindTo("here").ThenAccepted();
        Assert.Equal((0, true), (story.State.Stops.Count, story.State.Running));
    }

    [Fact]
    public void Numbers_are_never_given_twice()
    {
        var story = Marked(A.Scenario().Actions(A.Action("walk", "a").Takes("1m").Does(Do.Later("1m", Do.Raise("tension", 1)))));
        for (var round = 1; round <= 3; round++)
        {
            story.When("a", new CommandBody.Act("walk")).ThenAccepted();
            story.When("a", new CommandBody.Consult("b")).ThenAccepted();
            story.When("b", new CommandBody.Reply()).ThenAccepted();
            story.Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
            story.Staff(new CommandBody.Lift(round)).ThenAccepted();
            story.At("30m").RewindTo("here").ThenAccepted();
        }

        int[] numbers = [.. story.All<Event.ActionStarted>().Select(e => e.Number), .. story.All<Event.Consulted>().Select(e => e.Number), .. story.All<Event.Replied>().Select(e => e.Number), .. story.All<Event.EffectsDelayed>().Select(e => e.Number)];
        Assert.Equal(12, numbers.Distinct().Count());
        Assert.Equal([1, 2, 3], story.All<Event.PlayStopped>().Select(e => e.Stop));
    }

    [Fact]
    public void It_can_be_rewound_twice_and_to_before_an_earlier_rewind()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("first").At("10m").Does(Do.Raise("tension", 1)), A.Inject("second").At("20m").Does(Do.Raise("tension", 10)))).At("30m");
        story.RewindTo("second").ThenAccepted();
        Assert.True(story.At("25m").Is("tension = 61"), "what was due at that moment comes again");
        story.RewindTo("first").ThenAccepted();
        Assert.Equal(A.Ms("10m"), story.StoryMs);
        Assert.True(story.At("30m").Is("tension = 61"));
        story.RewindTo("second").ThenAccepted();
        Assert.True(story.At("19m59s").At("20m").Is("tension = 61"));
    }

    [Fact]
    public void A_point_of_a_branch_that_was_given_up_is_none_any_more()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("first").At("10m"), A.Inject("second").At("20m"))).At("30m");
        var second = story.Point("second").Version;
        story.RewindTo("first").ThenAccepted();
        story.Staff(new CommandBody.Rewind(second)).ThenRefused("cannot-rewind-there");
    }

    [Fact]
    public void After_the_end_play_can_be_taken_up_again_until_the_debrief_is_open()
    {
        var story = Marked(A.Scenario().Ending("grim", "tension > 90").Ending("calm").Actions(A.Action("stir", "a").Does(Do.Set("tension", 99))));
        story.When("a", new CommandBody.Act("stir")).ThenAccepted();
        story.Staff(new CommandBody.EndPlay()).Then(new Event.Ended("grim"));
        story.RewindTo("here").ThenAccepted();
        Assert.Equal((Stage.Play, -1, true), (story.State.Stage, story.State.Ending, story.State.Running));
        story.Staff(new CommandBody.EndPlay()).Then(new Event.Ended("calm"));
        story.Staff(new CommandBody.OpenDebrief()).ThenAccepted();
        story.RewindTo("here").ThenRefused("debrief-open");
    }

    [Fact]
    public void It_goes_back_to_before_releases_openings_and_marks_and_nowhere_else()
    {
        var story = Story.Of(A.Scenario().Phase("day", "20m").Phase("night", "1h").Injects(A.Inject("x").At("10m"))).At("15m");
        story.Staff(new CommandBody.Mark(Here)).ThenAccepted();
        story.When("a", new CommandBody.Consult("b")).ThenAccepted();
        story.At("20m");
        Assert.Equal([PointKind.Inject, PointKind.Mark, PointKind.Phase], story.State.Points.Select(p => p.Kind));
        Assert.Equal([A.Ms("10m"), A.Ms("15m"), A.Ms("20m")], story.State.Points.Select(p => p.StoryMs));
        story.Staff(new CommandBody.Rewind(story.State.Version)).ThenRefused("cannot-rewind-there");
        story.Staff(new CommandBody.Rewind(-1)).ThenRefused("cannot-rewind-there");
        story.When("a", new CommandBody.Rewind(story.Point("x").Version)).ThenRefused("not-staff");
    }

    [Fact]
    public void It_goes_back_to_the_opening_of_the_first_phase_too()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("0s").Does(Do.Raise("tension", 1)))).At("30m");
        Assert.Contains(story.State.Points, p => p.Of == "day");
    }

    [Fact]
    public void Nothing_is_rewound_before_play_starts() =>
        Story.Lobby(A.Scenario()).Staff(new CommandBody.Rewind(1)).ThenRefused("not-started");

    [Fact]
    public void Rewound_to_before_a_phase_the_old_one_is_open_at_its_pace_and_gap()
    {
        var story = Story.Of(A.Scenario().Phase("day", "1h", start: "8h", pace: 2).Phase("night", "1h", start: "20h", pace: 60, manual: true)
            .Crisis("street", A.State("hot").Hears("x", "hot"))).At("30m");
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        story.At("10m").RewindTo("night").ThenAccepted();
        Assert.True(story.Is("phase = day and elapsed = 30m and street in hot for 30m"));
        Assert.Equal(2_000, story.State.Clock.Pace);
        story.Staff(new CommandBody.OpenPhase("night")).ThenAccepted();
        Assert.True(story.At("10m").Is("street in hot for 40m and not street in hot for 41m"));
    }

    [Fact]
    public void An_inject_released_by_hand_waits_again_where_staff_pace_the_exercise()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m")), Mode.FacilitatorPaced).At("10m");
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        story.At("30m").RewindTo("x").ThenAccepted();
        Assert.Equal(CueState.Cued, story.State.Injects[0].State);
        story.At("20m").Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.Equal([A.Ms("10m"), A.Ms("20m")], story.All<Event.InjectReleased>().Select(e => e.StoryMs));
    }

    [Fact]
    public void What_is_recalled_held_skipped_cancelled_extended_or_ready_is_as_it_was_then()
    {
        var story = Marked(
            A.Scenario().Phase("day", "5h").Phase("storm", "1h", opensWhen: "tension > 90")
                .Injects(A.Inject("x").At("5m").Asks(A.Ask("q", "y").Of("a").Limit("1h")), A.Inject("held").At("1h"), A.Inject("skipped").At("1h"), A.Inject("gone").At("1h"))
                .Actions(A.Action("stir", "a").Does(Do.Set("tension", 99), Do.Cancel("gone"))),
            Mode.FacilitatorPaced,
            play => play.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted());
        story.Staff(new CommandBody.Extend("q", "a", A.Ms("1h"))).ThenAccepted();
        story.Staff(new CommandBody.RecallInject("x")).ThenAccepted();
        story.Staff(new CommandBody.HoldInject("held")).ThenAccepted();
        story.Staff(new CommandBody.SkipInject("skipped")).ThenAccepted();
        story.When("a", new CommandBody.Act("stir")).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        Assert.Equal([CueState.Released, CueState.Planned, CueState.Planned, CueState.Planned], story.State.Injects.Select(i => i.State));
        Assert.Equal((false, A.Ms("1h10m"), 0), (story.State.Injects[0].Recalled, story.State.Asks[0].DeadlineMs, story.State.PhasesReady.Count));
        story.When("a", new CommandBody.Answer("q", "y")).ThenAccepted();
    }

    [Fact]
    public void In_the_moment_gone_back_to_things_come_in_the_same_order_as_the_first_time()
    {
        var story = Story.Of(A.Scenario()
            .Facts(A.Fact("secret", "a")).City(A.City("10m"))
            .Crisis("street", A.State("calm").After("10m", "hot"), A.State("hot"))
            .Injects(A.Inject("x").At("10m"))
            .Actions(A.Action("walk", "a").Takes("10m").Does(Do.Raise("tension", 1).If("street in calm"))));
        story.When("a", new CommandBody.Share("secret", "b")).ThenAccepted();
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        Assert.True(story.At("11m").Is("tension = 51"));
        story.RewindTo("x").ThenAccepted();
        Assert.True(story.Is("done walk and street in hot and tension = 51"), "the action completed before the timer");
    }

    [Fact]
    public void A_stand_in_holds_nothing_up_after_a_rewind_either()
    {
        var story = Marked(
            A.Scenario().Injects(A.Inject("i").At("5m").Asks(A.Ask("q", "x").Of("a").Limit("20m").Holding())), at: "5m");
        story.When("a", new CommandBody.LeaveSeat()).ThenAccepted();
        story.Staff(new CommandBody.HandToStandIn("a", StandInPolicy.Cooperative)).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        Assert.True(story.State.Running);
    }

    [Fact]
    public void Who_has_left_since_is_not_waited_for_in_a_vote()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("5m").Asks(A.Ask("q", "x", "y").Of("a") with { SeveralPeople = SeveralPeople.HiddenVote })));
        story.Person("ann", new CommandBody.Join()).ThenAccepted();
        story.Person("ann", new CommandBody.TakeSeat("a")).ThenAccepted();
        story.At("5m").When("a", new CommandBody.Answer("q", "x")).ThenAccepted();
        story.Staff(new CommandBody.Mark(Here)).ThenAccepted();
        story.Send("ann", "a", new CommandBody.LeaveSeat()).ThenAccepted();
        Assert.True(story.Is("answered q = x"));
        story.RewindTo("here").ThenAccepted();
        Assert.True(story.Is("answered q = x"), "all who held the seat then and hold it now have voted");
    }

    [Fact]
    public void The_branch_that_was_given_up_stays_on_record_marked_as_such()
    {
        var story = Marked(A.Scenario().Actions(A.Action("walk", "a").Does(Do.Raise("tension", 1))));
        story.When("a", new CommandBody.Act("walk")).ThenAccepted();
        story.RewindTo("here").ThenAccepted();
        var walked = Assert.Single(story.Chronicle.Lines, l => l.Item.Kind == "action-completed");
        Assert.True(walked.Item.GivenUp);
        Assert.Empty(story.Chronicle.TrailOf("tension"));
        Assert.False(Assert.Single(story.Chronicle.Lines, l => l.Item.Kind == "rewound").Item.GivenUp);
    }

    /// <summary>Play at ten minutes (or as said), where staff have set a mark called "here".</summary>
    private static Story Marked(
        ScenarioBuilder scenario, Mode mode = Mode.ClockDriven, Action<Story>? before = null, string at = "10m", params (string Seat, StandInPolicy Policy)[] standIns)
    {
        var story = Story.Of(scenario, mode, standIns: standIns);
        if (mode == Mode.FacilitatorPaced)
        {
            // What is to be released has to be a cue first.
            story.At(at);
        }

        before?.Invoke(story);
        story.At(at).Staff(new CommandBody.Mark(Here)).ThenAccepted();
        return story;
    }
}
