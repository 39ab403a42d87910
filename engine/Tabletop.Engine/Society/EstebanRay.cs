namespace Tabletop.Engine.Society;

/// <summary>
/// Polarisation of groups: the sum over i and j of m_i^(1+α) m_j |y_i - y_j|, m the groups' shares and y their positions.
/// Esteban and Ray 1994, Econometrica 62:819. It cannot be read alone: it depends on how groups are cut, and a large group in the *middle*
/// raises it, too, since it counts how much each group is one. Show the change from the start, the variance and the histogram beside it.
/// </summary>
public static class EstebanRay
{
    /// <summary>The largest α that the authors' axioms allow.</summary>
    public const double LargestAlpha = 1.6;

    /// <param name="masses">Share of each group, 0..1; together 1.</param>
    /// <param name="positions">One for each group.</param>
    /// <param name="alpha">How much it counts that a group is large, above 0 to 1.6.</param>
    public static double Value(Items<double> masses, Items<double> positions, double alpha = LargestAlpha)
    {
        var sum = 0.0;
        for (var i = 0; i < masses.Count; i++)
        {
            var apart = 0.0;
            for (var j = 0; j < masses.Count; j++)
            {
                apart += masses[j] * Math.Abs(positions[i] - positions[j]);
            }

            sum += Numbers.Power(masses[i], 1 + alpha) * apart;
        }

        return sum;
    }

    /// <summary>The same with two equal groups one apart as 1.</summary>
    public static double Normalised(Items<double> masses, Items<double> positions, double alpha = LargestAlpha) =>
        Numbers.Power(2, 1 + alpha) * Value(masses, positions, alpha);
}
