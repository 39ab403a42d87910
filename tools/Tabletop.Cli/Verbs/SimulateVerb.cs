using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Simulating;
using Command = System.CommandLine.Command;

namespace Tabletop.Cli.Verbs;

/// <summary>Plays a scenario many times and says what it comes to.</summary>
internal static class SimulateVerb
{
    /// <summary>In <c>--policy</c>: all seats.</summary>
    private const string Everyone = "everyone";

    private const int MostRuns = 1_000_000;

    public static Command Make(Output output)
    {
        var path = new Argument<string>("PATH") { Description = "a scenario file or folder" };
        var city = new Option<string>("--city") { Description = "a city file, or the id of one in a folder 'cities' beside or above the scenario", HelpName = "F" };
        var runs = new Option<int>("--runs") { Description = "how many exercises, from 1 to 1000000; as many again try anything, to find what is never reached", HelpName = "N", DefaultValueFactory = _ => 100 };
        var seed = new Option<long>("--seed") { Description = "of the first exercise; each next one has the next number", HelpName = "S", DefaultValueFactory = _ => 1 };
        var policy = new Option<string[]>("--policy")
        {
            Description = "how a seat plays: cooperative, cautious, siloed, proactive, contrary, silent or random; 'everyone' stands for all seats",
            HelpName = "role=policy",
            AllowMultipleArgumentsPerToken = true,
        };
        var format = Shown.Format();
        var verb = new Command("simulate", "Plays a scenario many times with stand-ins, and says what it comes to and what it never reaches.") { path, city, runs, seed, policy, format };
        verb.SetAction(parsed => Run(
            parsed.GetRequiredValue(path), parsed.GetValue(city), parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(policy) ?? [], parsed.IsJson(format), output));
        return verb;
    }

    private static int Run(string path, string? city, int runs, long seed, string[] policy, bool json, Output output)
    {
        if (runs is < 1 or > MostRuns)
        {
            throw new UnusableException("--runs is from 1 to 1000000.");
        }

        var pinned = Inputs.Pinned(path, city, output);
        var policies = Policies(policy, pinned.Book.Scenario);
        var watch = Stopwatch.StartNew();
        var result = Simulation.Run(pinned.Book, pinned.Hash, runs, seed, policies, Progress.On(output.Error, runs * 2));
        var seconds = watch.Elapsed.TotalSeconds;
        if (json)
        {
            output.Out.AsJson(new
            {
                runs,
                seed,
                seconds = Math.Round(seconds, 3),
                exercisesPerSecond = Math.Round(runs * 2 / seconds, 1),
                result.Endings,
                result.States,
                result.Injects,
                result.Actions,
                result.Indicators,
                result.DisclosureLagMinutes,
                result.NeverReached,
            });
        }
        else
        {
            Print(result, runs, seconds, output.Out);
        }

        return Exit.Fine;
    }

    private static Dictionary<string, StandInPolicy> Policies(string[] given, Scenario scenario)
    {
        var policies = new Dictionary<string, StandInPolicy>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            if (one.Split('=') is not [var role, var name] || !Enum.TryParse<StandInPolicy>(name, ignoreCase: true, out var policy) || !name.All(char.IsAsciiLetter))
            {
                throw new UnusableException($"'{one}' is no policy of a seat; write for instance mayor=cautious.");
            }

            if (role != Everyone && scenario.Roles.IndexOf(r => r.Id == role) < 0)
            {
                throw new UnusableException($"'{scenario.Id}' has no role '{role}'; its roles are {string.Join(", ", scenario.Roles.Select(r => r.Id))}.");
            }

            foreach (var id in role == Everyone ? scenario.Roles.Select(r => r.Id) : [role])
            {
                policies[id] = policy;
            }
        }

        return policies;
    }

    private static void Print(SimulationResult result, int runs, double seconds, TextWriter writer)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} exercises as the seats play, {runs} that try anything: {seconds:0.0} s"));
        Shares("endings", result.Endings);
        Shares("states", result.States);
        Shares("injects", result.Injects);
        Shares("actions", result.Actions);
        writer.WriteLine("indicators at the end (5%, half, 95%)");
        foreach (var (id, spread) in result.Indicators)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {id,-40} {spread.P5,6:0.#} {spread.P50,6:0.#} {spread.P95,6:0.#}"));
        }

        if (result.DisclosureLagMinutes is { } lag)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"minutes from the police to a community (5%, half, 95%) {lag.P5:0.#} {lag.P50:0.#} {lag.P95:0.#}"));
        }

        var never = result.NeverReached;
        writer.WriteLine(never.Count() == 0 ? "never reached: nothing" : "never reached");
        Never("ending", never.Endings);
        Never("state", never.States);
        Never("transition", never.Transitions);
        Never("inject", never.Injects);
        Never("option", never.Options);
        Never("action", never.Actions);

        void Shares(string what, IReadOnlyDictionary<string, double> shares)
        {
            writer.WriteLine(what);
            foreach (var (id, share) in shares)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {id,-40} {share * 100,5:0.0}%"));
            }
        }

        void Never(string what, IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                writer.WriteLine($"  {what} {id}");
            }
        }
    }
}
