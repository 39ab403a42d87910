using System.CommandLine;
using System.Text.Json;
using Tabletop.Authoring.Words;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting;
using Tabletop.Hosting.Logs.Jsonl;
using Command = System.CommandLine.Command;

namespace Tabletop.Cli.Verbs;

/// <summary>Verifies a log and says where its exercise stands.</summary>
internal static class ReplayVerb
{
    public static Command Make(Output output)
    {
        var path = new Argument<string>("LOG.jsonl") { Description = "a log that play or the console wrote" };
        var format = Shown.Format();
        var verb = new Command("replay", "Verifies a log and folds it: version, story time, state hash.") { path, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string path, bool json, Output output)
    {
        var bytes = Inputs.Bytes(path);
        if (bytes.AsSpan().IndexOf("\n{\"hash\":\""u8) < 0)
        {
            throw new UnusableException($"{path} is no log.");
        }

        var (log, tampering) = Read(path, bytes);
        tampering ??= Moved(log!);
        var replayed = tampering is null ? Fold(path, log!, ref tampering) : null;
        if (tampering is not null)
        {
            output.Error.WriteLine($"{path}:{tampering.Line}: tampered with: {tampering.What}");
            return Exit.Found;
        }

        if (json)
        {
            output.Out.AsJson(replayed);
        }
        else
        {
            output.Out.WriteLine($"version {replayed!.Version}, {replayed.StoryTime}");
            output.Out.WriteLine($"state hash {replayed.StateHash}");
            output.Out.WriteLine($"head hash {replayed.HeadHash}");
        }

        return Exit.Fine;
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

    private static Replayed? Fold(string path, JsonlLog log, ref Tampering? tampering)
    {
        var book = Book(path, log.Content);
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

        return new(state.Version, state.StoryMs, StoryTime.Print(state.StoryMs), StateHash.Of(state), log.Head, log.Entries.Count);
    }

    private static Playbook Book(string path, byte[] bytes)
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

    private sealed record Replayed(long Version, long StoryMs, string StoryTime, string StateHash, string HeadHash, int Entries);
}
