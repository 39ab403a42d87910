using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

// NOTE: as in Event.cs, these names are the storage format: never rename one.

/// <summary>What staff did to a running exercise beyond its script. An indicator or a machine they move says <c>staff</c> as its cause.</summary>
[JsonDerivedType(typeof(Jumped), "jumped")]
[JsonDerivedType(typeof(RosterSet), "roster-set")]
[JsonDerivedType(typeof(InjectEdited), "inject-edited")]
[JsonDerivedType(typeof(InjectAdded), "inject-added")]
[JsonDerivedType(typeof(WordsWithdrawn), "words-withdrawn")]
[JsonDerivedType(typeof(GroupsRenamed), "groups-renamed")]
[JsonDerivedType(typeof(ImprovementNoted), "improvement-noted")]
public abstract partial record Event
{
    /// <summary>A new stretch of the story clock starts there. What is due in between follows, each at its own story time.</summary>
    public sealed record Jumped(long ToStoryMs, string By) : Event;

    public sealed record RosterSet(Items<RosterEntry> Entries) : Event;

    /// <summary>Parts that are null stay as they are.</summary>
    public sealed record InjectEdited(
        string Inject,
        TypedText? Text,
        TypedText? Title,
        TypedText? From,
        TypedText? ContentNote,
        TypedText? Hint,
        Items<EditedText>? Texts,
        string By) : Event;

    /// <param name="Inject">The id it has from here on.</param>
    /// <param name="Phase">The phase it comes in, where it has a time.</param>
    /// <param name="DueMs">Story time.</param>
    public sealed record InjectAdded(
        string Inject,
        TypedText Title,
        TypedText Text,
        TypedText? From,
        Items<string> To,
        string Channel,
        string? Phase,
        long? DueMs,
        string By,
        TypedText? ContentNote = null) : Event;

    /// <param name="Words">The id of the words.</param>
    public sealed record WordsWithdrawn(string Words, string By) : Event;

    public sealed record GroupsRenamed(string A, string B, string By) : Event;

    /// <param name="Number">From 1.</param>
    public sealed record ImprovementNoted(int Number, TypedText Action, TypedText? Area, TypedText? Owner, TypedText? Due, string By) : Event;
}
