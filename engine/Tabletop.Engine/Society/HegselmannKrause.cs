namespace Tabletop.Engine.Society;

/// <summary>
/// Bounded confidence, all at once: everybody takes the mean of all opinions at most ε from their own, themselves included.
/// Hegselmann and Krause 2002, JASSS 5(3):2. It shows the same as <see cref="Deffuant"/>, without chance, and cannot tell the same things.
/// </summary>
public static class HegselmannKrause
{
    private const int MostRounds = 10_000;

    /// <summary>The largest move of an opinion, as a share of ε, at which they rest.</summary>
    private const double Rest = 1e-9;

    /// <summary>One round.</summary>
    /// <param name="confidence">ε, in the unit of the opinions, from 0.</param>
    /// <returns>The opinions in the same order.</returns>
    public static Items<double> Step(Items<double> opinions, double confidence)
    {
        var before = opinions.ToArray();
        var after = new double[before.Length];
        for (var person = 0; person < before.Length; person++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var opinion in before)
            {
                if (Math.Abs(opinion - before[person]) <= confidence)
                {
                    sum += opinion;
                    count++;
                }
            }

            after[person] = sum / count;
        }

        return after.ToItems();
    }

    /// <returns>The opinions at the start and after each round, until they rest or 10,000 rounds are over.</returns>
    public static Items<Items<double>> Run(Items<double> opinions, double confidence)
    {
        List<Items<double>> rounds = [opinions];
        while (rounds.Count <= MostRounds)
        {
            var next = Step(opinions, confidence);
            var moved = 0.0;
            for (var person = 0; person < next.Count; person++)
            {
                moved = Math.Max(moved, Math.Abs(next[person] - opinions[person]));
            }

            rounds.Add(opinions = next);
            if (moved <= Rest * confidence)
            {
                break;
            }
        }

        return rounds.ToItems();
    }
}
