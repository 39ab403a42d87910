namespace Tabletop.Engine.Society;

/// <summary>
/// Exponential, logarithm, power and the normal distribution from + - * / alone, so that every machine computes the same last bit.
/// The relative error is below 1e-12 wherever the result is a normal number.
/// </summary>
public static class Numbers
{
    public const double Ln2 = 0.6931471805599453;

    // Ln2 in two parts: a whole number of times the first is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double SqrtOf2 = 1.4142135623730951;
    private const double OneOverSqrtOf2Pi = 0.3989422804014327;

    /// <summary>e to the power of <paramref name="x"/>: x = k ln 2 + r with |r| under 0.35, then the Taylor series of r.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > 709.782712893384)
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < -745.2)
        {
            return 0;
        }

        var k = Math.Round(x / Ln2);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 1.0;
        for (var n = 18; n >= 1; n--)
        {
            sum = 1 + (r * sum / n);
        }

        // In two factors: 2^1024 alone is too large for a double, 2^-1074 too small for a normal one.
        var half = (int)k / 2;
        return sum * PowerOf2(half) * PowerOf2((int)k - half);
    }

    /// <summary>The natural logarithm: x = m 2^e with m about 1, then ln m = 2 artanh((m-1)/(m+1)). Of 0 it is -infinity, below it is no number.</summary>
    public static double Log(double x)
    {
        if (double.IsNaN(x) || x < 0)
        {
            return double.NaN;
        }

        if (x == 0 || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x;
        }

        var e = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= PowerOf2(54);
            e = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        e += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (m > SqrtOf2)
        {
            m /= 2;
            e++;
        }

        var s = (m - 1) / (m + 1);
        var sum = 0.0;
        for (var n = 14; n >= 0; n--)
        {
            sum = (1.0 / ((2 * n) + 1)) + (s * s * sum);
        }

        return (e * Ln2High) + ((2 * s * sum) + (e * Ln2Low));
    }

    /// <param name="x">Not below 0.</param>
    public static double Power(double x, double exponent) => exponent == 0 ? 1 : x == 0 ? 0 : Exp(exponent * Log(x));

    /// <summary>The share of a standard normal distribution that lies below <paramref name="z"/>.</summary>
    public static double NormalShare(double z) => z < -2 ? NormalTail(-z) : z > 2 ? 1 - NormalTail(z) : NormalMiddle(z);

    /// <summary>1/2 + density (z + z^3/3 + z^5/(3 5) + ...).</summary>
    private static double NormalMiddle(double z)
    {
        var sum = 1.0;
        for (var n = 40; n >= 1; n--)
        {
            sum = 1 + (z * z * sum / ((2 * n) + 1));
        }

        return 0.5 + (Density(z) * z * sum);
    }

    /// <summary>Laplace's continued fraction: density / (z + 1/(z + 2/(z + 3/...))), for z of 2 and more.</summary>
    private static double NormalTail(double z)
    {
        var below = z;
        for (var n = 120; n >= 1; n--)
        {
            below = z + (n / below);
        }

        return Density(z) / below;
    }

    private static double Density(double z) => OneOverSqrtOf2Pi * Exp(-z * z / 2);

    private static double PowerOf2(int k) => BitConverter.Int64BitsToDouble((k + 1023L) << 52);
}
