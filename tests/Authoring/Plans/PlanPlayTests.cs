using Tabletop.Authoring.Plans;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Fakes;

namespace Tabletop.Authoring.Tests.Plans;

/// <summary>Section 3, Plans of the settled cases, and section 7: what a plan's lines come to when they are played.</summary>
public sealed class PlanPlayTests
{
    private const string Scenario = """
        format: tabletop/1
        id: small
        title: Small
        phases:
          day: { story-start: Mon 12:00, length: 1h }
          night: { story-start: Mon 20:00, length: 1h }
        roles:
          mayor: { level: local, sector: government, stand-in: proactive }
          police: { level: local, sector: security, stand-in: proactive }
        indicators:
          tension: { start: 30, range: 0..100, better: down }
        facts:
          fact: { text: Something is so, known-to: [mayor] }
        crises:
          street:
            initial: quiet
            states:
              quiet: { hears: { bang: loud } }
              loud: { level: 3, after: { 30m: quiet } }
        injects:
          news:
            at: 5m
            to: [mayor, police]
            text: Something happened
            effects:
              - { fire: bang }
            asks:
              why:
                of: [mayor]
                question: And why
                options: { this: This, that: That }
                rationale: required
              which:
                of: [mayor]
                answer: several
                question: Which of them
                options: { one: One, two: Two, three: Three }
              say:
                of: [mayor]
                answer: text
                question: What do you say
              many:
                of: [police]
                answer: number
                question: How many
              both:
                of: [mayor, police]
                jointly: true
                question: What do you both do
                options: { go: Go, stay: Stay }
        actions:
          calm: { by: [mayor, police], effects: [ { lower: tension, by: 1 } ] }
        endings:
          over: { title: Over }
        """;

    [Fact]
    public void Steps_run_in_file_order_also_at_one_moment() => CameTrue("""
          - { at: 1m, mayor: do calm }
          - { at: 1m, expect: tension = 29 }
          - { at: 1m, police: do calm }
          - { at: 1m, expect: tension = 28 }
        """);

    [Fact]
    public void Expect_is_tested_where_it_stands() => CameTrue("""
          - { at: 1m, expect: not done calm }
          - { mayor: do calm }
          - { expect: done calm by mayor }
        """);

    [Fact]
    public void An_expect_comes_after_when_injects_and_commands_of_its_instant() => CameTrue("""
          - { at: 5m, expect: released news and fired bang and street in loud }
          - { at: 35m, expect: street in quiet }
        """);

    [Fact]
    public void A_smaller_until_waits_for_the_next_opening() =>
        Assert.Equal(20 * 3_600_000L + 600_000, CameTrue("  - { at: 30m, expect: phase = day }", "until: 10m").State.StoryMs);

    [Fact]
    public void An_until_that_is_now_is_reached() => CameTrue("  - { at: 30m, expect: phase = day }", "until: 30m");

    [Fact]
    public void An_until_at_a_clock_time_is_reached_in_the_phase_that_has_it() => CameTrue("  - { at: 30m, expect: phase = day }", "until: Mon 20:10");

    [Fact]
    public void A_clock_time_in_the_gap_is_a_moment_that_never_comes() =>
        Assert.Contains("never came", Failed("  - { at: Mon 15:00, expect: phase = day }"), StringComparison.Ordinal);

    [Fact]
    public void Nothing_after_the_step_that_failed_is_played() =>
        Assert.DoesNotContain(Play("  - { at: 1m, expect: done calm }\n  - { at: 2m, mayor: do calm }").Entries, e => e.Command.Body is CommandBody.Act);

    [Fact]
    public void Without_a_city_nothing_is_delayed() => CameTrue("""
          - { at: 1m, mayor: share fact with police }
          - { expect: police knows fact }
        """);

    [Fact]
    public void With_a_city_words_take_their_time() => CameTrue(
        """
          - { at: 1m, mayor: share fact with police }
          - { at: 6m, expect: not police knows fact }
          - { at: 11m, expect: police knows fact }
        """,
        "city: town");

