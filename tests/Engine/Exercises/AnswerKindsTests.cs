using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>`answer: choice several text number`.</summary>
public class AnswerKindsTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    [Fact]
    public void Several_options_may_be_chosen_and_the_effects_of_each_run_in_file_order_as_one_cause()
    {
        var story = Play(A.Ask("q").Option("x", Do.Fire("go"), Do.Set("tension", 10)).Option("y", Do.Raise("tension", 1)).Option("z", Do.Raise("tension", 100)).Of("a").Answered(AnswerKind.Several));
        story.When("a", new CommandBody.Answer("q", Options: ["y", "x"])).ThenAccepted();
        Assert.True(story.Is("tension = 11 and answered q and answered q = x and answered q = y by a and not answered q = z"));
        Assert.Equal(["x", "y"], Assert.Single(story.All<Event.Answered>()).Options!);
        Assert.Equal(
            ["TriggerFired", "IndicatorChanged", "IndicatorChanged", "TriggerDropped"],
            story.Events.SkipWhile(e => e is not Event.Answered).Skip(1).Select(e => e.GetType().Name));
    }

    [Fact]
    public void At_least_one_of_several_must_be_chosen_and_each_must_be_one_of_them()
    {
        var story = Play(A.Ask("q", "x", "y").Of("a").Answered(AnswerKind.Several));
        story.When("a", new CommandBody.Answer("q")).ThenRefused("choose-some");
        story.When("a", new CommandBody.Answer("q", Options: [])).ThenRefused("choose-some");
        story.When("a", new CommandBody.Answer("q", Options: ["x", "z"])).ThenRefused("choose-some");
        story.When("a", new CommandBody.Answer("q", "x")).ThenRefused("choose-some");
    }

    [Fact]
    public void The_same_option_twice_counts_once()
    {
        var story = Play(A.Ask("q").Option("x", Do.Raise("tension", 1)).Of("a").Answered(AnswerKind.Several));
        story.When("a", new CommandBody.Answer("q", Options: ["x", "x"])).ThenAccepted();
        Assert.True(story.Is("tension = 51"));
    }

    [Fact]
    public void Silence_may_stand_for_one_option_of_several()
    {
        var story = Play(A.Ask("q").Option("x", Do.Raise("tension", 1)).Option("y").Of("a").Answered(AnswerKind.Several).Limit("20m", "x")).At("20m");
        Assert.True(story.Is("answered q = x and not answered q = y and tension = 51"));
    }

    [Fact]
    public void Words_are_an_answer_of_their_own_and_kept()
    {
        var story = Play(A.Ask("q").Of("a").Answered(AnswerKind.Text) with { Rationale = Rationale.Required });
        story.When("a", new CommandBody.Answer("q")).ThenRefused("nothing-typed");
        story.When("a", new CommandBody.Answer("q", Words: Words)).Then(new Event.Answered("q", "a", "", false, null, Words: Words));
        Assert.True(story.Is("answered q by a"));
        Assert.Equal("t", story.Seat("a").Asks[0].Words?.Typed);
    }

    [Fact]
    public void A_number_is_an_answer_of_its_own_and_may_need_a_reason()
    {
        var story = Play(A.Ask("q").Of("a").Answered(AnswerKind.Number) with { Rationale = Rationale.Required });
        story.When("a", new CommandBody.Answer("q", Because: Words)).ThenRefused("number-needed");
        story.When("a", new CommandBody.Answer("q", Number: -2_500)).ThenRefused("rationale-required");
        story.When("a", new CommandBody.Answer("q", Because: Words, Number: -2_500)).Then(new Event.Answered("q", "a", "", false, Words, Number: -2_500));
        Assert.True(story.Is("answered q by a"));
        Assert.Equal(-2_500, story.Seat("a").Asks[0].Number);
    }

    [Theory]
    [InlineData(AnswerKind.Text)]
    [InlineData(AnswerKind.Number)]
    public void Unanswered_words_and_numbers_close_unanswered_or_do_what_silence_does(AnswerKind kind)
    {
        var closes = Play(A.Ask("q").Of("a").Answered(kind).Limit("20m")).At("20m");
        Assert.False(closes.Is("answered q"));
        var acts = Play(A.Ask("q").Of("a").Answered(kind).Limit("20m").Silence(Do.Raise("tension", 1))).At("20m");
        Assert.True(acts.Is("answered q and tension = 51"));
    }

    [Fact]
    public void What_another_kind_of_answer_holds_is_not_looked_at()
    {
        var story = Play(A.Ask("q", "x").Of("a"));
        story.When("a", new CommandBody.Answer("q", Options: ["x"], Number: 1, Words: Words)).ThenRefused("unknown");
        story.When("a", new CommandBody.Answer("q", "x", null, ["x"], 1, Words)).Then(new Event.Answered("q", "a", "x", false, null));
    }

    [Theory]
    [InlineData(AnswerKind.Text)]
    [InlineData(AnswerKind.Number)]
    public void A_stand_in_has_no_words_and_no_number_to_give(AnswerKind kind)
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(A.Ask("q").Of("a").Answered(kind).Limit("20m"))), standIns: ("a", StandInPolicy.Cooperative));
        Assert.False(story.At("1h").Is("answered q"));
    }

    [Fact]
    public void A_stand_in_that_helps_chooses_all_of_several_that_help()
    {
        var story = Story.Of(
            A.Scenario().Injects(A.Inject("i").At("0s").Asks(
                A.Ask("q").Option("worse", Do.Raise("tension", 1)).Option("good", Do.Lower("tension", 1)).Option("best", Do.Lower("tension", 9)).Of("a").Answered(AnswerKind.Several).Limit("20m"))),
            standIns: ("a", StandInPolicy.Cooperative));
        Assert.True(story.At("20m").Is("answered q = good and answered q = best and not answered q = worse"));
    }

    private static Story Play(params Ask[] asks) => Story.Of(A.Scenario().Injects(A.Inject("i").At("0s").Asks(asks)));
}
