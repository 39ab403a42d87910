using System.Globalization;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Words;

/// <summary>Story clock times such as <c>Mon 16:20</c>: a moment of the week, in milliseconds after Monday 00:00.</summary>
internal static class StoryClock
{
    public const long WeekMs = 7 * Durations.DayMs;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Whether somebody meant a clock time, right or wrong: it has a colon, or begins with a day.</summary>
    public static bool Looks(string text) =>
        text.Contains(':', StringComparison.Ordinal) || (text.Length >= 3 && Array.IndexOf(Days, text[..3].ToLowerInvariant()) >= 0);

    public static long? Read(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || parts[0].Length != 3)
        {
            return null;
        }

        var day = Array.IndexOf(Days, parts[0].ToLowerInvariant());
        var time = parts[1].Split(':');
        if (day < 0 || time.Length != 2 || time[1].Length != 2
            || !int.TryParse(time[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 23
            || !int.TryParse(time[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59)
        {
            return null;
        }

        return (day * Durations.DayMs) + (hours * Durations.HourMs) + (minutes * Durations.MinuteMs);
    }

    /// <summary>The first time the clock shows <paramref name="weekMs"/> at or after <paramref name="fromMs"/>.</summary>
    public static long FirstFrom(long weekMs, long fromMs)
    {
        var weeks = Math.Max(0, (fromMs - weekMs + WeekMs - 1) / WeekMs);
        return weekMs + (weeks * WeekMs);
    }
}
