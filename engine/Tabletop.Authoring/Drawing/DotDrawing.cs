using System.Text;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Drawing;

/// <summary>Machines as a graph for Graphviz: machines and families are clusters.</summary>
internal sealed class DotDrawing
{
    private readonly StringBuilder _text = new();

    private DotDrawing()
    {
    }

    public static string Of(string id, IReadOnlyList<Diagram> diagrams)
    {
        var drawing = new DotDrawing();
        drawing.Line(0, $"digraph {Quoted(id)} {{");
        drawing.Line(1, "graph [rankdir=LR, compound=true, fontname=\"sans-serif\"]");
        drawing.Line(1, "node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"]");
        drawing.Line(1, "edge [fontname=\"sans-serif\", fontsize=10]");
        foreach (var diagram in diagrams)
        {
            drawing.Machine(diagram);
        }

        drawing.Line(0, "}");
        return drawing._text.ToString();
    }

    private void Machine(Diagram diagram)
    {
        Line(1, $"subgraph {Quoted($"cluster_{diagram.Id}")} {{");
        Line(2, $"graph [label={Quoted(diagram.Title)}, style=\"\"]");
        Line(2, $"{Quoted($"{diagram.Id}/")} [shape=point, label=\"\"]");
        foreach (var state in diagram.Top)
        {
            State(diagram, state, 2);
        }

        Line(1, "}");
        Line(1, $"{Quoted($"{diagram.Id}/")} -> {Quoted(Name(diagram, diagram.Entered(diagram.Initial)))}");
        foreach (var arrow in diagram.Arrows)
        {
            Arrow(diagram, arrow);
        }
    }

    private void State(Diagram diagram, CrisisState state, int depth)
    {
        var colours = $"color={Quoted(LevelColours.Line(state.Level))}, fillcolor={Quoted(LevelColours.Fill(state.Level))}";
        if (!diagram.IsFamily(state.Id))
        {
            Line(depth, $"{Quoted(Name(diagram, state.Id))} [label={Quoted(state.Title)}, {colours}]");
            return;
        }

        Line(depth, $"subgraph {Quoted(Cluster(diagram, state.Id))} {{");
        Line(depth + 1, $"graph [label={Quoted(state.Title)}, style=\"rounded,filled\", {colours}]");
        foreach (var member in diagram.Members(state.Id))
        {
            State(diagram, member, depth + 1);
        }

        Line(depth, "}");
    }

    /// <summary>Graphviz joins nodes only: an arrow to a family goes to the state that is entered, and is cut at the family's edge.</summary>
    private void Arrow(Diagram diagram, Arrow arrow)
    {
        var tail = diagram.IsFamily(arrow.From) && !diagram.IsWithin(arrow.To, arrow.From) ? $", ltail={Quoted(Cluster(diagram, arrow.From))}" : "";
        var head = diagram.IsFamily(arrow.To) && !diagram.IsWithin(arrow.From, arrow.To) ? $", lhead={Quoted(Cluster(diagram, arrow.To))}" : "";
        var (from, to) = (Name(diagram, diagram.Entered(arrow.From)), Name(diagram, diagram.Entered(arrow.To)));
        Line(1, $"{Quoted(from)} -> {Quoted(to)} [label={Quoted(arrow.Label)}{tail}{head}]");
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

    private static string Name(Diagram diagram, string state) => $"{diagram.Id}/{state}";

    private static string Cluster(Diagram diagram, string family) => $"cluster_{diagram.Id}/{family}";

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}
