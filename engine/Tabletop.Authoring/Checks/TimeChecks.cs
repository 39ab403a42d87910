using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Scenarios;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Checks;

/// <summary>Arithmetic of time: phases beside the duration, limits beside phases, and what could happen between phases.</summary>
internal static class TimeChecks
{
    /// <summary>Seat cards take so long to read; a difference of no more is none.</summary>
    private const long SeatCardsMs = 3 * Durations.MinuteMs;

    /// <summary>How many timers a note names.</summary>
    private const int Named = 40;

    public static void Run(Draft draft, Scenario scenario)
    {
        Duration(draft, scenario);
        foreach (var inject in scenario.Injects)
        {
            Limits(draft, scenario, inject);
        }

        for (var i = 0; i < scenario.Phases.Count; i++)
        {
            Gap(draft, scenario, i);
        }
    }

    /// <summary>The phases' real time is their length by their pace; what staff add or leave out, nobody can know.</summary>
    private static void Duration(Draft draft, Scenario scenario)
    {
        if (scenario.DurationMs is not { } durationMs || scenario.Phases.Any(phase => phase.LengthMs is null))
        {
            return;
        }

        var phasesMs = scenario.Phases.Sum(phase => phase.LengthMs!.Value * 1000 / phase.Pace);
        var offMs = Math.Abs(phasesMs - durationMs);
        if (offMs > SeatCardsMs && offMs * 10 > durationMs)
        {
            // Where staff open a phase, how long the one before really lasts is theirs to say.
            var byHand = scenario.Phases.Skip(1).Any(phase => phase.Manual || phase.OpensWhen is not null);
            draft.Reader.Add(byHand ? Rules.DurationOffByHand : Rules.DurationOff, draft.Places[("duration", "")], Rounded(phasesMs), Durations.Print(durationMs));
        }
    }

    private static string Rounded(long ms) => Durations.Print(ms < Durations.MinuteMs ? ms : (ms + (Durations.MinuteMs / 2)) / Durations.MinuteMs * Durations.MinuteMs);

    private static void Limits(Draft draft, Scenario scenario, Inject inject)
    {
        if ((inject.AtMs ?? inject.SuggestMs) is not { } atMs
            || scenario.Phases.FirstOrDefault(phase => phase.Id == inject.Phase) is not { LengthMs: { } lengthMs } phase
            || atMs >= lengthMs)
        {
            return;
        }

        var limits = inject.Asks.Select(ask => (ask.TimeLimitMs, Place: ("ask-limit", ask.Id))).Append((inject.TimeLimitMs, ("limit", inject.Id)));
        foreach (var (limitMs, place) in limits)
        {
            if (limitMs is { } ms && atMs + ms > lengthMs)
            {
                draft.Reader.Add(Rules.LimitAfterPhase, draft.Places[place], Durations.Print(atMs + ms - lengthMs), Quoted.Of(phase.Id));
            }
        }
    }

    private static void Gap(Draft draft, Scenario scenario, int index)
    {
        var phase = scenario.Phases[index];
        if (!draft.Places.TryGetValue(("gap", phase.Id), out var at))
        {
            return;
        }

        var before = index == 0 ? null : scenario.Phases[index - 1];
        var endMs = before?.StoryStartMs + before?.LengthMs;
        if (index == 0 || phase.StoryStartMs is null || phase.StoryStartMs <= endMs)
        {
            draft.Reader.Add(Rules.GapOfNothing, at, Quoted.Of(phase.Id));
        }
        else if (phase.Gap == Engine.Scenarios.Gap.Lived)
        {
            // A timer that runs longer than the whole story until then cannot end before.
            var storyMs = phase.StoryStartMs - scenario.Phases[0].StoryStartMs;
            string[] timers =
            [
                .. from crisis in scenario.Crises
                   from state in crisis.States
                   from after in state.After
                   where storyMs is null || after.DurationMs < storyMs
                   select $"{crisis.Id} goes from {state.Id} to {after.To} after {Durations.Print(after.DurationMs)}",
            ];
            if (timers.Length > 0)
            {
                var more = timers.Length > Named ? $"; and {timers.Length - Named} more" : "";
                draft.Reader.Add(Rules.OffStage, at, Quoted.Of(phase.Id), $"{string.Join("; ", timers.Take(Named))}{more}");
            }
        }
    }
}
