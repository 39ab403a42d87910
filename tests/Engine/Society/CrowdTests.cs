using Tabletop.Engine.Society;

namespace Tabletop.Engine.Tests.Society;

/// <summary>Granovetter and Epstein.</summary>
public class CrowdTests
{
    [Fact]
    public void A_hundred_people_with_thresholds_0_to_99_all_riot() => Assert.Equal(100, Granovetter.Run(Thresholds())[^1]);

    [Fact]
    public void With_one_threshold_changed_from_1_to_2_one_person_riots()
    {
        var thresholds = Thresholds();
        thresholds[1] = 2;
        Assert.Equal(1, Granovetter.Run(thresholds)[^1]);
    }

    /// <summary>To half of the last digit given.</summary>
    [Theory]
    [InlineData(0.120, 0.040, 0.0005)]
    [InlineData(0.122, 0.055, 0.0005)]
    [InlineData(0.123, 1.000, 0.0005)]
    public void With_mean_25_percent_the_crowd_jumps_between_sigma_122_and_123(double sigma, double share, double tolerance) =>
        Assert.Equal(share, Granovetter.Run(0, new Thresholds(0.25, sigma))[^1], tolerance);

    [Fact]
    public void A_higher_mean_threshold_never_brings_more_people_out() => SocietyLaw.Holds(dice =>
    {
        var (mean, sigma, more) = (dice.Share(), dice.From(0.05, 0.5), dice.Share());
        var (lower, higher) = (Granovetter.Run(0, new Thresholds(mean, sigma)), Granovetter.Run(0, new Thresholds(mean + more, sigma)));
        Assert.All(lower, SocietyLaw.IsShare);
        Assert.True(higher[^1] <= lower[^1] + 1e-9);
    });

    /// <summary>To half of the last digit given.</summary>
    [Theory]
    [InlineData(0.8, 0, 0.50, 0.005)]
    [InlineData(0.8, 0.25, 0.057, 0.0005)]
    [InlineData(0.8, 1, 0.028, 0.0005)]
    [InlineData(0.6, 0, 0.75, 0.005)]
    [InlineData(0.6, 0.25, 0.26, 0.005)]
    [InlineData(0.6, 1, 0.125, 0.0005)]
    [InlineData(0.4, 0, 0.83, 0.005)]
    [InlineData(0.4, 0.25, 0.47, 0.005)]
    [InlineData(0.4, 1, 0.23, 0.005)]
    public void The_active_share_by_legitimacy_and_police(double legitimacy, double cops, double active, double tolerance) =>
        Assert.Equal(active, Epstein.Active(new(legitimacy, cops)), tolerance);

    [Fact]
    public void The_risk_of_arrest_is_90_percent_at_one_to_one() => Assert.Equal(0.9, Epstein.ArrestRisk(1), 0.0005);

    [Fact]
    public void Nobody_is_active_whose_grievance_is_below_the_threshold() => Assert.Equal(0, Epstein.Active(new(Legitimacy: 0.9, CopsPerActive: 0)));

    [Fact]
    public void Without_grievance_nobody_is_active_even_without_threshold_and_police() =>
        Assert.Equal(0, Epstein.Active(new(Legitimacy: 1, CopsPerActive: 0, Hardship: 1, Threshold: 0)));

    [Fact]
    public void The_two_forms_meet_where_threshold_and_risk_together_are_the_grievance()
    {
        var unrest = new Unrest(Legitimacy: 0.4, CopsPerActive: Numbers.Log(2) / 2.3); // P = 0.5, T = 0.1, g = 0.6
        Assert.Equal(0.5 / 1.2, Epstein.Active(unrest), 1e-9);
        Assert.Equal(Epstein.Active(unrest), Epstein.Active(unrest with { Legitimacy = 0.4 + 1e-9 }), 1e-8);
    }

    [Fact]
    public void More_legitimacy_and_less_hardship_never_bring_more_people_out() => SocietyLaw.Holds(dice =>
    {
        var unrest = new Unrest(dice.Share(), dice.From(0, 3), dice.From(0, 3), dice.From(0, 0.5), dice.From(0, 5));
        var active = Epstein.Active(unrest);
        SocietyLaw.IsShare(active);
        Assert.True(Epstein.Active(unrest with { Legitimacy = unrest.Legitimacy + ((1 - unrest.Legitimacy) * dice.Share()) }) <= active + 1e-12);
        Assert.True(Epstein.Active(unrest with { Hardship = unrest.Hardship * dice.Share() }) <= active + 1e-12);
    });

    private static int[] Thresholds() => [.. Enumerable.Range(0, 100)];
}
