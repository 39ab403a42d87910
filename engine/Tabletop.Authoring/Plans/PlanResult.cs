using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Authoring.Plans;

/// <summary>What became of a plan that was played.</summary>
/// <param name="Transcript">Steps and what happened around them, in that order, up to the first step that did not come true.</param>
/// <param name="Failure">Null: all of it came true.</param>
/// <param name="Ending">The id of the ending; "" when none fits.</param>
/// <param name="Entries">The log.</param>
/// <param name="Texts">The words that lie beside it.</param>
public sealed record PlanResult(
    IReadOnlyList<PlanLine> Transcript,
    PlanFailure? Failure,
    string Ending,
    ExerciseState State,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<PlanText> Texts);

/// <summary>One line of a transcript.</summary>
/// <param name="Who">A seat, <c>staff</c>, <c>expect</c>, or <c>story</c> for what came of it.</param>
/// <param name="Result">What came of a step; "" for the story's lines.</param>
public sealed record PlanLine(long StoryMs, string Who, string What, string Result);

/// <summary>The first step that did not come true.</summary>
/// <param name="At">Where it stands in the plan.</param>
/// <param name="Step">The step as it is written there.</param>
/// <param name="Instead">What was true instead: a sentence.</param>
public sealed record PlanFailure(Position At, long StoryMs, string Step, string Instead);

/// <summary>Words typed in a plan, as they lie beside the log.</summary>
public sealed record PlanText(string Id, string Who, Items<byte> Salt, string Text);
