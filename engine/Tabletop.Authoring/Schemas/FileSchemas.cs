using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tabletop.Authoring.Schemas;

/// <summary>
/// JSON Schemas (2020-12) of what trainers write, for editors that complete and check while one types. They know shapes and
/// words; what names stand for, only the loader knows.
/// </summary>
public static class FileSchemas
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kinds of files there are schemas of.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["scenario", "city", "plan", "translation"];

    /// <summary>A kind's schema as text, with a line end after it.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    public static string Print(string kind)
    {
        var (root, definitions) = kind switch
        {
            "scenario" => (ScenarioSchema.Root(), ScenarioSchema.Definitions()),
            "city" => (CitySchema.Root(), Schema.Definitions()),
            "plan" => (PlanSchema.Root(), Schema.Definitions()),
            "translation" => (TranslationSchema.Root(), Schema.Definitions()),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is a schema of each of these kinds alone: scenario, city, plan, translation."),
        };
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = $"Tabletop {kind}" };
        foreach (var (key, value) in root)
        {
            schema[key] = value?.DeepClone();
        }

        schema["$defs"] = Used(root, definitions);
        return schema.ToJsonString(Json) + "\n";
    }

    /// <summary>The definitions that the root speaks of, and those that these speak of.</summary>
    private static JsonObject Used(JsonObject root, JsonObject definitions)
    {
        var text = root.ToJsonString();
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before < used.Count;)
        {
            before = used.Count;
            foreach (var (name, definition) in definitions.Where(d => !used.Contains(d.Key) && text.Contains($"\"#/$defs/{d.Key}\"", StringComparison.Ordinal)).ToArray())
            {
                used.Add(name);
                text += definition!.ToJsonString();
            }
        }

        return new(definitions.Where(d => used.Contains(d.Key)).Select(d => KeyValuePair.Create(d.Key, d.Value?.DeepClone())));
    }
}
