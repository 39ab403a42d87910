using System.Diagnostics;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// From one state to the next. Every event has its line; none throws. All rules are in the deciders: what stands in a log happened.
/// </summary>
public static class Evolution
{
    public static ExerciseState Evolve(Playbook book, ExerciseState state, Event happened, long wallMs)
    {
        // No lambda in here: what one captures would be allocated anew for every event.
        var given = state;
        state = SocietyEvolution.CatchUp(book, state, state.LivedMs(happened.StoryMs));
        var next = happened switch
        {
            // What happens most comes first: it is looked for in this order.
            Event.Shared e => TalkEvolution.Send(state, new(
                e.Number, MessageKind.Share, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, book.Fact(e.Fact), 0, false, null, null)),
            Event.FactLearned e => TalkEvolution.FactLearned(book, state, e),
            Event.Consulted e => TalkEvolution.Send(state, new(
                e.Number, MessageKind.Consultation, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, 0, false, null, e.Words)),
            Event.Replied e => TalkEvolution.Answers(state, e.Consultation, new(
                e.Number, MessageKind.Reply, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, e.Consultation, false, null, e.Words)),
            Event.Messaged e => TalkEvolution.Send(state, new(
                e.Number, MessageKind.Message, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, 0, false, null, e.Words)),
            Event.Requested e => TalkEvolution.Send(state, new(
                e.Number, MessageKind.Request, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, 0, false, null, e.Words)),
            Event.Responded e => TalkEvolution.Answers(state, e.Request, new(
                e.Number, MessageKind.Response, book.Seat(e.From), book.Seat(e.To), e.StoryMs, e.DueMs, null, -1, e.Request, false, null, e.Words)),
            Event.DecisionNoted e => state with { Decisions = state.Decisions.Add(NotedDecision.Of(book, e)) },
            Event.Delivered e => TalkEvolution.Delivered(state, e),
            Event.BodyCalled e => state with { Body = state.Body with { Calls = state.Body.Calls.Add(book.Seat(e.By)) } },
            Event.BodySummoned e => state with { Body = new(BodyState.Summoned, e.DueMs) },
            Event.BodyConvened => state with { Body = new(BodyState.Sitting, null) },
            Event.BodyAdjourned => state with { Body = new(BodyState.NotCalled, null) },

            Event.IndicatorChanged e => Indicator(book, state, e),
            Event.SocietyTurned e => SocietyEvolution.Turned(book, state, e),
            Event.Posted e => state with { Posts = state.Posts.Add(new(book.Public!.Find(e.Post), e.StoryMs, state.ReleaseCount)) },
            Event.SocietyMoved => SocietyEvolution.Through(book, state, state.LivedMs(happened.StoryMs)),
            Event.Promised e => RecordEvolution.Promised(book, state, e),
            Event.PromiseKept e => RecordEvolution.Kept(book, state, e),
            Event.PromiseLeftOpen => state,
            Event.BodyAttended e => state with { Body = state.Body with { Attending = state.Body.Attending.Add(book.Seat(e.Seat)) } },
            Event.ThreatRated e => RecordEvolution.ThreatRated(book, state, e),
            Event.LeadNamed e => RecordEvolution.LeadNamed(state, e),
            Event.Observed e => state with { Observations = state.Observations.Add(new(e.By, e.StoryMs, e.Words, e.Kind, e.PinnedTo, e.Of)) },
            Event.TaskRated e => RecordEvolution.TaskRated(book, state, e),

            Event.FlagChanged e => state with { Flags = state.Flags.SetItem(book.Flag(e.Flag), e.Up) },
            Event.EffectsDelayed e => state with
            {
                Number = e.Number,
                Delayed = state.Delayed.Add(new(e.Number, e.Delay, e.DueMs, e.Because, e.Doers is null ? null : book.Seats(e.Doers), e.UntilMs ?? long.MaxValue)),
            },
            Event.DelayOver e => DelayOver(state, e.Number),
            Event.TriggerFired e => Fired(state, book.Trigger(e.Trigger), e.StoryMs),
            Event.TriggerDropped => state,
            Event.MachineMoved e => MachineEvolution.Moved(book, state, e),
            Event.TimerTaken e => MachineEvolution.TimerTaken(book, state, e),
            Event.LoopCut => state,
            Event.TaskMet e => state with { TasksMet = state.TasksMet.SetItem(book.TaskOf(e.Objective, e.Task), e.StoryMs) },
            Event.FeedbackGiven e => FeedbackGiven(state, e),

            // What lies beside the log
            Event.PersonNamed or Event.WordsErased or Event.PersonErased => state with { BesideChanges = state.BesideChanges + 1 },
            Event.Restored e => state with { Branch = e.Nonce },

            // What staff do beyond the script
            Event.Jumped e => state with { Clock = new(wallMs, e.ToStoryMs, state.Clock.Pace, state.Clock.Running) },
            Event.RosterSet e => state with { Roster = e.Entries },
            Event.InjectEdited e => InjectEvolution.Edited(book, state, e),
            Event.InjectAdded e => InjectEvolution.Added(book, state, e),
            Event.WordsWithdrawn e => state with { Withdrawn = state.Withdrawn.Add(e.Words) },
            Event.GroupsRenamed e => state with { Groups = new(e.A, e.B) },
            Event.ImprovementNoted e => state with { Improvements = state.Improvements.Add(new(e.Number, e.Action, e.Area, e.Owner, e.Due)) },

            Event.AskOpened e => TalkEvolution.AskOpened(book, state, e, wallMs),
            Event.Voted e => TalkEvolution.Voted(book, state, e),
            Event.Proposed e => TalkEvolution.Proposed(book, state, e),
            Event.AskExtended e => TalkEvolution.Extended(book, state, e),
            Event.Answered e => TalkEvolution.Answered(book, state, e, wallMs),
            Event.AskClosed e => TalkEvolution.AskClosed(book, state, e, wallMs),
            Event.ActionConfirmed e => state with { Confirmed = state.Confirmed.Add(new(book.Action(e.Action), book.Seat(e.Seat))) },
            Event.ActionStarted e => TalkEvolution.ActionStarted(book, state, e),
            Event.ActionCompleted e => TalkEvolution.ActionCompleted(book, state, e),

            Event.InjectCued e => InjectEvolution.Cued(book, state, e),
            Event.InjectReleased e => InjectEvolution.Released(book, state, e),
            Event.InjectHeld e => InjectEvolution.Turned(book, state, e.Inject, CueState.Held),
            Event.InjectSkipped e => InjectEvolution.Turned(book, state, e.Inject, CueState.Skipped),
            Event.InjectCancelled e => InjectEvolution.Turned(book, state, e.Inject, CueState.Cancelled),
            Event.InjectRecalled e => InjectEvolution.Recalled(book, state, e),
            Event.ReleaseIgnored => state,
            Event.ExpectationOpened e => InjectEvolution.Expecting(book, state, e),
            Event.ExpectationMet e => InjectEvolution.Turned(book, state, e.Inject, CueState.Met),
            Event.ExpectationMissed e => InjectEvolution.Turned(book, state, e.Inject, CueState.Missed),

            Event.Created e => Blank(book, state, e, wallMs),
            Event.PersonJoined e => PersonJoined(state, e),
            Event.PersonRemoved e => PersonRemoved(state, e.Person),
            Event.LobbyChanged e => state with { LobbyOpen = e.Open },
            Event.SeatTaken e => state with
            {
                Grants = state.Grants.Add(new(e.Grant, e.Person, e.Seat)),
                GrantCount = e.Grant,
                StandIns = state.StandIns.SetItem(book.Seat(e.Seat), null),
            },
            Event.SeatLeft e => RecordEvolution.SeatLeft(state, e),
            Event.SeatHandedToStandIn e => TalkEvolution.HandedToStandIn(book, state, e, wallMs),

            Event.Started => ClockEvolution.Started(book, state, happened.StoryMs, wallMs),
            Event.WentDark e => state with { Clock = state.Clock with { WallMs = wallMs, StoryMs = e.StoryMs } },
            Event.PlayStopped e => ClockEvolution.Turn(
                state with { Stops = state.Stops.Add(new(e.Stop, e.By, e.Reason, e.Note)), StopCount = e.Stop }, e.StoryMs, wallMs),
            Event.StopLifted e => ClockEvolution.StopLifted(state, e, wallMs),
            Event.PaceChanged e => state with { Clock = new(wallMs, e.StoryMs, e.Pace, state.Clock.Running) },
            Event.PhaseClosed => book.Society.Length > 0 ? state with { SocietyStands = true } : state,
            Event.PhaseOpened e => ClockEvolution.PhaseOpened(book, state, e, wallMs),
            Event.PhaseAwaited e => ClockEvolution.Turn(state with { AwaitsStaff = true }, e.StoryMs, wallMs),
            Event.PhaseReady e => state with { PhasesReady = state.PhasesReady.Add(book.Phase(e.Phase)) },
            Event.Rewound e => ClockEvolution.Rewound(book, state, e, wallMs),
            Event.Announced e => state with { Announcements = state.Announcements.Add(new(e.StoryMs, state.ReleaseCount, e.Words)) },
            Event.Marked => state,
            Event.Ended e => ClockEvolution.Ended(book, state, e, wallMs),
            Event.DebriefOpened => state with { DebriefOpen = true },
            Event.Sealed => state with { Stage = Stage.Sealed },
            _ => throw new UnreachableException(happened.GetType().Name),
        };
        var (story, wall) = (Math.Max(next.StoryMs, happened.StoryMs), Math.Max(state.WallMs, wallMs));
        var changed = MayChangeWhatCanBeDone(next, happened) ? story : next.ChangedMs;
        if (next.StoryMs != story || next.WallMs != wall || next.ChangedMs != changed)
        {
            next = ReferenceEquals(next, given) ? given with { } : next;
            next.StampTime(story, wall, changed);
        }

        return next;
    }

