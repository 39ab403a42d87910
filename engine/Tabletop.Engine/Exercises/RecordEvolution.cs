using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>What events do to the records people keep.</summary>
internal static class RecordEvolution
{
    /// <summary>Word of a promise is under way; the first word of it makes it one.</summary>
    public static ExerciseState Promised(Playbook book, ExerciseState state, Event.Promised e)
    {
        var from = book.Seat(e.From);
        var made = state.Promises.IndexOf(p => p.From == from && p.Number == e.Promise) >= 0
            ? state
            : state with { Promises = state.Promises.Add(new(from, e.Promise, e.Everyone ? -1 : book.Seat(e.To), e.Words, e.StoryMs, e.UntilMs, null)) };
        return TalkEvolution.Send(
            made, new(e.Number, MessageKind.Promise, from, book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, e.Promise, false, null, e.Words));
    }

    public static ExerciseState Kept(Playbook book, ExerciseState state, Event.PromiseKept e)
    {
        var from = book.Seat(e.From);
        var kept = state with
        {
            Promises = state.Promises.Select(p => p.From == from && p.Number == e.Promise ? p with { KeptMs = e.StoryMs } : p).ToItems(),
        };
        return TalkEvolution.Send(
            kept, new(e.Number, MessageKind.Keeping, from, book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, e.Promise, false, null, e.Words));
    }

    public static ExerciseState ThreatRated(Playbook book, ExerciseState state, Event.ThreatRated e)
    {
        var phase = book.Phase(e.Phase);
        return state with
        {
            ThreatRatings = state.ThreatRatings.RemoveAll(r => r.Person == e.Person && r.Phase == phase).Add(new(e.Person, phase, e.Rating)),
        };
    }

    public static ExerciseState LeadNamed(ExerciseState state, Event.LeadNamed e) =>
        state with { Leads = state.Leads.RemoveAll(l => l.Seat == e.Seat).Add(new(e.Seat, e.Person)) };

    /// <summary>Whoever leaves leads no more, also not when they come back.</summary>
    public static ExerciseState SeatLeft(ExerciseState state, Event.SeatLeft e) => state with
    {
        Grants = state.Grants.RemoveAll(g => g.Number == e.Grant),
        Leads = state.Leads.RemoveAll(l => l.Seat == e.Seat && l.Person == e.Person),
    };

    public static ExerciseState TaskRated(Playbook book, ExerciseState state, Event.TaskRated e)
    {
        var task = Array.FindIndex(book.Tasks, t => t.Objective.Id == e.Objective && t.Task.Id == e.Task);
        return state with
        {
            TaskRatings = state.TaskRatings.RemoveAll(r => r.By == e.By && r.Task == task).Add(new(e.By, task, e.Mark, e.Evidence)),
        };
    }
}
