using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>What staff put in place of an inject's words, in the viewer's language as far as it was brought.</summary>
internal static class Edits
{
    public static EditItem? Of(Playbook book, ExerciseState state, InjectEdit? edit)
    {
        if (edit is null)
        {
            return null;
        }

        var translated = book.IsTranslated ? edit.Texts.FirstOrDefault(t => t.Language == book.Scenario.Language)?.Words : null;
        return new(
            Words.Of(state, edit.Title),
            Words.Of(state, translated ?? edit.Text),
            Words.Of(state, edit.From),
            Words.Of(state, edit.ContentNote),
            Words.Of(state, edit.Hint),
            book.IsTranslated && translated is null && edit.Text is not null);
    }

    /// <summary>Whether receivers read something else than before; a title and a hint are for staff.</summary>
    public static bool ReadsOtherwise(InjectEdit? before, InjectEdit? after) => Read(before) != Read(after);

    private static InjectEdit Read(InjectEdit? edit) => (edit ?? InjectEdit.None) with { Title = null, Hint = null };
}
