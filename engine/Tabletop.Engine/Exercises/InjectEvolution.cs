using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to injects, the script's and those staff have added.</summary>
internal static class InjectEvolution
{
    public static ExerciseState Cued(Playbook book, ExerciseState state, Event.InjectCued e) =>
        Change(book, state, e.Inject, run => run with { State = CueState.Cued, DueMs = e.DueMs });

    public static ExerciseState Released(Playbook book, ExerciseState state, Event.InjectReleased e)
    {
        var order = state.ReleaseCount + 1;
        return Change(
            book,
            state with { ReleaseCount = order },
            e.Inject,
            run => run with { State = CueState.Released, DueMs = e.DueMs, ReleasedMs = e.StoryMs, Order = order, EditAtRelease = run.Edit });
    }

    public static ExerciseState Expecting(Playbook book, ExerciseState state, Event.ExpectationOpened e) =>
        Change(book, state, e.Inject, run => run with { State = CueState.Expecting, DeadlineMs = e.DeadlineMs });

    /// <summary>Nothing but where it stands.</summary>
    public static ExerciseState Turned(Playbook book, ExerciseState state, string inject, CueState to) =>
        Change(book, state, inject, run => run with { State = to });

    public static ExerciseState Recalled(Playbook book, ExerciseState state, Event.InjectRecalled e) =>
        Change(book, state, e.Inject, run => run with { Recalled = true });

    public static ExerciseState Edited(Playbook book, ExerciseState state, Event.InjectEdited e) =>
        Change(book, state, e.Inject, run => run with { Edit = (run.Edit ?? InjectEdit.None).With(e) });

    public static ExerciseState Added(Playbook book, ExerciseState state, Event.InjectAdded e) => state with
    {
        AddedCount = state.AddedCount + 1,
        Added = state.Added.Add(new(
            e.Inject,
            e.To,
            e.Channel,
            e.Phase is null ? -1 : book.Phase(e.Phase),
            e.DueMs,
            InjectRun.Planned with { Edit = InjectEdit.Of(e) })),
    };

    private static ExerciseState Change(Playbook book, ExerciseState state, string id, Func<InjectRun, InjectRun> change)
    {
        var position = book.FindInject(id);
        if (position < 0 && FindAdded(state, id) is >= 0 and var added)
        {
            return state with { Added = state.Added.SetItem(added, state.Added[added] with { Run = change(state.Added[added].Run) }) };
        }

        position = book.Inject(id);
        return state with { Injects = state.Injects.SetItem(position, change(state.Injects[position])) };
    }

    private static int FindAdded(ExerciseState state, string id) => state.Added.IndexOf(a => a.Id == id);
}
