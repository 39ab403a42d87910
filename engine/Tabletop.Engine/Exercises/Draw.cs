namespace Tabletop.Engine.Exercises;

/// <summary>
/// Chance without a generator: a pure function of the exercise's seed, what it is for, whom it concerns and the how-manieth time.
/// Dropping one command therefore does not shift the next draw. FNV-1a over the words, finished by SplitMix64's mixer
/// (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195).
/// </summary>
public static class Draw
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <param name="who">Whom it concerns; what and with whom, where that matters, else "".</param>
    public static ulong Bits(long seed, string purpose, string who, string what, string with, long occurrence) =>
        At(Row(seed, purpose, who, what, with), occurrence);

    /// <summary>What all draws of one purpose and one person begin with: <see cref="At"/> gives each.</summary>
    internal static ulong Row(long seed, string purpose, string who, string what, string with)
    {
        unchecked
        {
            var hash = Mix((ulong)seed + Gamma);
            hash = Mix(hash ^ Fnv(purpose));
            hash = Mix(hash ^ Fnv(who));
            hash = Mix(hash + Fnv(what));
            return Mix(hash ^ Fnv(with));
        }
    }

    internal static ulong At(ulong row, long occurrence)
    {
        unchecked
        {
            return Mix(row + ((ulong)occurrence * Gamma));
        }
    }

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public static long Between(long low, long high, ulong bits) => low + (long)(bits % (ulong)(high - low + 1));

    private static ulong Fnv(string text)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in text)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            return hash;
        }
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
