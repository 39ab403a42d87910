using System.Text.Json.Serialization;

namespace Tabletop.Engine.Scenarios;

/// <summary>One thing that an inject, an answer, an action or a crisis state does to the city. Amounts in thousandths.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Raise), "raise")]
[JsonDerivedType(typeof(Lower), "lower")]
[JsonDerivedType(typeof(Set), "set")]
[JsonDerivedType(typeof(Fire), "fire")]
[JsonDerivedType(typeof(Release), "release")]
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>A condition read when the effect's turn comes; null is always.</summary>
    public string? When { get; init; }

    public sealed record Raise(string Indicator, long By) : Effect;

    public sealed record Lower(string Indicator, long By) : Effect;

    public sealed record Set(string Indicator, long To) : Effect;

    /// <summary>Gives the trigger to every machine.</summary>
    public sealed record Fire(string Trigger) : Effect;

    /// <summary>Releases an inject, which is a cue where staff pace the exercise.</summary>
    public sealed record Release(string Inject) : Effect;
}
