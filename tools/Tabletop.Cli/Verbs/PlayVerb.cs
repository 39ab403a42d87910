using System.CommandLine;
using Tabletop.Authoring.Plans;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Logs.Jsonl;
using Command = System.CommandLine.Command;

namespace Tabletop.Cli.Verbs;

/// <summary>Plays one exercise without people and writes the log a server would have written.</summary>
internal static class PlayVerb
{
    public static Command Make(Output output)
    {
        var path = new Argument<string>("PATH") { Description = "a scenario file or folder" };
        var city = new Option<string>("--city") { Description = "a city file, or the id of one in a folder 'cities' beside or above the scenario", HelpName = "F" };
        var plan = new Option<string>("--plan") { Description = "a plan to play; without one every seat is handed to its stand-in", HelpName = "F" };
        var seed = new Option<long?>("--seed") { Description = "what chance is drawn from (the plan's, or 1)", HelpName = "S" };
        var to = new Option<string>("--out") { Description = "where the log goes", HelpName = "LOG.jsonl", Required = true };
        var format = Shown.Format();
        var verb = new Command("play", "Plays one exercise without people and writes its log.") { path, city, plan, seed, to, format };
        verb.SetAction(parsed => Run(
            parsed.GetRequiredValue(path), parsed.GetValue(city), parsed.GetValue(plan), parsed.GetValue(seed), parsed.GetRequiredValue(to), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string path, string? city, string? plan, long? seed, string to, bool json, Output output)
    {
        var scenario = Inputs.Scenario(path, output);
        var transcript = plan is null ? null : Inputs.Plan(plan, output);
        if (transcript is not null && transcript.Scenario != scenario.Id)
        {
            throw new UnusableException($"{plan} is a plan for '{transcript.Scenario}', not for '{scenario.Id}'.");
        }

        city ??= transcript?.City;
        var pinned = Inputs.Pinned(path, city, output);
        var result = transcript is null
            ? ByStandIns(pinned, seed ?? 1)
            : PlanRun.Of(seed is { } given ? transcript with { Seed = given } : transcript, pinned.Book, pinned.Hash);
        Write(to, pinned, result);
        var played = new PlayedExercise(to, result.State.Version, result.Ending, StateHash.Of(result.State));
        if (json)
        {
            output.Out.AsJson(played);
        }
        else
        {
            output.Out.WriteLine($"{played.Out}: version {played.Version}, ending '{played.Ending}'");
            output.Out.WriteLine($"state hash {played.StateHash}");
        }

        if (result.Failure is not { } failure)
        {
            return Exit.Fine;
        }

        output.Error.WriteLine($"{plan}:{failure.At.Line}:{failure.At.Column}: did not come true: {failure.Step}. {failure.Instead}");
        return Exit.Found;
    }

    private static PlanResult ByStandIns(Pinned pinned, long seed)
    {
        var run = new Headless(pinned.Book, pinned.Hash, seed, pinned.Book.Scenario.Roles.Select(role => (role.Id, (StandInPolicy?)null)), []);
        run.ToTheEnd();
        return run.IsOver
            ? new([], null, run.State.Ending < 0 ? "" : pinned.Book.Scenario.Endings[run.State.Ending].Id, run.State, run.Entries, [])
            : throw new UnusableException($"'{pinned.Book.Scenario.Id}' does not come to an end.");
    }

    private static void Write(string to, Pinned pinned, PlanResult result)
    {
        try
        {
            using var file = File.Create(to);
            JsonlWriter.Write(
                file,
                pinned.Content,
                JsonlWriter.Chain(result.Entries),
                result.Texts.Select(text => new StoredText(text.Id, text.Who, [.. text.Salt], text.Text)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException($"{to} cannot be written: {problem.Message}");
        }
    }

    private sealed record PlayedExercise(string Out, long Version, string Ending, string StateHash);
}
