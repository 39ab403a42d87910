using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 3, `reveals` of an inject and `{ reveal: fact, to: […] }`.</summary>
public class RevealsTests
{
    [Theory]
    [InlineData("b", false, true, false)]
    [InlineData("everyone", true, true, true)]
    [InlineData("public", true, true, true)]
    [InlineData(null, true, true, true)]
    public void Reveals_tells_the_receivers_and_without_to_an_inject_goes_to_everyone(string? to, bool a, bool b, bool c)
    {
        var story = Play(A.Inject("x").At("5m").To(to is null ? [] : [to]).Reveals("secret"));
        Assert.False(story.At("4m59s").Is("a knows secret or b knows secret or c knows secret"));
        story.At("5m");
        Assert.Equal((a, b, c), (story.Is("a knows secret"), story.Is("b knows secret"), story.Is("c knows secret")));
    }

    [Fact]
    public void Reveals_with_to_tells_those_and_not_the_receivers()
    {
        var story = Play(A.Inject("x").At("5m").To("b").Reveals("secret", "c")).At("5m");
        Assert.True(story.Is("c knows secret and not a knows secret and not b knows secret"));
    }

    [Fact]
    public void Reveals_to_everyone_tells_every_seat() =>
        Assert.True(Play(A.Inject("x").At("5m").To("b").Reveals("secret", "everyone")).At("5m").Is("a knows secret and b knows secret and c knows secret"));

    [Fact]
    public void A_released_inject_counts_first_then_reveals_then_its_effects_then_its_asks()
    {
        var story = Play(A.Inject("x").At("5m").To("b").Reveals("secret").Does(Do.Raise("tension", 1).If("b knows secret and released x")).Asks(A.Ask("q", "y"))).At("5m");
        Assert.Equal(
            ["InjectReleased", "FactLearned", "IndicatorChanged", "AskOpened"],
            story.Events.Where(e => e.StoryMs == A.Ms("5m")).Select(e => e.GetType().Name));
    }

    [Fact]
    public void A_queued_release_reveals_at_once_and_its_effects_wait_their_turn()
    {
        var story = Play(
            A.Inject("extra").Contingency().To("b").Reveals("secret").Does(Do.Raise("tension", 10)),
            A.Inject("x").At("5m").Does(Do.Release("extra"), Do.Raise("tension", 1).If("b knows secret and tension = 50"))).At("5m");
        Assert.True(story.Is("tension = 61"));
    }

    [Fact]
    public void Reveals_arrive_at_once_in_any_city_and_are_never_over_sharing()
    {
        var story = Story.Of(A.Scenario().City(A.City("90m")).Facts(A.Fact("secret").Only(Sensitivity.Restricted)).Injects(A.Inject("x").At("5m").Reveals("secret"))).At("5m");
        Assert.True(story.Is("a knows secret and b knows secret"));
        Assert.Empty(story.All<Event.Shared>());
    }

    [Fact]
    public void What_a_seat_knows_it_is_not_told_again()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret", "a")).Injects(A.Inject("x").At("5m").Reveals("secret").Does(Do.Reveal("secret", "a", "b")))).At("5m");
        Assert.Equal(
            [("a", LearnedBy.Known, 0), ("b", LearnedBy.Reveal, A.Ms("5m"))],
            story.All<Event.FactLearned>().Select(e => (e.Seat, e.By, e.StoryMs)));
    }

    [Fact]
    public void An_effect_reveals_to_those_it_names_wherever_it_stands()
    {
        var story = Play(
            A.Inject("x").At("5m").Asks(A.Ask("q").Option("tell", Do.Reveal("secret", "b", "c")).Of("a")));
        story.At("5m").When("a", new CommandBody.Answer("q", "tell")).ThenAccepted();
        Assert.True(story.Is("b knows secret and c knows secret and not a knows secret"));
        Assert.Null(story.All<Event.FactLearned>()[0].From);
    }

    [Fact]
    public void An_effect_reveals_to_everyone() =>
        Assert.True(Play(A.Inject("x").At("5m").Does(Do.Reveal("secret", "everyone"))).At("5m").Is("a knows secret and b knows secret and c knows secret"));

    [Fact]
    public void Who_learned_it_can_share_it()
    {
        var story = Play(A.Inject("x").At("5m").To("b").Reveals("secret"));
        story.When("b", new CommandBody.Share("secret", "a")).ThenRefused("does-not-know");
        story.At("5m").When("b", new CommandBody.Share("secret", "a")).ThenAccepted();
    }

    [Fact]
    public void Facilitator_paced_a_cue_reveals_nothing_until_it_is_released()
    {
        var story = Story.Of(A.Scenario().Facts(A.Fact("secret")).Injects(A.Inject("x").At("5m").To("b").Reveals("secret")), Mode.FacilitatorPaced).At("10m");
        Assert.False(story.Is("b knows secret"));
        story.Staff(new CommandBody.ReleaseInject("x")).ThenAccepted();
        Assert.True(story.Is("b knows secret"));
    }

    private static Story Play(params Inject[] injects) => Story.Of(A.Scenario().Roles("a", "b", "c").Facts(A.Fact("secret")).Injects(injects));
}
