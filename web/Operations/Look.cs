namespace Tabletop.Web.Operations;

/// <summary>
/// Looks at something that may hang, such as a disk. One look is under way at a time, and whoever asks waits no longer than
/// <see cref="Deadline"/>. A look younger than <see cref="Fresh"/> is good enough: asking often costs no more.
/// </summary>
/// <param name="look">What is wrong, as a sentence; null: nothing.</param>
/// <param name="late">The sentence when it does not come back in time.</param>
internal sealed class Look(Func<Task<string?>> look, string late, TimeProvider time)
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<string?>? _last;
    private long _lastAt;

    public async Task<string?> Now()
    {
        Task<string?> asked;
        long since;
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_lastAt) >= Fresh))
            {
                (_last, _lastAt) = (look(), time.GetTimestamp());
            }

            (asked, since) = (_last, _lastAt);
        }

        var left = Deadline - time.GetElapsedTime(since);
        try
        {
            return await asked.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        }
        catch (TimeoutException)
        {
            return late;
        }
    }
}
