using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Phases, and the moments that are counted in them.</summary>
internal static class PhaseReader
{
    private const long SlowestPace = 100;
    private const long FastestPace = 600_000;

    private static readonly string[] Keys = ["title", "story-start", "pace", "length", "opens", "gap"];

    public static Items<Phase> ReadPhases(this Draft draft, YamlNode? node)
    {
        var phases = new List<Phase>();
        long? beforeMs = null;
        foreach (var (id, _, value) in draft.Reader.ById(node, "phases", Keys))
        {
            var phase = draft.Phase(id, value, beforeMs, isFirst: phases.Count == 0);
            beforeMs = phase.StoryStartMs ?? beforeMs;
            phases.Add(phase);
        }

        return phases.ToItems();
    }

    private static Phase Phase(this Draft draft, string id, YamlNode value, long? beforeMs, bool isFirst)
    {
        if (Fields.Of(draft.Reader, value, "a phase", Keys) is not { } fields)
        {
            return new() { Id = id, Title = Kebab.InWords(id) };
        }

        var start = fields.Word("story-start") is { } word ? draft.Reader.Clock(word) : null;
        var pace = fields.Word("pace") is { } paceWord ? draft.Reader.Number(paceWord, SlowestPace, FastestPace) : null;
        var lengthMs = fields.Duration("length");
        if (lengthMs == 0)
        {
            draft.Reader.Add(Rules.NotPositive, fields.Word("length")!.Value.At, "'length'");
        }

        if (isFirst && fields.Has("opens"))
        {
            draft.Reader.Add(Rules.FirstOpens, fields.PositionOf("opens"));
        }

        if (fields.Has("gap"))
        {
            draft.Places[("gap", id)] = fields.PositionOf("gap");
        }

        var (manual, when) = fields.Node("opens") is { } opens ? draft.Opens(opens) : (false, null);
        return new()
        {
            Id = id,
            Title = Draft.Title(fields, id),
            StoryStartMs = start is { } clock ? StoryClock.FirstFrom(clock, beforeMs ?? 0) : null,
            Pace = (int)(pace ?? 1000),
            LengthMs = lengthMs,
            Manual = manual,
            OpensWhen = when,
            Gap = fields.Choice("gap", "kind of gap", Vocabulary.Gaps) ?? Gap.Frozen,
        };
    }

    /// <summary><c>manual</c>, or <c>when</c> and a condition.</summary>
    private static (bool Manual, string? When) Opens(this Draft draft, YamlNode node)
    {
        if (node is YamlScalar { Value: var text } && text.TrimStart().StartsWith("when ", StringComparison.Ordinal))
        {
            return (false, draft.Condition(node, "opens", from: text.IndexOf("when ", StringComparison.Ordinal) + "when ".Length));
        }

        if (draft.Reader.Word(node, "opens") is { } word && word.Text != "manual" && !Typography.Report(draft.Reader, word.Text, word.At))
        {
            draft.Reader.Add(Rules.BadOpens, word.At, Quoted.Of(word.Text));
        }

        return (true, null);
    }

    /// <summary>When something comes, in story milliseconds after its phase opened.</summary>
    public static long? Moment(this Draft draft, Fields fields, string key, string? phaseId)
    {
        if (fields.Word(key) is not { } word)
        {
            return null;
        }

        var phase = draft.Phases.FirstOrDefault(phase => phase.Id == phaseId);
        var atMs = StoryClock.Looks(word.Text) ? draft.ClockAt(word, phase) : draft.Reader.Duration(word, key);
        if (phase?.LengthMs is { } lengthMs && atMs >= lengthMs)
        {
            draft.Reader.Add(Rules.AfterPhaseEnd, word.At, Quoted.Of(phase.Id), Engine.Conditions.Durations.Print(lengthMs));
        }

        return atMs;
    }

    private static long? ClockAt(this Draft draft, Word word, Phase? phase)
    {
        if (draft.Reader.Clock(word) is not { } clock || phase is null)
        {
            return null;
        }

        if (phase.StoryStartMs is not { } startMs)
        {
            draft.Reader.Add(Rules.ClockWithoutStart, word.At, Quoted.Of(phase.Id));
            return null;
        }

        return StoryClock.FirstFrom(clock, startMs) - startMs;
    }
}
