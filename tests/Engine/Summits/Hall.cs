using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Summits;

/// <summary>A summit, given what was commanded so far: the "given" and "when" of given, when, then.</summary>
internal sealed class Hall
{
    public const string Staff = "fay";

    private int _ids;

    public SummitState State { get; private set; } = SummitState.Initial;

    public List<SummitEntry> Entries { get; } = [];

    public static SummitCommandBody.Create Made(int tables = 3, Seating seating = Seating.Assigned) => new(
        Enumerable.Range(1, tables).Select(n => new NewTable($"exercise-{n}", "content", n % 2 == 0 ? "mayor-chaired" : null)).ToItems(), ["mayor", "police"], 7, Seating: seating);

    public static Hall Of(int tables = 3, Seating seating = Seating.Assigned) => new Hall().Given(Made(tables, seating));

    /// <summary>Staff have done so.</summary>
    public Hall Given(params SummitCommandBody[] bodies)
    {
        foreach (var body in bodies)
        {
            When(body);
        }

        return this;
    }

    public Hall GivenBy(string who, params SummitCommandBody[] bodies)
    {
        foreach (var body in bodies)
        {
            When(body, who);
        }

        return this;
    }

    public Answer When(SummitCommandBody body, string who = Staff)
    {
        var outcome = SummitPlay.Take(State, new(who, $"c{++_ids}", body, _ids * 1_000));
        State = outcome.State;
        if (outcome.Entry is { } entry)
        {
            Entries.Add(entry);
        }

        return new(outcome);
    }

    internal sealed class Answer(SummitOutcome outcome)
    {
        public void Then(params SummitEvent[] expected)
        {
            var (told, wanted) = (Lines(outcome.Entry?.Events ?? []), Lines(expected));
            if (outcome.Refusal is not null || told != wanted)
            {
                throw new NotAsToldException($"Expected:\n{wanted}\nbut told:\n{outcome.Refusal?.Code}{told}");
            }
        }

        public void ThenNothing() => Then();

        public void ThenRefused(string code) => Assert.Equal(code, outcome.Refusal?.Code);

        private static string Lines(IEnumerable<SummitEvent> events) => string.Join('\n', events.Select(e => JsonSerializer.Serialize(e, Wire.Options)));
    }
}
