using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Translating;

/// <summary>What a text in a translation file is worth today.</summary>
internal enum Standing
{
    /// <summary>It was made from what the scenario says now, and is what people read.</summary>
    Current,

    /// <summary>Nothing is written yet: people read the original.</summary>
    Missing,

    /// <summary>It says what it was made from, and the scenario says something else by now: people read the original.</summary>
    Stale,

    /// <summary>It does not say what it was made from. The same as stale until somebody confirms it.</summary>
    Unconfirmed,

    /// <summary>The scenario has no such text.</summary>
    Unknown,
}

/// <summary>One text of a translation file.</summary>
/// <param name="Source">The fingerprint of the text it was made from; empty where nobody has said.</param>
/// <param name="Key">Where its path stands.</param>
/// <param name="At">Where the text stands.</param>
internal sealed record TranslatedEntry(string Path, string Text, string Source, Position Key, Position At)
{
    /// <param name="original">What the scenario says; null if nothing.</param>
    public Standing Standing(string? original) =>
        original is null ? Translating.Standing.Unknown
        : Text.Length == 0 ? Translating.Standing.Missing
        : Source.Length == 0 ? Translating.Standing.Unconfirmed
        : Source != Fingerprint.Of(original) ? Translating.Standing.Stale
        : Translating.Standing.Current;
}
