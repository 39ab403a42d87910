using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Society;

/// <summary>A fixed set of people's opinions, each a number within a range.</summary>
public static class Opinions
{
    /// <summary>A group smaller than this share of the people is not counted.</summary>
    public const double SmallestGroup = 0.025;

    /// <summary>Spread evenly by chance over a range.</summary>
    public static Items<double> Spread(int people, double low, double high, long seed)
    {
        var opinions = new double[people];
        for (var person = 0; person < people; person++)
        {
            var bits = Draw.Bits(seed, "opinion", "", "", "", person);
            opinions[person] = low + ((high - low) * ((bits >> 11) / 9_007_199_254_740_992.0));
        }

        return opinions.ToItems();
    }

    /// <summary>How many groups of at least 2.5% of the people there are; half the confidence apart is another group.</summary>
    public static int Groups(Items<double> opinions, double confidence)
    {
        var sorted = opinions.Order().ToArray();
        var (groups, first) = (0, 0);
        for (var next = 1; next <= sorted.Length; next++)
        {
            if (next == sorted.Length || sorted[next] - sorted[next - 1] > confidence / 2)
            {
                groups += next - first >= SmallestGroup * sorted.Length ? 1 : 0;
                first = next;
            }
        }

        return groups;
    }

    /// <summary>The mean squared distance from the mean. Of at least one opinion.</summary>
    public static double Variance(Items<double> opinions)
    {
        var mean = opinions.Sum() / opinions.Count;
        return opinions.Sum(opinion => (opinion - mean) * (opinion - mean)) / opinions.Count;
    }

    /// <summary>
    /// The variance as a share of the largest there can be: 0 where all agree, 1 where two halves stand at the ends of the range, 1/3 where
    /// opinions are spread evenly. In play this, times 100, is the indicator.
    /// </summary>
    public static double Division(Items<double> opinions, double low, double high) => 4 * Variance(opinions) / ((high - low) * (high - low));
}
