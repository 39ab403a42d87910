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
                Delayed = state.Delayed.Add(new(e.Number, e.Delay, e.DueMs, e.Because, e.Doers?.Select(book.Seat).ToItems(), e.UntilMs ?? long.MaxValue)),
            },
            Event.DelayOver e => state with { Delayed = state.Delayed.RemoveAll(d => d.Number == e.Number) },
            Event.TriggerFired e => Fired(state, book.Trigger(e.Trigger), e.StoryMs),
            Event.TriggerDropped => state,
            Event.MachineMoved e => MachineEvolution.Moved(book, state, e),
            Event.TimerTaken e => MachineEvolution.TimerTaken(book, state, e),
            Event.LoopCut => state,
            Event.TaskMet e => state with { TasksMet = state.TasksMet.SetItem(Array.FindIndex(book.Tasks, t => t.Objective.Id == e.Objective && t.Task.Id == e.Task), e.StoryMs) },
            Event.FeedbackGiven e => state with
            {
                Feedback = state.Feedback.RemoveAll(f => f.Person == e.Person && f.Question == e.Question).Add(new(e.Person, e.Question, e.Words)),
            },

            // What staff do beyond the script
            Event.Jumped e => state with { Clock = new(wallMs, e.ToStoryMs, state.Clock.Pace, state.Clock.Running) },
            Event.RosterSet e => state with { Roster = e.Entries },
            Event.InjectEdited e => Inject(book, state, e.Inject, run => run with { Edit = (run.Edit ?? InjectEdit.None).With(e) }),
            Event.InjectAdded e => state with
            {
                AddedCount = state.AddedCount + 1,
                Added = state.Added.Add(new(
                    e.Inject,
                    e.To,
                    e.Channel,
                    e.Phase is null ? -1 : book.Phase(e.Phase),
                    e.DueMs,
                    InjectRun.Planned with { Edit = InjectEdit.None with { Title = e.Title, Text = e.Text, From = e.From } })),
            },
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
            Event.ActionCompleted e => state with
            {
                UnderWay = state.UnderWay.RemoveAll(a => a.Number == e.Number),
                Done = state.Done.Add(new(e.Number, book.Action(e.Action), e.Seats.Select(book.Seat).ToItems(), e.StoryMs)),
            },

            Event.InjectCued e => Inject(book, state, e.Inject, run => run with { State = CueState.Cued, DueMs = e.DueMs }),
            Event.InjectReleased e => Inject(
                book,
                state with { ReleaseCount = state.ReleaseCount + 1 },
                e.Inject,
                run => run with { State = CueState.Released, DueMs = e.DueMs, ReleasedMs = e.StoryMs, Order = state.ReleaseCount + 1, EditAtRelease = run.Edit }),
            Event.InjectHeld e => Inject(book, state, e.Inject, run => run with { State = CueState.Held }),
            Event.InjectSkipped e => Inject(book, state, e.Inject, run => run with { State = CueState.Skipped }),
            Event.InjectCancelled e => Inject(book, state, e.Inject, run => run with { State = CueState.Cancelled }),
            Event.InjectRecalled e => Inject(book, state, e.Inject, run => run with { Recalled = true }),
            Event.ReleaseIgnored => state,
            Event.ExpectationOpened e => Inject(book, state, e.Inject, run => run with { State = CueState.Expecting, DeadlineMs = e.DeadlineMs }),
            Event.ExpectationMet e => Inject(book, state, e.Inject, run => run with { State = CueState.Met }),
            Event.ExpectationMissed e => Inject(book, state, e.Inject, run => run with { State = CueState.Missed }),

            Event.Created e => Blank(book, state, e, wallMs),
            Event.PersonJoined e => state with { People = state.People.Add(new(e.Person, e.Staff)) },
            Event.PersonRemoved e => state with { People = state.People.RemoveAll(p => p.Id == e.Person) },
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
            Event.StopLifted e => ClockEvolution.Turn(state with { Stops = state.Stops.RemoveAll(s => s.Number == e.Stop) }, e.StoryMs, wallMs),
            Event.PaceChanged e => state with { Clock = new(wallMs, e.StoryMs, e.Pace, state.Clock.Running) },
            Event.PhaseClosed => book.Society.Length > 0 ? state with { SocietyStands = true } : state,
            Event.PhaseOpened e => ClockEvolution.PhaseOpened(book, state, e, wallMs),
            Event.PhaseAwaited e => ClockEvolution.Turn(state with { AwaitsStaff = true }, e.StoryMs, wallMs),
            Event.PhaseReady e => state with { PhasesReady = state.PhasesReady.Add(book.Phase(e.Phase)) },
            Event.Rewound e => ClockEvolution.Rewound(book, state, e, wallMs),
            Event.Announced e => state with { Announcements = state.Announcements.Add(new(e.StoryMs, state.ReleaseCount, e.Words)) },
            Event.Marked => state,
            Event.Ended e => ClockEvolution.Turn(
                state with { Stage = Stage.Ended, Ending = book.Scenario.Endings.IndexOf(x => x.Id == e.Ending), AwaitsStaff = false }, e.StoryMs, wallMs),
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
        Seed = e.Seed,
        Mode = e.Mode,
        Seating = e.Seating,
        BuiltInFacilitator = e.BuiltInFacilitator,
        Rehearsal = e.Rehearsal,
        People = e.By.Length == 0 ? [] : [new(e.By, true)],
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

    private static ExerciseState Inject(Playbook book, ExerciseState state, string id, Func<InjectRun, InjectRun> change)
    {
        var position = book.FindInject(id);
        if (position < 0 && state.Added.IndexOf(a => a.Id == id) is >= 0 and var added)
        {
            return state with { Added = state.Added.SetItem(added, state.Added[added] with { Run = change(state.Added[added].Run) }) };
        }

        position = book.Inject(id);
        return state with { Injects = state.Injects.SetItem(position, change(state.Injects[position])) };
    }

    /// <summary>When it was fired, each instant once.</summary>
    private static ExerciseState Fired(ExerciseState state, int trigger, long storyMs) =>
        state.Fired[trigger] is { Count: > 0 } before && before[^1] == storyMs ? state : state with { Fired = state.Fired.SetItem(trigger, state.Fired[trigger].Add(storyMs)) };
}
