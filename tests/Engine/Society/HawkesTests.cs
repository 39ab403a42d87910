using Tabletop.Engine.Society;

namespace Tabletop.Engine.Tests.Society;

public class HawkesTests
{
    private static readonly HawkesRates Rates = new(BackgroundPerHour: 0.02, Branching: 0.5, HalfLifeHours: 48);

    /// <summary>Over 20,000 clusters, whose mean has a standard error of 1.4% at most; to 4%.</summary>
    [Theory]
    [InlineData(0.2, 1.25)]
    [InlineData(0.5, 2)]
    [InlineData(0.8, 5)]
    public void One_incident_leads_to_as_many_as_its_branching_says(double branching, double size) =>
        Assert.Equal(size, Enumerable.Range(0, 20_000).Average(seed => Hawkes.ClusterSize(branching, seed)), 0.04 * size);

    [Fact]
    public void Excitation_halves_in_its_half_life_and_one_incident_brings_n_more()
    {
        var kick = Hawkes.Step(0, Rates, incidents: 1, hours: 1);
        Assert.Equal(kick / 2, Hawkes.Step(kick, Rates, incidents: 0, hours: 48), 1e-12);
        Assert.Equal(0.5, Hawkes.Expected(kick, Rates with { BackgroundPerHour = 0 }, hours: 10_000), 1e-9);
    }

    [Fact]
    public void Rhetoric_multiplies_the_background_and_not_what_past_incidents_bring()
    {
        Assert.Equal(0.06 + 0.1, Hawkes.Intensity(0.1, Rates, rhetoric: 3), 1e-12);
        Assert.Equal(2 * 0.04, Hawkes.Expected(0.1, Rates, 2, rhetoric: 3) - Hawkes.Expected(0.1, Rates, 2), 1e-12);
    }

    /// <summary>Of 20,000 draws mean and variance are the expected number; to 4%.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(4)]
    [InlineData(75)]
    public void Incidents_are_drawn_from_poissons_distribution(double expected)
    {
        var counts = Enumerable.Range(0, 20_000).Select(n => (double)Hawkes.Incidents(expected, seed: 11, "", n)).ToItems();
        Assert.Equal(expected, counts.Average(), 0.04 * expected);
        Assert.Equal(expected, Opinions.Variance(counts), 0.04 * expected);
    }

    [Fact]
    public void Draws_depend_on_seed_subject_and_occurrence_alone() => SocietyLaw.Holds(dice =>
    {
        var (expected, seed, occurrence) = (dice.From(0, 100), dice.Between(0, 1000), dice.Between(0, 1000));
        Assert.Equal(Hawkes.Incidents(expected, seed, "north", occurrence), Hawkes.Incidents(expected, seed, "north", occurrence));
    });

    [Fact]
    public void More_is_never_drawn_where_less_is_expected() => SocietyLaw.Holds(dice =>
    {
        var (expected, seed) = (dice.From(0, 30), dice.Between(0, 1000));
        Assert.InRange(Hawkes.Incidents(dice.From(0, expected), seed, "", 0), 0, Hawkes.Incidents(expected, seed, "", 0));
    });

    [Fact]
    public void A_run_is_the_same_for_ever() =>
        Assert.Equal(Hawkes.Run(Rates, seed: 3, steps: 864, 1.0 / 12), Hawkes.Run(Rates, seed: 3, steps: 864, 1.0 / 12));
}
