using System.Globalization;
using System.Text;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Drawing;

/// <summary>Machines as a Mermaid state diagram: families are composite states.</summary>
internal sealed class MermaidDrawing
{
    private readonly StringBuilder _text = new("stateDiagram-v2\n");

    private MermaidDrawing()
    {
    }

    public static string Of(IReadOnlyList<Diagram> diagrams)
    {
        var drawing = new MermaidDrawing();

        // Mermaid puts a state where it is spoken of last: so arrows come first.
        foreach (var (diagram, arrow) in diagrams.SelectMany(diagram => diagram.Arrows.Select(arrow => (diagram, arrow))))
        {
            drawing.Line(1, $"{Name(diagram, arrow.From)} --> {Name(diagram, arrow.To)} : {arrow.Label}");
        }

        foreach (var diagram in diagrams)
        {
            drawing.Line(1, $"state \"{Shown(diagram.Title)}\" as {Plain(diagram.Id)} {{");
            drawing.Line(2, $"[*] --> {Name(diagram, diagram.Initial)}");
            foreach (var state in diagram.Top)
            {
                drawing.State(diagram, state, 2);
            }

            drawing.Line(1, "}");
        }

        drawing.Colours(diagrams);
        return drawing._text.ToString();
    }

    private void State(Diagram diagram, CrisisState state, int depth)
    {
        var shown = $"state \"{Shown(state.Title)}\" as {Name(diagram, state.Id)}";
        if (!diagram.IsFamily(state.Id))
        {
            Line(depth, shown);
            return;
        }

        Line(depth, $"{shown} {{");
        if (state.Initial is { } initial)
        {
            Line(depth + 1, $"[*] --> {Name(diagram, initial)}");
        }

        foreach (var member in diagram.Members(state.Id))
        {
            State(diagram, member, depth + 1);
        }

        Line(depth, "}");
    }

    private void Colours(IReadOnlyList<Diagram> diagrams)
    {
        for (var level = 0; level < LevelColours.Count; level++)
        {
            // Mermaid cannot colour composite states.
            string[] names =
            [
                .. from diagram in diagrams
                   from state in diagram.States
                   where state.Level == level && !diagram.IsFamily(state.Id)
                   select Name(diagram, state.Id),
            ];
            if (names.Length > 0)
            {
                Line(1, string.Create(CultureInfo.InvariantCulture, $"classDef level{level} fill:{LevelColours.Fill(level)},stroke:{LevelColours.Line(level)},color:#1b1b1b"));
                Line(1, string.Create(CultureInfo.InvariantCulture, $"class {string.Join(',', names)} level{level}"));
            }
        }
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

    private static string Name(Diagram diagram, string state) => $"{Plain(diagram.Id)}__{Plain(state)}";

    /// <summary>A hyphen could begin an arrow.</summary>
    private static string Plain(string id) => id.Replace('-', '_');

    /// <summary>Signs that mean something to Mermaid, which shows their codes in some places as they stand, give way to their likes. Conditions have none of them.</summary>
    private static string Shown(string title) => new([.. title.Select(c => c switch
    {
        '"' => '\'',
        '<' => '\u2039',
        '>' => '\u203A',
        '#' => '\uFF03',
        _ => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c,
    })]);
}
