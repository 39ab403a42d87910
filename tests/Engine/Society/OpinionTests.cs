using Tabletop.Engine.Society;

namespace Tabletop.Engine.Tests.Society;

/// <summary>Bounded confidence, two by two and all at once.</summary>
public class OpinionTests
{
    private const int People = 400;
    private const int Seeds = 20;

    /// <summary>
    /// Of the starts with seeds 1 to 20, 400 people each, so many end in this number of groups. At 0.27 six others end in one, and at 0.10
    /// twelve end in four and one in three: near these borders chance decides.
    /// </summary>
    [Theory]
    [InlineData(0.50, 1, 20)]
    [InlineData(0.35, 1, 20)]
    [InlineData(0.27, 2, 14)]
    [InlineData(0.20, 2, 18)]
    [InlineData(0.15, 3, 19)]
    [InlineData(0.10, 5, 7)]
    public void Deffuants_people_end_in_groups_by_their_confidence(double confidence, int groups, int starts) =>
        Assert.Equal(starts, Starts(seed => Opinions.Groups(Deffuant.Run(Opinions.Spread(People, 0, 1, seed), confidence, 0.5, seed)[^1], confidence) == groups));

    /// <summary>The same for all at once: agreement above about 0.2, two groups there.</summary>
    [Theory]
    [InlineData(0.30, 1, 20)]
    [InlineData(0.25, 1, 19)]
    [InlineData(0.20, 2, 17)]
    public void Hegselmann_and_krauses_people_end_in_groups_by_their_confidence(double confidence, int groups, int starts) =>
        Assert.Equal(starts, Starts(seed => Opinions.Groups(HegselmannKrause.Run(Opinions.Spread(People, 0, 1, seed), confidence)[^1], confidence) == groups));

    [Fact]
    public void Whoever_listens_to_all_takes_the_mean_at_once() =>
        Assert.Equal([0.5, 0.5, 0.5], HegselmannKrause.Step([0.1, 0.5, 0.9], confidence: 1));

    [Fact]
    public void Whoever_listens_to_neighbours_takes_their_mean() =>
        Assert.Equal([0.25, 0.5, 0.75], HegselmannKrause.Step([0, 0.5, 1], confidence: 0.5));

    [Fact]
    public void Two_who_are_near_enough_meet_half_way_and_others_do_not_move()
    {
        Assert.Equal([0.5, 0.5], Deffuant.Step([0.4, 0.6], confidence: 0.3, mu: 0.5, meetings: 1, seed: 1, "", 0));
        Assert.Equal([0.2, 0.6], Deffuant.Step([0.2, 0.6], confidence: 0.3, mu: 0.5, meetings: 9, seed: 1, "", 0));
        Assert.Equal([0.2], Deffuant.Step([0.2], confidence: 0.3, mu: 0.5, meetings: 9, seed: 1, "", 0));
    }

    [Fact]
    public void Meetings_keep_the_mean_and_never_widen_opinions() => SocietyLaw.Holds(dice =>
    {
        var before = Opinions.Spread(dice.Between(2, 60), 0, 1, dice.Between(0, 1000));
        var after = Deffuant.Step(before, dice.Share(), dice.From(0, 0.5), meetings: 100, dice.Between(0, 1000), "", dice.Between(0, 50));
        Assert.Equal(before.Average(), after.Average(), 1e-9);
        Assert.True(Opinions.Variance(after) <= Opinions.Variance(before) + 1e-12);
        Assert.All(after, SocietyLaw.IsShare);
    });

    [Fact]
    public void A_mirrored_start_has_a_mirrored_end() => SocietyLaw.Holds(dice =>
    {
        var opinions = Opinions.Spread(dice.Between(2, 60), 0, 1, dice.Between(0, 1000));
        var confidence = dice.Share();
        var (ended, mirrored) = (HegselmannKrause.Step(opinions, confidence), HegselmannKrause.Step(opinions.Select(opinion => 1 - opinion).ToItems(), confidence));
        Assert.All(ended.Zip(mirrored), pair => Assert.Equal(pair.First, 1 - pair.Second, 1e-9));
    });

    [Fact]
    public void Division_is_0_in_agreement_1_in_two_camps_and_a_third_between()
    {
        Assert.Equal(0, Opinions.Division([0.4, 0.4], 0, 1), 1e-12);
        Assert.Equal(1, Opinions.Division([-1, -1, 1, 1], -1, 1), 1e-12);
        Assert.Equal(1.0 / 3, Opinions.Division(Opinions.Spread(2000, 0, 1, 5), 0, 1), 0.02);
    }

    [Fact]
    public void A_handful_is_no_group()
    {
        var crowd = Enumerable.Repeat(0.5, 96).ToArray();
        Assert.Equal(1, Opinions.Groups([.. crowd, 0.9, 0.9], 0.2));
        Assert.Equal(2, Opinions.Groups([.. crowd, 0.9, 0.9, 0.9], 0.2));
    }

    private static int Starts(Func<int, bool> end) => Enumerable.Range(1, Seeds).Count(end);
}
