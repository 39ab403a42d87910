using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Building;

/// <summary>Small scenarios, written as a trainer would: durations as text, ids for titles.</summary>
public static class A
{
    public static ScenarioBuilder Scenario() => new();

    public static CrisisState State(string id) => new() { Id = id, Title = id };

    public static Inject Inject(string id) => new() { Id = id, Title = id, Text = $"text of {id}" };

    /// <summary>A choice with these options, none of which does anything.</summary>
    public static Ask Ask(string id, params string[] options) => new()
    {
        Id = id,
        Question = $"question of {id}",
        Options = options.Select(o => new Option(o, o)).ToItems(),
    };

    public static PlayAction Action(string id, params string[] by) => new() { Id = id, Title = id, By = [.. by] };

    public static Role Role(string id) => new() { Id = id, Title = id };

    public static Fact Fact(string id, params string[] knownTo) => new() { Id = id, Text = $"text of {id}", KnownTo = [.. knownTo] };

    /// <summary>A model of the society; its inputs as <c>name=number</c> or <c>name=indicator</c>.</summary>
    public static SocietyModel Model(string id, string model, string drives, params string[] inputs) => new()
    {
        Id = id,
        Model = model,
        Drives = drives,
        Inputs = inputs.Select(i => i.Split('=')).Select(i => decimal.TryParse(i[1], System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new SocietyInput(i[0], (long)(number * 1_000_000), null)
            : new SocietyInput(i[0], null, i[1])).ToItems(),
    };

    /// <summary>A city of this many minutes between any two seats.</summary>
    public static City City(string delay) => new() { Id = "city", Title = "City", DefaultDelayMs = Ms(delay) };

    /// <summary>Milliseconds of a duration as trainers write it.</summary>
    public static long Ms(string duration) => Durations.Read(duration) ?? throw new ArgumentException($"'{duration}' is no duration.", nameof(duration));
}
