using System.Text.Json.Serialization;

namespace Tabletop.Engine.Exercises;

// NOTE: as in Command.cs, these names are the storage format and the wire format: never rename one.

/// <summary>What staff do to a running exercise beyond its script: time, people, texts, and the city itself.</summary>
[JsonDerivedType(typeof(Jump), "jump")]
[JsonDerivedType(typeof(Roster), "roster")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(EditInject), "edit")]
[JsonDerivedType(typeof(AddInject), "add-inject")]
[JsonDerivedType(typeof(Withdraw), "withdraw")]
[JsonDerivedType(typeof(OverrideIndicator), "override")]
[JsonDerivedType(typeof(ForceTransition), "force")]
[JsonDerivedType(typeof(RenameGroups), "rename-groups")]
[JsonDerivedType(typeof(Improve), "improve")]
public abstract partial record CommandBody
{
    /// <summary>Those of a command's words that were typed.</summary>
    private static Items<TypedText> Said(params Items<TypedText?> parts) => parts.OfType<TypedText>().ToItems();

    /// <summary>Other words in the places where some were typed.</summary>
    private static Items<TypedText?> InPlace(Items<TypedText?> parts, Items<TypedText?> texts)
    {
        var next = 0;
        return parts.Select(part => part is null ? null : texts[next++]).ToItems();
    }

    /// <summary>
    /// Moves story time forward. What is due on the way happens at its own instant. It ends early where the story clock itself would
    /// stand, and where a phase opens.
    /// </summary>
    /// <param name="ToMs">Story time to go to; either this or <paramref name="ByMs"/> is said. Rounded down to the grain of story time.</param>
    /// <param name="ByMs">Story time to pass over, up to a week.</param>
    public sealed record Jump(long? ToMs = null, long? ByMs = null) : CommandBody;

    /// <summary>Who is expected in which seat; the whole of it, each time. Who is on it is seated on coming in.</summary>
    public sealed record Roster(Items<RosterEntry> Entries) : CommandBody;

    /// <summary>A person goes from one seat to another.</summary>
    public sealed record Move(string Person, string From, string In) : CommandBody;

    /// <summary>Other words for an inject, released or not. A part that is left out stays as it is.</summary>
    /// <param name="Text">In the scenario's own language; every receiver reads it, also who had words of their own.</param>
    /// <param name="Texts">The text in other languages. Those that are not brought fall back to <paramref name="Text"/>.</param>
    public sealed record EditInject(
        string Inject,
        TypedText? Text = null,
        TypedText? Title = null,
        TypedText? From = null,
        TypedText? ContentNote = null,
        TypedText? Hint = null,
        Items<EditedText>? Texts = null) : CommandBody
    {
        private const int PartsBeforeTexts = 5;

        [JsonIgnore]
        public override Items<TypedText> TypedTexts => Said(Parts);

        private Items<TypedText?> Parts => [Text, Title, From, ContentNote, Hint, .. (Texts ?? []).Select(t => t.Words)];

        public override CommandBody WithTypedTexts(Items<TypedText?> texts) => With(InPlace(Parts, texts));

        private EditInject With(Items<TypedText?> parts) => this with
        {
            Text = parts[0],
            Title = parts[1],
            From = parts[2],
            ContentNote = parts[3],
            Hint = parts[4],
            Texts = Texts?.Select((t, i) => t with { Words = parts[PartsBeforeTexts + i] ?? new() }).ToItems(),
        };
    }

    /// <summary>An inject that is not in the script. It is released by hand, or comes at its time in the phase now open.</summary>
    /// <param name="To">Role ids, or <c>everyone</c>, or <c>public</c>; empty is everyone.</param>
    /// <param name="AfterMs">Story time since the open phase opened, later than now.</param>
    /// <param name="ContentNote">What may hurt in it: the rest is shown after a tap.</param>
    public sealed record AddInject(
        TypedText Title, TypedText Text, Items<string> To, string Channel = "briefing", TypedText? From = null, long? AfterMs = null, TypedText? ContentNote = null) : CommandBody
    {
        [JsonIgnore]
        public override Items<TypedText> TypedTexts => Said(Parts);

        private Items<TypedText?> Parts => [Title, Text, From, ContentNote];

        public override CommandBody WithTypedTexts(Items<TypedText?> texts) => With(InPlace(Parts, texts));

        private AddInject With(Items<TypedText?> parts) =>
            this with { Title = parts[0] ?? new(), Text = parts[1] ?? new(), From = parts[2], ContentNote = parts[3] };
    }

    /// <summary>Hides words somebody typed from every view, whatever they were and also where they were given up by rewinding. What they did stays.</summary>
    /// <param name="Words">The id of the words, as views name them.</param>
    public sealed record Withdraw(string Words) : CommandBody;

    /// <param name="To">In thousandths, within the indicator's range.</param>
    public sealed record OverrideIndicator(string Indicator, long To) : CommandBody;

    /// <summary>Puts a machine into a state: exit and enter effects run as ever, no transition's do.</summary>
    /// <param name="To">A state, or a family, which is entered as it always is.</param>
    public sealed record ForceTransition(string Crisis, string To) : CommandBody;

    /// <summary>Other names for the two groups, in every text and language from now on. They are no words about people, so they stand in the log.</summary>
    public sealed record RenameGroups(string A, string B) : CommandBody;

    /// <summary>A row of the improvement plan; also after play.</summary>
    public sealed record Improve(TypedText Action, TypedText? Area = null, TypedText? Owner = null, TypedText? Due = null) : CommandBody
    {
        [JsonIgnore]
        public override Items<TypedText> TypedTexts => Said(Parts);

        private Items<TypedText?> Parts => [Action, Area, Owner, Due];

        public override CommandBody WithTypedTexts(Items<TypedText?> texts) => With(InPlace(Parts, texts));

        private Improve With(Items<TypedText?> parts) =>
            this with { Action = parts[0] ?? new(), Area = parts[1], Owner = parts[2], Due = parts[3] };
    }
}

/// <summary>A person who is expected in a seat. Names are no part of the log.</summary>
public sealed record RosterEntry(string Person, string In);

/// <summary>An edited text in one of the scenario's other languages.</summary>
/// <param name="Language">BCP 47 tag.</param>
public sealed record EditedText(string Language, TypedText Words);
