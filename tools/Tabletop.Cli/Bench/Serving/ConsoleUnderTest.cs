using System.Diagnostics;
using System.Diagnostics.Metrics;
using Tabletop.Web.Operations;
using Tabletop.Web.Starting;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>The console as 'serve' starts it, on a port of its own choice. Its own meters say when what it sends was durable.</summary>
internal static class ConsoleUnderTest
{
    /// <summary>The name of the hidden verb.</summary>
    public const string Verb = "console";

    private const string Meter = "tabletop.commit_to_client";

    /// <summary>Two commits are further apart in a benchmark, and one commit's measurements much nearer.</summary>
    private static readonly TimeSpan SameCommit = TimeSpan.FromMilliseconds(1);

    public static async Task<int> Run(string data, TextReader input, TextWriter output)
    {
        await using var console = await RunningConsole.Start(new("http://127.0.0.1:0", data));
        using var listener = Listen(output);
        await ServerLines.Serve(new(console.Addresses.Local.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)), () => { }, input, output);
        return Exit.Fine;
    }

    private static MeterListener Listen(TextWriter output)
    {
        var (gate, last) = (new Lock(), 0L);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ConsoleMeter.Name && instrument.Name == Meter)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, milliseconds, _, _) =>
        {
            var committedAt = Stopwatch.GetTimestamp() - (long)(milliseconds / 1_000 * Stopwatch.Frequency);
            lock (gate)
            {
                if (last != 0 && Stopwatch.GetElapsedTime(last, committedAt) < SameCommit)
                {
                    return;
                }

                last = committedAt;
            }

            ServerLines.SaySent(output, committedAt);
        });
        listener.Start();
        return listener;
    }
}
