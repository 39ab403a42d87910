using FsCheck.Fluent;
using Tabletop.Engine.Tests.Laws;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Society;

/// <summary>Holds over generated parameters; a failing case prints the seed of its dice.</summary>
internal static class SocietyLaw
{
    public static void Holds(Action<Dice> law) => Law.Holds(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed => law(new(seed)));

    public static double Share(this Dice dice) => dice.From(0, 1);

    public static double From(this Dice dice, double low, double high) => low + ((high - low) * dice.Between(0, 1_000_000) / 1_000_000.0);

    public static void IsShare(double value) => Assert.InRange(value, 0, 1);

    /// <summary>To the rounding of sums.</summary>
    public static void AreSharesOfOne(params double[] shares)
    {
        Assert.All(shares, share => Assert.InRange(share, 0, 1 + 1e-12));
        Assert.Equal(1, shares.Sum(), 1e-9);
    }
}
