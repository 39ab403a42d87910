namespace Tabletop.Engine.Scenarios;

/// <summary>What an exercise plays, as its author wrote it: people, places and moments, in file order. Times in story milliseconds.</summary>
public sealed record Scenario
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the language the texts are written in.</summary>
    public required string Language { get; init; }

    public string Summary { get; init; } = "";

    /// <summary>What may hurt: read by every participant before a seat is taken.</summary>
    public Items<string> ContentNotes { get; init; } = [];

    public Groups? Groups { get; init; }

    /// <summary>Wall minutes to plan for; it has no effect in play.</summary>
    public long? DurationMs { get; init; }

    public Items<Phase> Phases { get; init; } = [];

    public Items<Objective> Objectives { get; init; } = [];

    public Items<Role> Roles { get; init; } = [];

    public Items<Indicator> Indicators { get; init; } = [];

    public Items<Fact> Facts { get; init; } = [];

    /// <summary>The models that move indicators while play runs.</summary>
    [Later]
    public Items<SocietyModel> Society { get; init; } = [];

    public Items<Crisis> Crises { get; init; } = [];

    public Items<Inject> Injects { get; init; } = [];

    public Items<PlayAction> Actions { get; init; } = [];

    public Items<Ending> Endings { get; init; } = [];

    public Items<Question> Feedback { get; init; } = [];
}

/// <summary>The names of the two groups; <c>{a}</c> and <c>{b}</c> in texts stand for them.</summary>
public sealed record Groups(string A, string B);

public sealed record Phase
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Story milliseconds after Monday 00:00 of the first week; null goes on from the present.</summary>
    public long? StoryStartMs { get; init; }

    /// <summary>Thousandths of a story minute in one wall minute; 4000 is four story minutes a minute.</summary>
    public int Pace { get; init; } = 1000;

    public long? LengthMs { get; init; }

    /// <summary>Staff open it; else it opens when the phase before ends, or by <see cref="OpensWhen"/>.</summary>
    public bool Manual { get; init; }

    /// <summary>A condition: it opens as soon as this holds, from any earlier phase. A phase that ends by its length passes over it.</summary>
    public string? OpensWhen { get; init; }

    /// <summary>What the story time before it is like, for state timers and the society.</summary>
    [Later]
    public Gap Gap { get; init; }
}

public enum Gap
{
    /// <summary>They stand still.</summary>
    Frozen,

    /// <summary>They run.</summary>
    Lived,
}

public sealed record Objective
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public string? Pillar { get; init; }

    public Items<ObjectiveTask> Tasks { get; init; } = [];
}

public sealed record ObjectiveTask
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public Items<string> By { get; init; } = [];

    /// <summary>A condition; the task is met from the first moment it holds.</summary>
    public string? MetWhen { get; init; }
}

/// <summary>A stakeholder role: one seat at the table.</summary>
public sealed record Role
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Level { get; init; }

    public string? Sector { get; init; }

    public string Brief { get; init; } = "";

    /// <summary>What only the people in this seat read.</summary>
    public string? Private { get; init; }

    public string? Group { get; init; }

    /// <summary>The people it speaks for are seldom heard; for measures, no effect in play.</summary>
    [Later]
    public bool Marginalised { get; init; }

    /// <summary>How many actions the seat can have under way at once.</summary>
    public int Capacity { get; init; } = 2;

    public StandInPolicy StandIn { get; init; } = StandInPolicy.Silent;
}

public enum StandInPolicy
{
    Cooperative,
    Cautious,
    Siloed,
    Proactive,
    Contrary,
    Silent,
    Random,
}

/// <summary>A number that describes the city. Values are kept as integer thousandths.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required long Start { get; init; }

    public long Low { get; init; }

    public long High { get; init; } = 100_000;

    public Better Better { get; init; }

    /// <summary>Who sees it while play lasts, besides staff: role ids, <c>everyone</c>, or <c>public</c>.</summary>
    [Later]
    public Items<string> VisibleTo { get; init; } = [];

    /// <summary>One value for each of the two groups: <c>ID-a</c> and <c>ID-b</c>. Effects on the id itself move both.</summary>
    [Later]
    public bool PerGroup { get; init; }
}

public enum Better
{
    None,
    Up,
    Down,
}

public sealed record Fact
{
    public required string Id { get; init; }

    public required string Text { get; init; }

    public bool Truth { get; init; } = true;

    public Sensitivity Sensitivity { get; init; }

    /// <summary>Seats that know it when play starts.</summary>
    public Items<string> KnownTo { get; init; } = [];

    public Items<string> MayKnow { get; init; } = [];

    /// <summary>Where it comes from: <c>local</c> or <c>national</c>, for instance. For measures, no effect in play.</summary>
    public string? Origin { get; init; }
}

public enum Sensitivity
{
    Public,
    Partners,
    Restricted,
}

public sealed record Ending
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? When { get; init; }

    public string? Text { get; init; }
}

/// <summary>A question of the feedback form after play.</summary>
public sealed record Question(string Id, string Text);
