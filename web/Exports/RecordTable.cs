using System.Globalization;
using System.Text.Json;

namespace Tabletop.Web.Exports;

/// <summary>The story of an exercise as a table, line by line, as staff read it on their screen.</summary>
internal static class RecordTable
{
    private static readonly string[] Columns = ["story", "time", "lane", "kind", "title", "detail", "with", "words", "to", "because", "given up"];

    /// <param name="view">The whole view of somebody of staff after the end of play.</param>
    public static byte[] Of(JsonElement view) => Csv.File([Csv.Row(Columns), .. view.GetProperty("timeline").EnumerateArray().Select(Row)]);

    private static string Row(JsonElement line) => Csv.Row(
        Story(line.GetProperty("atMs").GetInt64()),
        DateTimeOffset.FromUnixTimeMilliseconds(line.GetProperty("wallMs").GetInt64()).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Text(line, "lane"),
        Text(line, "kind"),
        Text(line, "title"),
        Text(line, "detail"),
        Text(line, "other"),
        line.TryGetProperty("words", out var words) ? Text(words, "text") : "",
        Text(line, "to"),
        Text(line, "because"),
        line.TryGetProperty("givenUp", out var givenUp) && givenUp.GetBoolean() ? "yes" : "");

    /// <summary>Hours and minutes of story time.</summary>
    private static string Story(long ms) => string.Create(CultureInfo.InvariantCulture, $"{ms / 3_600_000}:{ms / 60_000 % 60:00}");

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
