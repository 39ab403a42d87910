using System.Diagnostics;

namespace Tabletop.Cli.Bench;

/// <param name="Of">What there is more of: injects, seats or runs.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Exercises">How many were played for this row.</param>
/// <param name="Milliseconds">For one exercise; null: it took too long and was given up.</param>
/// <param name="Linear">The cost beside that of the first row, divided by the factor: 1 is linear.</param>
internal sealed record ScaleRow(
    string Of, int Factor, int Count, int Exercises, double? Milliseconds, double? Entries, double? Events, double? MicrosecondsPerEvent, double? Linear);

/// <summary>What an exercise costs with more and more injects, seats and runs.</summary>
internal static class ScaleBench
{
    private static readonly int[] Factors = [1, 3, 10, 30, 100];

    /// <param name="seconds">About how long all of it may take; what would take much longer is given up.</param>
    public static IReadOnlyList<ScaleRow> Run(double seconds)
    {
        var reference = Reference.Scenario;
        Timed.For(seconds / 20, 1, () => Reference.Play(Reference.Of(reference), 1));
        return
        [
            .. Rows("injects", seconds / 3, factor => (Reference.Of(Scaled.Injects(reference, factor)), reference.Injects.Count * factor, 1)),
            .. Rows("seats", seconds / 3, factor => (Reference.Of(Scaled.Seats(reference, factor)), reference.Roles.Count * factor, 1)),
            .. Rows("runs", seconds / 3, factor => (Reference.Of(reference), factor, factor)),
        ];
    }

    private static List<ScaleRow> Rows(string of, double seconds, Func<int, (Pinned Pinned, int Count, int Runs)> made)
    {
        var (rows, first) = (new List<ScaleRow>(), 0.0);
        foreach (var factor in Factors)
        {
            // What is given up with less is not tried with more.
            var (pinned, count, runs) = made(factor);
            var row = rows.Count > 0 && rows[^1].Milliseconds is null ? null : Row(pinned, runs, seconds / (2 * Factors.Length), seconds);
            if (row is not { } played)
            {
                rows.Add(new(of, factor, count, 0, null, null, null, null, null));
                continue;
            }

            var cost = played.Seconds / played.Exercises * runs;
            first = factor == 1 ? cost : first;
            rows.Add(new(
                of,
                factor,
                count,
                played.Exercises,
                (played.Seconds * 1e3 / played.Exercises).To(3),
                ((double)played.Entries / played.Exercises).To(1),
                ((double)played.Events / played.Exercises).To(1),
                (played.Seconds * 1e6 / played.Events).To(2),
                (cost / first / factor).To(2)));
        }

        return rows;
    }

    /// <summary>Plays so many exercises, all of them again until there is something to measure; null when that takes much longer.</summary>
    private static (int Exercises, long Entries, long Events, double Seconds)? Row(Pinned pinned, int runs, double seconds, double mostSeconds)
    {
        var (watch, exercises, entries, events) = (Stopwatch.StartNew(), 0, 0L, 0L);
        do
        {
            for (var seed = 1; seed <= runs; seed++)
            {
                if (Reference.Play(pinned, seed, mostSeconds - watch.Elapsed.TotalSeconds) is not { } run)
                {
                    return null;
                }

                exercises++;
                entries += run.Entries.Count;
                events += run.Entries.Sum(entry => entry.Events.Count);
            }
        }
        while (watch.Elapsed.TotalSeconds < seconds);

        return (exercises, entries, events, watch.Elapsed.TotalSeconds);
    }
}
