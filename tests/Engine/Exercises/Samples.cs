using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>One of each event, as it could happen in one small exercise.</summary>
internal static class Samples
{
    private static readonly TypedText Words = new() { Id = "text-1", Hash = "9f86d0" };

    /// <summary>An exercise that has every name the samples speak of.</summary>
    public static Story Story() => Building(A.Scenario()
        .Phase("first-hours", "2h").Phase("next-morning", "1h")
        .Roles("mayor", "police")
        .Facts(A.Fact("attacker-known", "police"))
        .City(A.City("5m") with { Body = new() { Members = ["mayor"], Convenes = ["mayor"] } })
        .Indicator("tension", 50, Better.Down)
        .Society(A.Model("rumour", "maki-thompson", "tension", "spread=2", "stifle=0.5"))
        .Crisis("street", A.State("normality").After("6h", "tension").Hears("incident", "tension"), A.State("tension"))
        .Injects(A.Inject("video").At("6m").Asks(A.Ask("who-speaks", "together", "wait").Of("mayor").Limit("20m", "wait")), A.Inject("school-call").Expects("done walk", "15m"))
        .Actions(A.Action("walk", "mayor").Takes("15m").Does(Do.Later("5m", Do.Flag("curfew"))))
        .Task("first-word", "done walk")
        .Ending("contained")
        .Public(1, 3)
        .Feedback("surprise"));

    public static Event[] Events() =>
    [
        new Event.Created("5e88", 7, Mode.ClockDriven, Seating.Approve, true, false, "nonce-1", "fay"),
        new Event.PersonJoined("ann", false),
        new Event.PersonRemoved("ann"),
        new Event.LobbyChanged(true),
        new Event.SeatTaken("mayor", "ann", 1) { Audience = Audience.Everyone },
        new Event.SeatLeft("mayor", "ann", 1) { Audience = Audience.Everyone },
        new Event.SeatHandedToStandIn("police", StandInPolicy.Cautious) { Audience = Audience.Everyone },
        new Event.Started { StoryMs = 58_800_000, Audience = Audience.Public },
        new Event.WentDark(1_700_000_000_000, 1_700_000_004_000),
        new Event.PlayStopped(1, "ann", StopReason.NoDuff, Words),
        new Event.StopLifted(1, "fay"),
        new Event.PaceChanged(4_000),
        new Event.PhaseClosed("first-hours"),
        new Event.PhaseOpened("next-morning", 36_000_000),
        new Event.PhaseAwaited("next-morning"),
        new Event.Announced(Words, "fay"),
        new Event.Marked(Words, "fay"),
        new Event.Ended("contained"),
        new Event.DebriefOpened(),
        new Event.Sealed(),
        new Event.InjectCued("video", 360_000, "clock"),
        new Event.InjectReleased("video", 360_000, 1_700_000_000_000, "staff"),
        new Event.InjectHeld("video"),
        new Event.InjectSkipped("video", SkipReason.PhaseClosed, Words),
        new Event.ReleaseIgnored("video"),
        new Event.ExpectationOpened("school-call", 900_000),
        new Event.ExpectationMet("school-call"),
        new Event.ExpectationMissed("school-call"),
        new Event.AskOpened("who-speaks", "mayor", 1_560_000) { Audience = Audience.Of("mayor") },
        new Event.Voted("who-speaks", "mayor", "ann", "wait", Words),
        new Event.Answered("who-speaks", "mayor", "together", false, Words) { Audience = Audience.Of("mayor") },
        new Event.AskClosed("who-speaks", "mayor"),
        new Event.ActionConfirmed("walk", "mayor"),
        new Event.ActionStarted(1, "walk", ["mayor"], 900_000),
        new Event.ActionCompleted(1, "walk", ["mayor"]),
        new Event.Shared(2, "attacker-known", "police", "mayor", 300_000, true) { Audience = Audience.Of("police", "mayor") },
        new Event.FactLearned("mayor", "attacker-known", "police", LearnedBy.Share),
        new Event.Consulted(3, "mayor", "police", 300_000, Words),
        new Event.Replied(4, 3, "police", "mayor", 600_000, Words),
        new Event.Messaged(5, "mayor", "police", 300_000, Words),
        new Event.Delivered(5),
        new Event.BodySummoned("mayor", 1_200_000),
        new Event.BodyConvened(),
        new Event.BodyAdjourned(),
        new Event.IndicatorChanged("tension", 50_000, 58_500, "inject/video"),
        new Event.TriggerFired("incident", "inject/video"),
        new Event.TriggerDropped("incident", "street"),
        new Event.MachineMoved("street", "normality", "tension", ["normality"], ["tension"], 360_000, "trigger/incident"),
        new Event.TimerTaken("street", "normality", 0),
        new Event.LoopCut("incident"),
        new Event.TaskMet("objective-first-word", "first-word"),
        new Event.FeedbackGiven("ann", "surprise", Words),
        new Event.PhaseReady("next-morning"),
        new Event.Rewound(4, 7_200_000, "fay"),
        new Event.InjectCancelled("video", "ask/who-speaks/wait"),
        new Event.InjectRecalled("video"),
        new Event.Proposed("who-speaks", "mayor", "together", Words),
        new Event.AskExtended("who-speaks", "mayor", 1_860_000),
        new Event.Requested(6, "mayor", "police", 300_000, Words),
        new Event.Responded(7, 6, "police", "mayor", 600_000, Words),
        new Event.DecisionNoted("mayor", Words),
        new Event.BodyCalled("mayor"),
        new Event.FlagChanged("curfew", true, "action/walk"),
        new Event.EffectsDelayed(8, 0, 900_000, "action/walk", ["mayor"], 600_000),
        new Event.DelayOver(8),
        new Event.Promised(9, 1, "mayor", "police", 300_000, Words, 7_200_000, true),
        new Event.PromiseKept(10, 1, "mayor", "police", 300_000, Words),
        new Event.PromiseLeftOpen(1, "mayor", "police", Words),
        new Event.BodyAttended("mayor"),
        new Event.ThreatRated("ann", "first-hours", 4),
        new Event.LeadNamed("mayor", "ann"),
        new Event.Observed("fay", Words, ObservationKind.Gap, PinnedTo.Task, "objective-first-word/first-word"),
        new Event.TaskRated("fay", "objective-first-word", "first-word", TaskMark.S, Words),
    ];

