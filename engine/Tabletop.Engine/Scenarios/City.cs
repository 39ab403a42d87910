using System.Text.Json.Serialization;

namespace Tabletop.Engine.Scenarios;

/// <summary>How agencies are joined up: who may convene whom, who hears what, how late. Names are role ids, sectors or levels.</summary>
public sealed record City
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Where the structure is described.</summary>
    public string? Source { get; init; }

    public string? ReadAloud { get; init; }

    /// <summary>A name for reading and drawing; no effect in play.</summary>
    public string? Topology { get; init; }

    public CityBody? Body { get; init; }

    public Items<Channel> Channels { get; init; } = [];

    /// <summary>What carries where no channel does.</summary>
    public long DefaultDelayMs { get; init; }

    /// <summary>What the author filled in for play.</summary>
    public Items<string> Assumed { get; init; } = [];

    /// <summary>What the source does not say.</summary>
    public Items<string> Unknown { get; init; } = [];
}

public sealed record CityBody
{
    public Items<string> Members { get; init; } = [];

    public Items<string> Convenes { get; init; } = [];

    public ChairRule Chair { get; init; }

    public Items<string> ChairSeats { get; init; } = [];

    public long? MeetsEveryMs { get; init; }

    public bool OpenToPublic { get; init; }

    /// <summary>From the call to the first minute of the meeting.</summary>
    public long SummonInMs { get; init; }
}

public enum ChairRule
{
    None,

    /// <summary>One call is enough.</summary>
    Single,

    /// <summary>All the seats that chair must call.</summary>
    Dual,
}

/// <summary>A way for word to travel. <see cref="From"/> and <see cref="To"/> may name <c>members</c>; <see cref="BothWays"/> joins all of <see cref="From"/> with each other.</summary>
public sealed record Channel
{
    public Items<string> From { get; init; } = [];

    public Items<string> To { get; init; } = [];

    public bool BothWays { get; init; }

    public long DelayMs { get; init; }

    public bool WhileConvened { get; init; }

    /// <summary>For a platform, how many of its ends use it, in thousandths: it carries between those who do.</summary>
    [Later(1000)]
    public int Adoption { get; init; } = 1000;
}

/// <summary>
/// What an exercise is pinned to when it is created. Play reads this and nothing else; its hash stands in the first entry.
/// </summary>
public sealed record Content
{
    public const string CurrentFormat = "tabletop-content/1";

    /// <summary>The version of the rules of play. A log is replayed by the rules it was played by.</summary>
    public const int CurrentRules = 1;

    [JsonRequired]
    public string Format { get; init; } = CurrentFormat;

    [JsonRequired]
    public int Rules { get; init; } = CurrentRules;

    public required Scenario Scenario { get; init; }

    public City? City { get; init; }

    /// <summary>The scenario's texts in other languages.</summary>
    [Later]
    public Items<Translation> Translations { get; init; } = [];

    /// <summary>Where the exercise has one. No scenario says so: whoever creates the exercise does.</summary>
    public SimulatedPublic? Public { get; init; }
}
