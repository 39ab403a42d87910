using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs.Jsonl;

namespace Tabletop.Cli.Logs;

/// <summary>A log that was read, verified and folded.</summary>
internal sealed record LogFile(Playbook Book, IReadOnlyList<Entry> Entries, ExerciseState State, string Head)
{
    /// <returns>Null: it was tampered with, and the error stream says where.</returns>
    /// <exception cref="UnusableException">It is no log, or cannot be read to its end by this version.</exception>
    public static LogFile? Read(string path, Output output)
    {
        var bytes = Inputs.Bytes(path);
        if (bytes.AsSpan().IndexOf("\n{\"hash\":\""u8) < 0)
        {
            throw new UnusableException($"{path} is no log.");
        }

        var (log, tampering) = Read(path, bytes);
        tampering ??= Moved(log!);
        var folded = tampering is null ? Fold(path, log!, ref tampering) : null;
        if (tampering is not null)
        {
            output.Error.WriteLine($"{path}:{tampering.Line}: tampered with: {tampering.What}");
        }

        return folded;
    }

    private static (JsonlLog? Log, Tampering? Tampering) Read(string path, byte[] bytes)
    {
        try
        {
            return JsonlReader.Read(bytes);
        }
        catch (HostingProblem problem)
        {
            throw new UnusableException($"{path} cannot be read: {problem.Message}");
        }
    }

    /// <summary>Play and the console write words in the order of their ids; the chain knows nothing of them.</summary>
    private static Tampering? Moved(JsonlLog log)
    {
        for (var at = 1; at < log.Texts.Count; at++)
        {
            if (string.CompareOrdinal(log.Texts[at - 1].Id, log.Texts[at].Id) >= 0)
            {
                return new(1 + log.Entries.Count + at + 1, "The line was moved: words stand in the order of their ids.");
            }
        }

        return null;
    }

    private static LogFile? Fold(string path, JsonlLog log, ref Tampering? tampering)
    {
        var book = BookOf(path, log.Content);
        var state = ExerciseState.Initial;
        foreach (var entry in log.Entries)
        {
            try
            {
                state = Play.Fold(book, state, entry);
            }
            catch (Exception problem) when (problem is InvalidDataException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
            {
                // Whoever forges a chain can write events that never happened in this content.
                tampering = new((int)entry.Version + 1, "The entry does not fit the content.");
                return null;
            }
        }

        return new(book, log.Entries, state, log.Head);
    }

    private static Playbook BookOf(string path, byte[] bytes)
    {
        try
        {
            var content = Wire.ReadContent(bytes);
            return content is { Format: Content.CurrentFormat, Rules: Content.CurrentRules }
                ? Playbook.Of(content)
                : throw new UnusableException($"{path} was written by another version: {content.Format}, rules {content.Rules}.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException)
        {
            throw new UnusableException($"{path} holds content that this version does not know.");
        }
    }
}