    private static bool MayChangeWhatCanBeDone(ExerciseState state, Event happened) => happened switch
    {
        // Of talk only a reply that has arrived counts; a fact that has arrived is learned.
        Event.Delivered e => TalkEvolution.Find(state, e.Number) is >= 0 and var at && state.Talks[at].Kind == MessageKind.Reply,
        Event.Shared or Event.FactLearned or Event.IndicatorChanged => true,
        Event.Messaged or Event.Requested or Event.Responded or Event.DecisionNoted or Event.Announced or Event.Marked or Event.Consulted or Event.Replied
            or Event.PlayStopped or Event.StopLifted or Event.WentDark or Event.PersonJoined or Event.PersonRemoved or Event.SeatTaken or Event.SeatLeft or Event.LobbyChanged or Event.PaceChanged or Event.FeedbackGiven or Event.Rewound => false,
        Event.Jumped or Event.RosterSet or Event.InjectEdited or Event.InjectAdded or Event.WordsWithdrawn or Event.GroupsRenamed or Event.ImprovementNoted => false,
        Event.PersonNamed or Event.WordsErased or Event.PersonErased or Event.Restored => false,

        Event.Promised or Event.PromiseKept or Event.PromiseLeftOpen or Event.BodyAttended or Event.ThreatRated or Event.LeadNamed
            or Event.Observed or Event.TaskRated or Event.Posted => false,
        _ => true,
    };

