using System.Diagnostics;

namespace Tabletop.Cli.Bench;

/// <summary>What was done in some time, on one thread.</summary>
/// <param name="Bytes">Allocated by that thread.</param>
internal readonly record struct Timed(long Times, double Seconds, long Bytes)
{
    public double PerSecond => Times / Seconds;

    public double NanosecondsEach => Seconds * 1e9 / Times;

    /// <summary>Does it again and again for about so long, and at least once.</summary>
    /// <param name="times">How many of what is counted one go stands for.</param>
    public static Timed For(double seconds, long times, Action go)
    {
        var (watch, bytes, done) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread(), 0L);
        do
        {
            go();
            done += times;
        }
        while (watch.Elapsed.TotalSeconds < seconds);

        return new(done, watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    public Timed And(Timed more) => new(Times + more.Times, Seconds + more.Seconds, Bytes + more.Bytes);
}

/// <summary>Figures as people read them.</summary>
internal static class Rounded
{
    public static double To(this double value, int digits) => Math.Round(value, digits);
}
