using System.Text.RegularExpressions;
using Tabletop.Authoring.Checks;
using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Scenarios;

/// <summary>Reads a scenario (format tabletop/1) into the model that the engine plays.</summary>
internal static partial class ScenarioReader
{
    public const string Format = "tabletop/1";

    private static readonly string[] Keys =
    [
        "format", "id", "version", "title", "language", "summary", "content-notes", "groups", "duration", "include", "phases", "objectives",
        "roles", "indicators", "society", "facts", "crises", "injects", "actions", "endings", "feedback",
    ];

    /// <summary>The scenario, or null if it has errors.</summary>
    public static Scenario? Read(Reader reader, YamlMapping file, Beside beside)
    {
        var root = Parts.Join(reader, file, beside);
        if (Fields.Of(reader, root, "a scenario", Keys) is not { } fields)
        {
            return null;
        }

        fields.Require("phases");
        fields.Require("roles");
        var draft = new Draft(reader, Known.Of(root), beside);
        var id = fields.Id("id");
        var groups = Groups(reader, fields.Node("groups"));
        draft.Phases = draft.ReadPhases(fields.Node("phases"));
        var scenario = new Scenario
        {
            Id = id,
            Version = Version(reader, fields),
            Title = Draft.Title(fields, id),
            Language = Language(reader, fields),
            Summary = fields.Text("summary") ?? "",
            ContentNotes = fields.List("content-notes").Select(word => word.Text).ToItems(),
            Groups = groups,
            DurationMs = fields.Word("duration") is { } duration ? reader.Duration(duration, "duration", wall: true) : null,
            Phases = draft.Phases,
            Objectives = draft.ReadObjectives(fields.Node("objectives")),
            Roles = draft.ReadRoles(fields.Node("roles")),
            Indicators = draft.ReadIndicators(fields.Node("indicators")),
            Society = draft.ReadSociety(fields.Node("society")),
            Facts = draft.ReadFacts(fields.Node("facts")),
            Crises = draft.ReadCrises(fields.Node("crises")),
            Injects = draft.ReadInjects(fields.Node("injects")),
            Actions = draft.ReadActions(fields.Node("actions")),
            Endings = draft.ReadEndings(fields.Node("endings")),
            Feedback = draft.ReadFeedback(fields.Node("feedback")),
        };

        draft.Places[("duration", "")] = fields.PositionOf("duration");
        draft.CheckNames();
        MachineChecks.Run(draft, scenario);
        ReachChecks.Run(draft, scenario);
        TimeChecks.Run(draft, scenario);
        if (reader.Report.HasErrors)
        {
            return null;
        }

        SocietyChecks.Run(draft, scenario);
        return scenario;
    }

    private static Groups? Groups(Reader reader, YamlNode? node) =>
        node is not null && Fields.Of(reader, node, "'groups'", "a", "b") is { } fields
            ? new(fields.Needed("a"), fields.Needed("b"))
            : null;

    private static string Version(Reader reader, Fields fields)
    {
        if (fields.Word("version") is not { } word)
        {
            return "1.0.0";
        }

        if (!VersionShape().IsMatch(word.Text))
        {
            reader.Add(Rules.BadVersion, word.At, Quoted.Of(word.Text));
        }

        return word.Text;
    }

    private static string Language(Reader reader, Fields fields)
    {
        if (fields.Word("language") is not { } word)
        {
            return "en";
        }

        reader.IsLanguage(word);
        return word.Text;
    }

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}\z")]
    private static partial Regex VersionShape();
}
