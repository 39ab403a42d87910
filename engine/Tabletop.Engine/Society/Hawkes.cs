using System.Globalization;
using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Society;

/// <summary>How incidents come of themselves and of one another.</summary>
/// <param name="BackgroundPerHour">μ: incidents that nothing before them caused, from 0.</param>
/// <param name="Branching">n: how many further incidents one incident causes on average, 0 to under 1.</param>
/// <param name="HalfLifeHours">After this time half of them have come, above 0. 48 fits the UK's hate incidents after attacks (NPCC 2017).</param>
public readonly record struct HawkesRates(double BackgroundPerHour, double Branching, double HalfLifeHours)
{
    /// <summary>δ, per hour.</summary>
    public double Decay => Numbers.Ln2 / HalfLifeHours;

    /// <summary>What one incident adds to the intensity, per hour.</summary>
    public double Kick => Branching * Decay;
}

/// <summary>
/// Self-exciting incidents: λ(t) = μ m(t) + the sum over past incidents of n δ exp(-δ(t - t_i)), δ = ln 2 / half-life.
/// Hawkes 1971, Biometrika 58:83; for crime Mohler et al. 2011, doi 10.1198/jasa.2011.ap09546. One incident leads to 1/(1-n) in all.
/// The state is the excitation, the second part of λ. It shows why one incident is seldom alone, and that calm returns in days.
/// It cannot tell where, when or against whom the next one happens, and must never be asked to.
/// </summary>
public static class Hawkes
{
    /// <summary>Larger means are drawn in parts of this size: exp(-mean) must not vanish.</summary>
    private const double LargestMean = 30;

    /// <summary>λ, incidents per hour.</summary>
    /// <param name="rhetoric">m: what rumours and rhetoric make of the background, from 0; 1 changes nothing.</param>
    public static double Intensity(double excitation, HawkesRates rates, double rhetoric = 1) => (rates.BackgroundPerHour * rhetoric) + excitation;

    /// <summary>How many incidents to expect in the next hours, leaving out those caused by others in the same hours.</summary>
    public static double Expected(double excitation, HawkesRates rates, double hours, double rhetoric = 1) =>
        (rates.BackgroundPerHour * rhetoric * hours) + (excitation * (1 - Numbers.Exp(-rates.Decay * hours)) / rates.Decay);

    /// <summary>
    /// The excitation after some hours in which so many incidents happened. They begin to excite when the hours are over,
    /// so that each causes n on average, however long a step is.
    /// </summary>
    public static double Step(double excitation, HawkesRates rates, int incidents, double hours) =>
        (excitation * Numbers.Exp(-rates.Decay * hours)) + (incidents * rates.Kick);

    /// <summary>
    /// How many incidents happen where <paramref name="expected"/> are expected, from 0: Poisson, by inversion of one draw for each part.
    /// </summary>
    /// <param name="subject">What they concern, so that two draws at one moment differ; never a group.</param>
    /// <param name="occurrence">The how-manieth step this is.</param>
    public static int Incidents(double expected, long seed, string subject, long occurrence)
    {
        var count = 0;
        for (var part = 0; expected > 0; part++)
        {
            var mean = Math.Min(expected, LargestMean);
            var bits = Draw.Bits(seed, "hawkes", subject, part == 0 ? "" : part.ToString(CultureInfo.InvariantCulture), "", occurrence);
            count += Inverted(mean, (bits >> 11) / 9_007_199_254_740_992.0);
            expected -= mean;
        }

        return count;
    }

    /// <param name="uniform">0 to under 1.</param>
    private static int Inverted(double mean, double uniform)
    {
        var chance = Numbers.Exp(-mean);
        var sum = chance;
        var count = 0;
        while (uniform >= sum && chance > 0)
        {
            count++;
            chance *= mean / count;
            sum += chance;
        }

        return count;
    }

    /// <returns>How many incidents happened in each step of some hours, and the excitation before it.</returns>
    /// <param name="steps">How many.</param>
    public static Items<(double Excitation, int Incidents)> Run(HawkesRates rates, long seed, int steps, double hours)
    {
        var excitation = 0.0;
        var happened = new (double, int)[steps];
        for (var n = 0; n < steps; n++)
        {
            var incidents = Incidents(Expected(excitation, rates, hours), seed, "", n);
            happened[n] = (excitation, incidents);
            excitation = Step(excitation, rates, incidents, hours);
        }

        return happened.ToItems();
    }

    /// <summary>One incident and all that come of it, ever, whenever they come: 1/(1-n) on average.</summary>
    /// <param name="branching">n, 0 to under 1.</param>
    public static int ClusterSize(double branching, long seed)
    {
        var size = 1;
        for (var looked = 0; looked < size; looked++)
        {
            size += Incidents(branching, seed, "cluster", looked);
        }

        return size;
    }
}
