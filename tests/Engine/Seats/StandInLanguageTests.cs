using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Seats;

/// <summary>Section 3, Stand-ins, on joint asks, the kinds of answer, branches and delays in help, and requests.</summary>
public class StandInLanguageTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    public static TheoryData<StandInPolicy> Talkative => StandInActsTests.Talkative;

    [Theory]
    [InlineData(StandInPolicy.Siloed)]
    [InlineData(StandInPolicy.Cautious)]
    [InlineData(StandInPolicy.Random)]
    public void They_agree_on_a_joint_ask_and_its_effects_run_once(StandInPolicy other)
    {
        var story = Story.Of(A.Scenario().Injects(Joint()), standIns: [("a", StandInPolicy.Proactive), ("b", other)]);
        Assert.True(story.At("100m").Is("answered q = better by a and answered q = better by b and tension = 49"));
    }

    [Fact]
    public void The_contrary_does_not_go_along_in_a_joint_ask()
    {
        var story = Story.Of(A.Scenario().Injects(Joint()), standIns: ("b", StandInPolicy.Contrary));
        story.When("a", new CommandBody.Answer("q", "better")).ThenAccepted();
        Assert.Equal(["better", "worse"], story.At("99m").All<Event.Proposed>().Select(e => e.Option));
        Assert.True(story.At("100m").Is("not answered q"));
    }

    [Fact]
    public void The_silent_leave_a_joint_ask_to_silence()
    {
        var story = Story.Of(A.Scenario().Injects(Joint()), standIns: [("a", StandInPolicy.Proactive), ("b", StandInPolicy.Silent)]);
        Assert.True(story.At("100m").Is("not answered q"));
        Assert.Single(story.All<Event.Proposed>());
    }

    [Fact]
    public void A_stand_in_follows_a_person_who_changes_their_mind_in_a_joint_ask()
    {
        var story = Story.Of(A.Scenario().Roles("a", "b", "c").Injects(Joint("a", "b", "c")), standIns: ("b", StandInPolicy.Proactive));
        story.When("a", new CommandBody.Answer("q", "worse")).ThenAccepted();
        story.At("50m").When("a", new CommandBody.Answer("q", "better")).ThenAccepted();
        story.When("c", new CommandBody.Answer("q", "better")).ThenAccepted();
        Assert.True(story.Is("answered q = better"));
    }

    [Theory]
    [InlineData(StandInPolicy.Cooperative, "good best")]
    [InlineData(StandInPolicy.Siloed, "good best")]
    [InlineData(StandInPolicy.Proactive, "good best")]
    [InlineData(StandInPolicy.Contrary, "worse")]
    [InlineData(StandInPolicy.Cautious, "good")]
    public void Of_several_those_that_help_choose_all_that_do_and_the_others_one(StandInPolicy policy, string chosen)
    {
        var story = Alone(Asking(A.Ask("q").Option("worse", Do.Raise("tension", 2)).Option("good", Do.Lower("tension", 1)).Option("best", Do.Lower("tension", 9)).Answered(AnswerKind.Several)), policy);
        Assert.Equal(chosen, string.Join(' ', Assert.Single(story.At("100m").All<Event.Answered>()).Options!));
    }

    [Theory]
    [MemberData(nameof(Talkative))]
    public void Nobody_who_stands_in_has_words_or_a_number_and_silence_speaks_at_the_limit(StandInPolicy policy)
    {
        var story = Alone(
            A.Scenario().Injects(A.Inject("i").At("0s").Asks(
                A.Ask("q").Of("a").Answered(AnswerKind.Text).Limit("100m").Silence(Do.Raise("tension", 1)),
                A.Ask("r").Of("a").Answered(AnswerKind.Number).Limit("100m").Silence(Do.Raise("tension", 10)))),
            policy);
        Assert.True(story.At("99m59s").Is("not answered q and not answered r"));
        Assert.True(story.At("100m").Is("answered q and answered r and tension = 61"));
    }

    [Theory]
    [InlineData("tension > 90", "plain")]
    [InlineData("tension = 50", "branch")]
    public void Help_reads_a_branch_by_its_condition_now(string condition, string option)
    {
        var story = Alone(
            Asking(A.Ask("q").Option("branch", Do.Branch(condition, [Do.Lower("tension", 9)], Do.Raise("tension", 1))).Option("plain", Do.Lower("tension", 5))), StandInPolicy.Cooperative);
        Assert.True(story.At("100m").Is($"answered q = {option}"));
    }

    [Fact]
    public void Help_reads_the_else_of_a_branch_and_what_is_put_off_too()
    {
        var story = Alone(
            Asking(A.Ask("q").Option("plain", Do.Lower("tension", 5)).Option("later", Do.Branch("curfew", [], Do.Later("5h", Do.Lower("tension", 9))))), StandInPolicy.Cooperative);
        Assert.True(story.At("100m").Is("answered q = later"));
    }

    [Fact]
    public void Help_does_not_count_what_is_put_off_under_a_condition_that_is_false_now()
    {
        var story = Alone(
            Asking(A.Ask("q").Option("later", Do.Later("5h", Do.Lower("tension", 9)).If("curfew")).Option("plain", Do.Lower("tension", 5))), StandInPolicy.Cooperative);
        Assert.True(story.At("100m").Is("answered q = plain"));
    }

    [Fact]
    public void Help_counts_nothing_on_indicators_that_do_not_say_what_is_better()
    {
        var story = Alone(
            Asking(A.Ask("q").Option("loud", Do.Set("noise", 100)).Option("calm", Do.Lower("tension", 1))).Indicator("tension", 50, Better.Down).Indicator("noise", 0), StandInPolicy.Cooperative);
        Assert.True(story.At("100m").Is("answered q = calm"));
    }

    [Fact]
    public void Help_counts_both_groups_of_an_indicator_that_has_a_value_for_each()
    {
        var story = Alone(
            Asking(A.Ask("q").Option("one", Do.Raise("trust-a", 9)).Option("both", Do.Raise("trust", 6)))
                .Groups("east", "west").Gauge(new Indicator { Id = "trust", Title = "Trust", Start = 50_000, Better = Better.Up, PerGroup = true }),
            StandInPolicy.Cooperative);
        Assert.True(story.At("100m").Is("answered q = both"));
    }

    [Theory]
    [MemberData(nameof(Talkative))]
    public void All_but_silent_respond_to_a_request_after_5_to_20_minutes(StandInPolicy policy)
    {
        var story = Story.Of(A.Scenario(), standIns: ("a", policy)).At("10m");
        story.When("b", new CommandBody.Request("a", Words)).ThenAccepted();
        Assert.InRange(story.At("2h").All<Event.Responded>().Single().StoryMs, A.Ms("15m"), A.Ms("30m"));
    }

    [Fact]
    public void They_act_only_in_seats_handed_to_them() =>
        Assert.DoesNotContain(
            Story.Of(A.Scenario().Facts(A.Fact("open", "a", "b")).Actions(A.Action("help", "a", "b").Does(Do.Lower("tension", 1))), standIns: ("a", StandInPolicy.Proactive)).At("5h").Entries,
            e => e.Command.Who == Command.StandIn && e.Command.Seat != "a");

    [Fact]
    public void Facilitator_paced_they_answer_and_act_as_they_do_by_the_clock()
    {
        var scenario = Asking(A.Ask("q").Option("worse", Do.Raise("tension", 1)).Option("better", Do.Lower("tension", 1))).Facts(A.Fact("open", "a")).Actions(A.Action("help", "a").Does(Do.Lower("tension", 1)));
        var clock = Alone(scenario, StandInPolicy.Cooperative).At("3h");
        var paced = Story.Of(scenario, Mode.FacilitatorPaced, standIns: ("a", StandInPolicy.Cooperative));
        paced.Staff(new CommandBody.ReleaseInject("i")).ThenAccepted();
        Assert.Equal(Moves(clock), Moves(paced.At("3h")));
        Assert.NotEmpty(Moves(clock));
    }

    private static IEnumerable<(string, long)> Moves(Story story) =>
        story.Entries.Where(e => e.Command.Who == Command.StandIn).Select(e => (e.Command.Body.GetType().Name, e.Events[0].StoryMs));

    private static Inject Joint(params string[] seats) => A.Inject("i").At("0s").Asks(
        A.Ask("q").Option("worse", Do.Raise("tension", 1)).Option("better", Do.Lower("tension", 1)).Jointly(seats.Length == 0 ? ["a", "b"] : seats).Limit("100m"));

    private static ScenarioBuilder Asking(Ask ask) => A.Scenario().Injects(A.Inject("i").At("0s").Asks(ask.Of("a").Limit("100m")));

    private static Story Alone(ScenarioBuilder scenario, StandInPolicy policy) => Story.Of(scenario, standIns: ("a", policy));
}
