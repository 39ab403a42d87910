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

    private static readonly string[] Keys = ["title", "story-start", "pace", "length", "opens"];

    public static Items<Phase> ReadPhases(this Draft draft, YamlNode? node)
    {
        var phases = new List<Phase>();
        long? beforeMs = null;
        foreach (var (id, key, value) in draft.Reader.ById(node, "phases"))
        {
            var phase = draft.Phase(id, value, beforeMs);
            beforeMs = phase.StoryStartMs ?? beforeMs;
            draft.Places[("phase", id)] = key.At;
            phases.Add(phase);
        }

        return phases.ToItems();
    }

    private static Phase Phase(this Draft draft, string id, YamlNode value, long? beforeMs)
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

        return new()
        {
            Id = id,
            Title = Draft.Title(fields, id),
            StoryStartMs = start is { } clock ? StoryClock.FirstFrom(clock, beforeMs ?? 0) : null,
            Pace = (int)(pace ?? 1000),
            LengthMs = lengthMs,
            Manual = fields.OneOf("opens", "way to open a phase", ["manual"]) is not null,
        };
    }

    /// <summary>When something comes, in story milliseconds after its phase opened.</summary>
    public static long? At(this Draft draft, Fields fields, string? phaseId)
    {
        if (fields.Word("at") is not { } word)
        {
            return null;
        }

        var phase = draft.Phases.FirstOrDefault(phase => phase.Id == phaseId);
        var atMs = StoryClock.Looks(word.Text) ? draft.ClockAt(word, phase) : draft.Reader.Duration(word, "at");
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
