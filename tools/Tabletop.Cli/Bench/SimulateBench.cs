using System.Diagnostics;

namespace Tabletop.Cli.Bench;

/// <summary>Whole exercises on so many threads.</summary>
internal sealed record Speed(int Threads, long Exercises, double ExercisesPerSecond);

/// <param name="Entries">Commands accepted in one exercise, ticks and stand-ins' included.</param>
/// <param name="BytesPerEvent">Allocated while playing, by event.</param>
/// <param name="Resolve">Exercises per second on two cores that are aimed at, first the least, then what is hoped for.</param>
internal sealed record SimulateFigures(
    string Scenario,
    int Injects,
    int Seats,
    double Entries,
    double Events,
    double BytesPerEvent,
    double MicrosecondsPerEvent,
    Speed OneCore,
    Speed AllCores,
    IReadOnlyList<int> Resolve,
    MachineFigures Machine,
    IReadOnlyList<ScaleRow>? Scale);

/// <summary>Whole exercises of the reference scenario through the very Decide and Evolve of play.</summary>
internal static class SimulateBench
{
    private static readonly int[] Resolve = [2_000, 10_000];

    public static SimulateFigures Run(double seconds, bool scale)
    {
        var pinned = Reference.Of(Reference.Scenario);
        Timed.For(seconds * 0.15, 1, () => Reference.Play(pinned, 1));

        var (seed, entries, events) = (0L, 0L, 0L);
        var one = Timed.For(seconds * 0.35, 1, () =>
        {
            var run = Reference.Play(pinned, ++seed)!;
            entries += run.Entries.Count;
            foreach (var entry in run.Entries)
            {
                events += entry.Events.Count;
            }
        });
        return new(
            pinned.Book.Scenario.Id,
            pinned.Book.Scenario.Injects.Count,
            pinned.Book.Scenario.Roles.Count,
            ((double)entries / one.Times).To(1),
            ((double)events / one.Times).To(1),
            ((double)one.Bytes / events).To(0),
            (one.Seconds * 1e6 / events).To(2),
            new(1, one.Times, one.PerSecond.To(1)),
            OnAllCores(pinned, seconds * 0.35),
            Resolve,
            MachineBench.Run(seconds * 0.15),
            scale ? ScaleBench.Run(seconds) : null);
    }

    private static Speed OnAllCores(Pinned pinned, double seconds)
    {
        var (threads, exercises, watch) = (Environment.ProcessorCount, 0L, Stopwatch.StartNew());
        var all = new Thread[threads];
        for (var i = 0; i < threads; i++)
        {
            var first = i;
            all[i] = new(() =>
            {
                var seed = (long)first;
                Interlocked.Add(ref exercises, Timed.For(seconds, 1, () => Reference.Play(pinned, seed += threads)).Times);
            });
            all[i].Start();
        }

        foreach (var thread in all)
        {
            thread.Join();
        }

        return new(threads, exercises, (exercises / watch.Elapsed.TotalSeconds).To(1));
    }
}
