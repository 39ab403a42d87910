using System.Globalization;

namespace Tabletop.Authoring.Words;

/// <summary>What the models of a society are given: numbers with at most six decimals, kept as integer millionths.</summary>
internal static class Millionths
{
    private const decimal One = 1_000_000;

    /// <summary>Null when the text is no such number or is beyond a million.</summary>
    public static long? Read(string text)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= One && value * One == decimal.Truncate(value * One)
            ? (long)(value * One)
            : null;
    }

    public static long Of(double number) => (long)Math.Round(number * (double)One);

    public static string Print(long millionths) => (millionths / One).ToString("0.######", CultureInfo.InvariantCulture);
}
