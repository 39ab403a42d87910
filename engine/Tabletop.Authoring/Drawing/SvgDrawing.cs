using System.Globalization;
using System.Xml.Linq;

namespace Tabletop.Authoring.Drawing;

/// <summary>Machines as a picture, one under the other.</summary>
internal static class SvgDrawing
{
    private const int Margin = 24;
    private const int Left = 48;
    private const int TitleHeight = 34;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Of(string title, IReadOnlyList<Diagram> diagrams)
    {
        var layouts = diagrams.Select(diagram => (Diagram: diagram, Layout: SvgLayout.Of(diagram))).ToArray();
        var width = layouts.Select(machine => machine.Layout.Width).DefaultIfEmpty(0).Max() + Left + Margin;
        var height = layouts.Sum(machine => machine.Layout.Height + TitleHeight + Margin) + Margin;
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}")),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XAttribute("font-family", "system-ui, sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Svg + "title", title),
            Heads(),
            Box(0, 0, width, height, ("fill", "#ffffff")));
        var y = Margin;
        foreach (var (diagram, layout) in layouts)
        {
            picture.Add(Machine(diagram, layout, y));
            y += layout.Height + TitleHeight + Margin;
        }

        return picture.ToString(SaveOptions.None).ReplaceLineEndings("\n") + "\n";
    }

    private static XElement Machine(Diagram diagram, SvgLayout layout, int y)
    {
        var machine = new XElement(Svg + "g", new XAttribute("id", diagram.Id), Text(Left, y + 16, diagram.Title, ("font-size", "17"), ("font-weight", "600"), ("fill", "#1b1b1b")));
        var states = new XElement(Svg + "g", new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({Left} {y + TitleHeight})")));
        foreach (var box in layout.Boxes)
        {
            states.Add(State(box));
        }

        foreach (var link in layout.Links)
        {
            states.Add(Arrow(layout, link));
        }

        var start = layout.Boxes.FirstOrDefault(box => box.State.Id == diagram.Initial);
        if (start is not null)
        {
            var at = start.Y + SvgLayout.LineHeight;
            states.Add(new XElement(Svg + "circle", new XAttribute("cx", -30), new XAttribute("cy", at), new XAttribute("r", 5), new XAttribute("fill", "#1b1b1b")));
            states.Add(Path($"M -25 {at} H {start.X - 2}", "#1b1b1b", start.State.Level, isDashed: false));
        }

        machine.Add(states);
        return machine;
    }

    private static XElement State(SvgLayout.Box box)
    {
        var (line, fill) = (LevelColours.Line(box.State.Level), LevelColours.Fill(box.State.Level));
        var shown = new XElement(Svg + "g", Box(box.X, box.Y, box.Width, box.Height, ("rx", "7"), ("fill", fill), ("stroke", line), ("stroke-width", box.IsFamily ? "2" : "1.2")));
        var (x, y) = (box.X + SvgLayout.Padding, box.Y + SvgLayout.LineHeight);
        shown.Add(Text(x, y, box.State.Title, ("font-weight", "600"), ("fill", line)));
        shown.Add(Text(box.X + box.Width - SvgLayout.Padding, y, box.State.Id, ("font-size", "11"), ("fill", "#5c5c5c"), ("text-anchor", "end")));
        foreach (var (text, top) in box.Rows)
        {
            // An indented line goes on with the one above: the condition of a change.
            var isCondition = text.StartsWith(' ');
            shown.Add(Text(isCondition ? x + 14 : x, top + 13, text.Trim(), ("fill", isCondition ? "#5c5c5c" : "#1b1b1b")));
        }

        return shown;
    }

    private static XElement Arrow(SvgLayout layout, SvgLayout.Link link) => Path(
        string.Create(CultureInfo.InvariantCulture, $"M {link.FromX} {link.FromY} H {layout.LaneX(link.Lane)} V {link.ToY} H {link.ToX + 2}"),
        LevelColours.Line(link.Level),
        link.Level,
        link.IsDashed);

    private static XElement Path(string way, string colour, int level, bool isDashed) => new(
        Svg + "path",
        new XAttribute("d", way),
        new XAttribute("fill", "none"),
        new XAttribute("stroke", colour),
        new XAttribute("stroke-width", "1.4"),
        new XAttribute("stroke-linejoin", "round"),
        isDashed ? new XAttribute("stroke-dasharray", "4 3") : null,
        new XAttribute("marker-end", string.Create(CultureInfo.InvariantCulture, $"url(#head-{level})")));

    /// <summary>An arrowhead for each level: a head does not take the colour of its line.</summary>
    private static XElement Heads() => new(Svg + "defs", Enumerable.Range(0, LevelColours.Count).Select(level => new XElement(
        Svg + "marker",
        new XAttribute("id", string.Create(CultureInfo.InvariantCulture, $"head-{level}")),
        new XAttribute("viewBox", "0 0 8 8"),
        new XAttribute("refX", 7),
        new XAttribute("refY", 4),
        new XAttribute("markerWidth", 7),
        new XAttribute("markerHeight", 7),
        new XAttribute("orient", "auto"),
        new XElement(Svg + "path", new XAttribute("d", "M 0 0.5 L 8 4 L 0 7.5 Z"), new XAttribute("fill", LevelColours.Line(level))))));

    private static XElement Box(int x, int y, int width, int height, params IEnumerable<(string Name, string Value)> with) => new(
        Svg + "rect",
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("width", width),
        new XAttribute("height", height),
        with.Select(attribute => new XAttribute(attribute.Name, attribute.Value)));

    private static XElement Text(int x, int y, string text, params IEnumerable<(string Name, string Value)> with) => new(
        Svg + "text",
        new XAttribute("x", x),
        new XAttribute("y", y),
        with.Select(attribute => new XAttribute(attribute.Name, attribute.Value)),
        new string([.. text.Select(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : ' ')]));
}
