using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Building;

#pragma warning disable CA1030 // Raise and Fire are words of the language here, no events of C#.

/// <summary>Effects by their names in the language. Amounts in whole points.</summary>
public static class Do
{
    public static Effect Raise(string indicator, long by) => new Effect.Raise(indicator, by * 1000);

    public static Effect Lower(string indicator, long by) => new Effect.Lower(indicator, by * 1000);

    public static Effect Set(string indicator, long to) => new Effect.Set(indicator, to * 1000);

    public static Effect Fire(string trigger) => new Effect.Fire(trigger);

    public static Effect Release(string inject) => new Effect.Release(inject);

    public static Effect Cancel(string inject) => new Effect.Cancel(inject);

    public static Effect Flag(string name) => new Effect.Flag(name);

    public static Effect Unflag(string name) => new Effect.Unflag(name);

    public static Effect Reveal(string fact, params string[] to) => new Effect.Tell(fact, [.. to]);

    public static Effect Later(string after, params Effect[] effects) => new Effect.Later(A.Ms(after), [.. effects]);

    public static Effect Branch(string condition, Effect[] then, params Effect[] otherwise) => new Effect.Branch([.. then], [.. otherwise]) { When = condition };

    public static Effect If(this Effect effect, string condition) => effect with { When = condition };
}

/// <summary>The keys of the language as chained calls on the model's own records.</summary>
public static class Words
{
    public static CrisisState Hears(this CrisisState state, string trigger, string to, string? when = null, params Effect[] effects) =>
        state with { Hears = state.Hears.Add(new(trigger, to, when) { Effects = [.. effects] }) };

    public static CrisisState After(this CrisisState state, string duration, string to, string? when = null, params Effect[] effects) =>
        state with { After = state.After.Add(new(A.Ms(duration), to, when) { Effects = [.. effects] }) };

    public static CrisisState Enter(this CrisisState state, params Effect[] effects) => state with { Enter = [.. effects] };

    public static CrisisState Exit(this CrisisState state, params Effect[] effects) => state with { Exit = [.. effects] };

    public static CrisisState PartOf(this CrisisState state, string family) => state with { PartOf = family };

    public static CrisisState Initially(this CrisisState state, string child) => state with { Initial = child };

    public static Inject At(this Inject inject, string at, string? phase = null) => inject with { AtMs = A.Ms(at), Phase = phase };

    public static Inject When(this Inject inject, string condition, string? phase = null) => inject with { When = condition, Phase = phase ?? inject.Phase };

    public static Inject To(this Inject inject, params string[] to) => inject with { To = [.. to] };

    public static Inject Does(this Inject inject, params Effect[] effects) => inject with { Effects = [.. effects] };

    public static Inject Asks(this Inject inject, params Ask[] asks) => inject with { Asks = [.. asks] };

    public static Inject Contingency(this Inject inject) => inject with { Kind = InjectKind.Contingency };

    public static Inject Expects(this Inject inject, string condition, string? limit = null, params Effect[] otherwise) => inject with
    {
        Kind = InjectKind.ExpectedAction,
        Expects = condition,
        TimeLimitMs = limit is null ? null : A.Ms(limit),
        Otherwise = [.. otherwise],
    };

    public static Inject Manual(this Inject inject, string? suggest = null) => inject with { Manual = true, SuggestMs = suggest is null ? null : A.Ms(suggest) };

    public static Inject Chance(this Inject inject, int percent) => inject with { Chance = percent * 10 };

    public static Inject Reveals(this Inject inject, string fact, params string[] to) => inject with { Reveals = inject.Reveals.Add(new(fact, [.. to])) };

    public static Inject TextFor(this Inject inject, string role, string text) => inject with { TextFor = inject.TextFor.Add(new(role, text)) };

    public static Ask Jointly(this Ask ask, params string[] seats) => ask with { Of = [.. seats], Jointly = true };

    public static Ask Silence(this Ask ask, params Effect[] effects) => ask with { SilenceEffects = [.. effects] };

    public static Ask Holding(this Ask ask) => ask with { HoldsClock = true };

    public static Ask ToldTo(this Ask ask, params string[] seats) => ask with { ToldTo = [.. seats] };

    public static Ask Answered(this Ask ask, AnswerKind kind) => ask with { Answer = kind };

    public static Ask Of(this Ask ask, params string[] seats) => ask with { Of = [.. seats] };

    public static Ask Limit(this Ask ask, string limit, string? silence = null) => ask with { TimeLimitMs = A.Ms(limit), Silence = silence };

    public static Ask Option(this Ask ask, string id, params Effect[] effects) => ask with { Options = ask.Options.Add(new(id, id) { Effects = [.. effects] }) };

    public static PlayAction Takes(this PlayAction action, string time) => action with { TakesMs = A.Ms(time) };

    public static PlayAction When(this PlayAction action, string condition) => action with { When = condition };

    public static PlayAction Does(this PlayAction action, params Effect[] effects) => action with { Effects = [.. effects] };

    public static PlayAction AtStart(this PlayAction action, params Effect[] effects) => action with { AtStart = [.. effects] };

    public static PlayAction Once(this PlayAction action) => action with { Once = true };

    public static PlayAction Together(this PlayAction action, params string[] seats) => action with { By = [], Together = [.. seats] };

    public static PlayAction Says(this PlayAction action, params string[] facts) => action with { Says = [.. facts] };

    public static PlayAction With(this PlayAction action, params string[] seats) => action with { With = [.. seats] };

    public static Fact Only(this Fact fact, Sensitivity sensitivity, params string[] mayKnow) => fact with { Sensitivity = sensitivity, MayKnow = [.. mayKnow] };
}
