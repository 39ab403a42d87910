using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>The story so far, line by line, each with who may read it. Folded from the log; what screens and reports tell is read off it.</summary>
public sealed class Chronicle
{
    public static readonly Chronicle Empty = new([], 0, [], null, null);

    // Shared by successive chronicles: each sees its own prefix, so that adding a line costs no copy.
    private readonly List<Line> _lines;
    private readonly int _count;

    // For each indicator that has changed, its values over time.
    private readonly Items<Trail> _trails;

    // What staff have called the groups; null: what the scenario calls them.
    private readonly Groups? _groups;

    // Shared by successive chronicles, since it is about the newest; null: nothing has been told.
    private readonly LastLook? _looks;

    private Chronicle(List<Line> lines, int count, Items<Trail> trails, Groups? groups, LastLook? looks) =>
        (_lines, _count, _trails, _groups, _looks) = (lines, count, trails, groups, looks);

    public int Count => _count;

    public IEnumerable<Line> Lines => _lines.Take(_count);

    public Chronicle Add(Playbook book, Entry entry)
    {
        // A chronicle that is not the newest of its list goes on in a list of its own.
        var lines = _lines.Count == _count ? _lines : [.. _lines.Take(_count)];
        lines = ReferenceEquals(this, Empty) ? [] : lines;
        var (trails, groups) = (_trails, _groups);
        var teller = new Teller(book.With(groups), entry);
        for (var i = 0; i < entry.Events.Count; i++)
        {
            if (entry.Events[i] is Event.Rewound rewound)
            {
                (lines, trails) = (GiveUp(lines, rewound.To), Shorter(trails, rewound.To));
            }
            else if (entry.Events[i] is Event.GroupsRenamed renamed)
            {
                groups = new(renamed.A, renamed.B);
            }
            else if (entry.Events[i] is Event.InjectRecalled recalled)
            {
                // Also where it was given up: whoever came back from there has been asked to forget it.
                lines = lines.ConvertAll(l => l.Inject == recalled.Inject ? l with { RecalledAt = l.RecalledAt ?? entry.Version } : l);
            }

            if (teller.Tell(i, Sent, Added, Edited) is { } line)
            {
                lines.Add(line.Inject is null ? line : line with { RecalledAt = Standing(line.Inject)?.RecalledAt });
            }
        }

        Line? Sent(int number) => lines.FindLast(l => l.Number == number);
        Line? Added(string inject) => lines.Find(l => l.Inject == inject);
        Line? Standing(string inject) => lines.FindLast(l => l.Inject == inject && !l.Item.GivenUp);
        InjectEdit? Edited(string inject) => lines.FindLast(l => l.Inject == inject && l.Edit is not null && !l.Item.GivenUp)?.Edit;
        foreach (var changed in entry.Events.OfType<Event.IndicatorChanged>())
        {
            trails = Longer(trails, changed, entry.Version);
        }

        return new(lines, lines.Count, trails, groups, _looks ?? new());
    }

    /// <summary>An indicator's values after each change, oldest first.</summary>
    public Items<TrailPoint> TrailOf(string indicator) =>
        _trails.IndexOf(t => t.Indicator == indicator) is >= 0 and var at ? _trails[at].Points.Select(p => p.Point).ToItems() : [];

    /// <inheritdoc cref="LastLook.Of"/>
    internal View Look(Playbook book, ExerciseState state, int seat, Func<View> make) => _looks is null ? make() : _looks.Of(book, state, this, seat, make);

    /// <inheritdoc cref="LastLook.Feed"/>
    internal Items<FeedItem> Feed(Playbook book, ExerciseState state, int seat, Func<Audience, bool> sees) =>
        _looks is null ? Views.Feed.Of(book, state, sees, seat) : _looks.Feed(book, state, seat, sees);

    /// <summary>The newest lines, oldest first.</summary>
    public IEnumerable<Line> Last(int count) => _lines.Skip(Math.Max(0, _count - count)).Take(Math.Min(count, _count));

    /// <summary>What was told since then stays, marked: the exercise was rewound to before it. What was only taken back since then stands again.</summary>
    private static List<Line> GiveUp(List<Line> lines, long to) => lines.ConvertAll(l =>
        l.Version > to ? l with { Item = l.Item with { GivenUp = true } }
        : l.RecalledAt > to ? l with { RecalledAt = null }
        : l);

    private static Items<Trail> Shorter(Items<Trail> trails, long to) =>
        trails.Select(t => t with { Points = t.Points.RemoveAll(p => p.Version > to) }).ToItems();

    private static Items<Trail> Longer(Items<Trail> trails, Event.IndicatorChanged changed, long version)
    {
        var point = (version, new TrailPoint(changed.StoryMs, changed.To));
        var at = trails.IndexOf(t => t.Indicator == changed.Indicator);
        return at < 0
            ? trails.Add(new(changed.Indicator, [point]))
            : trails.SetItem(at, trails[at] with { Points = trails[at].Points.Add(point) });
    }

    private sealed record Trail(string Indicator, Items<(long Version, TrailPoint Point)> Points);
}
