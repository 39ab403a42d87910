using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Simulation;

namespace Tabletop.Hosting.Simulating;

/// <summary>Many whole exercises with stand-ins and the built-in facilitator, on all cores, and what they came to.</summary>
public static class Simulation
{
    /// <summary>Indicators are kept as thousandths.</summary>
    private const double Thousandths = 1000;

    // When a scenario is explored each exercise draws one of these tables, and each seat how it plays: mostly at random, for what any table might do.
    private static readonly StandInPolicy[][] Tables =
    [
        [StandInPolicy.Random],
        [StandInPolicy.Random, StandInPolicy.Random, StandInPolicy.Cooperative],
        [StandInPolicy.Random, StandInPolicy.Cooperative, StandInPolicy.Proactive],
        [StandInPolicy.Random, StandInPolicy.Silent],
        [StandInPolicy.Random, StandInPolicy.Silent, StandInPolicy.Contrary],
    ];

    /// <param name="content">SHA-256 of the content, as the first entry of a log names it.</param>
    /// <param name="seed">The first exercise's; each next one has the next number, so that every one can be played again alone.</param>
    /// <param name="policies">For a seat, how it plays instead of the role's own way.</param>
    /// <param name="progress">Told after each exercise how many are done, from any thread.</param>
    /// <exception cref="HostingProblem">An exercise does not come to an end.</exception>
    public static SimulationResult Run(
        Playbook book, string content, int runs, long seed, IReadOnlyDictionary<string, StandInPolicy> policies, Action<int>? progress = null)
    {
        var finals = new long[book.IndicatorIds.Count][];
        for (var i = 0; i < finals.Length; i++)
        {
            finals[i] = new long[runs];
        }

        var lags = new Items<long>[runs];
        var (played, explored) = (new Reach(book), new Reach(book));
        var (gate, done) = (new Lock(), 0);
        Parallel.For(0, runs * 2, () => (Played: new Reach(book), Explored: new Reach(book)), (i, _, tally) =>
        {
            var run = i / 2;
            var explores = i % 2 == 1;
            var exercise = new Headless(book, content, seed + run, book.Scenario.Roles.Select(role =>
                (role.Id, explores ? Explorer(seed + run, role.Id) : policies.TryGetValue(role.Id, out var policy) ? policy : (StandInPolicy?)null)), []);
            exercise.ToTheEnd();
            if (!exercise.IsOver)
            {
                throw new HostingProblem($"'{book.Scenario.Id}' does not come to an end with seed {(seed + run).ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
            }

            (explores ? tally.Explored : tally.Played).Add(exercise.Entries);
            if (!explores)
            {
                lags[run] = DisclosureLag.Of(book, exercise.State);
            }

            for (var indicator = 0; indicator < finals.Length && !explores; indicator++)
            {
                finals[indicator][run] = exercise.State.Indicators[indicator];
            }

            progress?.Invoke(Interlocked.Increment(ref done));
            return tally;
        }, tally =>
        {
            lock (gate)
            {
                played.Add(tally.Played);
                explored.Add(tally.Explored);
            }
        });
        return Result(book, runs, played, explored, finals, [.. lags.SelectMany(l => l)]);
    }

    private static StandInPolicy? Explorer(long seed, string role)
    {
        var table = Tables[Draw.Between(0, Tables.Length - 1, Draw.Bits(seed, "explore", "", "", "", 0))];
        return table[Draw.Between(0, table.Length - 1, Draw.Bits(seed, "explore", role, "", "", 0))];
    }

    private static SimulationResult Result(Playbook book, int runs, Reach played, Reach explored, long[][] finals, long[] lagsMs)
    {
        Dictionary<string, double> Shares(ThingKind kind) => Each(kind).ToDictionary(x => x.Thing.Id, x => (double)played.Counts[x.At] / runs, StringComparer.Ordinal);
        string[] Never(ThingKind kind) =>
            [.. Each(kind).Where(x => !x.Thing.NeedsAHand && played.Counts[x.At] + explored.Counts[x.At] == 0).Select(x => x.Thing.Id)];
        IEnumerable<(Thing Thing, int At)> Each(ThingKind kind) => played.Things.Select((thing, at) => (thing, at)).Where(x => x.thing.Kind == kind);

        return new(
            Shares(ThingKind.Ending),
            Shares(ThingKind.State),
            Shares(ThingKind.Inject),
            Shares(ThingKind.Action),
            book.IndicatorIds.Select((id, i) => (id, spread: Spread(finals[i], Thousandths))).ToDictionary(x => x.id, x => x.spread, StringComparer.Ordinal),
            lagsMs.Length == 0 ? null : Spread(lagsMs, Durations.MinuteMs),
            new(Never(ThingKind.State), Never(ThingKind.Transition), Never(ThingKind.Inject), Never(ThingKind.Option), Never(ThingKind.Action), Never(ThingKind.Ending)));
    }

    /// <summary>Nearest rank.</summary>
    private static Percentiles Spread(long[] values, double one)
    {
        Array.Sort(values);
        double At(int percent) => values[Math.Max(0, (int)Math.Ceiling(values.Length * percent / 100.0) - 1)] / one;
        return new(At(5), At(50), At(95));
    }
}

/// <summary>Shares are of exercises, from 0 to 1; indicators are as they stood at the end.</summary>
/// <param name="DisclosureLagMinutes">Story minutes from the police to a community, over all such facts of all exercises (<see cref="DisclosureLag"/>); null: there was none.</param>
public sealed record SimulationResult(
    IReadOnlyDictionary<string, double> Endings,
    IReadOnlyDictionary<string, double> States,
    IReadOnlyDictionary<string, double> Injects,
    IReadOnlyDictionary<string, double> Actions,
    IReadOnlyDictionary<string, Percentiles> Indicators,
    Percentiles? DisclosureLagMinutes,
    NeverReached NeverReached);

public sealed record Percentiles(double P5, double P50, double P95);

/// <summary>What no exercise came to, neither as its seats play nor when every seat tries anything; what needs a human hand is left out.</summary>
public sealed record NeverReached(
    IReadOnlyList<string> States,
    IReadOnlyList<string> Transitions,
    IReadOnlyList<string> Injects,
    IReadOnlyList<string> Options,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Endings)
{
    public int Count() => States.Count + Transitions.Count + Injects.Count + Options.Count + Actions.Count + Endings.Count;
}
