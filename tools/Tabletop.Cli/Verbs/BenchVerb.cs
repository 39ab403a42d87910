using System.CommandLine;
using Tabletop.Cli.Bench;
using Tabletop.Hosting.Logs.Jsonl;

namespace Tabletop.Cli.Verbs;

/// <summary>Measures, and shows each figure beside its baseline of the same run. Nothing fails for being slow.</summary>
internal static class BenchVerb
{
    private const double MostSeconds = 3_600;

    public static Command Make(Output output)
    {
        var bench = new Command("bench", "Measures, and shows each figure beside its baseline of the same run.")
        {
            Simulate(output),
            Replay(output),
            Yaml(output),
            Cold(output),
            Once(output),
        };
        foreach (var verb in ServingBenchVerbs.Make(output))
        {
            bench.Add(verb);
        }

        return bench;
    }

    private static Command Simulate(Output output)
    {
        var scale = new Option<bool>("--scale") { Description = "also what more injects, seats and runs cost; takes as long again" };
        var (seconds, format) = (Seconds(), Shown.Format());
        var verb = new Command("simulate", "Plays whole exercises of the reference scenario, on one core and on all, and steps of a crisis machine.") { scale, seconds, format };
        verb.SetAction(parsed => Show(SimulateBench.Run(Checked(parsed.GetValue(seconds)), parsed.GetValue(scale)), parsed.IsJson(format), output, output.Out.Print));
        return verb;
    }

    private static Command Replay(Output output)
    {
        var path = new Argument<string?>("PATH") { Description = "a log, or a scenario to play one of; the reference scenario if left out", Arity = ArgumentArity.ZeroOrOne };
        var (seconds, format) = (Seconds(), Shown.Format());
        var verb = new Command("replay", "Reads a log back, beside System.Text.Json reading the same bytes.") { path, seconds, format };
        verb.SetAction(parsed =>
        {
            var (given, longest) = (parsed.GetValue(path), Checked(parsed.GetValue(seconds)));
            return Show(ReplayBench.Run(given ?? Reference.Scenario.Id, Log(given, output), longest), parsed.IsJson(format), output, output.Out.Print);
        });
        return verb;
    }

    private static Command Yaml(Output output)
    {
        var (seconds, format) = (Seconds(), Shown.Format());
        var verb = new Command("yaml", "Refuses hostile files, each in a process of its own, beside one that reads an empty file.") { seconds, format };
        verb.SetAction(parsed => Show(YamlBench.Run(Checked(parsed.GetValue(seconds))), parsed.IsJson(format), output, output.Out.Print));
        return verb;
    }

    private static Command Once(Output output)
    {
        var path = new Argument<string>("PATH");
        var verb = new Command(YamlBench.Verb, "What 'bench yaml' starts.") { path };
        verb.Hidden = true;
        verb.SetAction(parsed => YamlBench.Once(parsed.GetRequiredValue(path), output));
        return verb;
    }

    private static Command Cold(Output output)
    {
        var path = new Argument<string>("LOG");
        var verb = new Command(ColdReplay.Verb, "What 'bench replay' starts.") { path };
        verb.Hidden = true;
        verb.SetAction(parsed => ColdReplay.Run(parsed.GetRequiredValue(path), output));
        return verb;
    }

    private static int Show<T>(T figures, bool json, Output output, Action<T> print)
    {
        if (json)
        {
            output.Out.AsJson(figures);
        }
        else
        {
            print(figures);
        }

        return Exit.Fine;
    }

    private static Option<double> Seconds() =>
        new("--seconds") { Description = "about how long to measure", HelpName = "S", DefaultValueFactory = _ => 10 };

    internal static double Checked(double seconds) =>
        seconds is > 0 and <= MostSeconds ? seconds : throw new UnusableException("--seconds is more than 0 and at most 3600.");

    private static byte[] Log(string? path, Output output)
    {
        if (path is not null && !Directory.Exists(path) && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        {
            return Inputs.Bytes(path);
        }

        var pinned = path is null ? Reference.Of(Reference.Scenario) : Inputs.Pinned(path, null, output);
        using var log = new MemoryStream();
        JsonlWriter.Write(log, pinned.Content, JsonlWriter.Chain(Reference.Play(pinned, seed: 1)!.Entries), []);
        return log.ToArray();
    }
}
