using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>Injects, and the choices they put to seats.</summary>
internal static class InjectWriter
{
    /// <param name="firstPhase">The phase that a time counts in where none is named.</param>
    public static Piece.Group Inject(Inject inject, string? firstPhase) => new Piece.Group()
        .Says("title", ScenarioWriter.Title(inject.Id, inject.Title))
        .Is("phase", (inject.AtMs ?? inject.SuggestMs) is not null && inject.Phase == firstPhase ? null : inject.Phase)
        .Lasts("at", inject.AtMs)
        .Is("when", inject.When)
        .IsSo("manual", inject.Manual)
        .Lasts("suggest", inject.SuggestMs)
        .Names("to", inject.To)
        .Says("from", inject.From)
        .Is("channel", inject.Channel == "briefing" ? null : inject.Channel)
        .Is("kind", inject.Kind, InjectKind.Contextual)
        .Says("text", inject.Text)
        .Add("text-for", ScenarioWriter.ById(inject.TextFor, t => t.Role, t => new Piece.Prose(t.Text)))
        .Add("reveals", new Piece.List(inject.Reveals.Select(Reveal)))
        .Add("effects", EffectWriter.Effects(inject.Effects))
        .Add("asks", ScenarioWriter.ById(inject.Asks, a => a.Id, Ask))
        .Names("tests", inject.Tests)
        .Says("expected", inject.Expected)
        .Says("controller", inject.Controller)
        .Says("notes", inject.Notes)
        .Says("hint", inject.Hint)
        .Add("media", inject.Media is { } media ? new Piece.Group { IsBrief = true }.Says("file", media.File).Says("alt", media.Alt) : null)
        .Says("content-note", inject.ContentNote)
        .Is("chance", inject.Chance == 1000 ? null : ScenarioWriter.Percent(inject.Chance))
        .Names("affects", inject.Affects)
        .Is("expects", inject.Expects)
        .Lasts("time-limit", inject.TimeLimitMs)
        .Add("otherwise", EffectWriter.Effects(inject.Otherwise));

    private static Piece Reveal(Reveal reveal) => reveal.To.Count == 0
        ? new Piece.Word(reveal.Fact)
        : new Piece.Group { IsBrief = true }.Is("fact", reveal.Fact).Names("to", reveal.To);

    private static Piece.Group Ask(Ask ask) => new Piece.Group()
        .Names("of", ask.Of)
        .Says("question", ask.Question)
        .Is("answer", ask.Answer, AnswerKind.Choice)
        .Add("options", ScenarioWriter.ById(ask.Options, o => o.Id, Option))
        .Lasts("time-limit", ask.TimeLimitMs)
        .Add("silence", Silence(ask))
        .Is("rationale", ask.Rationale, Rationale.Optional)
        .Is("several-people", ask.SeveralPeople, SeveralPeople.FirstAnswer)
        .IsSo("jointly", ask.Jointly)
        .IsSo("holds-clock", ask.HoldsClock)
        .Names("told-to", ask.ToldTo);

    private static Piece Silence(Ask ask) => ask.Silence is { } option ? new Piece.Word(option) : EffectWriter.Effects(ask.SilenceEffects);

    private static Piece Option(Option option) => option.Effects.Count == 0
        ? new Piece.Prose(option.Text)
        : new Piece.Group().Says("text", option.Text).Add("effects", EffectWriter.Effects(option.Effects));
}
