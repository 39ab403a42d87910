using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Seats;

/// <summary>Section 3, Stand-ins: when the eager look at what they could do, what they choose, and that nothing said shifts it.</summary>
public class StandInLooksTests
{
    private static readonly TypedText Words = new() { Id = "t", Hash = "00" };

    /// <summary>Moments that lie anywhere between two of the looks that come by themselves.</summary>
    public static TheoryData<string> Moments => ["31m", "47m", "61m", "75m", "93m", "107m"];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Proactive_looks_about_a_minute_after_something_that_changes_what_it_can_do(string moment)
    {
        var story = Proactive(A.Scenario().Injects(A.Inject("x").At(moment).Does(Do.Raise("tension", 20))).Actions(Help("tension > 60")));
        Assert.InRange(FirstAct(story), A.Ms(moment), A.Ms(moment) + A.Ms("80s"));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Proactive_looks_about_a_minute_after_somebody_shared_what_it_waits_for(string moment)
    {
        var story = Proactive(A.Scenario().Roles("a", "b", "c").City(A.City("5h")).Facts(A.Fact("secret", "b").Only(Sensitivity.Restricted, "c")).Actions(Help("b shared secret")));
        story.At(moment).When("b", new CommandBody.Share("secret", "c")).ThenAccepted();
        Assert.InRange(FirstAct(story), A.Ms(moment), A.Ms(moment) + A.Ms("80s"));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Proactive_looks_about_a_minute_after_a_reply_has_arrived(string moment)
    {
        var story = Proactive(A.Scenario().Roles("a", "b", "c").Actions(Help("b consulted c")));
        story.At("5m").When("b", new CommandBody.Consult("c")).ThenAccepted();
        story.At(moment).When("c", new CommandBody.Reply()).ThenAccepted();
        Assert.InRange(FirstAct(story), A.Ms(moment), A.Ms(moment) + A.Ms("80s"));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Words_alone_never_shift_what_it_does(string moment)
    {
        var scenario = A.Scenario().Roles("a", "b", "c").Actions(Help($"elapsed >= {moment}"));
        var quiet = FirstAct(Proactive(scenario));
        var talked = Proactive(scenario).At(moment);
        foreach (var after in new[] { "30s", "30s", "30s", "30s", "5m" })
        {
            talked.Wait(after);
            if (FirstActOrNull(talked) is null)
            {
                talked.When("b", new CommandBody.SendMessage("a", Words)).ThenAccepted();
                talked.When("b", new CommandBody.Request("c", Words)).ThenAccepted();
                talked.When("c", new CommandBody.Respond(null, Words)).ThenAccepted();
                talked.When("b", new CommandBody.NoteDecision(Words)).ThenAccepted();
                talked.Staff(new CommandBody.Announce(Words)).ThenAccepted();
                talked.Staff(new CommandBody.Mark(Words)).ThenAccepted();
            }
        }

        Assert.Equal(quiet, FirstAct(talked));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public void Stopping_play_and_lifting_it_never_shift_what_it_does(string moment)
    {
        var scenario = A.Scenario().Roles("a", "b", "c").Actions(Help($"elapsed >= {moment}"));
        var stopped = Proactive(scenario).At(moment);
        stopped.Wait("1s").Staff(new CommandBody.StopPlay(StopReason.Discussion)).ThenAccepted();
        stopped.Wait("10m").Staff(new CommandBody.Lift(1)).ThenAccepted();
        Assert.Equal(FirstAct(Proactive(scenario)), FirstAct(stopped));
    }

    [Theory]
    [InlineData(StandInPolicy.Cooperative)]
    [InlineData(StandInPolicy.Siloed)]
    [InlineData(StandInPolicy.Contrary)]
    public void The_others_look_every_15_to_30_minutes_whatever_happens(StandInPolicy policy)
    {
        var busy = A.Scenario().Actions(A.Action("help", "a").Does(Do.Lower("tension", 1)), A.Action("harm", "a").Does(Do.Raise("tension", 1)))
            .Injects([.. Enumerable.Range(1, 60).Select(i => A.Inject($"i{i}").At($"{i * 3}m").Does(Do.Set("tension", 50 + (i % 2))))]);
        var starts = Story.Of(busy, standIns: ("a", policy)).At("5h").All<Event.ActionStarted>();
        Assert.True(starts.Length >= 10);
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.InRange(pair.Second.StoryMs - pair.First.StoryMs, A.Ms("15m"), A.Ms("30m")));
    }

    [Fact]
    public void Of_actions_that_help_as_much_the_first_in_the_file_is_done() =>
        Assert.Equal("first", Story.Of(
            A.Scenario().Actions(A.Action("first", "a").Does(Do.Lower("tension", 5)), A.Action("second", "a").Does(Do.Lower("tension", 5))),
            standIns: ("a", StandInPolicy.Cooperative)).At("1h").All<Event.ActionStarted>()[0].Action);

    [Fact]
    public void It_starts_nothing_beyond_its_capacity()
    {
        var actions = Enumerable.Range(0, 6).Select(i => A.Action($"help-{i}", "a").Takes("9h").Does(Do.Lower("tension", 1))).ToArray();
        var story = Story.Of(A.Scenario().Role(A.Role("a") with { Capacity = 2 }).Role(A.Role("b")).Actions(actions), standIns: ("a", StandInPolicy.Proactive));
        Assert.Equal(2, story.At("8h").All<Event.ActionStarted>().Length);
    }

    [Fact]
    public void Two_of_them_do_together_what_helps()
    {
        var story = Story.Of(
            A.Scenario().Actions(A.Action("help").Together("a", "b").Takes("10m").Does(Do.Lower("tension", 5))),
            standIns: [("a", StandInPolicy.Siloed), ("b", StandInPolicy.Proactive)]);
        Assert.True(story.At("2h").Is("done help by a and done help by b"));
    }

    [Fact]
    public void Random_picks_actions_and_options_of_several_evenly()
    {
        var asks = Enumerable.Range(0, 60).Select(i => A.Ask($"q{i}", "x", "y", "z").Of("a").Limit("10m").Answered(AnswerKind.Several)).ToArray();
        var story = Story.Of(
            A.Scenario().Phase("day", "20h").Injects(A.Inject("i").At("0s").Asks(asks))
                .Actions(A.Action("first", "a"), A.Action("second", "a").Does(Do.Raise("tension", 1)), A.Action("third", "a").Does(Do.Lower("tension", 1))),
            standIns: ("a", StandInPolicy.Random)).At("19h");
        var options = story.All<Event.Answered>().CountBy(e => Assert.Single(e.Options!)).Select(c => c.Value).ToArray();
        var actions = story.All<Event.ActionStarted>().CountBy(e => e.Action).Select(c => c.Value).ToArray();
        Assert.Equal((3, 3), (options.Length, actions.Length));
        Assert.All(options, c => Assert.InRange(c, 8, 36));
        Assert.All(actions, c => Assert.InRange(c, actions.Sum() / 6, actions.Sum() / 2));
    }

    private static PlayAction Help(string when) => A.Action("help", "a").When(when).Does(Do.Lower("tension", 1)).Once();

    private static Story Proactive(ScenarioBuilder scenario) => Story.Of(scenario, standIns: ("a", StandInPolicy.Proactive));

    private static long FirstAct(Story story) => FirstActOrNull(story.At("3h"))!.Value;

    private static long? FirstActOrNull(Story story) => story.All<Event.ActionStarted>().FirstOrDefault()?.StoryMs;
}
