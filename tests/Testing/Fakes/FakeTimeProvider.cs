namespace Tabletop.Testing.Fakes;

/// <summary>A clock that moves when a test says so. Timers fire on the calling thread, in order of their time.</summary>
public sealed class FakeTimeProvider : TimeProvider
{
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _wall = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private long _ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _ticks;

    /// <summary>How long until the next timer fires; null: none is set.</summary>
    public TimeSpan? UntilNextTimer => _timers.Where(t => t.DueTicks < long.MaxValue).MinBy(t => t.DueTicks) is { } next
        ? TimeSpan.FromTicks(Math.Max(0, next.DueTicks - _ticks))
        : null;

    /// <summary>Somebody sets the machine's clock: the wall jumps, no time passes.</summary>
    public void StepWall(TimeSpan by) => _wall += by;

    /// <summary>Time passes while no program runs here to notice.</summary>
    public void PassUnnoticed(TimeSpan by)
    {
        _wall += by;
        _ticks += by.Ticks;
    }

    /// <summary>Time passes; timers fire on the way, each at its own time.</summary>
    /// <param name="afterEach">Lets what a timer set off happen before time goes on.</param>
    public void Advance(TimeSpan by, Action? afterEach = null)
    {
        var end = _ticks + by.Ticks;
        while (_timers.Where(t => t.DueTicks <= end).MinBy(t => t.DueTicks) is { } next)
        {
            PassUnnoticed(TimeSpan.FromTicks(Math.Max(0, next.DueTicks - _ticks)));
            next.Fire();
            afterEach?.Invoke();
        }

        PassUnnoticed(TimeSpan.FromTicks(end - _ticks));
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        _timers.Add(timer);
        return timer;
    }

    private sealed class FakeTimer(FakeTimeProvider time, Action callback) : ITimer
    {
        private TimeSpan _period;

        public long DueTicks { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueTicks = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time._ticks + dueTime.Ticks;
            _period = period;
            return true;
        }

        public void Fire()
        {
            DueTicks = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? long.MaxValue : time._ticks + _period.Ticks;
            callback();
        }

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
