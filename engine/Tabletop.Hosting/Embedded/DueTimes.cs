namespace Tabletop.Hosting.Embedded;

/// <summary>When each exercise wants to be called, and the one timer that does it.</summary>
internal sealed class DueTimes : IDisposable
{
    /// <summary>The longest a timer is set for; then it looks again. (A timer takes no more than 49 days.)</summary>
    private const long LongestWaitMs = 24 * 60 * 60_000;

    private readonly Lock _gate = new();
    private readonly SortedSet<(long AtMs, string Exercise)> _due =
        new(Comparer<(long AtMs, string Exercise)>.Create((a, b) => a.AtMs != b.AtMs ? a.AtMs.CompareTo(b.AtMs) : string.CompareOrdinal(a.Exercise, b.Exercise)));

    private readonly Dictionary<string, long> _of = [];
    private readonly Func<long> _nowMs;
    private readonly Action<string> _call;
    private readonly ITimer _timer;

    /// <param name="nowMs">The host's wall time.</param>
    /// <param name="call">Called on the timer's thread for an exercise that is due; it says again when it wants to be called next.</param>
    public DueTimes(TimeProvider time, Func<long> nowMs, Action<string> call)
    {
        (_nowMs, _call) = (nowMs, call);
        _timer = time.CreateTimer(_ => CallDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <param name="atMs">Null: not until something happens.</param>
    public void Set(string exercise, long? atMs)
    {
        lock (_gate)
        {
            if (_of.Remove(exercise, out var before))
            {
                _due.Remove((before, exercise));
            }

            if (atMs is { } at)
            {
                _of[exercise] = at;
                _due.Add((at, exercise));
            }

            Wind();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void CallDue()
    {
        List<string> called = [];
        lock (_gate)
        {
            var now = _nowMs();
            while (_due.Count > 0 && _due.Min.AtMs <= now)
            {
                var next = _due.Min;
                _due.Remove(next);
                _of.Remove(next.Exercise);
                called.Add(next.Exercise);
            }

            Wind();
        }

        foreach (var exercise in called)
        {
            _call(exercise);
        }
    }

    private void Wind()
    {
        // A timer may fire a little early; what is not due then is wound again.
        var wait = _due.Count == 0
            ? Timeout.InfiniteTimeSpan
            : TimeSpan.FromMilliseconds(Math.Clamp(_due.Min.AtMs - _nowMs(), 0, LongestWaitMs));
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
