using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>Injects, asks, actions and effects.</summary>
internal sealed class AnyPart(Dice dice, Names names)
{
    /// <summary>
    /// Machines that fire triggers soon hear themselves for ever. Each such cause is cut at 1,000 steps, so a few scenarios of this kind are
    /// enough, and timers do not begin it again and again.
    /// </summary>
    public bool Loops { get; } = dice.Chance(4);

    public Items<Effect> Effects(int most, bool inAction = false) => dice.Times(0, most, _ => Effect(inAction)).ToItems();

    /// <summary>An effect or none, for a state or a transition.</summary>
    public Items<Effect> InMachine() => Effects(1).Where(e => Loops || e is not Engine.Scenarios.Effect.Fire).ToItems();

    public Inject Inject(string id)
    {
        // An expected action is no message and asks nothing.
        var asks = names.Asks.Where(a => a.Inject == id).ToArray();
        var kind = asks.Length > 0 ? dice.One([InjectKind.Contextual, InjectKind.Contingency]) : (InjectKind)dice.Between(0, 2);
        var how = dice.Between(0, kind == InjectKind.Contingency ? 1 : 4);
        var inject = new Inject
        {
            Id = id,
            Title = $"staff-title-{id}",
            Kind = kind,
            Text = $"inject-text-{id}.",
            Hint = $"staff-hint-{id}",
            Phase = how > 1 || dice.Chance(40) ? dice.One(names.Phases) : null,
            AtMs = how > 1 ? dice.Between(0, dice.One([2, 20, 120])) * Durations.MinuteMs : null,
            When = how is 1 or 2 ? AnyCondition.Text(dice, names) : null,
            To = Receivers(),
            Effects = Effects(2),
        };
        return kind == InjectKind.ExpectedAction
            ? inject with { Expects = AnyCondition.Text(dice, names), TimeLimitMs = Limit(70), Otherwise = Effects(2), Effects = [] }
            : inject with { Asks = asks.Select(a => Ask(a.Ask, a.Options)).ToItems() };
    }

    public PlayAction Action(string id)
    {
        var seats = dice.Some(names.Roles, 1);
        var joint = seats.Length > 1 && dice.Chance(40);
        return new()
        {
            Id = id,
            Title = $"action-title-{id}.",
            By = joint ? [] : [.. seats],
            Together = joint ? [.. seats] : [],
            With = [.. dice.Some(names.Roles)],
            TakesMs = dice.Between(0, 40) * Durations.MinuteMs,
            When = dice.Chance(40) ? AnyCondition.Text(dice, names, inAction: true) : null,
            Says = [.. dice.Some(names.Facts)],
            Effects = Effects(3, inAction: true),
        };
    }

    private Items<string> Receivers() => dice.Between(0, 3) switch
    {
        0 => ["everyone"],
        1 => ["public"],
        _ => [.. dice.Some(names.Roles, 1)],
    };

    private Ask Ask(string id, string[] options) => new()
    {
        Id = id,
        Of = dice.Chance(70) ? [.. dice.Some(names.Roles, 1)] : [],
        Question = $"question-{id}.",
        Options = options.Select(o => new Option(o, $"choice-{o}.") { Effects = Effects(2) }).ToItems(),
        TimeLimitMs = Limit(70),
        Silence = dice.Chance(60) ? dice.One(options) : null,
        Rationale = (Rationale)dice.Between(0, 2),
        SeveralPeople = dice.One([SeveralPeople.FirstAnswer, SeveralPeople.HiddenVote, SeveralPeople.HiddenVote, SeveralPeople.Scribe]),
    };

    private long? Limit(int percent) => dice.Chance(percent) ? dice.Between(1, 60) * Durations.MinuteMs : null;

    private Effect Effect(bool inAction)
    {
        Effect effect = dice.Between(0, 5) switch
        {
            0 => new Effect.Raise(dice.One(names.Indicators), dice.Between(1, 60) * 500),
            1 => new Effect.Lower(dice.One(names.Indicators), dice.Between(1, 60) * 500),
            2 => new Effect.Set(dice.One(names.Indicators), dice.Between(0, 100) * 1000),
            3 => new Effect.Release(dice.One(names.Injects)),
            _ => new Effect.Fire(dice.One(names.Triggers)),
        };
        return dice.Chance(30) ? effect with { When = AnyCondition.Text(dice, names, inAction) } : effect;
    }
}
