using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tabletop.Engine.Exercises;

/// <summary>Brings an entry's JSON from one version of the stored form to the next.</summary>
/// <param name="From">The version it takes.</param>
/// <param name="Up">Changes the entry in place; its <c>schema</c> is seen to.</param>
public sealed record Upcaster(int From, Action<JsonObject> Up);

/// <summary>
/// Reads entries of every version of the stored form there has been. What is stored is never rewritten: the chain is verified over the
/// bytes as they are, then each step makes of the JSON what the next version would have written.
/// </summary>
/// <param name="present">The version this program writes.</param>
/// <param name="steps">One for each version before it.</param>
public sealed class Upcasters(int present, Items<Upcaster> steps)
{
    /// <summary>There has been one version: nothing has to be brought up yet.</summary>
    public static readonly Upcasters Known = new(Entry.PresentSchema, []);

    // The version is the last thing written of an entry.
    private readonly byte[] _end = [.. "\"schema\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(present), (byte)'}'];

    /// <exception cref="JsonException">It is no entry, was written by a newer version, or tells of something unknown.</exception>
    public Entry Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.EndsWith(_end))
        {
            return JsonSerializer.Deserialize<Entry>(bytes, Wire.Options) ?? throw new JsonException("An entry cannot be null.");
        }

        var entry = JsonNode.Parse(bytes) as JsonObject ?? throw new JsonException("An entry is an object.");
        for (var version = SchemaOf(entry); version < present; version++)
        {
            var step = steps.FirstOrDefault(s => s.From == version) ?? throw new JsonException($"The form {version} of entries is not known.");
            step.Up(entry);
            entry["schema"] = version + 1;
        }

        return entry.Deserialize<Entry>(Wire.Options)!;
    }

    private int SchemaOf(JsonObject entry)
    {
        var version = entry["schema"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw new JsonException("The entry does not say its form.");
        return version <= present ? version : throw new JsonException($"The entry has the form {version} of a newer version.");
    }
}
