using Tabletop.Engine.Society;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Society;

/// <summary>Esteban-Ray, bimodality and the match of words to a crisis. Values to half of the last digit given.</summary>
public class MeasureTests
{
    [Fact]
    public void Two_equal_groups_one_apart_come_to_165_and_are_1_when_normalised()
    {
        Assert.Equal(0.165, EstebanRay.Value([0.5, 0.5], [0, 1]), 0.0005);
        Assert.Equal(6.063, EstebanRay.Normalised([0.5, 0.5], [0, 1]) / EstebanRay.Value([0.5, 0.5], [0, 1]), 0.0005);
        Assert.Equal(1, EstebanRay.Normalised([0.5, 0.5], [0, 1]), 1e-12);
        Assert.Equal(1, EstebanRay.Normalised([0.5, 0.5], [0, 1], alpha: 1), 1e-12);
    }

    [Fact]
    public void Three_groups_come_to_068_with_a_large_middle_and_098_with_a_small_one()
    {
        Assert.Equal(0.068, EstebanRay.Value([0.2, 0.6, 0.2], [0, 0.5, 1]), 0.0005);
        Assert.Equal(0.098, EstebanRay.Value([0.4, 0.2, 0.4], [0, 0.5, 1]), 0.0005);
    }

    [Fact]
    public void A_calm_city_of_five_roles_scores_46_not_0() =>
        Assert.Equal(0.46, EstebanRay.Normalised(Roles.Calm.Shares, [-1, -0.5, 0, 0.5, 1]), 0.005);

    [Fact]
    public void Polarisation_is_the_same_from_either_side() => SocietyLaw.Holds(dice =>
    {
        var (masses, positions) = (Some(dice, 6), Some(dice, 6));
        Assert.Equal(
            EstebanRay.Value(masses, positions),
            EstebanRay.Value(masses.Reverse().ToItems(), positions.Select(at => 1 - at).Reverse().ToItems()),
            1e-9);
        Assert.True(EstebanRay.Value(masses, positions) >= 0);
    });

    /// <summary>Evenly spread and normal: a thousand values; two poles: a hundred, as in the source.</summary>
    [Fact]
    public void Bimodality_tells_even_normal_and_two_poles_apart()
    {
        Assert.Equal(0.553, Coefficient(1000, place => place), 0.0005);
        Assert.Equal(0.335, Coefficient(1000, Quantile), 0.0005);
        Assert.Equal(0.915, Coefficient(100, place => place < 0.5 ? 0 : 1), 0.0005);
    }

    [Fact]
    public void Bimodality_does_not_depend_on_unit_zero_or_side() => SocietyLaw.Holds(dice =>
    {
        var values = Some(dice, 20);
        var (scale, shift) = (dice.From(0.5, 3), dice.From(-5, 5));
        Assert.Equal(Bimodality.Coefficient(values)!.Value, Bimodality.Coefficient(values.Select(value => shift - (scale * value)).ToItems())!.Value, 1e-6);
    });

    [Fact]
    public void Bimodality_of_too_few_or_equal_values_is_none()
    {
        Assert.Null(Bimodality.Coefficient([]));
        Assert.Null(Bimodality.Coefficient([0, 1, 2]));
        Assert.Null(Bimodality.Coefficient([2, 2, 2, 2]));
    }

    [Theory]
    [InlineData(CrisisKind.FalseRumour, CrisisResponse.Deny, 1)]
    [InlineData(CrisisKind.Preventable, CrisisResponse.Rebuild, 1)]
    [InlineData(CrisisKind.Preventable, CrisisResponse.Deny, -2)]
    [InlineData(CrisisKind.Preventable, CrisisResponse.Diminish, -1)]
    [InlineData(CrisisKind.Victim, CrisisResponse.Inform, 1)]
    [InlineData(CrisisKind.Accidental, CrisisResponse.Diminish, 1)]
    [InlineData(CrisisKind.Victim, CrisisResponse.Bolster, 0)]
    [InlineData(CrisisKind.FalseRumour, CrisisResponse.Rebuild, 0)]
    public void Words_fit_a_crisis_or_make_it_worse(CrisisKind crisis, CrisisResponse response, int match) => Assert.Equal(match, Scct.Match(crisis, response));

    [Theory]
    [InlineData(CrisisKind.Victim, false, false, CrisisKind.Victim)]
    [InlineData(CrisisKind.Victim, true, false, CrisisKind.Accidental)]
    [InlineData(CrisisKind.Accidental, false, true, CrisisKind.Preventable)]
    [InlineData(CrisisKind.Accidental, true, true, CrisisKind.Preventable)]
    [InlineData(CrisisKind.Preventable, true, true, CrisisKind.Preventable)]
    [InlineData(CrisisKind.FalseRumour, true, true, CrisisKind.FalseRumour)]
    public void What_happened_before_moves_a_crisis_up_one_level(CrisisKind kind, bool history, bool poorReputation, CrisisKind taken) =>
        Assert.Equal(taken, Scct.Taken(kind, history, poorReputation));

    private static double Coefficient(int values, Func<double, double> at) =>
        Bimodality.Coefficient(Enumerable.Range(0, values).Select(n => at((n + 0.5) / values)).ToItems())!.Value;

    private static double Quantile(double share)
    {
        var (low, high) = (-10.0, 10.0);
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Numbers.NormalShare(middle) < share ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static Items<double> Some(Dice dice, int count) => Enumerable.Range(0, count).Select(_ => dice.Share()).ToItems();
}
