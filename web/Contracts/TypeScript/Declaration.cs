using System.Text.Json.Nodes;

namespace Tabletop.Web.Contracts.TypeScript;

/// <summary>One TypeScript type from one JSON schema, laid out as the client's formatter does it.</summary>
internal static class Declaration
{
    public const string Optional = "x-optional";
    public const string Hidden = "x-hidden";

    private const int Width = 120;

    public static string Of(string name, JsonNode schema)
    {
        var start = $"export type {name} = ";
        if (schema["anyOf"] is JsonArray variants)
        {
            var shown = variants.Where(v => v![Hidden] is null).Select(v => Variant(v!));
            return $"{start.TrimEnd()}\n{string.Join('\n', shown)};";
        }

        var line = $"{start}{Expression(schema)};";
        if (line.Length <= Width)
        {
            return line;
        }

        return schema["properties"] is JsonObject properties
            ? $"{start}{{\n{string.Join('\n', Properties(properties).Select(p => $"  {p};"))}\n}};"
            : $"{start.TrimEnd()}\n{string.Join('\n', Choices(schema).Select(c => $"  | {c}"))};";
    }

    private static string Variant(JsonNode schema)
    {
        var line = $"  | {Expression(schema)}";
        return line.Length <= Width || schema["properties"] is not JsonObject properties
            ? line
            : $"  | {{\n{string.Join('\n', Properties(properties).Select(p => $"      {p};"))}\n    }}";
    }

    private static string Expression(JsonNode schema)
    {
        if (schema is not JsonObject of || of.Count == 0)
        {
            return "unknown";
        }

        if (of["$ref"] is { } reference)
        {
            return reference.GetValue<string>();
        }

        if (of["const"] is { } constant)
        {
            return Quoted(constant);
        }

        if (of["enum"] is not null)
        {
            return string.Join(" | ", Choices(of));
        }

        if (of["properties"] is JsonObject properties)
        {
            return $"{{ {string.Join("; ", Properties(properties))} }}";
        }

        return Type(of) switch
        {
            "string" => "string",
            "integer" or "number" => "number",
            "boolean" => "boolean",
            "array" => $"{Expression(of["items"]!)}[]",
            _ => "unknown",
        };
    }

    private static IEnumerable<string> Properties(JsonObject properties) => properties.Select(p =>
        $"{p.Key}{(p.Value is JsonObject of && of.ContainsKey(Optional) ? "?" : "")}: {Expression(p.Value!)}");

    private static IEnumerable<string> Choices(JsonNode schema) => schema["enum"]!.AsArray().Where(c => c is not null).Select(c => Quoted(c!));

    private static string Quoted(JsonNode value) => $"\"{value.GetValue<string>()}\"";

    private static string? Type(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(t => t!.GetValue<string>()).FirstOrDefault(t => t != "null"),
        { } type => type.GetValue<string>(),
        null => null,
    };
}
