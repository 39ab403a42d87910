namespace Tabletop.Engine.Views;

/// <summary>What one viewer sees: named collections of items. An allow-list: what is not built here never reaches a client.</summary>
public sealed record View
{
    public Items<ScenarioItem> Scenario { get; init; } = [];

    public Items<ClockItem> Clock { get; init; } = [];

    public Items<PhaseItem> Phase { get; init; } = [];

    public Items<FeedItem> Feed { get; init; } = [];

    public Items<AskItem> Asks { get; init; } = [];

    public Items<FactItem> Facts { get; init; } = [];

    public Items<ActionItem> Actions { get; init; } = [];

    public Items<MessageItem> Messages { get; init; } = [];

    public Items<SeatItem> Seats { get; init; } = [];

    public Items<BodyItem> Body { get; init; } = [];

    public Items<DecisionItem> Decisions { get; init; } = [];

    public Items<PromiseItem> Promises { get; init; } = [];

    public Items<MineItem> Mine { get; init; } = [];

    public Items<QuestionItem> Questions { get; init; } = [];

    public Items<TimelineItem> Timeline { get; init; } = [];

    public Items<CueItem> Cues { get; init; } = [];

    public Items<MachineItem> Machines { get; init; } = [];

    public Items<IndicatorItem> Indicators { get; init; } = [];

    public Items<PersonItem> People { get; init; } = [];

    public Items<FlagItem> Flags { get; init; } = [];

    public Items<PointItem> Points { get; init; } = [];

    public Items<PhasePlanItem> Phases { get; init; } = [];

    public Items<ThreatItem> Threats { get; init; } = [];

    public Items<ObservationItem> Observations { get; init; } = [];

    public Items<TaskItem> Tasks { get; init; } = [];

    public Items<ImprovementItem> Improvements { get; init; } = [];

    /// <summary>The last things that happened, newest last.</summary>
    public Items<TimelineItem> Record { get; init; } = [];
}
