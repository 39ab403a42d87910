namespace Tabletop.Engine.Scenarios;

/// <summary>One line of the master events list: something that reaches players, or a moment when a player should act.</summary>
public sealed record Inject
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public InjectKind Kind { get; init; }

    /// <summary>The phase <see cref="AtMs"/> counts in; null with a lone <see cref="When"/> is every phase.</summary>
    public string? Phase { get; init; }

    /// <summary>Story time since the phase opened.</summary>
    public long? AtMs { get; init; }

    public string? When { get; init; }

    public string Channel { get; init; } = "briefing";

    public string? From { get; init; }

    /// <summary>Role ids, or <c>everyone</c>, or <c>public</c> (every seat and the projector).</summary>
    public Items<string> To { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>Ids of tasks or objectives this inject is there to test.</summary>
    public Items<string> Tests { get; init; } = [];

    /// <summary>For the facilitator's eyes only.</summary>
    public string? Hint { get; init; }

    public Items<Effect> Effects { get; init; } = [];

    public Items<Ask> Asks { get; init; } = [];

    /// <summary>For an expected action: the condition that says it was seen.</summary>
    public string? Expects { get; init; }

    public long? TimeLimitMs { get; init; }

    /// <summary>For an expected action: what runs when it was not seen in time.</summary>
    public Items<Effect> Otherwise { get; init; } = [];
}

public enum InjectKind
{
    Contextual,
    ExpectedAction,
    Contingency,
}

/// <summary>A choice put to one or more seats.</summary>
public sealed record Ask
{
    public required string Id { get; init; }

    /// <summary>The seats asked, each for itself.</summary>
    public Items<string> Of { get; init; } = [];

    public required string Question { get; init; }

    public Items<Option> Options { get; init; } = [];

    /// <summary>Story time from release; null is open until the phase ends.</summary>
    public long? TimeLimitMs { get; init; }

    /// <summary>The option that silence stands for.</summary>
    public string? Silence { get; init; }

    public Rationale Rationale { get; init; }

    public SeveralPeople SeveralPeople { get; init; }
}

public sealed record Option(string Id, string Text)
{
    public Items<Effect> Effects { get; init; } = [];
}

public enum Rationale
{
    None,
    Optional,
    Required,
}

/// <summary>How a seat with several people answers.</summary>
public enum SeveralPeople
{
    FirstAnswer,
    HiddenVote,
    Scribe,
}

/// <summary>Something a seat can do of its own accord.</summary>
public sealed record PlayAction
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    /// <summary>Any one of these seats does it alone. Empty when <see cref="Together"/> is used.</summary>
    public Items<string> By { get; init; } = [];

    /// <summary>All of these seats must confirm.</summary>
    public Items<string> Together { get; init; } = [];

    /// <summary>Whom to consult first: a suggestion.</summary>
    public Items<string> With { get; init; } = [];

    public long TakesMs { get; init; }

    public string? When { get; init; }

    /// <summary>Facts it tells every seat on completion, as far as a doer knows them.</summary>
    public Items<string> Says { get; init; } = [];

    public Items<Effect> Effects { get; init; } = [];
}
