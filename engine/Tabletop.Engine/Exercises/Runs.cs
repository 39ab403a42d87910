using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

// What the state is made of.

/// <summary>A stretch of the story clock. Pace in thousandths never rescales what is past.</summary>
public readonly record struct Segment(long WallMs, long StoryMs, int Pace, bool Running)
{
    /// <summary>Story time moves in steps of this: what falls into one step is one instant.</summary>
    public const long GrainMs = 100;

    public long StoryAt(long wallMs)
    {
        if (!Running || wallMs <= WallMs)
        {
            return StoryMs;
        }

        var passedMs = (wallMs - WallMs) * Pace / 1000;
        return StoryMs + (passedMs - (passedMs % GrainMs));
    }

    /// <summary>The first wall time at which the story is that far. Only while running.</summary>
    public long WallAt(long storyMs) => storyMs <= StoryMs ? WallMs : WallMs + ((((storyMs - StoryMs) * 1000) + Pace - 1) / Pace);
}

/// <param name="By">A person's id; null is the program itself.</param>
public sealed record Stop(int Number, string? By, StopReason Reason, TypedText? Note);

/// <summary>Where a machine stands: the state and the families around it, innermost first.</summary>
public sealed record MachineRun(Items<ActiveState> Active, Items<Entering> Entered)
{
    public int State => Active[0].State;
}

/// <param name="LivedMs">When it was entered, on the clock that stands still between phases.</param>
/// <param name="Fired">Which of its timers have been taken since.</param>
public sealed record ActiveState(int State, long EnteredMs, long LivedMs, Items<int> Fired);

public readonly record struct Entering(int State, long AtMs);

/// <param name="Order">Among all releases, from 1; 0: not released.</param>
/// <param name="DueMs">When it became a cue or was due.</param>
public sealed record InjectRun(CueState State, long? DueMs, long? ReleasedMs, int Order, long? DeadlineMs)
{
    public static readonly InjectRun Planned = new(CueState.Planned, null, null, 0, null);

    public bool IsReleased => ReleasedMs is not null;

    /// <summary>Its text is hidden behind a notice.</summary>
    [Later]
    public bool Recalled { get; init; }

    /// <summary>What staff have put in place of its words.</summary>
    public InjectEdit? Edit { get; init; }

    /// <summary>The same, as its receivers first read it.</summary>
    public InjectEdit? EditAtRelease { get; init; }
}

public sealed record AskRun(AskRunState State, long OpenedMs, long? DeadlineMs, int Option, long ClosedMs, TypedText? Because, Items<Vote> Votes, Items<string> Voters)
{
    public static readonly AskRun NotOpen = new(AskRunState.NotOpen, 0, null, -1, 0, null, [], []);

    /// <summary>The story clock stands until it is closed.</summary>
    [Later]
    public bool Holds { get; init; }

    /// <summary>What the seat would have a joint ask answered with.</summary>
    public int? Proposal { get; init; }

    /// <summary>The options chosen, where several may be.</summary>
    public Items<int>? Options { get; init; }

    /// <summary>In thousandths.</summary>
    public long? Number { get; init; }

    public TypedText? Words { get; init; }

    /// <summary>How many injects had been released when it was closed: its place in the feed of those who are told.</summary>
    public int ClosedAfterReleases { get; init; }
}

public enum AskRunState
{
    NotOpen,
    Open,
    Answered,
    Silent,
    Closed,
}

public sealed record Vote(string Person, int Option, TypedText? Because);

public sealed record ActionRun(int Number, int Action, Items<int> Seats, long StartedMs, long DueMs);

public sealed record ActionDone(int Number, int Action, Items<int> Seats, long AtMs);

public sealed record Confirmation(int Action, int Seat);

/// <param name="From">The seat that told it, or -1.</param>
public sealed record Knowing(int Fact, long AtMs, int From, LearnedBy By);

/// <param name="Fact">For a share, else -1.</param>
/// <param name="Answers">For a reply, the number of the consultation; for a promise and its keeping, the how-manieth of the sender's it is; else 0.</param>
/// <param name="ArrivedMs">Null while under way.</param>
/// <param name="RepliedMs">For a consultation: when a reply to it arrived.</param>
/// <param name="SentStep">Its place among all sendings and deliveries; <paramref name="ArrivedStep"/> likewise, 0 while under way.</param>
/// <param name="ReplySent">For a consultation: it needs no reply any more.</param>
public sealed record Talk(
    int Number,
    MessageKind Kind,
    int From,
    int To,
    long SentMs,
    long DueMs,
    long? ArrivedMs,
    int Fact,
    int Answers,
    bool ReplySent,
    long? RepliedMs,
    TypedText? Words,
    int SentStep = 0,
    int ArrivedStep = 0)
{
    public int SentStep { get; private set; } = SentStep;

    /// <summary>Stamps one that nobody else has seen.</summary>
    internal Talk Sent(int step)
    {
        SentStep = step;
        return this;
    }
}

/// <summary>The city's body: not called, on its way, or sitting.</summary>
public sealed record BodyRun(BodyState State, long? DueMs)
{
    /// <summary>Where several must call: the seats that have.</summary>
    [Later]
    public Items<int> Calls { get; init; } = [];

    /// <summary>While it sits: the seats at its table, in the order they came.</summary>
    [Later]
    public Items<int> Attending { get; init; } = [];
}

/// <param name="Runs">It has begun.</param>
/// <param name="Numbers">The model's state, in billionths.</param>
public sealed record SocietyRun(bool Runs, bool Corrected, Items<long> Numbers);

/// <param name="Delay">Which of the playbook's delayed effects.</param>
/// <param name="Doers">Who did the action they came from, and until when words to them count; null elsewhere.</param>
public sealed record DelayedRun(int Number, int Delay, long DueMs, string Because, Items<int>? Doers, long UntilMs);

/// <summary>A moment to go back to: the state between the entry of that version and the next.</summary>
public sealed record RewindPoint(long Version, long StoryMs, PointKind Kind, string? Of, TypedText? Name, ExerciseState State);

public sealed record Person(string Id, bool Staff);

/// <summary>A person's right to see and speak for a seat, until it ends.</summary>
public sealed record Grant(int Number, string Person, string Seat);

public sealed record StandIn(StandInPolicy Policy, long SinceMs);

/// <param name="AfterReleases">How many injects had been released before it.</param>
public sealed record Announcement(long AtMs, int AfterReleases, TypedText Words);

/// <param name="Post">Which of the content's posts, by position.</param>
/// <param name="AfterReleases">How many injects had been released before it.</param>
public sealed record PostMade(int Post, long AtMs, int AfterReleases);

public sealed record FeedbackLine(string Person, string Question, TypedText Words);
