using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Drawing;

/// <summary>Draws the crisis machines of a scenario. The same scenario always gives the same text.</summary>
public static class Drawings
{
    /// <summary>What they can be drawn as: text for Mermaid or Graphviz, or a picture.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["mermaid", "dot", "svg"];

    /// <param name="scenario">A scenario without errors.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    public static string Of(Scenario scenario, string format) => format switch
    {
        "mermaid" => MermaidDrawing.Of(Diagram.Of(scenario)),
        "dot" => DotDrawing.Of(scenario.Id, Diagram.Of(scenario)),
        "svg" => SvgDrawing.Of(scenario.Title, Diagram.Of(scenario)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Machines are drawn as one of: mermaid, dot, svg."),
    };
}
