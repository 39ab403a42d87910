using Tabletop.Authoring.Findings;
using Tabletop.Engine;

namespace Tabletop.Web.Contracts;

/// <summary>Something to know about a file that was uploaded: where, what, and what to do about it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
public sealed record FileFinding(string File, int Line, int Column, Severity Severity, string Code, string Message, string Cure);

/// <summary>What became of an upload.</summary>
/// <param name="Scenario">As it is on the shelf now; null: it has errors, and nothing was kept.</param>
public sealed record UploadedScenario(ScenarioSummary? Scenario, Items<FileFinding> Findings);
