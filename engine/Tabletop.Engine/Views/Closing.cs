using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>What opening a phase now would bring to an end or let happen off stage: read by staff before they confirm.</summary>
internal static class Closing
{
    public static Items<ClosingItem> Of(Playbook book, ExerciseState state, int phase)
    {
        var startsMs = Math.Max(state.StoryMs, book.Scenario.Phases[phase].StoryStartMs ?? state.StoryMs);
        return
        [
            .. book.Slots
                .Where(s => state.Asks[s.Position].State == AskRunState.Open)
                .Select(s => new ClosingItem(ClosingKind.FallsSilent, s.Ask.Question, book.SeatId(s.Seat))),
            .. book.Injects
                .Where(p => state.Injects[p.Position].State == CueState.Expecting)
                .Select(p => new ClosingItem(ClosingKind.Expected, p.Inject.Title, null)),
            .. book.Injects
                .Where(p => p.Phase == state.Phase && (p.Inject.AtMs ?? p.Inject.SuggestMs) is not null
                    && state.Injects[p.Position].State is CueState.Planned or CueState.Cued or CueState.Held)
                .Select(p => new ClosingItem(ClosingKind.Skipped, p.Inject.Title, null)),
            .. state.Added
                .Where(a => a.DueMs is not null && a.Phase == state.Phase && a.Run.State is CueState.Planned or CueState.Cued or CueState.Held)
                .Select(a => new ClosingItem(ClosingKind.Skipped, a.Id, null)),
            .. state.UnderWay.Select(r => new ClosingItem(
                r.DueMs < startsMs ? ClosingKind.Completes : ClosingKind.GoesOn, book.Actions[r.Action].Action.Title, book.SeatId(r.Seats[0]))),
            .. state.Talks
                .Where(t => t.ArrivedMs is null && t.DueMs < startsMs)
                .Select(t => new ClosingItem(ClosingKind.Arrives, t.Fact < 0 ? "" : book.Scenario.Facts[t.Fact].Text, book.SeatId(t.To)))
                .Distinct(),
            .. state.Delayed
                .Where(d => d.DueMs < startsMs)
                .Select(d => new ClosingItem(ClosingKind.Delayed, TitleOf(book, d.Because), null)),
            .. state.Body.State == BodyState.NotCalled ? Items<ClosingItem>.Empty : [new(ClosingKind.BodyRises, book.Content.City!.Title, null)],
        ];
    }

    /// <summary>What effects came from, by the path the log has: an inject, an answer, an action, a state.</summary>
    private static string TitleOf(Playbook book, string because)
    {
        var parts = because.Split('/');
        return parts[0] switch
        {
            "inject" or "expectation" => book.Injects[book.Inject(parts[1])].Inject.Title,
            "ask" => book.Asks[book.Ask(parts[1])].Ask.Question,
            "action" => book.Actions[book.Action(parts[1])].Action.Title,
            _ => book.Scenario.Crises[book.Crisis(parts[1])].Title,
        };
    }
}