    private static ExerciseState Blank(Playbook book, ExerciseState state, Event.Created e, long wallMs) => state with
    {
        Clock = new(wallMs, e.StoryMs, state.Clock.Pace, false),
        Memo = new(book.Scenario.Roles.Count),
        TalkIndex = TalkIndex.Blank(book.Scenario.Roles.Count, book.Scenario.Facts.Count),
        Nonce = e.Nonce,
        Branch = e.Nonce,
        Seed = e.Seed,
        Mode = e.Mode,
        Seating = e.Seating,
        BuiltInFacilitator = e.BuiltInFacilitator,
        Rehearsal = e.Rehearsal,
        People = e.By.Length == 0 ? [] : [new(e.By, true)],
        Came = e.By.Length == 0 ? [] : [e.By],
        PhaseOpenedMs = Items.Repeat<long?>(null, book.Scenario.Phases.Count),
        Indicators = book.Gauges.Select(i => i.Start).ToItems(),
        Society = SocietyEvolution.Blank(book),
        Flags = Items.Repeat(false, book.FlagNames.Count),
        Machines = book.Machines.Select(m => new MachineRun(
            m.Tree.Around(m.Tree.Initial).Select(s => new ActiveState(s, e.StoryMs, e.StoryMs, [])).ToItems(), [])).ToItems(),
        Fired = Items.Repeat(Items<long>.Empty, book.TriggerNames.Count),
        Injects = Items.Repeat(InjectRun.Planned, book.Injects.Length),
        Asks = Items.Repeat(AskRun.NotOpen, book.Slots.Length),
        Known = Items.Repeat(Items<Knowing>.Empty, book.Scenario.Roles.Count),
        TasksMet = Items.Repeat<long?>(null, book.Tasks.Length),
        StandIns = Items.Repeat<StandIn?>(null, book.Scenario.Roles.Count),
    };

    private static ExerciseState Indicator(Playbook book, ExerciseState state, Event.IndicatorChanged e)
    {
        var gauge = book.Indicator(e.Indicator);
        var changed = state with { Indicators = state.Indicators.SetItem(gauge, e.To) };
        return e.Because.StartsWith("society/", StringComparison.Ordinal) ? changed : SocietyEvolution.Moved(book, changed, gauge, e.From, e.To);
    }

    private static ExerciseState DelayOver(ExerciseState state, int number) => state with { Delayed = state.Delayed.RemoveAll(d => d.Number == number) };

    private static ExerciseState PersonJoined(ExerciseState state, Event.PersonJoined e) => state with
    {
        People = state.People.Add(new(e.Person, e.Staff)),
        Came = state.Came.Contains(e.Person, StringComparer.Ordinal) ? state.Came : state.Came.Add(e.Person),
    };

    private static ExerciseState PersonRemoved(ExerciseState state, string person) => state with { People = state.People.RemoveAll(p => p.Id == person) };

    private static ExerciseState FeedbackGiven(ExerciseState state, Event.FeedbackGiven e) => state with
    {
        Feedback = state.Feedback.RemoveAll(f => f.Person == e.Person && f.Question == e.Question).Add(new(e.Person, e.Question, e.Words)),
    };

    /// <summary>When it was fired, each instant once.</summary>
    private static ExerciseState Fired(ExerciseState state, int trigger, long storyMs) =>
        state.Fired[trigger] is { Count: > 0 } before && before[^1] == storyMs ? state : state with { Fired = state.Fired.SetItem(trigger, state.Fired[trigger].Add(storyMs)) };
}
