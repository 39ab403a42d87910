using System.Text.Json.Nodes;
using Tabletop.Authoring.Words;

namespace Tabletop.Authoring.Schemas;

/// <summary>
/// The pieces that schemas are made of. A YAML reader gives numbers and truth values types of their own, and the loader takes
/// them all for text, so texts may be any of them here.
/// </summary>
internal static class Schema
{
    public const string IdPattern = "^[a-z](-?[a-z0-9])*$";

    private const string DurationPattern = "[0-9]{1,7} *[dhms]( *[0-9]{1,7} *[dhms])*";
    private const string ClockPattern = "[A-Za-z]{3} +[0-9]{1,2}:[0-9]{2}";

    /// <summary>What several places share.</summary>
    public static JsonObject Definitions() => new()
    {
        ["id"] = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = IdPattern,
            ["maxLength"] = Kebab.Longest,
            ["not"] = new JsonObject { ["enum"] = Words(Vocabulary.Reserved.Order(StringComparer.Ordinal)) },
        },
        ["name"] = new JsonObject { ["type"] = "string", ["pattern"] = IdPattern, ["maxLength"] = Kebab.Longest },
        ["names"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "array", ["items"] = Ref("name") },
                new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z][a-z0-9-]*( *, *[a-z][a-z0-9-]*)*$" }),
        },
        ["text"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean"), ["minLength"] = 1 },
        ["texts"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "array", ["items"] = Ref("text") },
                new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
        },
        ["condition"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[^,:;\\[\\]{}\"']+$" },
        ["duration"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^{DurationPattern}$" },
        ["moment"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^({DurationPattern}|{ClockPattern})$" },
        ["share"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{1,3}(\\.[0-9])? *%$" },
        ["yes-or-no"] = new JsonObject { ["enum"] = new JsonArray(true, false, "yes", "no") },
    };

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    /// <summary>One of the shared definitions.</summary>
    public static JsonObject A(string definition, string description)
    {
        var schema = Ref(definition);
        schema["description"] = description;
        return schema;
    }

    public static JsonObject OneOf(string description, IEnumerable<string> words) => new() { ["enum"] = Words(words), ["description"] = description };

    public static JsonObject Number(string description, double? low = null, double? high = null)
    {
        var schema = new JsonObject { ["type"] = "number", ["description"] = description };
        Put(schema, "minimum", low);
        Put(schema, "maximum", high);
        return schema;
    }

    public static JsonObject Whole(string description, int low, int high) =>
        new() { ["type"] = "integer", ["minimum"] = low, ["maximum"] = high, ["description"] = description };

    public static JsonObject Clock(string description) => new() { ["type"] = "string", ["pattern"] = $"^{ClockPattern}$", ["description"] = description };

    public static JsonObject Pattern(string description, string pattern) => new() { ["type"] = "string", ["pattern"] = pattern, ["description"] = description };

    public static JsonObject Format(string format) => new() { ["const"] = format, ["description"] = "What kind of file this is, and the version of its language." };

    public static JsonObject ListOf(string description, JsonObject item) => new() { ["type"] = "array", ["items"] = item, ["description"] = description };

    /// <summary>Things by ids of the author's own.</summary>
    public static JsonObject ById(string description, JsonObject thing, int least = 1) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["propertyNames"] = Ref("id"),
        ["additionalProperties"] = thing,
        ["minProperties"] = least,
    };

    /// <summary>A group of keys that takes no others.</summary>
    /// <param name="required">Those that must be there, with commas.</param>
    public static JsonObject Keys(string description, string required, params IEnumerable<(string Key, JsonObject Value)> keys)
    {
        var properties = new JsonObject();
        foreach (var (key, value) in keys)
        {
            properties[key] = value;
        }

        var schema = new JsonObject { ["type"] = "object", ["description"] = description, ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Length > 0)
        {
            schema["required"] = Words(required.Split(", "));
        }

        return schema;
    }

    /// <summary>One of several shapes.</summary>
    public static JsonObject Either(string description, params JsonObject[] shapes) => new() { ["description"] = description, ["anyOf"] = new JsonArray([.. shapes]) };

    public static JsonObject Requires(params IEnumerable<string> keys) => new() { ["required"] = Words(keys) };

    public static JsonObject Not(JsonObject schema) => new() { ["not"] = schema };

    /// <summary>None of the keys is there.</summary>
    public static JsonObject Without(params IEnumerable<string> keys) => Not(new() { ["anyOf"] = new JsonArray([.. keys.Select(key => Requires(key))]) });

    /// <summary>The key is there and has one of the values.</summary>
    public static JsonObject Is(string key, params IEnumerable<JsonNode> values)
    {
        var schema = Requires(key);
        schema["properties"] = new JsonObject { [key] = new JsonObject { ["enum"] = new JsonArray([.. values]) } };
        return schema;
    }

    /// <summary>A rule between keys: what holds if something is so, and what if not.</summary>
    public static JsonObject When(JsonObject condition, JsonObject? then, JsonObject? otherwise = null)
    {
        var schema = new JsonObject { ["if"] = condition };
        Put(schema, "then", then);
        Put(schema, "else", otherwise);
        return schema;
    }

    /// <summary>The same keys under rules.</summary>
    public static JsonObject Under(this JsonObject keys, params JsonObject[] rules)
    {
        keys["allOf"] = new JsonArray([.. rules]);
        return keys;
    }

    public static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    private static void Put(JsonObject schema, string key, JsonNode? value)
    {
        if (value is not null)
        {
            schema[key] = value;
        }
    }
}
