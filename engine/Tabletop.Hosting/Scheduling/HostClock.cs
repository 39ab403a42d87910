namespace Tabletop.Hosting.Scheduling;

/// <summary>
/// Wall time as the program counts it: read once, at the start, and carried on by its steady clock.
/// When somebody sets the machine's clock, no inject moves.
/// </summary>
/// <param name="startMs">What time it is now, where several nodes must agree on it; null: what the machine says.</param>
public sealed class HostClock(TimeProvider time, long? startMs = null)
{
    private readonly long _startedMs = startMs ?? time.GetUtcNow().ToUnixTimeMilliseconds();
    private readonly long _startedAt = time.GetTimestamp();

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long NowMs => _startedMs + (time.GetElapsedTime(_startedAt).Ticks / TimeSpan.TicksPerMillisecond);
}

/// <summary>The clock of one exercise: the host's, moved so that it is never before what the log already says.</summary>
public sealed class ExerciseClock(HostClock host)
{
    private long _aheadMs;
    private long _latestMs;

    /// <summary>Wall time in this exercise; it never goes back.</summary>
    public long NowMs
    {
        get
        {
            var now = host.NowMs + Interlocked.Read(ref _aheadMs);
            return Math.Max(now, Interlocked.Read(ref _latestMs));
        }
    }

    /// <summary>The same moment by the host's clock, for its timer.</summary>
    public long ToHostMs(long exerciseMs) => exerciseMs - Interlocked.Read(ref _aheadMs);

    /// <summary>The log says that it has been this late already (an entry or a heartbeat). Called when the exercise opens.</summary>
    public void NotBefore(long wallMs)
    {
        Interlocked.Exchange(ref _aheadMs, Math.Max(0, wallMs - host.NowMs));
        Interlocked.Exchange(ref _latestMs, wallMs);
    }

    /// <summary>
    /// By the clock of whoever keeps the time it is no later than this: a node that started after somebody set the storage's clock agrees
    /// with the others all the same. What the log says is never gone back behind.
    /// </summary>
    public void NotAfter(long wallMs)
    {
        var aheadMs = wallMs - host.NowMs;
        if (aheadMs < Interlocked.Read(ref _aheadMs))
        {
            Interlocked.Exchange(ref _aheadMs, aheadMs);
        }
    }

    /// <summary>
    /// An entry or a heartbeat of another node's: where it is later than this node's clock, that one goes on from there. A machine that was
    /// asleep would otherwise stay behind for as long as it slept.
    /// </summary>
    public void Saw(long wallMs)
    {
        if (wallMs > Interlocked.Read(ref _latestMs))
        {
            Interlocked.Exchange(ref _latestMs, wallMs);
        }

        var aheadMs = wallMs - host.NowMs;
        if (aheadMs > Interlocked.Read(ref _aheadMs))
        {
            Interlocked.Exchange(ref _aheadMs, aheadMs);
        }
    }
}
