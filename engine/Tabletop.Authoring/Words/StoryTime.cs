using System.Globalization;
using Tabletop.Engine.Conditions;

namespace Tabletop.Authoring.Words;

/// <summary>Story time as people read it: <c>Mon 18:20</c>, from the second week on <c>Mon 18:20 (week 2)</c>.</summary>
public static class StoryTime
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <param name="storyMs">Milliseconds after Monday 00:00 of the first week.</param>
    public static string Print(long storyMs)
    {
        var (week, inWeekMs) = Math.DivRem(storyMs, 7 * Durations.DayMs);
        var (day, inDayMs) = Math.DivRem(inWeekMs, Durations.DayMs);
        var (hour, inHourMs) = Math.DivRem(inDayMs, Durations.HourMs);
        var clock = string.Create(CultureInfo.InvariantCulture, $"{Days[day]} {hour:00}:{inHourMs / Durations.MinuteMs:00}");
        return week == 0 ? clock : string.Create(CultureInfo.InvariantCulture, $"{clock} (week {week + 1})");
    }
}
