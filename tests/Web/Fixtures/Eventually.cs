using System.Diagnostics;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>Waits for what will be true soon.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="pause">Between one look and the next; left out: a short one.</param>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> Is(Func<Task<bool>> condition, string what, TimeSpan? pause = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            var waited = Stopwatch.GetElapsedTime(began);
            Assert.True(waited < Browser.Deadline, $"Not within {waited}: {what}");
            await Task.Delay(pause ?? Pause);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
