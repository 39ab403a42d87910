using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>Section 6, `adoption`: a platform carries between those who use it.</summary>
public class PlatformsTests
{
    [Theory]
    [InlineData(100, "2m")]
    [InlineData(0, "90m")]
    public void A_platform_everybody_uses_carries_and_one_nobody_uses_does_not(int percent, string arrives)
    {
        var story = Story.Of(Platform(percent).Facts(A.Fact("secret", "r0")));
        story.When("r0", new CommandBody.Share("secret", "r1")).ThenAccepted();
        Assert.Equal(A.Ms(arrives), Assert.Single(story.All<Event.Shared>()).DueMs);
    }

    [Fact]
    public void About_as_many_use_it_as_its_adoption_says_and_both_ends_must()
    {
        var roads = Platform(60, 60).Book().Roads;
        var users = Enumerable.Range(0, 60).Where(seat => Enumerable.Range(0, 60).Any(to => to != seat && roads.DelayMs(seat, to, false, 7) == A.Ms("2m"))).ToArray();
        Assert.InRange(users.Length, 26, 46);
        for (var from = 0; from < 60; from++)
        {
            for (var to = 0; to < 60; to++)
            {
                Assert.Equal(from == to ? 0 : users.Contains(from) && users.Contains(to) ? A.Ms("2m") : A.Ms("90m"), roads.DelayMs(from, to, false, 7));
            }
        }
    }

    [Fact]
    public void Who_uses_it_is_drawn_from_the_seed_and_stays_so()
    {
        var roads = Platform(50, 20).Book().Roads;
        long[] Delays(long seed) => [.. Enumerable.Range(1, 19).Select(to => roads.DelayMs(0, to, false, seed))];
        Assert.Equal(Delays(7), Delays(7));
        Assert.Contains(Enumerable.Range(0, 20), seed => !Delays(seed).SequenceEqual(Delays(7)));
    }

    [Fact]
    public void Those_who_do_not_use_it_are_carried_to_by_the_fastest_other_channel()
    {
        var city = A.City("90m") with
        {
            Channels = [new() { From = ["a", "b"], BothWays = true, DelayMs = A.Ms("2m"), Adoption = 0 }, new() { From = ["a", "b"], BothWays = true, DelayMs = A.Ms("15m") }],
        };
        Assert.Equal(A.Ms("15m"), A.Scenario().City(city).Book().Roads.DelayMs(0, 1, false, 7));
    }

    private static ScenarioBuilder Platform(int percent, int seats = 2)
    {
        string[] roles = [.. Enumerable.Range(0, seats).Select(i => $"r{i}")];
        return A.Scenario().Roles(roles).City(A.City("90m") with
        {
            Channels = [new() { From = [.. roles], BothWays = true, DelayMs = A.Ms("2m"), Adoption = percent * 10 }],
        });
    }
}
