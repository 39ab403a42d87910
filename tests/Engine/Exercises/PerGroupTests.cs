using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>`per: group` keeps one value each for a and b; `visible-to` says who sees an indicator.</summary>
public class PerGroupTests
{
    [Fact]
    public void Each_group_has_a_value_of_its_own()
    {
        var story = Story.Of(Trust(A.Inject("x").At("1m").Does(Do.Raise("trust-a", 10), Do.Lower("trust-b", 5)))).At("1m");
        Assert.True(story.Is("trust-a = 60 and trust-b = 45"));
    }

    [Fact]
    public void Effects_on_the_indicator_itself_move_both()
    {
        var story = Story.Of(Trust(
            A.Inject("x").At("1m").Does(Do.Raise("trust-a", 10)), A.Inject("y").At("2m").Does(Do.Raise("trust", 45)), A.Inject("z").At("3m").Does(Do.Set("trust", 30))));
        Assert.True(story.At("2m").Is("trust-a = 100 and trust-b = 95"), "each is clamped for itself");
        Assert.True(story.At("3m").Is("trust-a = 30 and trust-b = 30"));
    }

    [Fact]
    public void An_effect_on_both_reads_its_condition_once()
    {
        var story = Story.Of(Trust(A.Inject("x").At("1m").Does(Do.Lower("trust", 20).If("trust-a = 50")))).At("1m");
        Assert.True(story.Is("trust-a = 30 and trust-b = 30"));
    }

    [Fact]
    public void They_bear_the_groups_names()
    {
        var story = Story.Of(Trust());
        Assert.Equal(["trust: Hill", "trust: Vale"], StaffView.Of(story.Book, story.State, story.Chronicle).Indicators.Select(i => i.Title));
    }

    [Fact]
    public void An_indicator_is_for_staff_unless_somebody_is_listed()
    {
        var story = Story.Of(Seen());
        Assert.Equal(["all", "board", "some"], Ids(story.Seat("a")));
        Assert.Equal(["all", "board"], Ids(story.Seat("b")));
        Assert.Equal(["board"], Ids(BoardView.Of(story.Book, story.State, story.Chronicle)));
        Assert.Empty(Ids(LobbyView.Of(story.Book, story.State, story.Chronicle, "a")));
        Assert.Equal(["hidden", "all", "board", "some"], Ids(StaffView.Of(story.Book, story.State, story.Chronicle)));
    }

    [Fact]
    public void Its_changes_are_told_to_those_who_see_it()
    {
        var story = Story.Of(Seen().Injects(A.Inject("x").At("1m").Does(Do.Raise("hidden", 1), Do.Raise("all", 1), Do.Raise("board", 1), Do.Raise("some", 1)))).At("1m");
        Assert.Equal(
            [(false, false, false), (true, true, false), (true, true, true), (true, false, false)],
            story.All<Event.IndicatorChanged>().Select(e => (e.Audience.Includes("a"), e.Audience.Includes("b"), e.Audience.IncludesProjector)));
    }

    private static IEnumerable<string> Ids(View view) => view.Indicators.Select(i => i.Id);

    private static ScenarioBuilder Trust(params Inject[] injects) => A.Scenario().Groups("Hill", "Vale").Gauge(Gauge("trust") with { PerGroup = true }).Injects(injects);

    private static ScenarioBuilder Seen() => A.Scenario().Gauge(
        Gauge("hidden"), Gauge("all", "everyone"), Gauge("board", "public"), Gauge("some", "a"));

    private static Indicator Gauge(string id, params string[] to) => new() { Id = id, Title = id, Start = 50_000, VisibleTo = [.. to] };
}
