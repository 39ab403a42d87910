using System.Globalization;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Words;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Plans;

/// <summary>Reads a test plan (format tabletop-plan/1).</summary>
internal static class PlanReader
{
    public const string Format = "tabletop-plan/1";

    private static readonly string[] Keys = ["format", "scenario", "city", "seed", "stand-ins", "until", "steps", "ends"];
    private static readonly string[] StepKeys = ["at", "expect", "staff", "refused"];

    /// <summary>The plan, or null if it has errors.</summary>
    public static Plan? Read(PlanDraft draft, YamlNode root)
    {
        var reader = draft.Reader;
        if (Fields.Of(reader, root, "a plan", Keys) is not { } fields)
        {
            return null;
        }

        fields.Require("steps");
        var ends = fields.Word("ends");
        if (ends is { } ending)
        {
            draft.Ending(ending);
        }

        var plan = new Plan
        {
            Scenario = fields.Id("scenario"),
            City = fields.Has("city") ? fields.Id("city") : null,
            Seed = fields.Word("seed") is { } seed ? Seed(reader, seed) : 1,
            StandIns = fields.OneOf("stand-ins", "setting for stand-ins", ["on", "off"]) == "on",
            Until = fields.Word("until") is { } until ? Time(reader, until) : null,
            UntilAt = fields.Word("until")?.At ?? default,
            Steps = Steps(draft, fields.Node("steps")),
            Ends = ends?.Text,
            EndsAt = ends?.At ?? default,
        };
        return reader.Report.HasErrors ? null : plan;
    }

    private static List<PlanStep> Steps(PlanDraft draft, YamlNode? node)
    {
        if (node is YamlSequence sequence)
        {
            return [.. sequence.Items.Select(item => Step(draft, item)).OfType<PlanStep>()];
        }

        draft.Reader.NotAList(node, "steps");
        return [];
    }

    private static PlanStep? Step(PlanDraft draft, YamlNode node)
    {
        var roles = draft.Scenario?.Roles.Select(role => role.Id) ?? Written(node);
        if (Fields.Of(draft.Reader, node, "a step", [.. StepKeys, .. roles]) is not { } fields || node is not YamlMapping map)
        {
            return null;
        }

        var deeds = map.Entries.Where(entry => IsDeed(draft, entry.Key.Value)).ToArray();
        if (deeds.Length == 0)
        {
            // Where there is an unknown key, it was meant to be the deed.
            if (map.Entries.All(entry => StepKeys.Contains(entry.Key.Value)))
            {
                draft.Reader.Add(Rules.StepEmpty, node.At);
            }

            return null;
        }

        if (deeds.Length > 1)
        {
            draft.Reader.Add(Rules.StepDouble, deeds[1].Key.At, Quoted.Of(deeds[0].Key.Value), Quoted.Of(deeds[1].Key.Value));
            return null;
        }

        var (key, value) = deeds[0];
        var refused = fields.TrueOrFalse("refused") ?? false;
        var step = value is YamlScalar { IsNull: true } or YamlRefused ? null : Step(draft, key, value, refused);
        var at = fields.Word("at") is { } word ? Time(draft.Reader, word) : null;
        return step is null ? null : step with
        {
            At = at,
            Refused = refused,
            Position = node.At,
            Text = $"{key.Value}: {(value as YamlScalar)?.Value.Trim()}",
        };
    }

    private static PlanStep? Step(PlanDraft draft, YamlScalar key, YamlNode value, bool refused)
    {
        switch (key.Value)
        {
            case "expect":
                if (refused)
                {
                    draft.Reader.Add(Rules.RefusedExpect, key.At);
                }

                return draft.Condition(value) is { } condition ? new PlanStep.Expect(condition) : null;
            case "staff":
                return VerbReader.Staff(draft, value) is { } staff ? new PlanStep.ByStaff(staff) : null;
            default:
                if (VerbReader.Seat(draft, key.Value, value) is not { } verb)
                {
                    return null;
                }

                if (!refused)
                {
                    draft.CheckAllowed(key.Value, verb, value.At);
                }

                return new PlanStep.BySeat(key.Value, verb);
        }
    }

    private static bool IsDeed(PlanDraft draft, string key) =>
        key is "expect" or "staff" || (!StepKeys.Contains(key) && Kebab.IsId(key) && draft.IsRole(key));

    /// <summary>Without a scenario any id may be a role's.</summary>
    private static IEnumerable<string> Written(YamlNode node) =>
        node is YamlMapping map ? map.Entries.Select(entry => entry.Key.Value).Where(Kebab.IsId) : [];

    private static PlanTime? Time(Reader reader, Word word)
    {
        if (StoryClock.Looks(word.Text))
        {
            return reader.Clock(word) is { } clock ? new(clock, IsClock: true) : null;
        }

        return reader.Duration(word, "at") is { } ms ? new(ms, IsClock: false) : null;
    }

    private static long Seed(Reader reader, Word word)
    {
        if (long.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        reader.Add(Rules.BadNumber, word.At, Quoted.Of(word.Text));
        return 1;
    }
}
