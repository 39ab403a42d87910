namespace Tabletop.Engine.Scenarios;

/// <summary>A state machine that carries one strand of the crisis.</summary>
public sealed record Crisis
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Initial { get; init; }

    public Items<CrisisState> States { get; init; } = [];
}

public sealed record CrisisState
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>0 (calm) to 5 (worst): colours the state on screens, no effect in play.</summary>
    public int Level { get; init; }

    /// <summary>The family (parent state) it belongs to.</summary>
    public string? PartOf { get; init; }

    /// <summary>Where a family is entered when it is named as a target.</summary>
    public string? Initial { get; init; }

    public Items<Effect> Enter { get; init; } = [];

    public Items<Effect> Exit { get; init; } = [];

    public Items<Hears> Hears { get; init; } = [];

    public Items<After> After { get; init; } = [];
}

/// <summary>On <paramref name="Trigger"/>, if <paramref name="When"/> holds, go to <paramref name="To"/>. Several for one trigger are asked in order.</summary>
public sealed record Hears(string Trigger, string To, string? When = null)
{
    public Items<Effect> Effects { get; init; } = [];
}

/// <summary>So long after entering the state, once <paramref name="When"/> holds, go to <paramref name="To"/>.</summary>
public sealed record After(long DurationMs, string To, string? When = null)
{
    public Items<Effect> Effects { get; init; } = [];
}
