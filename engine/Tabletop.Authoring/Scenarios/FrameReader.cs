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
    public static Items<Objective> ReadObjectives(this Draft draft, YamlNode? node)
    {
        var objectives = new List<Objective>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "objectives"))
        {
            draft.Once("objective or task", id, key);
            if (Fields.Of(draft.Reader, value, "an objective", "text", "pillar", "tasks") is not { } fields)
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
        foreach (var (id, key, value) in draft.Reader.ById(node, "tasks"))
        {
            draft.Once("objective or task", id, key);
            if (Fields.Of(draft.Reader, value, "a task", "text", "by", "met-when") is { } fields)
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
        foreach (var (id, _, value) in draft.Reader.ById(node, "indicators"))
        {
            if (Fields.Of(draft.Reader, value, "an indicator", "title", "start", "range", "better") is not { } fields)
            {
                continue;
            }

            var (low, high) = (fields.Word("range") is { } range ? draft.Reader.Range(range) : null) ?? (0, 100_000);
            fields.Require("start");
            indicators.Add(new()
            {
                Id = id,
                Title = Draft.Title(fields, id),
                Start = (fields.Word("start") is { } start ? draft.Reader.Number(start, low, high) : null) ?? low,
                Low = low,
                High = high,
                Better = fields.Choice("better", "direction", Vocabulary.Betters) ?? Better.None,
            });
        }

        return indicators.ToItems();
    }

    public static Items<Ending> ReadEndings(this Draft draft, YamlNode? node)
    {
        var endings = new List<(Ending Ending, YamlScalar Key, bool HasWhen)>();
        foreach (var (id, key, value) in draft.Reader.ById(node, "endings"))
        {
            if (Fields.Of(draft.Reader, value, "an ending", "title", "when", "text") is { } fields)
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
            draft.Reader.Add(Rules.DuplicateId, key.At, what, Quoted.Of(id), draft.Places[(what, id)].Line);
        }
    }
}
