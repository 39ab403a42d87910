using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Questions put to seats.</summary>
internal static class AskReader
{
    private static readonly string[] OptionKeys = ["text", "effects"];
    private static readonly string[] Keys =
    [
        "of", "question", "answer", "options", "time-limit", "silence", "rationale", "several-people", "jointly", "holds-clock", "told-to",
    ];

    /// <param name="receivers">Who is asked where the ask does not say.</param>
    public static Items<Ask> ReadAsks(this Draft draft, YamlNode? node, Items<string> receivers)
    {
        var asks = new List<Ask>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "asks", Keys))
        {
            draft.Once("ask", id, key);
            if (Fields.Of(draft.Reader, value, "an ask", Keys) is { } fields)
            {
                var ask = draft.Ask(id, key, fields, receivers);
                Check(draft, fields, ask);
                draft.Places[("ask-limit", id)] = fields.PositionOf("time-limit");
                asks.Add(ask);
            }
        }

        return asks.ToItems();
    }

    private static Ask Ask(this Draft draft, string id, YamlScalar key, Fields fields, Items<string> receivers)
    {
        var answer = fields.Choice("answer", "kind of answer", Vocabulary.Answers) ?? AnswerKind.Choice;
        var silence = fields.Node("silence");
        return new()
        {
            Id = id,
            Of = fields.Has("of") ? draft.Roles(fields, "of") : receivers,
            Question = fields.Needed("question"),
            Answer = answer,
            Options = HasOptions(answer) ? draft.Options(fields, key) : [],
            TimeLimitMs = fields.Duration("time-limit"),
            Silence = silence is YamlScalar && draft.Known.Options(id).Count > 0 && HasOptions(answer) ? draft.OptionalName(fields, "silence", $"option of '{id}',", draft.Known.Options(id)) : null,
            SilenceEffects = silence is null or YamlScalar ? [] : draft.Effects(fields, "silence"),
            Rationale = fields.Choice("rationale", "way to ask for reasons", Vocabulary.Rationales) ?? Rationale.Optional,
            SeveralPeople = fields.Choice("several-people", "way for several people to answer", Vocabulary.SeveralPeople) ?? SeveralPeople.FirstAnswer,
            Jointly = fields.TrueOrFalse("jointly") ?? false,
            HoldsClock = fields.TrueOrFalse("holds-clock") ?? false,
            ToldTo = draft.RolesOrAll(fields, "told-to"),
        };
    }

    private static bool HasOptions(AnswerKind answer) => answer is AnswerKind.Choice or AnswerKind.Several;

    /// <summary>Keys that do not go together.</summary>
    private static void Check(Draft draft, Fields fields, Ask ask)
    {
        var answer = ask.Answer.ToString().ToLowerInvariant();
        if (ask.Jointly && ask.Answer != AnswerKind.Choice)
        {
            draft.Reader.Add(Rules.JointlyNoChoice, fields.PositionOf("jointly"), answer);
        }
        else if (ask.Jointly && ask.Of.Count < 2)
        {
            draft.Reader.Add(Rules.JointlyAlone, fields.PositionOf("jointly"));
        }

        if (ask.SeveralPeople == SeveralPeople.HiddenVote && ask.Answer != AnswerKind.Choice)
        {
            draft.Reader.Add(Rules.HiddenVoteNoChoice, fields.PositionOf("several-people"), answer);
        }

        if (ask.HoldsClock && fields.Has("time-limit"))
        {
            draft.Reader.Add(Rules.HoldsClockLimit, fields.PositionOf("time-limit"));
        }

        if (HasOptions(ask.Answer))
        {
            return;
        }

        if (fields.Has("options"))
        {
            draft.Reader.Add(Rules.OptionsUseless, fields.PositionOf("options"), answer);
        }

        if (fields.Node("silence") is YamlScalar silence)
        {
            draft.Reader.Add(Rules.SilenceNoOption, silence.At, answer);
        }
    }

    private static Items<Option> Options(this Draft draft, Fields fields, YamlScalar key)
    {
        var node = fields.Node("options");
        if (node is null or YamlMapping { Entries.Count: < 2 })
        {
            draft.Reader.Add(Rules.NoChoice, node is null ? key.At : fields.PositionOf("options"), Quoted.Of(key.Value));
        }

        var options = new List<Option>();
        foreach (var (id, _, value) in draft.Reader.ById(node, "options", OptionKeys))
        {
            if (value is YamlScalar)
            {
                options.Add(new(id, draft.Reader.Text(value, id) ?? ""));
            }
            else if (Fields.Of(draft.Reader, value, "an option", OptionKeys) is { } option)
            {
                options.Add(new(id, option.Needed("text")) { Effects = draft.Effects(option, "effects") });
            }
        }

        return options.ToItems();
    }
}
