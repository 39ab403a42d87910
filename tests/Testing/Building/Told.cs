using System.Text.Json;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Testing.Building;

/// <summary>A test's expectation that did not come true.</summary>
public sealed class NotAsToldException(string message) : Exception(message);

/// <summary>What came of one command: the "then" of given, when, then.</summary>
public sealed class Told(Refusal? refusal, Items<Event> events)
{
    public Refusal? Refusal => refusal;

    public Items<Event> Events => events;

    /// <summary>These events and no others, in this order; story time and audience are not looked at.</summary>
    public Told Then(params Event[] expected)
    {
        var (told, wanted) = (Lines(events), Lines(expected));
        return refusal is null && told == wanted ? this : throw new NotAsToldException($"Expected:\n{wanted}\nbut told:\n{refusal?.Code}{told}");
    }

    public Told ThenNothing() => Then();

    public Told ThenRefused(string code) =>
        refusal?.Code == code ? this : throw new NotAsToldException($"Expected the refusal '{code}', but told: {refusal?.Code ?? "accepted"}\n{Lines(events)}");

    public Told ThenAccepted() => refusal is null ? this : throw new NotAsToldException($"Refused: {refusal.Code}, {refusal.Sentence}");

    /// <summary>The only event of its kind that it told.</summary>
    public T The<T>()
        where T : Event => events.OfType<T>().ToArray() is [var only] ? only : throw new NotAsToldException($"There is not one {typeof(T).Name} in:\n{Lines(events)}");

    private static string Lines(IEnumerable<Event> events) => string.Join('\n', events.Select(e =>
        JsonSerializer.Serialize(e with { StoryMs = 0, Audience = Audience.Staff }, Wire.Options)));
}
