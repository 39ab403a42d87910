using System.Text.Json.Serialization;

namespace Tabletop.Engine.Scenarios;

/// <summary>One thing that an inject, an answer, an action or a crisis state does to the city. Amounts in thousandths, times story time.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Raise), "raise")]
[JsonDerivedType(typeof(Lower), "lower")]
[JsonDerivedType(typeof(Set), "set")]
[JsonDerivedType(typeof(Fire), "fire")]
[JsonDerivedType(typeof(Release), "release")]
[JsonDerivedType(typeof(Cancel), "cancel")]
[JsonDerivedType(typeof(Flag), "flag")]
[JsonDerivedType(typeof(Unflag), "unflag")]
[JsonDerivedType(typeof(Tell), "reveal")]
[JsonDerivedType(typeof(Later), "after")]
[JsonDerivedType(typeof(Branch), "branch")]
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

    /// <summary>The inject is never released any more.</summary>
    public sealed record Cancel(string Inject) : Effect;

    public sealed record Flag(string Name) : Effect;

    public sealed record Unflag(string Name) : Effect;

    /// <summary>The roles know the fact from here on.</summary>
    public sealed record Tell(string Fact, Items<string> To) : Effect;

    /// <summary>Runs <paramref name="Do"/> so much story time later. Its own condition is read when it is scheduled.</summary>
    public sealed record Later(long AfterMs, Items<Effect> Do) : Effect;

    /// <summary>Runs <paramref name="Do"/> if its condition holds, else <paramref name="Else"/>.</summary>
    public sealed record Branch(Items<Effect> Do, Items<Effect> Else) : Effect;
}
