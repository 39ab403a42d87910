using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Tabletop.Hosting.Metering;

namespace Tabletop.Web.Operations;

/// <summary>What the program's meters came to since it started, in the text format of Prometheus.</summary>
internal sealed class MetricsPage : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Upper bounds of the histograms' buckets, in milliseconds: around what people begin to notice, and what is far too long.</summary>
    private static readonly double[] BoundsMs = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> _series = new();
    private readonly MeterListener _listener = new();

    public MetricsPage()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name is ConsoleMeter.Name or HostMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Of(instrument, tags).Add(value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Of(instrument, tags).Add(value));
        _listener.Start();
    }

    public string Text()
    {
        var text = new StringBuilder();
        foreach (var metric in _series.GroupBy(s => s.Key.Instrument).OrderBy(m => m.Key.Name, StringComparer.Ordinal))
        {
            var name = $"{metric.Key.Name.Replace('.', '_')}{(metric.Key.Unit is { } unit ? $"_{unit}" : "")}";
            var kind = metric.Key switch { Histogram<double> => "histogram", Counter<long> => "counter", _ => "gauge" };
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Key.Description}\n# TYPE {name} {kind}\n");
            foreach (var ((_, labels), series) in metric.OrderBy(s => s.Key.Labels, StringComparer.Ordinal))
            {
                series.Write(text, name, labels, withBuckets: kind == "histogram");
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private Series Of(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _series.GetOrAdd((instrument, tags.IsEmpty ? "" : $"{{{tags[0].Key}=\"{tags[0].Value}\"}}"), _ => new());

    private sealed class Series
    {
        private readonly Lock _gate = new();
        private readonly long[] _upTo = new long[BoundsMs.Length];
        private long _count;
        private double _sum;

        public void Add(double value)
        {
            lock (_gate)
            {
                _count++;
                _sum += value;
                for (var i = BoundsMs.Length - 1; i >= 0 && value <= BoundsMs[i]; i--)
                {
                    _upTo[i]++;
                }
            }
        }

        public void Write(StringBuilder text, string name, string labels, bool withBuckets)
        {
            lock (_gate)
            {
                for (var i = 0; withBuckets && i < BoundsMs.Length; i++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"{BoundsMs[i]}\"}} {_upTo[i]}\n");
                }

                if (withBuckets)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"+Inf\"}} {_count}\n{name}_sum {_sum}\n{name}_count {_count}\n");
                }
                else
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {_sum}\n");
                }
            }
        }
    }
}
