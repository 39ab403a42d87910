using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Plans;

/// <summary>A transcript of an exercise that must come true, played without people.</summary>
public sealed record Plan
{
    /// <summary>The id of the scenario it plays.</summary>
    public required string Scenario { get; init; }

    /// <summary>The id of the city it plays under; null: nothing is delayed.</summary>
    public string? City { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>True: seats that the plan does not mention are played by stand-ins. False: they are silent.</summary>
    public bool StandIns { get; init; }

    /// <summary>When play ends; null: after the last step.</summary>
    public PlanTime? Until { get; init; }

    /// <summary>Where <see cref="Until"/> stands in the file.</summary>
    public Position UntilAt { get; init; }

    /// <summary>In file order, which is the order they run in.</summary>
    public IReadOnlyList<PlanStep> Steps { get; init; } = [];

    /// <summary>The id of the ending that must come; null: any.</summary>
    public string? Ends { get; init; }

    /// <summary>Where <see cref="Ends"/> stands in the file.</summary>
    public Position EndsAt { get; init; }

    /// <summary>The seats that some step speaks for, each once. They never act by themselves.</summary>
    public IEnumerable<string> Mentioned => Steps.OfType<PlanStep.BySeat>().Select(step => step.Seat).Distinct(StringComparer.Ordinal);
}

/// <summary>
/// When a step runs. Either so long after the opening of the phase then open, or at a moment of the week (milliseconds after
/// Monday 00:00): the first such moment not before that phase's story start.
/// </summary>
public readonly record struct PlanTime(long Ms, bool IsClock);
