using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Debrief;

/// <summary>How long police word takes to a community.</summary>
public class DisclosureLagTests
{
    [Fact]
    public void It_runs_from_when_the_police_learn_a_fact_until_it_arrives_at_the_first_community()
    {
        var story = City(A.Fact("film"));
        story.At("10m").When("police", new CommandBody.Share("film", "youth")).ThenAccepted();
        story.At("50m").When("police", new CommandBody.Share("film", "temple")).ThenAccepted();

        // Learned at 5 minutes; 20 minutes on the road.
        Assert.Equal([A.Ms("25m")], Lags(story.At("3h")));
    }

    [Fact]
    public void Whoever_passes_it_on_it_has_arrived()
    {
        var story = City(A.Fact("film"));
        story.At("10m").When("police", new CommandBody.Share("film", "mayor")).ThenAccepted();
        story.At("40m").When("mayor", new CommandBody.Share("film", "temple")).ThenAccepted();
        Assert.Equal([A.Ms("55m")], Lags(story.At("3h")));
    }

    [Fact]
    public void What_never_arrives_counts_for_the_rest_of_the_exercise()
    {
        var story = City(A.Fact("film"));
        Assert.True(story.Wait("11h").State.Stage == Stage.Ended);
        Assert.Equal([A.Ms("10h") - A.Ms("5m")], Lags(story));
    }

    [Fact]
    public void What_a_community_knew_first_or_learned_at_the_same_moment_does_not_count()
    {
        Assert.Empty(Lags(City(A.Fact("film", "youth")).Wait("11h")));
        Assert.Empty(Lags(City(A.Fact("film"), "police", "youth").At("3h")));
    }

    [Fact]
    public void What_no_community_may_be_told_does_not_count()
    {
        Assert.Empty(Lags(City(A.Fact("film").Only(Sensitivity.Restricted, "police", "mayor")).Wait("11h")));
        Assert.Single(Lags(City(A.Fact("film").Only(Sensitivity.Restricted, "police", "youth")).Wait("11h")));
    }

    [Fact]
    public void What_the_police_never_learn_does_not_count() => Assert.Empty(Lags(City(A.Fact("film"), "mayor").Wait("11h")));

    /// <summary>At five minutes the police (or these) learn of a film; word takes twenty.</summary>
    private static Story City(Fact film, params string[] learn) => Story.Of(
        A.Scenario().Role(In("police", "security")).Role(In("mayor", "government")).Role(In("youth", "youth")).Role(In("temple", "faith")).Facts(film)
            .Injects(A.Inject("cameras").At("5m").To(learn.Length == 0 ? ["police"] : learn).Reveals("film")).City(A.City("20m")),
        headless: true);

    private static Role In(string id, string sector) => A.Role(id) with { Sector = sector };

    private static Items<long> Lags(Story story) => DisclosureLag.Of(story.Book, story.State);
}
