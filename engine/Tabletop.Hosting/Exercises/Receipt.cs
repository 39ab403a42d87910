using System.Text.Json.Serialization;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs;

namespace Tabletop.Hosting.Exercises;

/// <summary>What a command was answered. The same for every retry, unless it is <paramref name="Transient"/>: then nothing was stored; try again.</summary>
public sealed record Receipt(string Who, string Id, string? Code, Items<string> Arguments, bool Transient = false)
{
    public bool Accepted => Code is null;

    /// <summary>Why not, for people; null when accepted. Made when shown, never stored.</summary>
    [JsonIgnore]
    public string? Sentence => Code is null ? null : HostRefusals.Sentence(Code, Arguments);

    internal static Receipt Of(StoredReceipt stored) => new(stored.Who, stored.Id, stored.Code, stored.Arguments);
}

/// <summary>Why the host itself refuses, before the engine is asked.</summary>
public static class HostRefusals
{
    /// <summary>The id was used for something else. Not stored: what the id was first used for stands.</summary>
    public const string IdReused = "id-reused";

    public const string TextTooLong = "text-too-long";

    /// <summary>The exercise holds as much typed text as it may. Not stored.</summary>
    public const string TooMuchText = "too-much-text";

    /// <summary>The sender's screen is of another time: a seat that was lost and taken again, or a restored exercise.</summary>
    public const string OldEpoch = "old-epoch";

    /// <summary>Only the program itself gives this command.</summary>
    public const string NotYours = "not-yours";

    /// <summary>The log is not what was stored. Not stored: there is no log to keep it in.</summary>
    public const string Damaged = "damaged";

    // Transient: nothing is stored, and the same command may be accepted later.

    public const string Busy = "busy";

    public const string Storage = "storage";

    /// <summary>The program is being stopped; the next one takes it.</summary>
    public const string Retry = "retry";

    public const string NoExercise = "no-exercise";

    /// <summary>A bug. The command had no effect.</summary>
    public const string Fault = "fault";

    public static string Sentence(string code, Items<string> arguments) => code switch
    {
        IdReused => "This was already sent with other words; what arrived first counts.",
        TextTooLong => $"At most {TypedTexts.MostCharacters} characters, please.",
        TooMuchText => "So much has been written in this exercise that no more fits in. Everything else still works.",
        OldEpoch => "Your screen was out of date. Look again and repeat it if it still makes sense.",
        NotYours => "Only the program itself does this.",
        Damaged => "The log of this exercise is damaged. Nothing can be added until it has been restored from a backup; what you wrote is kept as a draft.",
        Busy => "Too much at once; it is sent again in a moment.",
        Storage => "It could not be saved. It is sent again until it can.",
        Retry => "The program is being restarted; it is sent again in a moment.",
        NoExercise => "There is no such exercise here.",
        Fault => "The program made a mistake; it is noted. Nothing was changed.",
        _ => Refusals.Sentence(code, arguments),
    };
}
