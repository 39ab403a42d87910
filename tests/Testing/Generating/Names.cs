namespace Tabletop.Testing.Generating;

/// <summary>The ids of a scenario that is to be made. They are thrown first, so that every condition and effect can speak of all of them.</summary>
public sealed record Names
{
    public required string[] Roles { get; init; }

    public required string[] Phases { get; init; }

    public required string[] Indicators { get; init; }

    /// <summary>Indicators with a value for each group.</summary>
    public required string[] PerGroup { get; init; }

    public required string[] Facts { get; init; }

    public required string[] Triggers { get; init; }

    public required string[] Flags { get; init; }

    public required string[] Injects { get; init; }

    public required string[] Actions { get; init; }

    public required (string Machine, string[] States)[] Machines { get; init; }

    /// <summary>Each ask with its inject and its options.</summary>
    public required (string Inject, string Ask, string[] Options)[] Asks { get; init; }

    /// <summary>Asks that are answered with words or a number: their options are the ids of nothing.</summary>
    public required string[] Worded { get; init; }

    /// <summary>What conditions call the indicators.</summary>
    public IEnumerable<string> Gauges => Indicators.SelectMany(i => PerGroup.Contains(i) ? [$"{i}-a", $"{i}-b"] : new[] { i });

    public static Names From(Dice dice)
    {
        string[] injects = [.. dice.Times(3, 8, i => $"inject-{i}")];
        var indicators = dice.Times(1, 3, i => $"gauge-{i}");
        var asks = dice.Times(1, 4, i => (dice.One(injects), $"ask-{i}", dice.Times(2, 3, o => $"option-{i}-{o}")));
        return new()
        {
            Roles = ["mayor", "police", .. dice.Some(["schools", "faith", "press", "youth"])],
            Phases = dice.Times(1, 3, i => $"phase-{i}"),
            Indicators = indicators,
            PerGroup = [.. indicators.Where(_ => dice.Chance(25))],
            Facts = dice.Times(1, 4, i => $"fact-{i}"),
            Triggers = dice.Times(1, 4, i => $"trigger-{i}"),
            Flags = dice.Times(1, 2, i => $"flag-{i}"),
            Injects = injects,
            Actions = dice.Times(1, 4, i => $"action-{i}"),
            Machines = dice.Times(1, 2, i => ($"machine-{i}", dice.Times(2, 5, s => $"state-{i}-{s}"))),
            Asks = asks,
            Worded = [.. asks.Select(a => a.Item2).Where(_ => dice.Chance(20))],
        };
    }
}
