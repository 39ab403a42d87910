using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Injects: the lines of the master events list.</summary>
internal static class InjectReader
{
    private static readonly string[] Keys =
    [
        "title", "kind", "phase", "at", "when", "manual", "suggest", "chance", "channel", "from", "to", "text", "text-for", "media", "content-note",
        "reveals", "effects", "asks", "tests", "affects", "expected", "controller", "notes", "hint", "expects", "time-limit", "otherwise",
    ];

    public static Items<Inject> ReadInjects(this Draft draft, YamlNode? node)
    {
        var injects = new List<Inject>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "injects", Keys))
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
        if (!fields.Has("phase") && (fields.Has("at") || fields.Has("suggest")))
        {
            phase = draft.Phases.Count == 0 ? null : draft.Phases[0].Id;
        }

        var to = draft.Roles(fields, "to", Draft.Everyone, Draft.Public);
        if (!fields.Has("to") && kind != InjectKind.ExpectedAction)
        {
            to = [Draft.Everyone];
        }

        var manual = fields.TrueOrFalse("manual") ?? false;
        if (manual || fields.Has("at") || fields.Has("when"))
        {
            draft.Comes(id);
        }

        var receivers = draft.Receivers(to);
        InjectChecks.Run(draft, id, fields, kind);
        draft.Places[("limit", id)] = fields.PositionOf("time-limit");
        return new()
        {
            Id = id,
            Title = Draft.Title(fields, id),
            Kind = kind,
            Phase = phase,
            AtMs = draft.Moment(fields, "at", phase),
            When = draft.Condition(fields, "when"),
            Manual = manual,
            SuggestMs = draft.Moment(fields, "suggest", phase),
            Chance = fields.Percent("chance") ?? 1000,
            Channel = fields.OneOf("channel", "channel", Vocabulary.Channels) ?? "briefing",
            From = fields.Text("from"),
            To = to,
            Text = fields.Text("text") ?? "",
            TextFor = draft.ReadTextFor(fields.Node("text-for"), receivers),
            Media = draft.ReadMedia(fields.Node("media")),
            ContentNote = fields.Text("content-note"),
            Reveals = draft.ReadReveals(fields.Node("reveals")),
            Effects = draft.Effects(fields, "effects"),
            Asks = draft.ReadAsks(fields.Node("asks"), receivers),
            Tests = draft.Names(fields, "tests", "objective or task", draft.Known.Tested),
            Affects = draft.Affected(fields),
            Expected = fields.Text("expected"),
            Controller = fields.Text("controller"),
            Notes = fields.Text("notes"),
            Hint = fields.Text("hint"),
            Expects = draft.Condition(fields, "expects"),
            TimeLimitMs = fields.Duration("time-limit"),
            Otherwise = draft.Effects(fields, "otherwise"),
        };
    }
}
