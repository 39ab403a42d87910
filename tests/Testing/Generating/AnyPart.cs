using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>Injects, asks and actions.</summary>
internal sealed class AnyPart(Dice dice, Names names, AnyEffect effects)
{
    /// <summary>Of the one picture there is, which has no bytes.</summary>
    private const string Sha256OfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public Inject Inject(string id)
    {
        // An expected action is no message and asks nothing.
        var asks = names.Asks.Where(a => a.Inject == id).ToArray();
        var kind = asks.Length > 0 ? dice.One([InjectKind.Contextual, InjectKind.Contextual, InjectKind.Contingency]) : (InjectKind)dice.Between(0, 2);
        var inject = Timed(new()
        {
            Id = id,
            Title = $"staff-title-{id}",
            Kind = kind,
            To = Receivers(),
            Chance = dice.Chance(20) ? dice.Between(0, 1000) : 1000,
            Hint = AnyText.Around(dice, $"staff-hint-{id}"),
            Notes = dice.Chance(20) ? AnyText.Around(dice, $"staff-notes-{id}") : null,
            Controller = dice.Chance(20) ? $"staff-controller-{id}" : null,
            Expected = dice.Chance(20) ? AnyText.Around(dice, $"staff-expected-{id}") : null,
            Tests = dice.Chance(30) ? ["objective"] : [],
            Affects = [.. dice.Chance(20) ? dice.Some([.. names.Roles, "a", "b"]) : []],
        });
        return kind == InjectKind.ExpectedAction
            ? inject with { Expects = AnyCondition.Text(dice, names), TimeLimitMs = Limit(70), Otherwise = effects.Some(2) }
            : Message(inject) with { Effects = effects.Some(2), Asks = asks.Select(a => Ask(a.Ask, a.Options)).ToItems() };
    }

    public PlayAction Action(string id)
    {
        var seats = dice.Some(names.Roles, 1);
        var joint = seats.Length > 1 && dice.Chance(40);
        return new()
        {
            Id = id,
            Title = $"action-title-{id}.",
            Text = dice.Chance(30) ? AnyText.Around(dice, $"action-title-{id}") : null,
            By = joint ? [] : [.. seats],
            Together = joint ? [.. seats] : [],

            // Every role is reached by something.
            With = id == names.Actions[0] ? [.. names.Roles] : [.. dice.Some(names.Roles)],
            TakesMs = dice.Between(0, 40) * Durations.MinuteMs,
            When = dice.Chance(40) ? AnyCondition.Text(dice, names, inAction: true) : null,
            Says = [.. dice.Some(names.Facts)],
            AtStart = dice.Chance(30) ? effects.Some(2, inAction: true) : [],
            Effects = effects.Some(3, inAction: true),
            Once = dice.Chance(30),
            Aims = [.. dice.Chance(20) ? dice.Some(["reassure", "inform", "correct: once, and for all"]) : []],
            Languages = [.. dice.Chance(20) ? dice.Some(["en", "fr", "pt-BR"]) : []],
            Affects = [.. dice.Chance(20) ? dice.Some([.. names.Roles, "a", "b"]) : []],
            HorizonMs = dice.Chance(20) ? dice.Between(1, 400) * Durations.HourMs : null,
        };
    }

    private Inject Timed(Inject inject)
    {
        var at = dice.Between(0, dice.One([2, 20, 120])) * Durations.MinuteMs;
        var phase = dice.One(names.Phases);
        switch (dice.Between(0, inject.Kind == InjectKind.Contingency ? 3 : 9))
        {
            case 0:
                return dice.Chance(40) ? inject with { Phase = phase } : inject;
            case 1:
                return inject with { When = AnyCondition.Text(dice, names), Phase = dice.Chance(40) ? phase : null };
            case 2:
                return inject with { Manual = true, Phase = dice.Chance(40) ? phase : null };
            case 3:
                return inject with { Manual = true, Phase = phase, SuggestMs = at };
            case 4:
                return inject with { When = AnyCondition.Text(dice, names), Phase = phase, AtMs = at };
            default:
                return inject with { Phase = phase, AtMs = at };
        }
    }

    private Inject Message(Inject inject)
    {
        var everyone = inject.To[0] is "everyone" or "public";
        var isPicture = dice.Chance(10);
        return inject with
        {
            Channel = dice.One(["briefing", "social", "phone"]),
            From = dice.Chance(50) ? AnyText.Around(dice, "from") : null,
            Text = AnyText.Around(dice, $"inject-text-{inject.Id}"),
            TextFor = dice.Chance(20)
                ? dice.Some(everyone ? names.Roles : [.. inject.To]).Select(r => new TextFor(r, AnyText.Around(dice, $"inject-text-{inject.Id}-{r}"))).ToItems()
                : [],
            Media = isPicture ? new("clip.png", $"inject-text-{inject.Id}-note.", Sha256OfNothing) : null,
            ContentNote = isPicture || dice.Chance(10) ? $"inject-text-{inject.Id}-note." : null,
            Reveals = dice.Chance(30)
                ? dice.Some(names.Facts).Select(f => new Reveal(f, dice.Chance(50) ? [] : [.. dice.Some(names.Roles, 1)])).ToItems()
                : [],
        };
    }

    private Items<string> Receivers() => dice.Between(0, 3) switch
    {
        0 => ["everyone"],
        1 => ["public"],
        _ => [.. dice.Some(names.Roles, 1)],
    };

    private Ask Ask(string id, string[] options)
    {
        var of = dice.Some(names.Roles, 1);
        var answer = names.Worded.Contains(id) ? dice.One([AnswerKind.Text, AnswerKind.Number]) : dice.Chance(25) ? AnswerKind.Several : AnswerKind.Choice;
        var (isChoice, hasOptions, holdsClock) = (answer == AnswerKind.Choice, answer is AnswerKind.Choice or AnswerKind.Several, dice.Chance(8));
        var silence = dice.Between(0, 3);
        return new()
        {
            Id = id,
            Of = [.. of],
            Question = AnyText.Around(dice, $"question-{id}"),
            Answer = answer,
            Options = hasOptions ? options.Select(o => new Option(o, AnyText.Around(dice, $"choice-{o}")) { Effects = effects.Some(2) }).ToItems() : [],
            TimeLimitMs = holdsClock ? null : Limit(70),
            Silence = hasOptions && silence > 1 ? dice.One(options) : null,
            SilenceEffects = silence == 1 ? effects.Some(2) : [],
            Rationale = (Rationale)dice.Between(0, 2),
            SeveralPeople = isChoice
                ? dice.One([SeveralPeople.FirstAnswer, SeveralPeople.HiddenVote, SeveralPeople.HiddenVote, SeveralPeople.Scribe])
                : dice.One([SeveralPeople.FirstAnswer, SeveralPeople.Scribe]),
            Jointly = isChoice && of.Length > 1 && dice.Chance(40),
            HoldsClock = holdsClock,
            ToldTo = [.. dice.Chance(30) ? dice.Some(names.Roles) : []],
        };
    }

    private long? Limit(int percent) => dice.Chance(percent) ? dice.Between(1, 60) * Durations.MinuteMs : null;
}
