using System.CommandLine;
using Tabletop.Authoring.Words;
using Tabletop.Cli.Logs;
using Tabletop.Engine.Exercises;
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
        if (LogFile.Read(path, output) is not { } log)
        {
            return Exit.Found;
        }

        var state = log.State;
        var replayed = new Replayed(state.Version, state.StoryMs, StoryTime.Print(state.StoryMs), StateHash.Of(state), log.Head, log.Entries.Count);
        if (json)
        {
            output.Out.AsJson(replayed);
        }
        else
        {
            output.Out.WriteLine($"version {replayed.Version}, {replayed.StoryTime}");
            output.Out.WriteLine($"state hash {replayed.StateHash}");
            output.Out.WriteLine($"head hash {replayed.HeadHash}");
        }

        return Exit.Fine;
    }

    private sealed record Replayed(long Version, long StoryMs, string StoryTime, string StateHash, string HeadHash, int Entries);
}
