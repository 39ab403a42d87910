using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Exercises;

/// <summary>Words in place of an inject's; a null part is as written.</summary>
/// <param name="Texts">The text in other languages than the scenario's own.</param>
public sealed record InjectEdit(TypedText? Text, TypedText? Title, TypedText? From, TypedText? ContentNote, TypedText? Hint, Items<EditedText> Texts)
{
    public static readonly InjectEdit None = new(null, null, null, null, null, []);

    /// <summary>All the words of an inject that was added are in place of none.</summary>
    internal static InjectEdit Of(Event.InjectAdded e) => new(e.Text, e.Title, e.From, e.ContentNote, null, []);

    /// <summary>A new text makes those in other languages stale, unless it brings them.</summary>
    internal InjectEdit With(Event.InjectEdited e) => new(
        e.Text ?? Text,
        e.Title ?? Title,
        e.From ?? From,
        e.ContentNote ?? ContentNote,
        e.Hint ?? Hint,
        [.. (e.Text is null ? Texts : []).Where(t => e.Texts is null || e.Texts.IndexOf(n => n.Language == t.Language) < 0), .. e.Texts ?? []]);
}

/// <summary>An inject that staff added in play. All its words are typed, and stand in <see cref="InjectRun.Edit"/>.</summary>
/// <param name="Phase">-1: every phase.</param>
/// <param name="DueMs">Story time it comes; null: staff release it.</param>
public sealed record AddedInject(string Id, Items<string> To, string Channel, int Phase, long? DueMs, InjectRun Run)
{
    internal Audience Audience => Playbook.AudienceOf(To);

    /// <summary>As one of the script's, with no words of its own.</summary>
    internal Inject AsInject => new() { Id = Id, Title = "", Kind = InjectKind.Contingency, Channel = Channel, To = To, Manual = DueMs is null };
}

/// <summary>A row of the improvement plan.</summary>
public sealed record Improvement(int Number, TypedText Action, TypedText? Area, TypedText? Owner, TypedText? Due);
