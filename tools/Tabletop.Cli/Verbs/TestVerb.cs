using System.CommandLine;
using Tabletop.Authoring;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Plans;
using Tabletop.Authoring.Words;

namespace Tabletop.Cli.Verbs;

/// <summary>Plays test plans and says whether they came true.</summary>
internal static class TestVerb
{
    public static Command Make(Output output)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "plan files, scenario folders, or folders of them",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = Shown.Format();
        var verb = new Command("test", "Plays test plans; of one that does not come true it prints what happened, up to the first step that did not.") { paths, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string[] paths, bool json, Output output)
    {
        var outcomes = PlanFiles.In(paths).Select(path => Test(path, output)).ToArray();
        var failed = outcomes.Count(outcome => outcome.Outcome != Played.CameTrue);
        if (json)
        {
            output.Out.AsJson(outcomes);
        }
        else
        {
            foreach (var outcome in outcomes)
            {
                Print(outcome, output.Out);
            }
        }

        output.Error.WriteLine(failed == 0
            ? $"{Shown.Count(outcomes.Length, "plan", "plans")} came true"
            : $"{failed} of {Shown.Count(outcomes.Length, "plan", "plans")} did not come true");
        return failed == 0 ? Exit.Fine : Exit.Found;
    }

    private static TestedPlan Test(string path, Output output)
    {
        var file = Author.LoadPlan(path);
        if (file.Plan is not { } plan || file.Scenario is not { } scenario)
        {
            output.Error.Findings(file.Findings);
            var error = file.Findings.First(finding => finding.IsError);
            return error.Code == Rules.Unreadable.Code
                ? throw new UnusableException($"{path} cannot be read.")
                : new(path, Played.NotReadable, null, error.Line, error.Column, null, $"{error.Message} - {error.Cure}", []);
        }

        var pinned = Pinned.Of(new() { Scenario = scenario, City = file.City });
        var result = PlanRun.Of(plan, pinned.Book, pinned.Hash);
        return new(
            path,
            result.Failure is null ? Played.CameTrue : Played.Failed,
            result.Ending,
            result.Failure?.At.Line,
            result.Failure?.At.Column,
            result.Failure?.Step,
            result.Failure?.Instead,
            result.Transcript.Select(line => new TestedLine(line.StoryMs, StoryTime.Print(line.StoryMs), line.Who, line.What, line.Result)));
    }

    private static void Print(TestedPlan plan, TextWriter writer)
    {
        if (plan.Outcome == Played.CameTrue)
        {
            writer.WriteLine($"came true: {plan.Plan}, ending '{plan.Ending}'");
            return;
        }

        writer.WriteLine(plan.Plan);
        var width = plan.Transcript.Select(line => line.Who.Length).DefaultIfEmpty().Max();
        foreach (var line in plan.Transcript)
        {
            var result = line.Result.Length == 0 ? "" : $" - {line.Result}";
            writer.WriteLine($"  {line.StoryTime}  {line.Who.PadRight(width)}  {line.What}{result}");
        }

        writer.WriteLine($"{plan.Plan}:{plan.Line}:{plan.Column}: did not come true: {plan.Step ?? "the plan cannot be played"}. {plan.Instead}");
    }
}

internal enum Played
{
    CameTrue,
    Failed,
    NotReadable,
}

/// <summary>What became of a plan. What is null did not come up.</summary>
/// <param name="Step">The first step that did not come true, at <paramref name="Line"/>.</param>
/// <param name="Instead">What was true instead.</param>
internal sealed record TestedPlan(
    string Plan, Played Outcome, string? Ending, int? Line, int? Column, string? Step, string? Instead, IEnumerable<TestedLine> Transcript);

internal sealed record TestedLine(long StoryMs, string StoryTime, string Who, string What, string Result);