    [Fact]
    public void A_body_is_convened_and_adjourned() => CameTrue(
        """
          - { at: 1m, police: convene, refused: true }
          - { mayor: convene }
          - { expect: not convened }
          - { at: 16m, expect: convened }
          - { mayor: adjourn }
          - { expect: not convened }
        """,
        "city: town");

    [Fact]
    public void A_required_rationale_that_is_not_given_is_plan()
    {
        Assert.Equal(["(plan)"], CameTrue("  - { at: 5m, mayor: answer why this }").Texts.Select(text => text.Text));
        Assert.Equal(["I know"], CameTrue("  - { at: 5m, mayor: answer why this because \"I know\" }").Texts.Select(text => text.Text));
    }

    [Fact]
    public void An_answer_is_an_option_several_of_them_words_or_a_number()
    {
        var played = CameTrue("""
              - { at: 5m, mayor: answer why that }
              - { mayor: answer which three one }
              - { mayor: answer say "We are looking into it" }
              - { police: answer many 12 }
              - { expect: answered which = one and answered which = three and not answered which = two and answered say and answered many by police }
              - { mayor: answer say "Again", refused: true }
            """);
        Assert.Equal(["(plan)", "We are looking into it"], played.Texts.Select(text => text.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_joint_answer_counts_when_all_seats_have_given_the_same() => CameTrue("""
          - { at: 5m, mayor: answer both go }
          - { police: answer both stay }
          - { expect: not answered both }
          - { police: answer both go }
          - { expect: answered both = go by mayor and answered both = go by police }
        """);

    [Fact]
    public void A_refused_joint_answer_fails_the_plan_as_any_other_command() =>
        Assert.Contains("refused", Failed("  - { at: 1m, mayor: answer both go }"), StringComparison.Ordinal);

    [Fact]
    public void A_mentioned_seat_never_acts_by_itself_and_an_unmentioned_one_does_with_stand_ins() => CameTrue(
        """
          - { at: 1m, mayor: consult police }
          - { at: 50m, expect: done calm by police and not done calm by mayor }
        """,
        "stand-ins: on");

    [Fact]
    public void The_same_plan_gives_the_same_log_and_another_seed_another_one()
    {
        const string steps = "  - { at: 50m, expect: done calm by police }";
        Assert.Equal(Log(CameTrue(steps, "stand-ins: on")), Log(CameTrue(steps, "stand-ins: on")));
        Assert.NotEqual(Log(CameTrue(steps, "stand-ins: on")), Log(CameTrue(steps, "stand-ins: on", seed: 4)));
    }

    [Fact]
    public void A_plan_ends_after_its_last_step_and_nothing_falls_silent()
    {
        var played = CameTrue("  - { at: 6m, expect: not answered why }");
        Assert.Equal(("over", Stage.Ended), (played.Ending, played.State.Stage));
        Assert.DoesNotContain(played.Entries.SelectMany(e => e.Events), e => e is Event.AskClosed or Event.Answered);
    }

    private static IEnumerable<string> Log(PlanResult played) => played.Entries.SelectMany(e => e.Events).Select(e => $"{e.StoryMs} {e.GetType().Name}");

    private static PlanResult CameTrue(string steps, string rest = "", int seed = 3)
    {
        var played = Play(steps, rest, seed);
        Assert.True(played.Failure is null, played.Failure?.Instead);
        return played;
    }

    private static string Failed(string steps) => Play(steps).Failure!.Instead;

    private static PlanResult Play(string steps, string rest = "", int seed = 3)
    {
        using var folder = new Folder()
            .With("small/scenario.yaml", Scenario)
            .With("cities/town.yaml", Smallest.City.Replace("default-delay: 1h", "default-delay: 10m", StringComparison.Ordinal))
            .With("small/plans/day.plan.yaml", $"format: tabletop-plan/1\nscenario: small\nseed: {seed}\n{rest}\nsteps:\n{steps}\n");
        var file = Author.LoadPlan(folder["small/plans/day.plan.yaml"]);
        Assert.True(file.Plan is not null, string.Join('\n', file.Findings));
        return PlanRun.Of(file.Plan, Playbook.Of(new() { Scenario = file.Scenario!, City = file.City }), "content");
    }
}