    /// <summary>The same events with what was added to them later.</summary>
    public static Event[] EventsAgain() =>
    [
        new Event.Answered("who-speaks", "mayor", "", false, null, ["together", "wait"], 12_500, Words) { Audience = Audience.Of("mayor", "police") },
        new Event.DecisionNoted("mayor", Words, "police", [Words, Words], Words, ["attacker-known"], ["police"]),
        .. StaffEvents(),
        new Event.Created("5e88", 7, Mode.StoryOnly, Seating.Assigned, false, false, "nonce-1", "fay"),
        .. PublicEvents(),
        .. SocietyEvents(),
    ];

    /// <summary>With what was added to them after that.</summary>
    public static Event[] EventsOnceMore() => [new Event.InjectAdded("added-2", Words, Words, null, [], "social", null, null, "fay", Words), .. BesideEvents()];

    /// <summary>What became of things beside the log.</summary>
    public static Event[] BesideEvents() =>
    [
        new Event.PersonNamed("ann"),
        new Event.WordsErased(["text-1"]),
        new Event.PersonErased("ann"),
        new Event.Restored("nonce-2") { Audience = Audience.Public },
    ];

    /// <summary>What the models of the society do.</summary>
    public static Event[] SocietyEvents() =>
    [
        new Event.SocietyTurned("rumour", true),
        new Event.SocietyMoved([new("rumour", "tension", 50_000, 52_500, [new("spread", 2_000), new("stifle", 500)])]),
    ];

    /// <summary>What people do whom nobody plays.</summary>
    public static Event[] PublicEvents() => [new Event.Posted("post-3-1") { Audience = Audience.Public }];

    /// <summary>What staff do beyond the script.</summary>
    public static Event[] StaffEvents() =>
    [
        new Event.Jumped(3_600_000, "fay") { Audience = Audience.Public },
        new Event.RosterSet([new("ann", "mayor"), new("bob", "police")]),
        new Event.InjectEdited("video", Words, Words, Words, Words, Words, [new("fr", Words)], "fay") { Audience = Audience.Everyone },
        new Event.InjectAdded("added-1", Words, Words, Words, ["mayor"], "phone", "first-hours", 3_600_000, "fay"),
        new Event.WordsWithdrawn("text-1", "fay"),
        new Event.GroupsRenamed("Northers", "Southers", "fay") { Audience = Audience.Everyone },
        new Event.ImprovementNoted(1, Words, Words, Words, Words, "fay"),
    ];

