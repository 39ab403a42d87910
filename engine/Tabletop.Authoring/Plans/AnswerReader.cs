using Tabletop.Authoring.Reading;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Plans;

/// <summary>An answer in a plan: an option, several, a number, or words, as the ask has it.</summary>
internal static class AnswerReader
{
    public const string Shape = "answer ASK OPTION because \"…\" (the reason may be left out)";

    /// <summary>Null after a finding.</summary>
    public static SeatVerb.Answer? Read(PlanDraft draft, VerbLine line)
    {
        var (ask, given) = (line.Words[1], line.Words.Skip(2).ToArray());
        switch (draft.KindOf(ask.Text, line))
        {
            case AnswerKind.Text when line.Said is { } words:
                return new(ask.Text, "", null, Words: words);
            case AnswerKind.Text:
                line.Misshapen("answer ASK \"…\" (it asks for words)");
                return null;
            case AnswerKind.Number when given.Length == 1:
                return draft.Reader.Number(given[0]) is { } number ? new(ask.Text, "", line.Because, Number: number) : null;
            case AnswerKind.Several when given.Length > 0:
                return Array.TrueForAll(given, option => draft.Option(ask, option))
                    ? new(ask.Text, "", line.Because, [.. given.Select(option => option.Text)])
                    : null;
            case AnswerKind.Choice when given.Length == 1:
                return draft.Option(ask, given[0]) ? new(ask.Text, given[0].Text, line.Because) : null;
            default:
                line.Misshapen(Shape);
                return null;
        }
    }
}
