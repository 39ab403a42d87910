using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>
/// One generated exercise: a scenario, perhaps a city, and moves. A failing case prints itself as the line that makes it again:
/// give that line to the law that failed.
/// </summary>
public sealed class Case
{
    private const int Moves = 30;

    private readonly int _seed;
    private readonly int[] _kept;

    private Case(int seed, int[]? kept)
    {
        var dice = new Dice(seed);
        var names = Names.From(dice);
        Content = AnyScenario.From(dice, names) with { Public = AnyPublic.Of(seed) };
        Book = Playbook.Of(Content);
        var all = AnyMoves.From(dice, names, Moves);
        (_seed, _kept) = (seed, kept ?? [.. Enumerable.Range(0, all.Length)]);
        Steps = [.. _kept.Select(i => all[i])];
    }

    public Content Content { get; }

    public Playbook Book { get; }

    public IReadOnlyList<Move> Steps { get; }

    /// <summary>The same moves with time that never goes back, as between a host's heartbeats.</summary>
    public IEnumerable<Move> StepsForward => Steps.Select(move => move with { WaitMs = Math.Max(0, move.WaitMs) });

    /// <summary>A stream of chance of the case's own, for what a law varies.</summary>
    public Dice Dice => new(_seed + 1_000_000_000L);

    /// <param name="kept">Which of the moves are made, by position; none named: all.</param>
    public static Case Of(int seed, params int[] kept) => new(seed, kept.Length == 0 ? null : kept);

    /// <summary>Smaller cases leave moves out: halves first, then one at a time.</summary>
    public static Arbitrary<Case> Any() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => Of(seed)), Smaller);

    /// <summary>The same case made anew, sharing nothing with this one.</summary>
    public Case Again() => new(_seed, _kept);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Case.Of({_seed}, {string.Join(", ", _kept)})");

    /// <summary>Its seed and the moves that are kept, as <see cref="Of"/> takes them.</summary>
    public string Numbers => string.Create(CultureInfo.InvariantCulture, $"{_seed} {string.Join(' ', _kept)}");

    private static IEnumerable<Case> Smaller(Case of)
    {
        for (var size = of._kept.Length / 2; size >= 1; size /= 2)
        {
            for (var from = 0; from + size <= of._kept.Length; from += size)
            {
                int[] left = [.. of._kept[..from], .. of._kept[(from + size)..]];
                if (left.Length > 0)
                {
                    yield return new(of._seed, left);
                }
            }
        }
    }
}
