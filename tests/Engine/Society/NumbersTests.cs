using Tabletop.Engine.Society;

namespace Tabletop.Engine.Tests.Society;

/// <summary>Relative error below 1e-12 against the platform's functions, which are good to the last bit or two; and the same bits for ever.</summary>
public class NumbersTests
{
    [Fact]
    public void Exp_is_accurate() => SocietyLaw.Holds(dice =>
    {
        var x = dice.Chance(50) ? dice.From(-2, 2) : dice.From(-700, 700);
        Near(Math.Exp(x), Numbers.Exp(x));
    });

    [Fact]
    public void Log_is_accurate() => SocietyLaw.Holds(dice =>
    {
        var x = dice.Chance(50) ? dice.From(0.01, 3) : Math.Exp(dice.From(-700, 700));
        Near(Math.Log(x), Numbers.Log(x));
    });

    [Fact]
    public void Power_is_accurate() => SocietyLaw.Holds(dice =>
    {
        var (x, exponent) = (dice.From(0.001, 2), dice.From(-3, 3));
        Near(Math.Pow(x, exponent), Numbers.Power(x, exponent));
    });

    [Fact]
    public void Log_undoes_exp() => SocietyLaw.Holds(dice =>
    {
        var x = dice.From(-700, 700);
        Assert.Equal(x, Numbers.Log(Numbers.Exp(x)), 1e-12 * Math.Max(1, Math.Abs(x)));
    });

    [Theory]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-10, 7.619853024160527e-24)]
    [InlineData(-6, 9.865876450376981e-10)]
    [InlineData(-3, 0.0013498980316300946)]
    [InlineData(-2.000001, 0.022750077957266685)]
    [InlineData(-2, 0.022750131948179207)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624612740131)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(3, 0.9986501019683699)]
    public void The_normal_distribution_is_accurate(double z, double share) => Near(share, Numbers.NormalShare(z));

    [Fact]
    public void The_ends_are_said_plainly()
    {
        Assert.Equal(double.PositiveInfinity, Numbers.Exp(710));
        Assert.Equal(0, Numbers.Exp(-746));
        Assert.Equal(1, Numbers.Exp(0));
        Assert.Equal(double.NegativeInfinity, Numbers.Log(0));
        Assert.Equal(0, Numbers.Log(1));
        Assert.True(double.IsNaN(Numbers.Log(-1)));
        Near(Math.Log(double.Epsilon), Numbers.Log(double.Epsilon));
        Near(double.MaxValue, Numbers.Exp(Math.Log(double.MaxValue)));
        Assert.Equal((0, 1), (Numbers.Power(0, 1.6), Numbers.Power(0, 0)));
    }

    [Fact]
    public void Every_machine_computes_these_bits() => Assert.Equal(
        [0x4005BF0A8B14576A, 0x3FE62E42FEFA39EF, 0x3FC44ED0BB7CB20A],
        new[] { Numbers.Exp(1), Numbers.Log(2), Numbers.NormalShare(-1) }.Select(BitConverter.DoubleToInt64Bits));

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-12 * Math.Abs(expected));
}
