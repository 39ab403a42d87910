using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Drawing;

/// <summary>
/// Where things stand in a picture of a machine: its states one under the other, each with the ways out of it as lines of text,
/// and arrows that leave a line on its right, run in lanes of their own beside the states, and enter another state on its right.
/// No arrow crosses a text. Families are boxes around their states.
/// </summary>
internal sealed class SvgLayout
{
    public const int LineHeight = 18;
    public const int Padding = 10;

    private const int Gap = 14;
    private const int Lane = 12;
    private const int LongestLine = 64;
    private const int Head = LineHeight + Padding;

    private readonly Diagram _diagram;
    private readonly List<Box> _boxes = [];
    private readonly List<Link> _links = [];
    private readonly int _inner;

    private SvgLayout(Diagram diagram)
    {
        _diagram = diagram;
        var depth = diagram.States.Select(Depth).DefaultIfEmpty(0).Max();
        var widest = diagram.States.Select(state => Rows(state).Append((Link: null, Text: HeadOf(state))).Max(row => Measure(row.Text))).DefaultIfEmpty(0).Max();
        _inner = Math.Max(200, widest) + (2 * Padding);
        var y = 0;
        foreach (var state in diagram.Top)
        {
            y = Put(state, 0, y, _inner + (2 * depth * Padding)) + Gap;
        }

        StatesRight = _inner + (2 * depth * Padding);
        Height = y - Gap;
        Links = InLanes();
        Width = StatesRight + (Lane * (2 + Links.Select(link => link.Lane).DefaultIfEmpty(0).Max()));
    }

    /// <summary>Outer ones first.</summary>
    public IReadOnlyList<Box> Boxes => _boxes;

    public IReadOnlyList<Link> Links { get; }

    /// <summary>The right edge of the widest state.</summary>
    public int StatesRight { get; }

    public int Width { get; }

    public int Height { get; }

    public static SvgLayout Of(Diagram diagram) => new(diagram);

    /// <summary>How far from the left a lane is.</summary>
    public int LaneX(int lane) => StatesRight + (Lane * (lane + 1));

    /// <summary>About as wide as it will be; letters of some scripts are wider.</summary>
    private static int Measure(string text) => text.Sum(c => c >= 0x2E80 ? 28 : 15) / 2;

    private static string HeadOf(CrisisState state) => $"{state.Title}   {state.Id}";

    private int Depth(CrisisState state) => state.PartOf is { } family ? 1 + Depth(_diagram.State(family)) : 0;

    private List<(Link? Link, string Text)> Rows(CrisisState state)
    {
        List<(Link?, string)> rows = [];
        if (state.Initial is { } initial)
        {
            rows.Add((new(state.Id, initial, IsDashed: true), $"begins with {_diagram.State(initial).Title}"));
        }

        foreach (var arrow in _diagram.Arrows.Where(arrow => arrow.From == state.Id))
        {
            rows.Add((new(arrow.From, arrow.To, IsDashed: false), $"{arrow.Cause} → {_diagram.State(arrow.To).Title}"));
            rows.AddRange(Wrapped(arrow.When is null ? "" : $"if {arrow.When}").Select(line => ((Link?)null, $"    {line}")));
        }

        return rows;
    }

    /// <summary>Places a state and all within it; returns where it ends.</summary>
    private int Put(CrisisState state, int x, int y, int width)
    {
        var rows = Rows(state);
        var box = new Box(state, x, y, width) { IsFamily = _diagram.IsFamily(state.Id) };
        _boxes.Add(box);
        var at = y + Head;
        foreach (var (link, text) in rows)
        {
            box.Rows.Add((text, at));
            if (link is not null)
            {
                _links.Add(link with { FromY = at + (LineHeight / 2), FromX = x + width });
            }

            at += LineHeight;
        }

        at += rows.Count > 0 ? Padding / 2 : 0;
        foreach (var member in _diagram.Members(state.Id))
        {
            at = Put(member, x + Padding, at + (Padding / 2), width - (2 * Padding)) + (Padding / 2);
        }

        box.Height = at - y + (box.IsFamily ? Padding / 2 : 0);
        return y + box.Height;
    }

    /// <summary>Short arrows run inside, and no two share a piece of a lane, unless they go to the same state.</summary>
    private List<Link> InLanes()
    {
        var lanes = new List<List<Link>>();
        var placed = new List<Link>();
        var links = _links.Select(link => _boxes.First(box => box.State.Id == link.To) is var to ? link with { ToX = to.X + to.Width, ToY = to.Y + (Head / 2), Level = to.State.Level } : link);
        foreach (var link in links.OrderBy(link => link.Bottom - link.Top).ThenBy(link => link.Top))
        {
            var lane = lanes.FindIndex(taken => taken.TrueForAll(other => other.To == link.To || other.Bottom + 2 < link.Top || other.Top - 2 > link.Bottom));
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add([]);
            }

            lanes[lane].Add(link);
            placed.Add(link with { Lane = lane });
        }

        return placed;
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LongestLine)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }

    internal sealed class Box(CrisisState state, int x, int y, int width)
    {
        public CrisisState State => state;

        public int X => x;

        public int Y => y;

        public int Width => width;

        public int Height { get; set; }

        public bool IsFamily { get; init; }

        /// <summary>Texts, each with the top of its line.</summary>
        public List<(string Text, int Y)> Rows { get; } = [];
    }

    internal sealed record Link(string From, string To, bool IsDashed)
    {
        public int FromX { get; init; }

        public int FromY { get; init; }

        public int ToX { get; init; }

        public int ToY { get; init; }

        public int Lane { get; init; }

        /// <summary>Of the state it leads to.</summary>
        public int Level { get; init; }

        public int Top => Math.Min(FromY, ToY);

        public int Bottom => Math.Max(FromY, ToY);
    }
}
