namespace Tabletop.Engine.Society;

/// <summary>
/// The bimodality coefficient (g² + 1) / (κ + 3(n-1)²/((n-2)(n-3))), g the skewness and κ the excess kurtosis of n values
/// (SAS Institute 1990; Pfister et al. 2013, doi 10.3389/fpsyg.2013.00700). Evenly spread values come to about 5/9; more suggests two camps.
/// It cannot tell two camps from one lopsided one: look at the histogram.
/// </summary>
public static class Bimodality
{
    /// <summary>With fewer values it is not defined.</summary>
    public const int FewestValues = 4;

    /// <returns>Null where there are fewer than four values or all are the same.</returns>
    public static double? Coefficient(Items<double> values)
    {
        double n = values.Count;
        var mean = n == 0 ? 0 : values.Sum() / n;
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var squared = (value - mean) * (value - mean);
            second += squared / n;
            third += squared * (value - mean) / n;
            fourth += squared * squared / n;
        }

        if (n < FewestValues || second <= 0)
        {
            return null;
        }

        var skewnessSquared = third * third / (second * second * second);
        var excess = (fourth / (second * second)) - 3;
        return (skewnessSquared + 1) / (excess + (3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))));
    }
}
