using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>
/// What measured servers and the benchmark say to each other: <c>ready ADDRESS</c> once; asked for <c>memory</c>, <c>memory HEAP RESIDENT</c> in
/// bytes; told to <c>send</c>, or of its own accord, <c>sent MOMENT</c> with the moment from which it could.
/// </summary>
internal static class ServerLines
{
    public const string Ready = "ready";
    public const string Memory = "memory";
    public const string Send = "send";
    public const string Sent = "sent";

    private static readonly Lock Saying = new();

    /// <summary>Answers until the input ends.</summary>
    public static async Task Serve(Uri address, Action send, TextReader input, TextWriter output)
    {
        Say(output, Ready, address.GetLeftPart(UriPartial.Authority));
        while (await input.ReadLineAsync() is { } line)
        {
            if (line == Memory)
            {
                var now = Now();
                Say(output, Memory, string.Create(CultureInfo.InvariantCulture, $"{now.HeapBytes} {now.ResidentBytes}"));
            }
            else
            {
                send();
            }
        }
    }

    public static void SaySent(TextWriter output, long moment) => Say(output, Sent, moment.ToString(CultureInfo.InvariantCulture));

    private static void Say(TextWriter output, string kind, string what)
    {
        lock (Saying)
        {
            output.WriteLine($"{kind} {what}");
        }
    }

    private static Footprint Now()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var me = Process.GetCurrentProcess();
        return new(GC.GetTotalMemory(forceFullCollection: true), me.WorkingSet64);
    }
}
