using System.Diagnostics;
using System.Diagnostics.Metrics;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Operations;

/// <summary>
/// What is measured at the edge to people. Names never change: operators' screens and alarms are built on them. The only label is the
/// code of a refusal, which is one of the program's own words: no name, join code, exercise or text may become one.
/// </summary>
public static class ConsoleMeter
{
    public const string Name = "Tabletop.Web";

    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> CommandToCommit = Meter.CreateHistogram<double>(
        "tabletop.command_to_commit", "ms", "From a command's arrival until its acceptance is durable.");

    private static readonly Histogram<double> CommitToClient = Meter.CreateHistogram<double>(
        "tabletop.commit_to_client", "ms", "From a commit until what it changed for one viewer is written to that viewer's socket.");

    private static readonly Counter<long> CommandsRefused = Meter.CreateCounter<long>(
        "tabletop.commands_refused", null, "Commands that were refused, by the code of the refusal.");

    /// <summary>Sockets that did not keep up, or whose view changed by more than an entry, and were told to pull.</summary>
    internal static readonly Counter<long> Resyncs = Meter.CreateCounter<long>("tabletop.resyncs", null, "Streams that a socket was told to pull.");

    internal static readonly UpDownCounter<long> QueueDepth = Meter.CreateUpDownCounter<long>(
        "tabletop.queue_depth", null, "Messages that wait to be written to sockets, over all of them.");

    internal static readonly UpDownCounter<long> Connections = Meter.CreateUpDownCounter<long>("tabletop.connections", null, "Open sockets.");

    internal static void Answered(Receipt receipt, long arrivedAt)
    {
        if (receipt.Accepted)
        {
            CommandToCommit.Record(Stopwatch.GetElapsedTime(arrivedAt).TotalMilliseconds);
        }
        else
        {
            CommandsRefused.Add(1, new KeyValuePair<string, object?>("code", receipt.Code));
        }
    }

    internal static void Written(long committedAt) => CommitToClient.Record(Stopwatch.GetElapsedTime(committedAt).TotalMilliseconds);
}
