namespace Tabletop.Engine.Scenarios;

/// <summary>One model of the society a scenario plays in. It drives an indicator: the model's share, from 0 to 1, laid over the indicator's range.</summary>
public sealed record SocietyModel
{
    public required string Id { get; init; }

    /// <summary>The name of a model that can live in play (<see cref="Society.Living.ModelKinds"/>).</summary>
    public required string Model { get; init; }

    /// <summary>The indicator it moves. Its start seeds the model, and effects on it move the model.</summary>
    public required string Drives { get; init; }

    /// <summary>A condition: it runs from the first moment this holds; without one from the start.</summary>
    public string? StartsWhen { get; init; }

    /// <summary>A condition: correction works from the first moment it holds. Only a rumour has one.</summary>
    public string? CorrectedWhen { get; init; }

    /// <summary>Switched off: it is read and does nothing.</summary>
    [Later]
    public bool Off { get; init; }

    public Items<SocietyInput> Inputs { get; init; } = [];
}

/// <summary>What a parameter of a model is: a number, or an indicator read as its share of its range.</summary>
/// <param name="Name">As it was written, with or without <c>-per-hour</c>.</param>
/// <param name="Number">In millionths.</param>
/// <param name="Indicator">With a value for each group it stands for the mean of both.</param>
public sealed record SocietyInput(string Name, long? Number, string? Indicator);
