using System.Diagnostics;

namespace Tabletop.Testing.Waiting;

/// <summary>Waits for what will be true soon.</summary>
public static class Eventually
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc cref="Is(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task<TimeSpan> Is(Func<bool> condition, string what) => Is(() => Task.FromResult(condition()), what);

    /// <param name="pause">Between one look and the next; left out: a short one.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">It did not come true by the deadline.</exception>
    public static async Task<TimeSpan> Is(Func<Task<bool>> condition, string what, TimeSpan? pause = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var looks = new PeriodicTimer(pause ?? Pause);
        while (!await condition())
        {
            var waited = Stopwatch.GetElapsedTime(began);
            if (waited > Deadline)
            {
                throw new TimeoutException($"Not within {waited}: {what}");
            }

            await looks.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
