using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>What stands around play: objectives, indicators, endings, feedback.</summary>
internal static class FrameReader
{
    private static readonly string[] ObjectiveKeys = ["text", "pillar", "tasks"];
    private static readonly string[] TaskKeys = ["text", "by", "met-when"];
    private static readonly string[] IndicatorKeys = ["title", "start", "range", "better", "visible-to", "per"];
    private static readonly string[] EndingKeys = ["title", "when", "text"];

    public static Items<Objective> ReadObjectives(this Draft draft, YamlNode? node)
    {
        var objectives = new List<Objective>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "objectives", ObjectiveKeys))
        {
            draft.Once("objective or task", id, key);
            if (Fields.Of(draft.Reader, value, "an objective", ObjectiveKeys) is not { } fields)
            {
                continue;
            }

            objectives.Add(new()
            {
                Id = id,
                Text = fields.Needed("text"),
                Pillar = fields.OneOf("pillar", "pillar", Vocabulary.Pillars),
                Tasks = draft.Tasks(fields.Node("tasks")),
            });
        }

        return objectives.ToItems();
    }

    private static Items<ObjectiveTask> Tasks(this Draft draft, YamlNode? node)
    {
        var tasks = new List<ObjectiveTask>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "tasks", TaskKeys))
        {
            draft.Once("objective or task", id, key);
            if (Fields.Of(draft.Reader, value, "a task", TaskKeys) is { } fields)
            {
                tasks.Add(new()
                {
                    Id = id,
                    Text = fields.Needed("text"),
                    By = draft.Roles(fields, "by"),
                    MetWhen = draft.Condition(fields, "met-when"),
                });
            }
        }

        return tasks.ToItems();
    }

    public static Items<Indicator> ReadIndicators(this Draft draft, YamlNode? node)
    {
        var indicators = new List<Indicator>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "indicators", IndicatorKeys))
        {
            if (Fields.Of(draft.Reader, value, "an indicator", IndicatorKeys) is not { } fields)
            {
                continue;
            }

            var (low, high) = (fields.Word("range") is { } range ? draft.Reader.Range(range) : null) ?? (0, 100_000);
            fields.Require("start");
            var perGroup = fields.OneOf("per", "way to split an indicator", ["group"]) is not null;
            draft.CheckGroups(fields, perGroup, id, key);
            indicators.Add(new()
            {
                Id = id,
                Title = Draft.Title(fields, id),
                Start = (fields.Word("start") is { } start ? draft.Reader.Number(start, low, high) : null) ?? low,
                Low = low,
                High = high,
                Better = fields.Choice("better", "direction", Vocabulary.Betters) ?? Better.None,
                VisibleTo = draft.Roles(fields, "visible-to", Draft.Everyone, Draft.Public),
                PerGroup = perGroup,
            });
        }

        return indicators.ToItems();
    }

    /// <summary>An indicator of each group takes two more ids, and needs groups.</summary>
    private static void CheckGroups(this Draft draft, Fields fields, bool perGroup, string id, YamlScalar key)
    {
        if (perGroup && !draft.Known.HasGroups)
        {
            draft.Reader.Add(Rules.NoGroups, fields.PositionOf("per"));
        }

        if (id.Length > 2 && id[^2..] is "-a" or "-b" && draft.Known.PerGroup.Contains(id[..^2]))
        {
            draft.Reader.Add(Rules.PerGroupTaken, key.At, Quoted.Of(id), Quoted.Of(id[..^2]));
        }
    }

    public static Items<Ending> ReadEndings(this Draft draft, YamlNode? node)
    {
        var endings = new List<(Ending Ending, YamlScalar Key, bool HasWhen)>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "endings", EndingKeys))
        {
            if (Fields.Of(draft.Reader, value, "an ending", EndingKeys) is { } fields)
            {
                var ending = new Ending { Id = id, Title = Draft.Title(fields, id), When = draft.Condition(fields, "when"), Text = fields.Text("text") };
                endings.Add((ending, key, fields.Has("when")));
            }
        }

        foreach (var (ending, key, _) in endings.SkipLast(1).Where(ending => !ending.HasWhen))
        {
            draft.Reader.Add(Rules.EndingUnreachable, key.At, Quoted.Of(ending.Id));
        }

        if (endings.Count > 0 && endings[^1].HasWhen)
        {
            draft.Reader.Add(Rules.LastEndingConditional, endings[^1].Key.At);
        }

        return endings.Select(ending => ending.Ending).ToItems();
    }

    public static Items<Question> ReadFeedback(this Draft draft, YamlNode? node)
    {
        var questions = new List<Question>();
        foreach (var (id, _, value) in draft.Reader.ById(node, "feedback"))
        {
            if (draft.Reader.Text(value, id) is { } text)
            {
                questions.Add(new(id, text));
            }
        }

        return questions.ToItems();
    }

    /// <summary>Reports an id that something else of its kind has already, elsewhere in the file.</summary>
    public static void Once(this Draft draft, string what, string id, YamlScalar key)
    {
        if (!draft.Places.TryAdd((what, id), key.At))
        {
            draft.Reader.Add(Rules.DuplicateId, key.At, what, Quoted.Of(id), draft.Places[(what, id)].SeenFrom(key.At));
        }
    }
}
