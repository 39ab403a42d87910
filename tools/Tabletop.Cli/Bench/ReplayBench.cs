using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Jsonl;

namespace Tabletop.Cli.Bench;

internal sealed record ReplaySpeed(double EntriesPerSecond, double EventsPerSecond, double BytesPerEvent);

/// <param name="Milliseconds">From starting the process to its end.</param>
internal sealed record ColdStart(int Entries, double Milliseconds, double Target);

/// <param name="Replay">Stored bytes to state, nothing verified.</param>
/// <param name="Json"><c>System.Text.Json</c> reading the same bytes into the same types.</param>
/// <param name="Ratio">The speed of the first beside that of the second.</param>
/// <param name="Verification">The hash chain alone.</param>
internal sealed record ReplayFigures(
    string Of, int Entries, int Events, long Bytes, ReplaySpeed Replay, ReplaySpeed Json, double Ratio, double Target, ReplaySpeed Verification, ColdStart Cold);

/// <summary>Reading a log back, beside the least that reading it can cost.</summary>
internal static class ReplayBench
{
    private const double TargetRatio = 0.6;

    /// <summary>How often replay and its baseline take turns, so that a busy moment of the machine meets both.</summary>
    private const int Turns = 10;

    /// <param name="log">A whole log, as it lies in a file.</param>
    public static ReplayFigures Run(string of, byte[] log, double seconds)
    {
        var read = JsonlReader.Read(log).Log ?? throw new UnusableException($"{of} was tampered with: replay says where.");
        var book = Playbook.Of(Wire.ReadContent(read.Content));
        var stored = JsonlWriter.Chain(read.Entries);
        var (entries, events, bytes) = (stored.Count, read.Entries.Sum(entry => entry.Events.Count), stored.Sum(entry => (long)entry.Bytes.Length));

        Timed.For(seconds * 0.1, 1, () => Replay(book, stored));
        Timed.For(seconds * 0.05, 1, () => Parse(stored));
        var (replay, json) = (default(Timed), default(Timed));
        for (var turn = 0; turn < Turns; turn++)
        {
            replay = replay.And(Timed.For(seconds * 0.35 / Turns, 1, () => Replay(book, stored)));
            json = json.And(Timed.For(seconds * 0.25 / Turns, 1, () => Parse(stored)));
        }

        var chain = Timed.For(seconds * 0.05, 1, () => Verify(stored));
        return new(
            of,
            entries,
            events,
            bytes,
            Speed(replay),
            Speed(json),
            (replay.PerSecond / json.PerSecond).To(2),
            TargetRatio,
            Speed(chain),
            ColdReplay.Measure(log, seconds * 0.2));

        ReplaySpeed Speed(Timed timed) => new((timed.PerSecond * entries).To(0), (timed.PerSecond * events).To(0), ((double)timed.Bytes / timed.Times / events).To(0));
    }

    private static void Replay(Playbook book, IReadOnlyList<StoredEntry> stored)
    {
        var state = ExerciseState.Initial;
        foreach (var entry in stored)
        {
            state = Play.Fold(book, state, Wire.ReadEntry(entry.Bytes));
        }
    }

    private static void Parse(IReadOnlyList<StoredEntry> stored)
    {
        foreach (var entry in stored)
        {
            JsonSerializer.Deserialize<Entry>(entry.Bytes, Wire.Options);
        }
    }

    private static void Verify(IReadOnlyList<StoredEntry> stored)
    {
        var head = HashChain.Start.ToArray();
        foreach (var entry in stored)
        {
            head = HashChain.Next(head, entry.Bytes);
            if (!head.AsSpan().SequenceEqual(entry.Hash))
            {
                throw new InvalidDataException("The chain does not hold.");
            }
        }
    }
}
