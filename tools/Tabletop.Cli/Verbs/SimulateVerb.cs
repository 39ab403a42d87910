using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Tabletop.Authoring.Findings;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Simulating;
using Command = System.CommandLine.Command;

namespace Tabletop.Cli.Verbs;

/// <summary>Plays a scenario many times and says what it comes to.</summary>
internal static class SimulateVerb
{
    /// <summary>In <c>--policy</c>: all seats.</summary>
    private const string Everyone = "everyone";

    private static readonly string Words = string.Join(", ", Enum.GetValues<StandInPolicy>().Select(Word));

    private const int MostRuns = 1_000_000;

    public static Command Make(Output output)
    {
        var path = new Argument<string>("PATH") { Description = "a scenario file or folder" };
        var city = new Option<string>("--city") { Description = "a city file, or the id of one in a folder 'cities' beside or above the scenario", HelpName = "F" };
        var runs = new Option<int>("--runs") { Description = "how many exercises, from 1 to 1000000; as many again try anything, to find what is never reached", HelpName = "N", DefaultValueFactory = _ => 100 };
        var seed = new Option<long>("--seed") { Description = "of the first exercise; each next one has the next number", HelpName = "S", DefaultValueFactory = _ => 1 };
        var policy = new Option<string[]>("--policy")
        {
            Description = $"how a seat plays: {Words}; random tries anything that is allowed. 'everyone' stands for all seats; left out, a seat plays as the scenario says",
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

        var file = Inputs.File(path, output);
        var under = city is null ? null : Inputs.City(city, path, output);
        var pinned = Pinned.Of(file.Content(under));
        var scenario = pinned.Book.Scenario;
        var changed = Policies(policy, scenario);
        var policies = scenario.Roles.ToDictionary(role => role.Id, role => changed.TryGetValue(role.Id, out var other) ? other : role.StandIn, StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        var result = Simulation.Run(pinned.Book, pinned.Hash, runs, seed, changed, Progress.On(output.Error, runs * 2));
        var seconds = watch.Elapsed.TotalSeconds;
        if (json)
        {
            output.Out.AsJson(new
            {
                scenario = scenario.Id,
                city = under?.Id,
                policies,
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
            output.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario.Id}, {(under is null ? "no city" : $"city {under.Id}")}, seeds {seed} to {unchecked(seed + runs - 1)}"));
            foreach (var same in policies.GroupBy(one => one.Value, one => one.Key).OrderBy(same => same.Key))
            {
                output.Out.WriteLine($"  {Word(same.Key)}: {string.Join(", ", same)}");
            }

            Print(result, runs, seconds, output.Out);
        }

        return Exit.Fine;
    }

    private static Dictionary<string, StandInPolicy> Policies(string[] given, Scenario scenario)
    {
        var policies = new Dictionary<string, StandInPolicy>(StringComparer.Ordinal);
        string[] ids = [.. scenario.Roles.Select(role => role.Id)];
        foreach (var one in given)
        {
            if (one.Split('=') is not [var role, var name] || !Enum.TryParse<StandInPolicy>(name, ignoreCase: true, out var policy) || !name.All(char.IsAsciiLetter))
            {
                throw new UnusableException($"'{one}' is no policy of a seat; write for instance {scenario.Roles[0].Id}=cautious. There are {Words}.");
            }

            if (role != Everyone && !ids.Contains(role))
            {
                throw new UnusableException($"'{scenario.Id}' has no role '{role}'{(Guess.Of(role, ids) is { } near ? $" (did you mean {near}?)" : "")}; its roles are {string.Join(", ", ids)}.");
            }

            foreach (var id in role == Everyone ? ids : [role])
            {
                policies[id] = policy;
            }
        }

        return policies;
    }

    private static string Word(StandInPolicy policy) => policy.ToString().ToLowerInvariant();

    private static void Print(SimulationResult result, int runs, double seconds, TextWriter writer)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} exercises as the seats play, {runs} that try anything: {seconds:0.0} s"));
        Shares("endings", result.Endings);
        Shares("states", result.States);
        Shares("injects", result.Injects);
        Shares("actions", result.Actions);
        if (result.Indicators.Count > 0)
        {
            writer.WriteLine("indicators at the end (5%, half, 95%)");
        }

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
            if (shares.Count > 0)
            {
                writer.WriteLine(what);
            }

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
