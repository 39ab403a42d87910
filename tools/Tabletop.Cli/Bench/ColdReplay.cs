using System.Diagnostics;
using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs.Jsonl;

namespace Tabletop.Cli.Bench;

/// <summary>A process of its own that verifies and folds a log: what somebody waits for who starts the program to read one.</summary>
internal static class ColdReplay
{
    /// <summary>The name of the hidden verb the process is started with.</summary>
    public const string Verb = "cold";

    private const int Entries = 10_000;
    private const double TargetMs = 600;

    /// <summary>The best of as many starts as there is time for, at least one.</summary>
    public static ColdStart Measure(byte[] log, double seconds)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, log);
            var (watch, entries, bestMs) = (Stopwatch.StartNew(), 0, double.MaxValue);
            do
            {
                var startMs = watch.Elapsed.TotalMilliseconds;
                entries = Start(path);
                bestMs = Math.Min(bestMs, watch.Elapsed.TotalMilliseconds - startMs);
            }
            while (watch.Elapsed.TotalSeconds < seconds);

            return new(entries, bestMs.To(0), TargetMs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What the process does: verifies and folds the log, again if it is short, and says how many entries that were.</summary>
    public static int Run(string path, Output output)
    {
        var (bytes, done) = (File.ReadAllBytes(path), 0);
        Playbook? book = null;
        while (done < Entries)
        {
            var log = JsonlReader.Read(bytes).Log ?? throw new UnusableException("The log was tampered with.");
            book ??= Playbook.Of(Wire.ReadContent(log.Content));
            var state = log.Entries.Aggregate(ExerciseState.Initial, (state, entry) => Play.Fold(book, state, entry));
            done += (int)state.Version;
        }

        output.Out.WriteLine(done.ToString(CultureInfo.InvariantCulture));
        return Exit.Fine;
    }

    private static int Start(string path)
    {
        using var process = Process.Start(Own.Program("bench", Verb, path))!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == Exit.Fine ? int.Parse(said, CultureInfo.InvariantCulture) : throw new UnusableException("The process that replays from a cold start failed.");
    }
}
