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

    /// <summary>Only a human hand, or an effect, releases it.</summary>
    [Later]
    public bool Manual { get; init; }

    /// <summary>For a manual inject, when staff might: story time since the phase opened. The built-in facilitator does it then.</summary>
    public long? SuggestMs { get; init; }

    /// <summary>How likely it comes when it is due, in thousandths; staff release it regardless.</summary>
    [Later(1000)]
    public int Chance { get; init; } = 1000;

    /// <summary>One of <see cref="Channels"/>.</summary>
    public string Channel { get; init; } = "briefing";

    /// <summary>The ways word can come.</summary>
    public static readonly Items<string> Channels = ["social", "news", "phone", "email", "radio", "briefing", "letter", "in-person", "rumour"];

    public string? From { get; init; }

    /// <summary>Role ids, or <c>everyone</c>, or <c>public</c> (every seat and the projector).</summary>
    public Items<string> To { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>Other words for some of the receivers, by role.</summary>
    [Later]
    public Items<TextFor> TextFor { get; init; } = [];

    /// <summary>A picture, sound or film of the scenario's.</summary>
    public Media? Media { get; init; }

    /// <summary>What may hurt in it: shown before the rest, which waits for a tap.</summary>
    public string? ContentNote { get; init; }

    /// <summary>What players should do about it, for evaluators and staff.</summary>
    public string? Expected { get; init; }

    /// <summary>Who releases it, where several people run the exercise.</summary>
    public string? Controller { get; init; }

    /// <summary>For whoever releases it.</summary>
    public string? Notes { get; init; }

    /// <summary>Role ids, or groups (<c>a</c>, <c>b</c>), that it concerns; for measures, no effect in play.</summary>
    [Later]
    public Items<string> Affects { get; init; } = [];

    /// <summary>Ids of tasks or objectives this inject is there to test.</summary>
    public Items<string> Tests { get; init; } = [];

    /// <summary>For the facilitator's eyes only.</summary>
    public string? Hint { get; init; }

    /// <summary>What its receivers, or those named, know from here on.</summary>
    [Later]
    public Items<Reveal> Reveals { get; init; } = [];

    public Items<Effect> Effects { get; init; } = [];

    public Items<Ask> Asks { get; init; } = [];

    /// <summary>For an expected action: the condition that says it was seen.</summary>
    public string? Expects { get; init; }

    public long? TimeLimitMs { get; init; }

    /// <summary>For an expected action: what runs when it was not seen in time.</summary>
    public Items<Effect> Otherwise { get; init; } = [];
}

/// <summary>The text an inject has for one role.</summary>
public sealed record TextFor(string Role, string Text);

/// <param name="To">Role ids; empty is the inject's receivers.</param>
public sealed record Reveal(string Fact, Items<string> To);

/// <param name="File">Its name in the scenario's folder <c>media</c>.</param>
/// <param name="Alt">What is to be seen or heard, for those who cannot.</param>
/// <param name="Sha256">Of its bytes, lower-case hex; null until the scenario is pinned.</param>
public sealed record Media(string File, string Alt, string? Sha256 = null);

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

    [Later]
    public AnswerKind Answer { get; init; }

    /// <summary>For a choice, or several.</summary>
    public Items<Option> Options { get; init; } = [];

    /// <summary>Story time from release; null is open until the phase ends.</summary>
    public long? TimeLimitMs { get; init; }

    /// <summary>The option that silence stands for.</summary>
    public string? Silence { get; init; }

    /// <summary>What silence does where it stands for no option; empty, and no option: the ask closes unanswered.</summary>
    [Later]
    public Items<Effect> SilenceEffects { get; init; } = [];

    public Rationale Rationale { get; init; }

    public SeveralPeople SeveralPeople { get; init; }

    /// <summary>One answer for all seats asked: they must agree.</summary>
    [Later]
    public bool Jointly { get; init; }

    /// <summary>The story clock stands until it is answered.</summary>
    [Later]
    public bool HoldsClock { get; init; }

    /// <summary>Seats that are shown the answer.</summary>
    [Later]
    public Items<string> ToldTo { get; init; } = [];
}

public enum AnswerKind
{
    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>One or more of the options.</summary>
    Several,
    Text,
    Number,
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

    /// <summary>Run when it starts; <see cref="Effects"/> when it is done.</summary>
    [Later]
    public Items<Effect> AtStart { get; init; } = [];

    public Items<Effect> Effects { get; init; } = [];

    /// <summary>It can be done once in an exercise, by whomever.</summary>
    [Later]
    public bool Once { get; init; }

    // For measures, no effect in play.

    /// <summary>What a public word is for: reassure, inform, correct…</summary>
    [Later]
    public Items<string> Aims { get; init; } = [];

    /// <summary>The languages it reaches people in, as BCP 47 tags.</summary>
    [Later]
    public Items<string> Languages { get; init; } = [];

    /// <summary>Role ids, or groups (<c>a</c>, <c>b</c>), that it concerns.</summary>
    [Later]
    public Items<string> Affects { get; init; } = [];

    /// <summary>How far ahead it looks.</summary>
    public long? HorizonMs { get; init; }
}
