namespace Tabletop.Cli.Tests.Plans;

/// <summary>How plans are played, as the scenario language settles it.</summary>
public sealed class PlanRunTests
{
    [Fact]
    public void Numbers_are_those_of_the_example() => CameTrue("""
          - { at: 6m,  expect: tension = 48 and street in tension and talk in heated }
          - { at: 8m,  mayor: answer who-speaks together }
          - { at: 9m,  schools: share attacker-known with police }
          - { at: 9m,  police: consult faith-leaders }
          - { at: 12m, faith-leaders: reply }
          - { at: 20m, police: do joint-statement }
          - { at: 35m, expect: tension = 36 and trust-police = 54 and street in normality }
        """);

    [Fact]
    public void A_step_runs_after_everything_due_then() => CameTrue("""
          - { at: 5m 59s, expect: tension = 30 and not released video }
          - { at: 6m, expect: tension = 48 and released video }
          - { expect: elapsed = 6m }
        """);

    [Fact]
    public void A_smaller_at_waits_for_the_next_opening() => CameTrue("""
          - { at: 10m, expect: phase = first-hours }
          - { at: 5m, expect: phase = next-morning and elapsed = 5m }
        """);

    [Fact]
    public void At_exactly_the_length_the_next_phase_is_open_already() => CameTrue("""
          - { at: 1h 59m, expect: phase = first-hours }
          - { at: 0m, expect: phase = next-morning }
        """);

    [Fact]
    public void A_clock_time_is_reached_in_the_phase_that_has_it() => CameTrue("""
          - { at: Mon 16:26, expect: tension = 48 }
          - { at: Tue 07:40, expect: phase = next-morning and elapsed = 10m }
        """);

    [Fact]
    public void A_moment_that_never_comes_fails_the_plan() => Failed(
        "That moment never came: play ended Tue 08:30, 1h into next-morning.", "  - { at: 3h, expect: phase = next-morning }");

    [Fact]
    public void The_end_of_the_last_phase_can_still_be_told() => CameTrue("""
          - { at: 2m, staff: open next-morning }
          - { at: 1h, expect: phase = next-morning and not released march-call }
        """);

    [Fact]
    public void A_refused_command_fails_the_plan() => Failed(
        "It was refused: Your seat does not know this, so it cannot tell it.", "  - { at: 1m, police: share attacker-known with mayor }");

    [Fact]
    public void A_refusal_can_be_expected() => CameTrue("""
          - { at: 1m, mayor: answer who-speaks wait, refused: true }
          - { at: 1m, police: share attacker-known with mayor, refused: true }
        """);

    [Fact]
    public void An_accepted_command_fails_a_step_that_says_refused() => Failed(
        "It was accepted, and the plan says refused: true.", "  - { at: 7m, mayor: answer who-speaks wait, refused: true }");

    [Fact]
    public void Unmentioned_seats_are_silent_unless_stand_ins_are_on()
    {
        const string steps = "  - { at: 50m, expect: not answered who-speaks = together }";
        CameTrue(steps);
        Failed("Instead: answered who-speaks = together.", steps, "stand-ins: on");
    }

    [Fact]
    public void Mentioned_seats_never_act_by_themselves() => CameTrue(
        """
          - { at: 1m, mayor: do joint-statement }
          - { at: 26m, expect: answered who-speaks = wait }
        """,
        "stand-ins: on");

    [Fact]
    public void Play_ends_after_the_last_step_or_at_until()
    {
        const string steps = "  - { at: 45m, expect: street in tension }";
        Failed("It ended with 'simmering'.", steps, "ends: spiralled");
        CameTrue(steps, "ends: spiralled\nuntil: 50m");
        Failed("That moment never came", steps, "until: 3h");
    }

    [Fact]
    public void Reply_answers_every_open_consultation_and_reply_to_one() => CameTrue("""
          - { at: 1m, police: consult faith-leaders }
          - { mayor: consult faith-leaders }
          - { schools: consult faith-leaders }
          - { faith-leaders: reply to mayor }
          - { expect: mayor consulted faith-leaders and not police consulted faith-leaders }
          - { faith-leaders: reply }
          - { expect: police consulted faith-leaders and schools consulted faith-leaders }
          - { faith-leaders: reply, refused: true }
        """);

    [Fact]
    public void Staff_stop_lift_pace_hold_skip_release_mark_and_end() => CameTrue("""
          - { at: 1m, staff: stop-play }
          - { mayor: do joint-statement, refused: true }
          - { staff: lift }
          - { staff: pace 8 }
          - { staff: hold video }
          - { staff: skip march-call }
          - { at: 7m, expect: not released video }
          - { staff: release principal-rings }
          - { expect: released principal-rings }
          - { staff: mark a-first-word }
          - { staff: end }
          - { mayor: do joint-statement, refused: true }
          - { expect: elapsed = 7m }
        """);

    [Fact]
    public void Steps_of_one_moment_stay_together_at_a_pace_that_makes_a_wall_millisecond_long() => CameTrue("""
          - { at: 1m, staff: pace 333 }
          - { at: 61s, mayor: consult faith-leaders }
          - { at: 61s, faith-leaders: reply }
          - { at: 61s, expect: mayor consulted faith-leaders and phase = first-hours }
          - { at: 62s, police: do joint-statement }
          - { at: 62s, expect: not done joint-statement and phase = first-hours }
        """);

    [Fact]
    public void Recall_closes_an_injects_asks_unanswered() => CameTrue("""
          - { at: 7m, staff: recall video }
          - { mayor: answer who-speaks wait, refused: true }
          - { at: 50m, expect: released video and not answered who-speaks }
          - { staff: recall video, refused: true }
        """);

    [Fact]
    public void Rewind_goes_back_to_a_mark_and_play_goes_on_from_there() => CameTrue("""
          - { at: 7m, staff: mark before }
          - { at: 8m, mayor: answer who-speaks together }
          - { at: 20m, police: do joint-statement }
          - { at: 36m, expect: done joint-statement and answered who-speaks = together }
          - { staff: rewind to before }
          - { expect: elapsed = 7m and not answered who-speaks and not done joint-statement }
          - { at: 8m, mayor: answer who-speaks wait }
          - { at: 36m, expect: answered who-speaks = wait and not done joint-statement }
          - { staff: rewind to before }
          - { at: 9m, expect: not answered who-speaks }
        """);

    [Fact]
    public void Seats_request_respond_and_decide_in_words() => CameTrue("""
          - at: 1m
            mayor: request police "Ten officers, at the school"
          - police: respond to mayor "Four, at six"
          - { police: respond, refused: true }
          - { mayor: request police "Six then" }
          - { police: respond }
          - { mayor: decide "We open the school." }
        """);

    [Fact]
    public void While_play_is_stopped_no_later_moment_comes() => Failed(
        "That moment never came: play is stopped since Mon 16:21",
        """
          - { at: 1m, staff: stop-play }
          - { at: 2m, staff: lift }
        """);

    private static void CameTrue(string steps, string rest = "")
    {
        using var folder = Shipped.BusStopWith(steps, rest);
        var ran = Ran.Of("test", folder["it.plan.yaml"]);
        Assert.True(ran.Exit == 0, ran.Out + ran.Error);
    }

    private static void Failed(string why, string steps, string rest = "")
    {
        using var folder = Shipped.BusStopWith(steps, rest);
        var ran = Ran.Of("test", folder["it.plan.yaml"]);
        Assert.Contains(why, ran.Out, StringComparison.Ordinal);
        Assert.Equal(1, ran.Exit);
    }
}
