using Tabletop.Engine.Exercises;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>A line of the story and who may read it before the debrief is open to all.</summary>
/// <param name="StaysWithStaff">Also when the debrief is open to all: what people wrote for the facilitators.</param>
/// <param name="Number">For talk: its number, so that its arrival can be told too.</param>
/// <param name="Inject">For a release: which, since its words differ by reader.</param>
/// <param name="Version">Of the entry that told it.</param>
/// <param name="Edit">Where words of an inject were put in: all that stand in place of its own from then on.</param>
/// <param name="RecalledAt">The entry in which the inject was taken back: its words are told once the debrief is open to all. Null: it stands.</param>
public sealed record Line(
    TimelineItem Item,
    Audience Audience,
    long Version,
    int Number = 0,
    bool StaysWithStaff = false,
    string? Inject = null,
    InjectEdit? Edit = null,
    long? RecalledAt = null);
