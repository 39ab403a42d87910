namespace Tabletop.Testing.Generating;

/// <summary>Chance for tests: the same seed throws the same numbers on every machine (SplitMix64).</summary>
public sealed class Dice(long seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15);

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>True so many times in a hundred.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    public T One<T>(IReadOnlyList<T> of) => of[Between(0, of.Count - 1)];

    /// <summary>Some of them, in their order; at least <paramref name="least"/>.</summary>
    public T[] Some<T>(IReadOnlyList<T> of, int least = 0)
    {
        var wanted = Between(least, of.Count);
        var left = of.Count;
        return [.. of.Where(_ => Between(1, left--) <= wanted && wanted-- > 0)];
    }

    public T[] Times<T>(int low, int high, Func<int, T> make) => [.. Enumerable.Range(0, Between(low, high)).Select(make)];

    private ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
