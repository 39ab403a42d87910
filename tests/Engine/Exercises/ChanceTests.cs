using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>`chance`: drawn once for each exercise and inject, and by nothing else that happens.</summary>
public class ChanceTests
{
    [Fact]
    public void About_as_many_come_as_the_chance_says()
    {
        var story = Play(30, 400);
        Assert.InRange(story.All<Event.InjectReleased>().Length, 90, 150);
        Assert.Equal(400, story.All<Event.InjectReleased>().Length + story.All<Event.InjectSkipped>().Length);
    }

    [Fact]
    public void What_does_not_come_is_skipped_on_record() => Assert.All(Play(30, 40).All<Event.InjectSkipped>(), e => Assert.Equal(SkipReason.Chance, e.Reason));

    [Fact]
    public void A_chance_of_nothing_never_comes_and_a_hundred_in_a_hundred_always_do()
    {
        Assert.Empty(Play(0, 40).All<Event.InjectReleased>());
        Assert.Equal(40, Play(100, 40).All<Event.InjectReleased>().Length);
    }

    [Fact]
    public void Nothing_else_that_happens_shifts_what_is_drawn()
    {
        var plain = Released(Lottery(40));
        var later = Story.Of(Lottery(40));
        later.When("a", new CommandBody.Consult("b")).ThenAccepted();
        later.Staff(new CommandBody.ReleaseInject("i3")).ThenAccepted();
        later.Wait("3m").Staff(new CommandBody.SetPace(4_000)).ThenAccepted();
        Assert.Equal(plain.Append("i3").Distinct().Order(), later.At("10m").All<Event.InjectReleased>().Select(e => e.Inject).Order());
        Assert.Equal(plain, Released(A.Scenario().Injects(A.Inject("other").At("1m").Chance(50)).Injects([.. Lots(40)])).Where(i => i != "other"));
    }

    [Fact]
    public void Another_seed_draws_otherwise() =>
        Assert.NotEqual(Released(Lottery(40)), Headless(8).Entries.SelectMany(e => e.Events).OfType<Event.InjectReleased>().Select(e => e.Inject));

    [Fact]
    public void Staff_release_it_whatever_was_drawn()
    {
        var story = Play(0, 1);
        story.Staff(new CommandBody.ReleaseInject("i0")).ThenAccepted();
        Assert.True(story.Is("released i0"));
    }

    [Fact]
    public void A_when_inject_draws_when_its_condition_first_holds_and_once()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").When("elapsed >= 5m").Chance(0))).At("1h");
        Assert.Equal(A.Ms("5m"), Assert.Single(story.All<Event.InjectSkipped>()).StoryMs);
    }

    [Fact]
    public void Facilitator_paced_what_does_not_come_is_no_cue()
    {
        var story = Story.Of(A.Scenario().Injects(A.Inject("x").At("5m").Chance(0), A.Inject("y").At("5m").Chance(100)), Mode.FacilitatorPaced).At("5m");
        Assert.Equal("y", Assert.Single(story.All<Event.InjectCued>()).Inject);
    }

    private static IEnumerable<Scenarios.Inject> Lots(int count, int percent = 50) => Enumerable.Range(0, count).Select(i => A.Inject($"i{i}").At("10m").Chance(percent));

    private static ScenarioBuilder Lottery(int count) => A.Scenario().Injects([.. Lots(count)]);

    private static Story Play(int percent, int count) => Story.Of(A.Scenario().Injects([.. Lots(count, percent)])).At("10m");

    private static IEnumerable<string> Released(ScenarioBuilder scenario) => Story.Of(scenario).At("10m").All<Event.InjectReleased>().Select(e => e.Inject);

    private static Headless Headless(long seed)
    {
        var play = new Headless(Lottery(40).Book(), "content", seed, [], []);
        play.ToTheEnd();
        return play;
    }
}
