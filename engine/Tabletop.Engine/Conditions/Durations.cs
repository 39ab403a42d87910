using System.Globalization;
using System.Text;

namespace Tabletop.Engine.Conditions;

/// <summary>Durations as people write them: <c>90s</c>, <c>20m</c>, <c>1h30m</c>, <c>1h 30m</c>, <c>3d</c>. Kept as milliseconds.</summary>
public static class Durations
{
    public const long SecondMs = 1_000;
    public const long MinuteMs = 60 * SecondMs;
    public const long HourMs = 60 * MinuteMs;
    public const long DayMs = 24 * HourMs;

    /// <summary>The longest one that is read: a thousand days.</summary>
    public const long LongestMs = 1_000 * DayMs;

    private static readonly (char Letter, long Ms)[] Units = [('d', DayMs), ('h', HourMs), ('m', MinuteMs), ('s', SecondMs)];

    /// <summary>Null when the text is no duration: a number without a unit, a unit twice or out of order, or over <see cref="LongestMs"/>.</summary>
    public static long? Read(ReadOnlySpan<char> text)
    {
        var total = 0L;
        var nextUnit = 0;
        var rest = text.Trim();
        if (rest.IsEmpty)
        {
            return null;
        }

        while (!rest.IsEmpty)
        {
            var digits = 0;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            {
                digits++;
            }

            if (digits is 0 or > 7 || digits == rest.Length)
            {
                return null;
            }

            var letter = rest[digits];
            var unit = Array.FindIndex(Units, nextUnit, u => u.Letter == letter);
            if (unit < 0)
            {
                return null;
            }

            total += long.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture) * Units[unit].Ms;
            nextUnit = unit + 1;
            rest = rest[(digits + 1)..].TrimStart(' ');
        }

        return total <= LongestMs ? total : null;
    }

    public static string Print(long ms)
    {
        if (ms < SecondMs)
        {
            return "0s";
        }

        var text = new StringBuilder();
        foreach (var (letter, unitMs) in Units)
        {
            if (ms / unitMs is > 0 and var count)
            {
                text.Append(CultureInfo.InvariantCulture, $"{count}{letter}");
                ms %= unitMs;
            }
        }

        return text.ToString();
    }
}

/// <summary>Numbers with at most three decimals, kept as integer thousandths.</summary>
public static class Numbers
{
    private const long Largest = 1_000_000_000;

    /// <summary>Null when the text is no such number or is beyond a million.</summary>
    public static long? Read(string text)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value) || value is > 1_000_000 or < -1_000_000)
        {
            return null;
        }

        var thousandths = value * 1000;
        return thousandths == decimal.Truncate(thousandths) && Math.Abs(thousandths) <= Largest ? (long)thousandths : null;
    }

    public static string Print(long thousandths) => (thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
}
