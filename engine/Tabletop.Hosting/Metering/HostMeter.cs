using System.Diagnostics.Metrics;

namespace Tabletop.Hosting.Metering;

/// <summary>
/// What only the host sees. Names never change: operators' screens and alarms are built on them. A measurement has no label: nothing
/// of a person, an exercise or a text belongs here.
/// </summary>
public static class HostMeter
{
    public const string Name = "Tabletop.Hosting";

    private static readonly Meter Meter = new(Name);

    /// <summary>One commit of the writer: how long the disk took, however many commands shared it.</summary>
    internal static readonly Histogram<double> LogCommit = Meter.CreateHistogram<double>(
        "tabletop.log_commit", "ms", "One commit of the data file, from its begin until it is durable.");

    internal static readonly UpDownCounter<long> LogQueueDepth = Meter.CreateUpDownCounter<long>(
        "tabletop.log_queue_depth", null, "Writes that wait for the next commit.");

    internal static readonly Counter<long> DuplicatesRefused = Meter.CreateCounter<long>(
        "tabletop.duplicates_refused", null, "Commands that came again under a known id and had no second effect.");
}
