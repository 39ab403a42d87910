using System.Globalization;

namespace Tabletop.Engine.Conditions;

/// <summary>
/// A test a trainer wrote, as text reads it. <see cref="ToString"/> prints it so that reading it again gives an equal condition.
/// Names are as written; <see cref="ConditionNames"/> checks them against a scenario.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>A test of something that happens at a moment; only these can stand in <c>within</c>.</summary>
    public abstract record Happening : Condition;

    public sealed record And(Condition Left, Condition Right) : Condition
    {
        public override string ToString() => $"{Wrap(Left, Left is Or)} and {Wrap(Right, Right is Or or And)}";
    }

    public sealed record Or(Condition Left, Condition Right) : Condition
    {
        public override string ToString() => $"{Left} or {Wrap(Right, Right is Or)}";
    }

    public sealed record Not(Condition Of) : Condition
    {
        public override string ToString() => $"not {Wrap(Of, Of is And or Or)}";
    }

    /// <summary>Value in thousandths.</summary>
    public sealed record IndicatorIs(string Indicator, Comparison Comparison, long Value) : Condition
    {
        public override string ToString() => $"{Indicator} {Comparison.Sign()} {Numbers.Print(Value)}";
    }

    /// <summary>Story time since the phase opened.</summary>
    public sealed record Elapsed(Comparison Comparison, long DurationMs) : Condition
    {
        public override string ToString() => $"elapsed {Comparison.Sign()} {Durations.Print(DurationMs)}";
    }

    public sealed record PhaseIs(string Phase, bool Is) : Condition
    {
        public override string ToString() => $"phase {(Is ? "=" : "!=")} {Phase}";
    }

    public sealed record Flag(string Name) : Condition
    {
        public override string ToString() => Name;
    }

    public sealed record InState(string Crisis, string State) : Happening
    {
        public override string ToString() => $"{Crisis} in {State}";
    }

    public sealed record InStateFor(string Crisis, string State, long DurationMs) : Condition
    {
        public override string ToString() => $"{Crisis} in {State} for {Durations.Print(DurationMs)}";
    }

    public sealed record Done(string Action, string? By) : Happening
    {
        public override string ToString() => $"done {Action}{(By is null ? "" : $" by {By}")}";
    }

    /// <summary>How often it was done.</summary>
    public sealed record DoneTimes(string Action, string? By, Comparison Comparison, int Times) : Condition
    {
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"done {Action}{(By is null ? "" : $" by {By}")} {Comparison.Sign()} {Times}");
    }

    public sealed record Answered(string Ask, string? Option, string? By) : Happening
    {
        public override string ToString() => $"answered {Ask}{(Option is null ? "" : $" = {Option}")}{(By is null ? "" : $" by {By}")}";
    }

    /// <summary>Seat may be "doer".</summary>
    public sealed record Knows(string Seat, string Fact) : Happening
    {
        public override string ToString() => $"{Seat} knows {Fact}";
    }

    public sealed record Shared(string Seat, string Fact, string? With) : Happening
    {
        public override string ToString() => $"{Seat} shared {Fact}{(With is null ? "" : $" with {With}")}";
    }

    /// <summary>Who asked: null is anyone (in an action: the doer).</summary>
    public sealed record Consulted(string? Who, string Whom) : Happening
    {
        public override string ToString() => $"{(Who is null ? "" : $"{Who} ")}consulted {Whom}";
    }

    public sealed record Released(string Inject) : Happening
    {
        public override string ToString() => $"released {Inject}";
    }

    public sealed record Fired(string Trigger) : Happening
    {
        public override string ToString() => $"fired {Trigger}";
    }

    /// <summary>The city's body is sitting now.</summary>
    public sealed record Convened : Condition
    {
        public override string ToString() => "convened";
    }

    /// <summary><paramref name="What"/> happened between the first time of <paramref name="Of"/> and so long after it.</summary>
    public sealed record Within(Happening What, long DurationMs, Happening Of) : Condition
    {
        public override string ToString() => $"{What} within {Durations.Print(DurationMs)} of {Of}";
    }

    private static string Wrap(Condition inner, bool parentheses) => parentheses ? $"({inner})" : inner.ToString()!;
}

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

public static class Comparisons
{
    private static readonly string[] Signs = ["=", "!=", "<", "<=", ">", ">="];

    public static string Sign(this Comparison comparison) => Signs[(int)comparison];

    public static Comparison? Read(string sign) => Array.IndexOf(Signs, sign) is >= 0 and var index ? (Comparison)index : null;

    public static bool Holds(this Comparison comparison, long left, long right) => comparison switch
    {
        Comparison.Equal => left == right,
        Comparison.NotEqual => left != right,
        Comparison.Less => left < right,
        Comparison.LessOrEqual => left <= right,
        Comparison.Greater => left > right,
        _ => left >= right,
    };
}
