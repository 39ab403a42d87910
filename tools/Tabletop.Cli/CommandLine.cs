using System.CommandLine;
using System.CommandLine.Help;
using Tabletop.Cli.Verbs;

namespace Tabletop.Cli;

/// <summary>Where a verb writes: results to <paramref name="Out"/>, messages to <paramref name="Error"/>.</summary>
public sealed record Output(TextWriter Out, TextWriter Error);

/// <summary>What the program ends with.</summary>
public static class Exit
{
    public const int Fine = 0;

    /// <summary>It found what it looks for: errors, a plan that did not come true, tampering.</summary>
    public const int Found = 1;

    /// <summary>Wrong use, or input that cannot be read.</summary>
    public const int WrongUse = 2;
}

/// <summary>What was given cannot be used. The message is one sentence for people.</summary>
internal sealed class UnusableException(string sentence) : Exception(sentence);

/// <summary>The verbs, and what happens when they are used wrongly.</summary>
public static class CommandLine
{
    private const string Name = "tabletop";

    public static async Task<int> Run(IReadOnlyList<string> args, Output output)
    {
        var root = new Command(Name, "Writes, checks, plays and replays tabletop exercises.") { new HelpOption() };
        root.Add(ValidateVerb.Make(output));
        root.Add(TestVerb.Make(output));
        root.Add(SimulateVerb.Make(output));
        root.Add(PlayVerb.Make(output));
        root.Add(ReplayVerb.Make(output));
        root.Add(WhatIfVerb.Make(output));
        root.Add(NewVerb.Make(output));
        root.Add(SchemaVerb.Make(output));
        root.Add(GraphVerb.Make(output));
        root.Add(TranslateVerb.Make(output));
        root.Add(ModelVerb.Make(output));
        root.Add(ServeVerb.Make(output));
        root.Add(AuditVerb.Make(output));
        root.Add(ForgetPassphraseVerb.Make(output));
        root.Add(ReleaseVerb.Make(output));
        root.Add(BackupVerb.Make(output));
        root.Add(RestoreVerb.Make(output));
        root.Add(BenchVerb.Make(output));

        // A path may begin with @.
        var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.Action is not HelpAction && WrongUse.Sentence(parsed) is { } wrong)
        {
            await output.Error.WriteLineAsync($"{Name}: {wrong}");
            await output.Error.WriteLineAsync($"Try: {string.Join(' ', Path(parsed.CommandResult))} --help");
            return Exit.WrongUse;
        }

        try
        {
            // How the program ends on SIGTERM is the verb's to say: the server has a log to flush.
            return await parsed.InvokeAsync(new()
            {
                Output = output.Out,
                Error = output.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UnusableException problem)
        {
            await output.Error.WriteLineAsync($"{Name}: {problem.Message}");
            return Exit.WrongUse;
        }
        catch (Exception problem)
        {
            // Such as a full disk; or a mistake of the program, which is no reason to show its insides.
            await output.Error.WriteLineAsync($"{Name}: {problem.GetType().Name}: {problem.Message}");
            return Exit.WrongUse;
        }
    }

    private static Stack<string> Path(System.CommandLine.Parsing.CommandResult command)
    {
        var names = new Stack<string>([command.Command.Name]);
        for (var at = command.Parent as System.CommandLine.Parsing.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Push(at.Command.Name);
        }

        return names;
    }
}
