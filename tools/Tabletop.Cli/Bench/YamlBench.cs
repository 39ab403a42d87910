using System.Diagnostics;
using System.Globalization;

namespace Tabletop.Cli.Bench;

/// <param name="Milliseconds">Of a whole <c>tabletop validate</c>, from its start to its end: the best of those there was time for.</param>
/// <param name="MegabytesAbove">Its peak memory above that of an empty file in the same run.</param>
/// <param name="Exit">1: it found something; anything else but for an empty file is a failure.</param>
internal sealed record HostileFigure(string Name, double Milliseconds, double MillisecondsAbove, double Megabytes, double MegabytesAbove, int Exit);

internal sealed record YamlFigures(HostileFigure Empty, double TargetMs, double TargetMb, IReadOnlyList<HostileFigure> Files)
{
    public bool AllRefused => Files.All(file => file.Exit == Cli.Exit.Found);
}

/// <summary>What it costs to refuse hostile files, each in a process of its own.</summary>
internal static class YamlBench
{
    /// <summary>The name of the hidden verb the processes are started with.</summary>
    public const string Verb = "validate-once";

    private const double TargetMs = 200;
    private const double TargetMb = 64;
    private const double Mebibyte = 1024 * 1024;
    private const int LeastStarts = 2;

    /// <param name="seconds">For all of them together; each is read at least twice, so it may take longer.</param>
    public static YamlFigures Run(double seconds)
    {
        var folder = Directory.CreateTempSubdirectory("tabletop-yaml-").FullName;
        try
        {
            var path = Path.Combine(folder, "scenario.yaml");
            var each = seconds / (HostileFile.All.Count + 1);
            var empty = Measure("an empty file", path, _ => { }, each);
            return new(empty, TargetMs, TargetMb, [.. HostileFile.All.Select(file => Above(empty, Measure(file.Name, path, file.Write, each)))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the process does: validates the file as the command line does, and says what its memory came to at most.</summary>
    public static async Task<int> Once(string path, Output output)
    {
        var exit = await CommandLine.Run(["validate", path], new(TextWriter.Null, TextWriter.Null));
        using var me = Process.GetCurrentProcess();
        await output.Out.WriteLineAsync(me.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return exit;
    }

    private static HostileFigure Above(HostileFigure empty, HostileFigure file) => file with
    {
        MillisecondsAbove = Math.Max(0, file.Milliseconds - empty.Milliseconds).To(0),
        MegabytesAbove = Math.Max(0, file.Megabytes - empty.Megabytes).To(1),
    };

    private static HostileFigure Measure(string name, string path, Action<Stream> write, double seconds)
    {
        using (var file = File.Create(path))
        {
            write(file);
        }

        var (watch, bestMs, most, exit) = (Stopwatch.StartNew(), double.MaxValue, 0L, 0);
        for (var starts = 0; starts < LeastStarts || watch.Elapsed.TotalSeconds < seconds; starts++)
        {
            var startMs = watch.Elapsed.TotalMilliseconds;
            (exit, var peak) = Start(path);
            (bestMs, most) = (Math.Min(bestMs, watch.Elapsed.TotalMilliseconds - startMs), Math.Max(most, peak));
        }

        return new(name, bestMs.To(0), 0, (most / Mebibyte).To(1), 0, exit);
    }

    private static (int Exit, long Peak) Start(string path)
    {
        using var process = Process.Start(Own.Program("bench", Verb, path))!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, long.TryParse(said, CultureInfo.InvariantCulture, out var peak) ? peak : 0);
    }
}
