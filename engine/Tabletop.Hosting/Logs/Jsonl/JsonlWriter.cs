using System.Text;
using System.Text.Json;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Logs.Jsonl;

/// <summary>
/// An exercise as a text file: line 1 the content, then one line for each entry with the chain's hash, typed words last. The same
/// bytes lie in the database.
/// </summary>
public static class JsonlWriter
{
    public static void Write(Stream to, byte[] content, IEnumerable<StoredEntry> entries, IEnumerable<StoredText> texts)
    {
        to.Write(content);
        to.Write("\n"u8);
        foreach (var entry in entries)
        {
            to.Write(Encoding.ASCII.GetBytes($"{JsonlLines.BeforeHash}{Convert.ToHexStringLower(entry.Hash)}{JsonlLines.BeforeEntry}"));
            to.Write(entry.Bytes);
            to.Write("}\n"u8);
        }

        foreach (var text in texts)
        {
            // Erased words, and salts of refused commands, stay behind.
            if (text is { Salt: { } salt, Text: { } words })
            {
                to.Write(JsonlLines.Write(new(text.Id, Convert.ToHexStringLower(salt), words)));
                to.Write("\n"u8);
            }
        }
    }

    /// <summary>Entries that were never in a database (headless play) as they would lie there.</summary>
    public static IReadOnlyList<StoredEntry> Chain(IEnumerable<Entry> entries)
    {
        List<StoredEntry> stored = [];
        var head = HashChain.Start.ToArray();
        foreach (var entry in entries)
        {
            var bytes = Wire.Write(entry);
            head = HashChain.Next(head, bytes);
            stored.Add(new(entry.Version, bytes, head));
        }

        return stored;
    }
}

/// <summary>The words of one text line.</summary>
/// <param name="Salt">Lower-case hex.</param>
public sealed record TextLine(string Id, string Salt, string Text);

/// <summary>The fixed parts of lines. Any other byte there is tampering too.</summary>
internal static class JsonlLines
{
    public const string BeforeHash = "{\"hash\":\"";
    public const string BeforeEntry = "\",\"entry\":";

    public static ReadOnlySpan<byte> BeforeText => "{\"text\":"u8;

    public static byte[] Write(TextLine line) => JsonSerializer.SerializeToUtf8Bytes(new Wrapped(line), Wire.Options);

    /// <summary>Null: it is not exactly what <see cref="Write"/> writes.</summary>
    public static TextLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var text = JsonSerializer.Deserialize<Wrapped>(line, Wire.Options)?.Text;
            return text is not null && line.SequenceEqual(Write(text)) ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Wrapped(TextLine Text);
}
