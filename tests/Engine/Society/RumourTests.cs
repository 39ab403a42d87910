using Tabletop.Engine.Society;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Society;

/// <summary>Maki-Thompson with correction, and hoax against fact-check.</summary>
public class RumourTests
{
    [Fact]
    public void A_fifth_of_the_people_never_hear_a_rumour_that_stifles_as_fast_as_it_spreads() =>
        Assert.Equal(0.203, MakiThompson.Run(Rumour.SpreadBy(0.0001), new(1, 1), null, 72)[^1].Ignorant, 0.0005);

    /// <summary>Spread by one in a thousand; to half a percent.</summary>
    [Theory]
    [InlineData(1, 0.7, 0.04)]
    [InlineData(2, 0.7, 0.08)]
    [InlineData(4, 0.7, 0.22)]
    [InlineData(6, 0.7, 0.43)]
    [InlineData(8, 0.7, 0.66)]
    [InlineData(13, 0.7, 0.92)]
    [InlineData(1, 0.2, 0.47)]
    [InlineData(2, 0.2, 0.51)]
    [InlineData(4, 0.2, 0.59)]
    [InlineData(6, 0.2, 0.68)]
    [InlineData(8, 0.2, 0.76)]
    [InlineData(13, 0.2, 0.92)]
    [InlineData(null, 0.7, 0.94)]
    public void Peak_belief_by_hour_and_credibility_of_the_correction(int? hour, double credibility, double peak) =>
        Assert.Equal(peak, MakiThompson.Run(Rumour.SpreadBy(0.001), new(1, 0.5, 0.25, credibility), hour, 72).Max(now => now.Believed), 0.005);

    [Fact]
    public void Its_shares_stay_shares_of_one() => SocietyLaw.Holds(dice =>
    {
        var rumour = MakiThompson.Step(AnyRumour(dice), AnyRates(dice), dice.Chance(50), dice.From(0, 3));
        SocietyLaw.AreSharesOfOne(rumour.Ignorant, rumour.Spreading, rumour.Stifled, rumour.Corrected);
    });

    [Fact]
    public void Two_half_steps_are_a_step() => SocietyLaw.Holds(dice =>
    {
        var (rumour, rates, correcting) = (AnyRumour(dice), AnyRates(dice), dice.Chance(50));
        var once = MakiThompson.Step(rumour, rates, correcting, 0.5);
        var twice = MakiThompson.Step(MakiThompson.Step(rumour, rates, correcting, 0.25), rates, correcting, 0.25);
        Assert.Equal(once.Believed, twice.Believed, 1e-5);
        Assert.Equal(once.Corrected, twice.Corrected, 1e-5);
    });

    [Fact]
    public void Nobody_is_corrected_before_the_correction() => SocietyLaw.Holds(dice =>
        Assert.Equal(0, MakiThompson.Step(Rumour.SpreadBy(dice.Share()), AnyRates(dice), correcting: false, 1).Corrected));

    /// <summary>Two percent beyond the threshold the hoax dies out, two percent below it stays, however fast it spreads.</summary>
    [Theory]
    [InlineData(0.1, 0.022)]
    [InlineData(0.3, 0.086)]
    [InlineData(0.5, 0.20)]
    public void A_hoax_dies_out_when_verifying_passes_a_threshold_that_knows_no_speed(double gullibility, double threshold)
    {
        foreach (var spread in new[] { 0.2, 0.5 })
        {
            var rates = new HoaxRates(spread, gullibility, VerifyPerHour: 0, ForgetPerHour: 0.1);
            Assert.Equal(threshold, rates.VerifyThreshold, 0.0005);
            Assert.InRange(Believers(rates with { VerifyPerHour = 1.02 * rates.VerifyThreshold }), 0, 1e-5);
            Assert.InRange(Believers(rates with { VerifyPerHour = 0.98 * rates.VerifyThreshold }), 0.003, 1);
        }
    }

    [Fact]
    public void A_hoax_that_stays_comes_to_the_share_its_equations_give()
    {
        // At rest p_f (1+α) / (b(1+α) + (1-b)(1-α)) = p_v + p_f with b = B / (B+F) and B + F = β / (β + p_f).
        var share = ((0.1 * 1.3 / 0.15) - 0.7) / 0.6;
        Assert.Equal(share * 0.5 / 0.6, Believers(new(0.5, 0.3, 0.05, 0.1)), 1e-6);
    }

    [Fact]
    public void A_hoaxs_shares_stay_shares_of_one() => SocietyLaw.Holds(dice =>
    {
        var believers = dice.Share();
        var checkers = dice.From(0, 1 - believers);
        var state = Hoax.Step(new(1 - believers - checkers, believers, checkers), new(dice.From(0, 5), dice.From(0, 0.95), dice.From(0, 2), dice.From(0, 2)), dice.From(0, 3));
        SocietyLaw.AreSharesOfOne(state.Susceptible, state.Believers, state.FactCheckers);
    });

    private static double Believers(HoaxRates rates) => Hoax.Run(new(0.9, 0.05, 0.05), rates)[^1].Believers;

    private static Rumour AnyRumour(Dice dice)
    {
        var ignorant = dice.Share();
        var spreading = dice.From(0, 1 - ignorant);
        var stifled = dice.From(0, 1 - ignorant - spreading);
        return new(ignorant, spreading, stifled, 1 - ignorant - spreading - stifled);
    }

    private static RumourRates AnyRates(Dice dice) => new(dice.From(0, 5), dice.From(0, 5), dice.From(0, 2), dice.Share(), dice.Share());
}
