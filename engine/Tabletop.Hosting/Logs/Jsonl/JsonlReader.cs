using System.Text;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Hosting.Logs.Jsonl;

/// <summary>Something in the file is not as it was written.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="What">One sentence for people.</param>
public sealed record Tampering(int Line, string What);

/// <summary>A whole log, read and verified.</summary>
/// <param name="Head">The last hash, lower-case hex. A file that was cut short shows only against one kept elsewhere.</param>
public sealed record JsonlLog(byte[] Content, IReadOnlyList<Entry> Entries, IReadOnlyList<TextLine> Texts, string Head);

/// <summary>Reads a log file and verifies every byte of it.</summary>
/// <remarks>
/// Whoever changes a log breaks its chain. A chain that holds and tells of something unknown was written by another version, and a
/// last line that only lacks its end was cut by a full disk or a broken copy: neither is tampering, and neither can be read.
/// </remarks>
public static class JsonlReader
{
    private const int HexLength = 2 * HashChain.HashLength;

    /// <summary>Either the log, or the first thing that is wrong with it.</summary>
    /// <param name="upcasters">Left out: those this program knows.</param>
    /// <exception cref="HostingProblem">It cannot be read to its end, though nobody has changed it.</exception>
    public static (JsonlLog? Log, Tampering? Tampering) Read(ReadOnlyMemory<byte> file, Upcasters? upcasters = null)
    {
        var lines = Lines(file);
        if (lines.Count < 2)
        {
            return (null, new(lines.Count + 1, "There is no entry: this is no log, or it was cut."));
        }

        var isOpen = !file.Span.EndsWith("\n"u8);
        List<Entry> entries = [];
        List<TextLine> texts = [];
        var typed = new Dictionary<string, string>();
        var head = HashChain.Start.ToArray();
        for (var at = 1; at < lines.Count; at++)
        {
            var line = lines[at].Span;
            if (at == lines.Count - 1 && isOpen && IsCut(line))
            {
                throw new HostingProblem($"The log breaks off in the middle of line {at + 1}: get a whole copy of it.");
            }

            string? wrong;
            if (texts.Count == 0 && !IsText(line))
            {
                wrong = ReadEntry(at + 1, line, lines[0].Span, entries, typed, upcasters ?? Upcasters.Known, ref head);
            }
            else
            {
                wrong = ReadText(line, typed, texts);
            }

            if (wrong is not null)
            {
                return (null, new(at + 1, wrong));
            }
        }

        return entries.Count == 0
            ? (null, new(2, "There is no entry."))
            : (new(lines[0].ToArray(), entries, texts, Convert.ToHexStringLower(head)), null);
    }

    private static bool IsText(ReadOnlySpan<byte> line) => line.StartsWith(JsonlLines.BeforeText);

    /// <summary>The beginning of a line, and nothing that could not go on. (A line that is cut from the file as a whole shows only against a head hash kept elsewhere.)</summary>
    private static bool IsCut(ReadOnlySpan<byte> line)
    {
        if (!Begins(line, Encoding.ASCII.GetBytes(JsonlLines.BeforeHash)) && !Begins(line, JsonlLines.BeforeText))
        {
            return false;
        }

        var reader = new Utf8JsonReader(line, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
            }

            return reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Begins(ReadOnlySpan<byte> line, ReadOnlySpan<byte> start)
    {
        var length = Math.Min(line.Length, start.Length);
        return line[..length].SequenceEqual(start[..length]);
    }

    private static string? ReadEntry(
        int number,
        ReadOnlySpan<byte> line,
        ReadOnlySpan<byte> content,
        List<Entry> entries,
        Dictionary<string, string> typed,
        Upcasters upcasters,
        ref byte[] head)
    {
        var start = JsonlLines.BeforeHash.Length + HexLength + JsonlLines.BeforeEntry.Length;
        var isFramed = line.Length > start + 1
            && line.StartsWith(Encoding.ASCII.GetBytes(JsonlLines.BeforeHash))
            && line[(JsonlLines.BeforeHash.Length + HexLength)..].StartsWith(Encoding.ASCII.GetBytes(JsonlLines.BeforeEntry))
            && line[^1] == '}';
        if (!isFramed)
        {
            return "This is no line of a log.";
        }

        var bytes = line[start..^1];
        head = HashChain.Next(head, bytes);
        if (!line.Slice(JsonlLines.BeforeHash.Length, HexLength).SequenceEqual(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(head))))
        {
            return "The hash does not fit this entry and those before it.";
        }

        Entry entry;
        try
        {
            entry = upcasters.Read(bytes);
        }
        catch (JsonException unknown)
        {
            throw new HostingProblem($"Line {number} tells of something this version does not know: {unknown.Message} Read it with the version that wrote it.", unknown);
        }

        if (entry.Version != entries.Count + 1)
        {
            return $"Version {entry.Version} stands where {entries.Count + 1} belongs.";
        }

        if (entry.Version == 1 && (entry.Command.Body as CommandBody.Create)?.Content != HashChain.Fingerprint(content))
        {
            return "The content in line 1 is not the one this exercise was created with.";
        }

        foreach (var words in entry.Command.Body.TypedTexts)
        {
            if (words is { Id: { } id, Hash: { } hash })
            {
                typed[id] = hash;
            }
        }

        entries.Add(entry);
        return null;
    }

    private static string? ReadText(ReadOnlySpan<byte> line, Dictionary<string, string> typed, List<TextLine> texts)
    {
        if (JsonlLines.Read(line) is not { } text)
        {
            return "This is no line of typed words.";
        }

        // Each id once: what is taken out here cannot come again.
        if (!typed.Remove(text.Id, out var hash))
        {
            return "No entry speaks of these words.";
        }

        if (!IsHex(text.Salt) || TypedTexts.HashOf(Convert.FromHexString(text.Salt), text.Text) != hash)
        {
            return "The words are not those that were typed.";
        }

        texts.Add(text);
        return null;
    }

    private static bool IsHex(string salt) => salt.Length % 2 == 0 && salt.All(char.IsAsciiHexDigitLower);

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> file)
    {
        List<ReadOnlyMemory<byte>> lines = [];
        while (!file.IsEmpty)
        {
            var end = file.Span.IndexOf((byte)'\n');
            lines.Add(end < 0 ? file : file[..end]);
            file = end < 0 ? default : file[(end + 1)..];
        }

        return lines;
    }
}
