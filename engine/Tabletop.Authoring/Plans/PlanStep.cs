using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Plans;

/// <summary>One line of a plan.</summary>
public abstract record PlanStep
{
    private PlanStep()
    {
    }

    /// <summary>Null: right after the step before.</summary>
    public PlanTime? At { get; init; }

    /// <summary>The command must be refused.</summary>
    public bool Refused { get; init; }

    /// <summary>Where the step begins in the file.</summary>
    public Position Position { get; init; }

    /// <summary>What stands there, such as <c>police: do curfew</c>: for the transcript.</summary>
    public string Text { get; init; } = "";

    /// <summary>Somebody in a seat does something.</summary>
    public sealed record BySeat(string Seat, SeatVerb Verb) : PlanStep;

    /// <summary>The facilitator does something.</summary>
    public sealed record ByStaff(StaffVerb Verb) : PlanStep;

    /// <summary>A condition, in the engine's spelling, that must hold here.</summary>
    public sealed record Expect(string Condition) : PlanStep;
}

/// <summary>What a seat does in a plan.</summary>
public abstract record SeatVerb
{
    private SeatVerb()
    {
    }

    /// <param name="Option">Empty where the answer is no single option.</param>
    /// <param name="Options">Where several may be chosen.</param>
    /// <param name="Number">In thousandths.</param>
    /// <param name="Words">Where words are asked for.</param>
    public sealed record Answer(
        string Ask, string Option, string? Because, IReadOnlyList<string>? Options = null, long? Number = null, string? Words = null) : SeatVerb;

    public sealed record Do(string Action) : SeatVerb;

    public sealed record Share(string Fact, string With) : SeatVerb;

    public sealed record Consult(string With) : SeatVerb;

    /// <summary>To one seat, or (null) to everyone who waits for an answer.</summary>
    public sealed record Reply(string? To) : SeatVerb;

    public sealed record Request(string To, string Words) : SeatVerb;

    /// <summary>To one seat, or (null) to everyone who waits for a response.</summary>
    public sealed record Respond(string? To, string? Words) : SeatVerb;

    public sealed record Decide(string Words) : SeatVerb;

    public sealed record Convene : SeatVerb;

    public sealed record Adjourn : SeatVerb;
}

/// <summary>What staff do in a plan.</summary>
public abstract record StaffVerb
{
    private StaffVerb()
    {
    }

    public sealed record Open(string Phase) : StaffVerb;

    public sealed record Release(string Inject) : StaffVerb;

    public sealed record Hold(string Inject) : StaffVerb;

    public sealed record Skip(string Inject) : StaffVerb;

    public sealed record Recall(string Inject) : StaffVerb;

    public sealed record StopPlay : StaffVerb;

    /// <summary>Lifts the stop that staff set last.</summary>
    public sealed record Lift : StaffVerb;

    /// <param name="Thousandths">4000 is four story minutes in one wall minute.</param>
    public sealed record Pace(int Thousandths) : StaffVerb;

    public sealed record Mark(string Name) : StaffVerb;

    /// <param name="To">The name of an earlier mark of the plan's.</param>
    public sealed record Rewind(string To) : StaffVerb;

    public sealed record End : StaffVerb;
}
