using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Society;

/// <summary>
/// Bounded confidence, two by two: when two people whose opinions are less than ε apart meet, each moves the share μ of the way to the other.
/// Deffuant, Neau, Amblard and Weisbuch 2000, Advances in Complex Systems 3:87. Small ε leaves about 1/(2ε) groups.
/// It shows that a threat that makes people listen only to their like splits a city. It cannot say what anybody thinks:
/// opinions here have one dimension, nobody leads, and chance decides near the borders. Use it only where the histogram is shown.
/// </summary>
public static class Deffuant
{
    private const int MostRounds = 10_000;

    /// <summary>Opinions closer than this share of ε count as one.</summary>
    private const double Rest = 0.001;

    /// <param name="confidence">ε, in the unit of the opinions, from 0.</param>
    /// <param name="mu">0 to 0.5.</param>
    /// <param name="meetings">How many pairs meet, one after the other, drawn evenly; one for each person is a round.</param>
    /// <param name="subject">What they concern, so that two sets of opinions are drawn apart; never a group.</param>
    /// <param name="occurrence">The how-manieth step this is.</param>
    /// <returns>The opinions in the same order.</returns>
    public static Items<double> Step(Items<double> opinions, double confidence, double mu, int meetings, long seed, string subject, long occurrence)
    {
        if (opinions.Count < 2)
        {
            return opinions;
        }

        var people = (ulong)opinions.Count;
        var moved = opinions.ToArray();
        for (var meeting = 0; meeting < meetings; meeting++)
        {
            var bits = Draw.Bits(seed, "deffuant", subject, "", "", (occurrence * meetings) + meeting);
            var one = (int)((bits >> 32) % people);
            var other = (int)((bits & 0xFFFF_FFFF) % (people - 1));
            other += other >= one ? 1 : 0;
            var apart = moved[other] - moved[one];
            if (Math.Abs(apart) < confidence)
            {
                moved[one] += mu * apart;
                moved[other] -= mu * apart;
            }
        }

        return moved.ToItems();
    }

    /// <returns>The opinions at the start and after each round, until nobody would move any more or 10,000 rounds are over.</returns>
    public static Items<Items<double>> Run(Items<double> opinions, double confidence, double mu, long seed)
    {
        List<Items<double>> rounds = [opinions];
        while (rounds.Count <= MostRounds && !Rests(opinions, confidence))
        {
            rounds.Add(opinions = Step(opinions, confidence, mu, opinions.Count, seed, "", rounds.Count - 1));
        }

        return rounds.ToItems();
    }

    private static bool Rests(Items<double> opinions, double confidence)
    {
        var sorted = opinions.Order().ToArray();
        for (var next = 1; next < sorted.Length; next++)
        {
            var apart = sorted[next] - sorted[next - 1];
            if (apart > Rest * confidence && apart < confidence)
            {
                return false;
            }
        }

        return true;
    }
}
