using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Keys of an inject that do not go together.</summary>
internal static class InjectChecks
{
    private static readonly string[] OfMessages = ["text", "text-for", "media", "content-note", "reveals", "asks"];
    private static readonly string[] OfExpectedActions = ["expects", "time-limit", "otherwise"];

    public static void Run(Draft draft, string id, Fields fields, InjectKind kind)
    {
        Timing(draft, fields, kind);
        if (kind == InjectKind.ExpectedAction)
        {
            if (!fields.Has("expects"))
            {
                draft.Reader.Add(Rules.ExpectsMissing, fields.At);
            }

            foreach (var key in OfMessages.Where(fields.Has))
            {
                draft.Reader.Add(Rules.ExpectedHasMessage, fields.PositionOf(key), key);
            }

            return;
        }

        foreach (var key in OfExpectedActions.Where(fields.Has))
        {
            draft.Reader.Add(Rules.OnlyForExpected, fields.PositionOf(key), key);
        }

        if (!fields.Has("text") && !fields.Has("text-for") && !fields.Has("media") && !fields.Has("asks"))
        {
            draft.Reader.Add(Rules.NothingToRead, draft.Places[("inject", id)], Quoted.Of(id));
        }
    }

    private static void Timing(Draft draft, Fields fields, InjectKind kind)
    {
        var manual = fields.Word("manual")?.Text is "yes" or "true";
        if (fields.Has("at") && (kind == InjectKind.Contingency || manual))
        {
            draft.Reader.Add(kind == InjectKind.Contingency ? Rules.ContingencyAt : Rules.ManualAt, fields.PositionOf("at"));
        }

        if (fields.Has("suggest") && !manual)
        {
            draft.Reader.Add(Rules.SuggestWithoutManual, fields.PositionOf("suggest"));
        }

        if (fields.Has("when") && manual)
        {
            draft.Reader.Add(Rules.ManualWhen, fields.PositionOf("when"));
        }
    }
}
