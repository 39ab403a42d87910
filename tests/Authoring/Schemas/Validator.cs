using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tabletop.Authoring.Tests.Schemas;

/// <summary>As much of JSON Schema 2020-12 as our schemas use. A keyword that is not known here fails the test that meets it.</summary>
internal sealed class Validator(JsonObject root)
{
    /// <summary>The keys that some value had, each under the place of its schema.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    public static Validator Of(string kind) => new(JsonNode.Parse(Authoring.Schemas.FileSchemas.Print(kind))!.AsObject());

    /// <summary>All keys that the schema has, as in <see cref="Used"/>; not those that rules between keys speak of.</summary>
    public IEnumerable<string> Keys => KeysIn(root, "").Where(key => !key.Contains("/allOf/", StringComparison.Ordinal));

    public bool Accepts(JsonNode? value) => Accepts(root, "", value);

    /// <summary>The keys of an object in the schema.</summary>
    public IEnumerable<string> KeysAt(string place) =>
        place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)root, (node, step) => (node as JsonArray)?[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] ?? node[step]!)["properties"]!.AsObject().Select(p => p.Key);

    private bool Accepts(JsonNode? schema, string place, JsonNode? value) => schema switch
    {
        JsonValue always => always.GetValue<bool>(),
        JsonObject keywords => keywords.All(keyword => Holds(keywords, keyword.Key, keyword.Value, place, value)),
        _ => throw new InvalidDataException($"No schema stands at {place}."),
    };

    private bool Holds(JsonObject schema, string keyword, JsonNode? means, string place, JsonNode? value)
    {
        var at = $"{place}/{keyword}";
        var map = value as JsonObject;
        var list = value as JsonArray;
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var said) ? said : null;
        double? number = value is JsonValue numeric && numeric.TryGetValue<double>(out var counted) ? counted : null;
        return keyword switch
        {
            "$schema" or "title" or "description" or "$defs" or "then" or "else" => true,
            "$ref" => Accepts(root["$defs"]![Named(means)], $"/$defs/{Named(means)}", value),
            "type" => Types(means).Any(type => Is(type, value)),
            "const" => JsonNode.DeepEquals(means, value),
            "enum" => means!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
            "pattern" => text is null || Regex.IsMatch(text, means!.GetValue<string>(), RegexOptions.ECMAScript),
            "minLength" => text is null || text.Length >= Count(means),
            "maxLength" => text is null || text.Length <= Count(means),
            "minimum" => number is null || number >= means!.GetValue<double>(),
            "maximum" => number is null || number <= means!.GetValue<double>(),
            "exclusiveMinimum" => number is null || number > means!.GetValue<double>(),
            "items" => list is null || list.All(item => Accepts(means, at, item)),
            "minItems" => list is null || list.Count >= Count(means),
            "required" => map is null || means!.AsArray().All(key => map.ContainsKey(key!.GetValue<string>())),
            "minProperties" => map is null || map.Count >= Count(means),
            "maxProperties" => map is null || map.Count <= Count(means),
            "propertyNames" => map is null || map.All(entry => Accepts(means, at, JsonValue.Create(entry.Key))),
            "properties" => map is null || means!.AsObject().Where(p => map.ContainsKey(p.Key)).All(p => Uses($"{at}/{p.Key}") && Accepts(p.Value, $"{at}/{p.Key}", map[p.Key])),
            "additionalProperties" => map is null || map.Where(entry => schema["properties"]?[entry.Key] is null).All(entry => Accepts(means, at, entry.Value)),
            "allOf" => means!.AsArray().Index().All(one => Accepts(one.Item, $"{at}/{one.Index}", value)),
            "anyOf" => Fitting(means, at, value) > 0,
            "oneOf" => Fitting(means, at, value) == 1,
            "not" => !Accepts(means, at, value),
            "if" => schema[Accepts(means, at, value) ? "then" : "else"] is not { } follows || Accepts(follows, place, value),
            _ => throw new InvalidDataException($"'{keyword}' at {place} is no keyword that is known here."),
        };
    }

    /// <summary>How many of them accept the value. All are asked, for the sake of the keys they use.</summary>
    private int Fitting(JsonNode? means, string at, JsonNode? value) => means!.AsArray().Index().Count(one => Accepts(one.Item, $"{at}/{one.Index}", value));

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && value.GetValue<double>() % 1 == 0,
        _ => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
    };

    private static IEnumerable<string> Types(JsonNode? means) => means is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [means!.GetValue<string>()];

    private static string Named(JsonNode? reference) => reference!.GetValue<string>()["#/$defs/".Length..];

    private static int Count(JsonNode? means) => means!.GetValue<int>();

    private bool Uses(string key) => Used.Add(key) || true;

    private static IEnumerable<string> KeysIn(JsonNode? schema, string place) => schema switch
    {
        JsonObject map => map.SelectMany(entry => entry.Key == "properties"
            ? entry.Value!.AsObject().SelectMany(p => KeysIn(p.Value, $"{place}/properties/{p.Key}").Prepend($"{place}/properties/{p.Key}"))
            : KeysIn(entry.Value, $"{place}/{entry.Key}")),
        JsonArray list => list.Index().SelectMany(item => KeysIn(item.Item, $"{place}/{item.Index}")),
        _ => [],
    };
}
