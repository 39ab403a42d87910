namespace Tabletop.Cli.Bench.Serving;

/// <summary>How long something took, over many times, in milliseconds.</summary>
internal sealed record Latency(double P50, double P99, double Max)
{
    private const double NanosecondsInMs = 1e6;

    /// <param name="milliseconds">At least one.</param>
    public static Latency Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return new(At(sorted, 0.5).To(2), At(sorted, 0.99).To(2), sorted[^1].To(2));
    }

    /// <summary>Figure by figure.</summary>
    public static Latency Median(IReadOnlyList<Latency> runs) =>
        new(Middle(runs.Select(r => r.P50)), Middle(runs.Select(r => r.P99)), Middle(runs.Select(r => r.Max)));

    public static double Middle(IEnumerable<double> of)
    {
        double[] sorted = [.. of.Order()];
        return sorted[sorted.Length / 2];
    }

    public static double Between(long fromNs, long toNs) => (toNs - fromNs) / NanosecondsInMs;

    private static double At(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];
}
