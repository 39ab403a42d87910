using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;

namespace Tabletop.Authoring.Plans;

/// <summary>Steps and what happened around them, in the plan's own words: ids, as its author knows them.</summary>
internal sealed class Transcript(Headless run)
{
    private readonly List<PlanLine> _lines = [];
    private int _told;

    public IReadOnlyList<PlanLine> Lines => _lines;

    /// <summary>A step, then what has happened since the last call. Null: only what has happened.</summary>
    public void Add(PlanStep? step, string result = "")
    {
        if (step is not null)
        {
            var who = step switch
            {
                PlanStep.BySeat seat => seat.Seat,
                PlanStep.ByStaff => "staff",
                _ => "expect",
            };
            _lines.Add(new(run.StoryMs, who, step.Text.StartsWith($"{who}: ", StringComparison.Ordinal) ? step.Text[(who.Length + 2)..] : step.Text, result));
        }

        for (; _told < run.Entries.Count; _told++)
        {
            var byStandIn = run.Entries[_told].Command.Who == Command.StandIn;
            foreach (var happened in run.Entries[_told].Events)
            {
                if (Tell(happened, byStandIn) is { } what)
                {
                    _lines.Add(new(happened.StoryMs, "story", what, ""));
                }
            }
        }
    }

    private static string? Tell(Event happened, bool byStandIn) => happened switch
    {
        Event.PhaseOpened e => $"phase {e.Phase} opens",
        Event.InjectReleased e => $"{e.Inject} is released",
        Event.InjectSkipped e => $"{e.Inject} is skipped{Why(e.Reason)}",
        Event.InjectCancelled e => $"{e.Inject} is cancelled ({e.Because})",
        Event.InjectRecalled e => $"{e.Inject} is recalled",
        Event.ReleaseIgnored e => $"{e.Inject} was released before",
        Event.ExpectationMet e => $"{e.Inject} is met",
        Event.ExpectationMissed e => $"{e.Inject} is missed",
        Event.Answered { Silence: true } e => $"{e.Seat} is silent on {e.Ask}{(e.Option.Length > 0 ? $": {e.Option}" : "")}",
        Event.Answered e when byStandIn => $"{e.Seat} answers {e.Ask}: {(e.Options is null ? e.Option : string.Join(", ", e.Options))}",
        Event.Proposed e when byStandIn => $"{e.Seat} would answer {e.Ask}: {e.Option}",
        Event.AskClosed e => $"{e.Ask} closes without an answer of {e.Seat}",
        Event.ActionStarted e => $"{string.Join(", ", e.Seats)} {(e.Seats.Count == 1 ? "starts" : "start")} {e.Action}",
        Event.ActionCompleted e => $"{e.Action} is done",
        Event.Shared e when byStandIn => $"{e.From} shares {e.Fact} with {e.To}",
        Event.Consulted e when byStandIn => $"{e.From} consults {e.To}",
        Event.Replied e when byStandIn => $"{e.From} replies to {e.To}",
        Event.Responded e when byStandIn => $"{e.From} responds to {e.To}",
        Event.FactLearned e when e.From is not null => $"{e.Seat} learns {e.Fact} from {e.From}",
        Event.FactLearned e when e.By != LearnedBy.Known => $"{e.Seat} learns {e.Fact}",
        Event.BodyConvened => "the body sits",
        Event.BodyAdjourned => "the body rises",
        Event.IndicatorChanged e => $"{e.Indicator} {Numbers.Print(e.From)} -> {Numbers.Print(e.To)} ({e.Because})",
        Event.FlagChanged e => $"{e.Flag} {(e.Up ? "goes up" : "comes down")} ({e.Because})",
        Event.Rewound => "play goes back to here",
        Event.MachineMoved e => $"{e.Crisis}: {e.From} -> {e.To} ({e.Because})",
        Event.TriggerDropped e => $"nobody hears {e.Trigger}{(e.Crisis is null ? "" : $" in {e.Crisis}")}",
        Event.LoopCut e => $"a loop was cut at {e.Step}",
        Event.TaskMet e => $"{e.Objective}/{e.Task} is met",
        Event.Ended e => e.Ending is null ? "play ends" : $"play ends: {e.Ending}",
        _ => null,
    };

    private static string Why(SkipReason reason) => reason switch
    {
        SkipReason.Condition => ": its condition is false",
        SkipReason.Chance => ": the lot fell against it",
        _ => "",
    };
}
