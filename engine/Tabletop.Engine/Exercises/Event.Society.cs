using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

// NOTE: as in Event.cs, these names are the storage format: never rename one.

/// <summary>What people nobody plays do: the models of the society, and the simulated public.</summary>
[JsonDerivedType(typeof(SocietyTurned), "society-turned")]
[JsonDerivedType(typeof(SocietyMoved), "society-moved")]
public abstract partial record Event
{
    /// <summary>A model of the society begins to run, or its correction begins to work.</summary>
    public sealed record SocietyTurned(string Model, bool Corrected) : Event;

    /// <summary>The society took a step that can be seen. What was given to each model and what came of it is for "why" in the debrief; the values follow as events of their own.</summary>
    public sealed record SocietyMoved(Items<SocietyChange> Changes) : Event;

    /// <summary>Somebody of the simulated public posted.</summary>
    public sealed record Posted(string Post) : Event;
}

/// <param name="From">In thousandths, as is <paramref name="To"/>.</param>
/// <param name="Corrected">Correction was at work.</param>
public sealed record SocietyChange(string Model, string Indicator, long From, long To, Items<GivenValue> Inputs, bool Corrected = false);

/// <param name="Value">In millionths.</param>
public sealed record GivenValue(string Name, long Value);
