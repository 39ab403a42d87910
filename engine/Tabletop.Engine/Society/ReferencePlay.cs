namespace Tabletop.Engine.Society;

/// <summary>One way to play an emergency, for comparing. Hours count from the incident.</summary>
public sealed record ReferencePlay
{
    /// <summary>The first statement; null: none.</summary>
    public double? SpeakAtHour { get; init; } = 1;

    public double ReachPerHour { get; init; } = 0.12;

    public double Unity { get; init; } = 1;

    /// <summary>How far leaders are engaged from <see cref="EngageFromHour"/>.</summary>
    public double Engage { get; init; } = 1;

    public double EngageFromHour { get; init; } = 2;

    public double PoliceStyle { get; init; } = 0.5;

    public double CopsPerActive { get; init; } = 0.25;

    /// <summary>Hostile rhetoric between two hours.</summary>
    public double Rhetoric { get; init; } = 0.5;

    public double RhetoricFromHour { get; init; } = 12;

    public double RhetoricToHour { get; init; } = 36;

    public double Middle { get; init; } = 1;

    public ReferenceInputs At(double hour) => new(
        SpeakAtHour <= hour,
        ReachPerHour,
        Unity,
        hour >= EngageFromHour ? Engage : 0,
        PoliceStyle,
        hour >= RhetoricFromHour && hour < RhetoricToHour ? Rhetoric : 0,
        CopsPerActive,
        Middle);
}

/// <summary>A moment of a run.</summary>
/// <param name="Active">The share of people active in the streets, 0..1.</param>
/// <param name="Incidents">Expected since the start.</param>
public readonly record struct ReferencePoint(double Hour, ReferenceState State, double Active, double Incidents);
