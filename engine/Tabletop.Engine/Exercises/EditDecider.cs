using Tabletop.Engine.Scenarios;
using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Words that staff change or hide. The pinned content is never touched: what is changed lies in the state, and views read it there.</summary>
internal static class EditDecider
{
    /// <summary>The longest name of a group, in characters.</summary>
    public const int LongestName = 60;

    public static Refusal? Edit(Moment moment, string by, CommandBody.EditInject edit)
    {
        var position = moment.Book.FindInject(edit.Inject);
        var added = moment.State.Added.FirstOrDefault(a => a.Id == edit.Inject);
        if (position < 0 && added is null)
        {
            return Refuse("unknown", "inject", edit.Inject);
        }

        var own = moment.Book.Languages[0];
        if (edit.Texts?.FirstOrDefault(t => t.Language == own || !moment.Book.Languages.Contains(t.Language, StringComparer.Ordinal)) is { } wrong)
        {
            return Refuse("unknown", "translation", wrong.Language);
        }

        if (edit.Texts?.FirstOrDefault(t => edit.Texts.Count(other => other.Language == t.Language) > 1) is { } twice)
        {
            return Refuse("translated-twice", twice.Language);
        }

        // A part that was named and left empty would leave nothing to read.
        if (edit.TypedTexts.Count == 0 || edit.TypedTexts.Any(t => t.Id is null))
        {
            return Refuse("nothing-typed");
        }

        var run = added?.Run ?? moment.State.Injects[position];
        var audience = position >= 0 ? moment.Book.Injects[position].Audience : added!.Audience;
        var isRead = run.IsReleased && (edit.Texts is { Count: > 0 } || (edit.Text ?? edit.From ?? edit.ContentNote) is not null)
            && (position < 0 || !moment.Book.Injects[position].IsExpectedAction);
        moment.Emit(
            new Event.InjectEdited(edit.Inject, edit.Text, edit.Title, edit.From, edit.ContentNote, edit.Hint, edit.Texts is { Count: > 0 } ? edit.Texts : null, by),
            isRead ? audience : Audience.Staff);
        return null;
    }

    public static Refusal? Withdraw(Moment moment, string by, string words)
    {
        if (!moment.State.Typed.Contains(words, StringComparer.Ordinal))
        {
            return Refuse("no-such-words");
        }

        if (!moment.State.Withdrawn.Contains(words, StringComparer.Ordinal))
        {
            moment.Emit(new Event.WordsWithdrawn(words, by), Audience.Staff);
        }

        return null;
    }

    public static Refusal? RenameGroups(Moment moment, string by, CommandBody.RenameGroups names)
    {
        if ((moment.State.Groups ?? moment.Book.Scenario.Groups) is not { } present)
        {
            return Refuse("no-groups");
        }

        if (!IsName(names.A) || !IsName(names.B) || names.A == names.B)
        {
            return Refuse("wrong-name");
        }

        if (present != new Groups(names.A, names.B))
        {
            moment.Emit(new Event.GroupsRenamed(names.A, names.B, by), Audience.Everyone);
        }

        return null;
    }

    /// <summary>Nothing that could stand for something else in a text: no brackets, no control characters, no space at the ends.</summary>
    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.Trim() == name && !name.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '{' or '}');
}
