namespace Tabletop.Authoring.Findings;

/// <summary>Finds the word that was probably meant.</summary>
public static class Guess
{
    private const int Most = 200;

    /// <summary>The nearest of <paramref name="words"/> if it is near enough to be a slip of the fingers; otherwise null.</summary>
    public static string? Of(string word, IEnumerable<string> words)
    {
        // Longer words than any key or id are not slips, and comparing them would take long.
        if (word.Length is 0 or > 64)
        {
            return null;
        }

        var plain = word.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        string? nearest = null;
        var fewest = 1 + Math.Max(1, plain.Length / 3);
        foreach (var candidate in words.Take(Most))
        {
            var slips = Slips(plain, candidate);
            if (slips < fewest)
            {
                (nearest, fewest) = (candidate, slips);
            }
        }

        return nearest;
    }

    /// <summary>", did you mean 'x'?" or nothing.</summary>
    public static string Asked(string word, IEnumerable<string> words) => Of(word, words) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>Letters to add, drop, change or swap with their neighbour.</summary>
    private static int Slips(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > 3)
        {
            return int.MaxValue;
        }

        var before = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var now = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= from.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1] + 1, last[j] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            (before, last, now) = (last, now, before);
        }

        return last[to.Length];
    }
}
