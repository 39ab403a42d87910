using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tabletop.Authoring.Findings;

namespace Tabletop.Cli;

/// <summary>For people or for programs.</summary>
internal static class Shown
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static Option<string> Format()
    {
        var format = new Option<string>("--format") { Description = "text, or json for programs", HelpName = "text|json", DefaultValueFactory = _ => "text" };
        return format.AcceptOnlyFromAmong("text", "json");
    }

    public static bool IsJson(this ParseResult parsed, Option<string> format) => parsed.GetValue(format) == "json";

    public static void AsJson<T>(this TextWriter writer, T what)
    {
        writer.Write(JsonSerializer.Serialize(what, Json));
        writer.Write('\n');
    }

    public static void Findings(this TextWriter writer, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            writer.WriteLine(finding);
        }
    }

    public static string Count(int number, string one, string many) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");
}
