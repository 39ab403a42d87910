using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>
/// Two stories side by side: as it was, and as it would have been. What rewinding gave up is in neither. Times are story milliseconds,
/// values thousandths. Indicators and machines are all there; of the rest only what differs.
/// </summary>
/// <param name="SharedTo">The version up to which both are the same entries; what follows was decided again.</param>
/// <param name="Parts">Null: it is the same story.</param>
/// <param name="Refused">Commands of the log that no longer made sense, in order.</param>
public sealed record WhatIfComparison(
    long SharedTo,
    Parting? Parts,
    StoryOutcome Was,
    StoryOutcome WouldBe,
    Items<IndicatorComparison> Indicators,
    Items<MachineComparison> Machines,
    Items<InjectDifference> Injects,
    Items<AnswerDifference> Answers,
    Items<TaskDifference> Tasks,
    Items<KnowledgeDifference> Knowledge,
    Items<RefusedCommand> Refused);

/// <summary>The first thing that is not the same in both.</summary>
/// <param name="Was">Null: this story ended before.</param>
/// <param name="Differs">What is other about the two; never empty where there are two.</param>
public sealed record Parting(long AtMs, Happening? Was, Happening? WouldBe, Items<PartingDifference> Differs);

/// <param name="What">A property of the event, by its name in the log; <c>type</c> alone where it is another kind of event.</param>
/// <param name="Was">As the log writes it, text without quotes; <c>{}</c> for words somebody typed. Null: it is not said.</param>
public sealed record PartingDifference(string What, string? Was, string? WouldBe);

/// <param name="Version">Of its entry: in the log, or in the story that would have been.</param>
/// <param name="Kind">The event's name in the log.</param>
/// <param name="Of">Whose or what it is, by ids.</param>
public sealed record Happening(long Version, long AtMs, string Kind, string Of);

/// <param name="Ending">Null: it had not ended by then.</param>
/// <param name="StateHash">Two stories with the same one came to the same.</param>
public sealed record StoryOutcome(long Version, long StoryMs, Stage Stage, string? Ending, string? EndingTitle, string StateHash);

/// <summary>Both curves: the value at the start and after each change.</summary>
/// <param name="Widest">Where they are furthest apart, first; null: they never are.</param>
public sealed record IndicatorComparison(string Indicator, string Title, Items<TrailPoint> Was, Items<TrailPoint> WouldBe, WidestGap? Widest);

public sealed record WidestGap(long AtMs, long Was, long WouldBe);

public sealed record MachineComparison(string Crisis, string Title, Items<StateEntered> Was, Items<StateEntered> WouldBe);

public sealed record StateEntered(long AtMs, string State, string Title, int Level);

/// <param name="Title">Null: it was added in play and is no part of the script.</param>
/// <param name="WasMs">When it was released; null: it was not.</param>
public sealed record InjectDifference(string Inject, string? Title, long? WasMs, long? WouldBeMs);

/// <param name="Was">Null: it was not answered.</param>
public sealed record AnswerDifference(string Ask, string Seat, string Question, AnswerGiven? Was, AnswerGiven? WouldBe);

/// <param name="Option">The id of the option, ids with commas between, or a number; empty for words.</param>
/// <param name="Text">The same as people read it.</param>
/// <param name="Silence">Nobody answered in time.</param>
public sealed record AnswerGiven(long AtMs, string Option, string Text, bool Silence);

/// <param name="WasMs">When it was met; null: it was not.</param>
public sealed record TaskDifference(string Objective, string Task, string Text, long? WasMs, long? WouldBeMs);

/// <param name="Was">Null: the seat never came to know it.</param>
public sealed record KnowledgeDifference(string Seat, string Fact, string Text, Learned? Was, Learned? WouldBe);

/// <param name="From">The seat that told it; null: nobody did.</param>
public sealed record Learned(long AtMs, string? From);

/// <summary>A command that was accepted in the log and was not here.</summary>
/// <param name="Version">Of its entry in the log.</param>
/// <param name="AtMs">Story time it was given at in the log.</param>
/// <param name="Seat">Null: staff, or somebody in no seat.</param>
/// <param name="Kind">The command's name in the log.</param>
/// <param name="Of">What it was about, by ids.</param>
/// <param name="Code"><c>no-effect</c>: it was accepted and changed nothing.</param>
public sealed record RefusedCommand(long Version, long AtMs, string? Seat, string Kind, string Of, string Code, string Sentence);

/// <summary>Either the comparison, or why the question cannot be asked.</summary>
public sealed record WhatIfReply(WhatIfComparison? Comparison, Exercises.Refusal? Refusal);
