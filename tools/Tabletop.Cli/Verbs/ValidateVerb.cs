using System.CommandLine;
using Tabletop.Authoring;
using Tabletop.Authoring.Findings;

namespace Tabletop.Cli.Verbs;

/// <summary>Says what is wrong with files, and what to do.</summary>
internal static class ValidateVerb
{
    public static Command Make(Output output)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "scenario, city and plan files, or folders of them",
            Arity = ArgumentArity.OneOrMore,
        };
        var strict = new Option<bool>("--strict") { Description = "warnings fail, too" };
        var format = Shown.Format();
        var verb = new Command("validate", "Says what is wrong in scenario, city and plan files, where, and what to do.") { paths, strict, format };
        verb.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.GetValue(strict), parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string[] paths, bool strict, bool json, Output output)
    {
        foreach (var path in paths.Where(path => !File.Exists(path) && !Directory.Exists(path)))
        {
            throw new UnusableException($"There is no file or folder '{path}'.");
        }

        var findings = Author.Validate(paths);
        if (json)
        {
            output.Out.AsJson(findings.Select(finding => new
            {
                finding.File,
                finding.Line,
                finding.Column,
                finding.Severity,
                finding.Code,
                finding.Message,
                finding.Cure,
            }));
        }
        else
        {
            output.Out.Findings(findings);
        }

        var errors = findings.Count(finding => finding.IsError);
        var warnings = findings.Count(finding => finding.Severity == Severity.Warning);
        output.Error.WriteLine($"{Shown.Count(errors, "error", "errors")}, {Shown.Count(warnings, "warning", "warnings")}");
        return findings.Any(finding => finding.Code == Rules.Unreadable.Code) ? Exit.WrongUse
            : errors > 0 || (strict && warnings > 0) ? Exit.Found
            : Exit.Fine;
    }
}
