namespace Tabletop.Engine.Society;

/// <summary>How many others each person must see taking part before joining: normally distributed.</summary>
/// <param name="Mean">The mean threshold as a share of the people, usually 0..1. Facilitation and legitimacy raise it, force lowers it.</param>
/// <param name="Sigma">Its standard deviation, above 0.</param>
public readonly record struct Thresholds(double Mean, double Sigma);

/// <summary>
/// Threshold cascade: the share taking part next is the share of people whose threshold is reached now, r' = F(r).
/// Granovetter 1978, American Journal of Sociology 83:1420.
/// It shows that crowds that are nearly alike can end in opposite ways. It cannot tell which way a real crowd will go:
/// nobody knows a crowd's thresholds, and near the jump the smallest error decides.
/// </summary>
public static class Granovetter
{
    private const int MostRounds = 100_000;

    /// <summary>The change of the share, per round, below which it is at rest.</summary>
    private const double Rest = 1e-12;

    /// <summary>One round of everybody looking around.</summary>
    /// <param name="share">Taking part now, 0..1.</param>
    /// <returns>Taking part next, 0..1.</returns>
    public static double Next(double share, Thresholds thresholds) => Numbers.NormalShare((share - thresholds.Mean) / thresholds.Sigma);

    /// <summary>Rounds until nothing changes any more: the share at the start, then after each round.</summary>
    public static Items<double> Run(double share, Thresholds thresholds)
    {
        List<double> shares = [share];
        while (shares.Count <= MostRounds)
        {
            var next = Next(shares[^1], thresholds);
            var moved = Math.Abs(next - shares[^1]);
            shares.Add(next);
            if (moved < Rest)
            {
                break;
            }
        }

        return shares.ToItems();
    }

    /// <summary>
    /// The same with people one by one: somebody with threshold n joins when n people take part, and stays.
    /// </summary>
    /// <param name="thresholds">One for each person, in people.</param>
    /// <returns>How many take part: nobody at the start, then after each round, until nothing changes.</returns>
    public static Items<int> Run(ReadOnlySpan<int> thresholds)
    {
        List<int> counts = [0];
        while (true)
        {
            var next = 0;
            foreach (var threshold in thresholds)
            {
                next += threshold <= counts[^1] ? 1 : 0;
            }

            if (next == counts[^1])
            {
                return counts.ToItems();
            }

            counts.Add(next);
        }
    }
}
