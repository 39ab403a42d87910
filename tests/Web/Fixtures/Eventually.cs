using System.Diagnostics;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>Waits for what will be true soon.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> Is(Func<Task<bool>> condition, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            var waited = Stopwatch.GetElapsedTime(began);
            Assert.True(waited < Browser.Deadline, $"Not within {waited}: {what}");
            await Task.Delay(Pause);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