    public static Command[] Commands() => Sent(
        new CommandBody.Create("5e88", 7, Mode.ClockDriven, Seating.Approve, true, false, "nonce-1"),
        new CommandBody.Join(true),
        new CommandBody.Lobby(false),
        new CommandBody.SeatPerson("ann", "mayor"),
        new CommandBody.Remove("ann"),
        new CommandBody.TakeSeat("mayor"),
        new CommandBody.LeaveSeat(),
        new CommandBody.HandToStandIn("police", StandInPolicy.Contrary),
        new CommandBody.Start(),
        new CommandBody.StopPlay(StopReason.Welfare, Words),
        new CommandBody.Lift(1),
        new CommandBody.SetPace(4_000),
        new CommandBody.OpenPhase("next-morning"),
        new CommandBody.ReleaseInject("video"),
        new CommandBody.HoldInject("video"),
        new CommandBody.SkipInject("video", Words),
        new CommandBody.Announce(Words),
        new CommandBody.Mark(Words),
        new CommandBody.EndPlay(),
        new CommandBody.OpenDebrief(),
        new CommandBody.Seal(),
        new CommandBody.Answer("who-speaks", "together", Words),
        new CommandBody.Act("walk"),
        new CommandBody.Share("attacker-known", "mayor"),
        new CommandBody.Consult("police", Words),
        new CommandBody.Reply("mayor", Words),
        new CommandBody.SendMessage("police", Words),
        new CommandBody.Convene(),
        new CommandBody.Adjourn(),
        new CommandBody.GiveFeedback("surprise", Words),
        new CommandBody.Resume(1_700_000_000_000),
        new CommandBody.Tick(1_700_000_000_000),
        new CommandBody.RecallInject("video"),
        new CommandBody.Extend("who-speaks", "mayor", 300_000),
        new CommandBody.CloseAsk("who-speaks", "mayor"),
        new CommandBody.Rewind(4),
        new CommandBody.Request("police", Words),
        new CommandBody.Respond("mayor", Words),
        new CommandBody.NoteDecision(Words),
        new CommandBody.Promise("everyone", Words, 7_200_000),
        new CommandBody.Keep(1),
        new CommandBody.Attend(),
        new CommandBody.RateThreat(4),
        new CommandBody.CloseVote("who-speaks"),
        new CommandBody.NameLead("mayor", "ann"),
        new CommandBody.Observe(Words, ObservationKind.Gap, PinnedTo.Task, "objective-first-word/first-word"),
        new CommandBody.RateTask("objective-first-word/first-word", TaskMark.S, Words));

    /// <summary>The same commands with what was added to them later.</summary>
    public static Command[] CommandsAgain() =>
    [
        .. Sent(
            new CommandBody.Answer("who-speaks", "", null, ["together", "wait"], 12_500, Words),
            new CommandBody.NoteDecision(Words, "police", [Words, Words], Words, ["attacker-known"], ["police"])),
        .. StaffCommands(),
        .. Sent(new CommandBody.Create("5e88", 7, Mode.StoryOnly, Seating.Assigned), new CommandBody.AddInject(Words, Words, [], "social", ContentNote: Words)),
        .. BesideCommands(),
    ];

    /// <summary>What is done to things beside the log.</summary>
    public static Command[] BesideCommands() =>
        Sent(new CommandBody.NamePerson("ann"), new CommandBody.EraseWords(["text-1"]), new CommandBody.ErasePerson("ann"), new CommandBody.Restore("nonce-2"));

    /// <summary>What staff can do beyond the script.</summary>
    public static Command[] StaffCommands() => Sent(
        new CommandBody.Jump(ToMs: 3_600_000),
        new CommandBody.Roster([new("ann", "mayor"), new("bob", "police")]),
        new CommandBody.Move("ann", "mayor", "police"),
        new CommandBody.EditInject("video", Words, Words, Words, Words, Words, [new("fr", Words)]),
        new CommandBody.AddInject(Words, Words, ["mayor"], "phone", Words, 3_600_000),
        new CommandBody.Withdraw("text-1"),
        new CommandBody.OverrideIndicator("tension", 50_000),
        new CommandBody.ForceTransition("street", "tension"),
        new CommandBody.RenameGroups("Northers", "Southers"),
        new CommandBody.Improve(Words, Words, Words, Words),
        new CommandBody.Jump(ByMs: 60_000));

    private static Command[] Sent(params CommandBody[] bodies) =>
        [.. bodies.Select((body, i) => new Command("ann", $"command-{i + 1}", body, 1_700_000_000_000, i % 2 == 0 ? "mayor" : null, i == 0 ? new("epoch-1", 4) : null))];

    private static Story Building(ScenarioBuilder scenario) => Testing.Building.Story.Of(scenario);
}
