using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Injects: the lines of the master events list.</summary>
internal static class InjectReader
{
    private const string Everyone = "everyone";
    private const string Public = "public";

    private static readonly string[] Keys =
    [
        "title", "kind", "phase", "at", "when", "channel", "from", "to", "text", "tests", "hint",
        "effects", "asks", "expects", "time-limit", "otherwise",
    ];

    private static readonly string[] OfMessages = ["text", "asks"];
    private static readonly string[] OfExpectedActions = ["expects", "time-limit", "otherwise"];

    public static Items<Inject> ReadInjects(this Draft draft, YamlNode? node)
    {
        var injects = new List<Inject>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "injects"))
        {
            draft.Places[("inject", id)] = key.At;
            if (Fields.Of(draft.Reader, value, "an inject", Keys) is { } fields)
            {
                injects.Add(draft.Inject(id, fields));
            }
        }

        return injects.ToItems();
    }

    private static Inject Inject(this Draft draft, string id, Fields fields)
    {
        var kind = fields.Choice("kind", "kind of inject", Vocabulary.Kinds) ?? InjectKind.Contextual;
        var phase = draft.OptionalName(fields, "phase", "phase", draft.Known.Phases);
        if (!fields.Has("phase") && fields.Has("at"))
        {
            phase = draft.Phases.Count == 0 ? null : draft.Phases[0].Id;
        }

        var to = draft.Roles(fields, "to", Everyone, Public);
        if (!fields.Has("to") && kind != InjectKind.ExpectedAction)
        {
            to = [Everyone];
        }

        if (fields.Has("at") || fields.Has("when"))
        {
            draft.Comes(id);
        }

        if (kind != InjectKind.ExpectedAction && !fields.Has("text") && !fields.Has("asks"))
        {
            draft.Reader.Add(Rules.NothingToRead, draft.Places[("inject", id)], Quoted.Of(id));
        }

        CheckKind(draft, fields, kind);
        return new()
        {
            Id = id,
            Title = Draft.Title(fields, id),
            Kind = kind,
            Phase = phase,
            AtMs = draft.At(fields, phase),
            When = draft.Condition(fields, "when"),
            Channel = fields.OneOf("channel", "channel", Vocabulary.Channels) ?? "briefing",
            From = fields.Text("from"),
            To = to,
            Text = fields.Text("text") ?? "",
            Tests = draft.Names(fields, "tests", "objective or task", draft.Known.Tested),
            Hint = fields.Text("hint"),
            Effects = draft.Effects(fields, "effects"),
            Asks = draft.ReadAsks(fields.Node("asks"), draft.Receivers(to)),
            Expects = draft.Condition(fields, "expects"),
            TimeLimitMs = fields.Duration("time-limit"),
            Otherwise = draft.Effects(fields, "otherwise"),
        };
    }

    /// <summary>The seats that an inject reaches, in file order.</summary>
    private static Items<string> Receivers(this Draft draft, Items<string> to) =>
        to.Contains(Everyone) || to.Contains(Public) ? draft.Known.Roles.ToItems() : to;

    private static void CheckKind(Draft draft, Fields fields, InjectKind kind)
    {
        if (kind == InjectKind.Contingency && fields.Has("at"))
        {
            draft.Reader.Add(Rules.ContingencyAt, fields.PositionOf("at"));
        }

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
        }
        else
        {
            foreach (var key in OfExpectedActions.Where(fields.Has))
            {
                draft.Reader.Add(Rules.OnlyForExpected, fields.PositionOf(key), key);
            }
        }
    }
}
