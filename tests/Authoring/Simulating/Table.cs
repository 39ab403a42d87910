using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Tests.Simulating;

/// <summary>What many tables of stand-ins come to under one city.</summary>
/// <param name="Shares">For each ending, of all exercises, from 0 to 1; in file order.</param>
/// <param name="LagMinutes">The median disclosure lag over all facts of all exercises; null: the police never knew anything first.</param>
internal sealed record Table(string Name, Items<string> Endings, double[] Shares, double? LagMinutes)
{
    private static readonly string Measured = Path.Combine(Shipped.Cases, "hate-incident");

    /// <summary>The nightly run (TABLETOP_NIGHTLY=1) plays 1,000 of each; what the ordinary run shows must be plain enough for 200.</summary>
    private static readonly int Runs = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1" ? 1_000 : 200;

    /// <param name="policy">How all seats play; null: each in its role's own way.</param>
    public static Table Play(string name, StandInPolicy? policy = null, string? city = null)
    {
        var book = Playbook.Of(new()
        {
            Scenario = Author.LoadScenario(Measured).Scenario!,
            City = city is null ? null : Author.LoadCity(Path.Combine(Measured, "cities", city + ".yaml")).City!,
        });
        var (endings, lags) = (new int[Runs], new Items<long>[Runs]);
        Parallel.For(0, Runs, run =>
        {
            var exercise = new Headless(book, "content", seed: 1 + run, book.Scenario.Roles.Select(role => (role.Id, policy)), []);
            exercise.ToTheEnd();
            (endings[run], lags[run]) = (exercise.State.Ending, DisclosureLag.Of(book, exercise.State));
        });

        var inOrder = lags.SelectMany(lag => lag).Order().ToArray();
        return new(
            name,
            book.Scenario.Endings.Select(e => e.Id).ToItems(),
            [.. Enumerable.Range(0, book.Scenario.Endings.Count).Select(ending => endings.Count(e => e == ending) / (double)Runs)],
            inOrder.Length == 0 ? null : inOrder[(inOrder.Length - 1) / 2] / (double)Durations.MinuteMs);
    }

    /// <summary>By how much the share of one ending differs at the most.</summary>
    public double EndingsApart(Table other) => Shares.Zip(other.Shares, (mine, theirs) => Math.Abs(mine - theirs)).Max();

    public double LagsApart(Table other) => Math.Abs(LagMinutes - other.LagMinutes ?? 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Name}: {string.Join(", ", Endings.Select((ending, i) => string.Create(CultureInfo.InvariantCulture, $"{ending} {Shares[i]:P1}")))}; median lag {LagMinutes:0.#} min");
}
