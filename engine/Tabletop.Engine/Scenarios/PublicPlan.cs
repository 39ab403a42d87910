namespace Tabletop.Engine.Scenarios;

/// <summary>The simulated public made ready for play: posts by position and by mood.</summary>
internal sealed class PublicPlan
{
    /// <summary>Moods go from 0 to this.</summary>
    public const int WorstLevel = 5;

    private readonly Items<PublicPost> _posts;
    private readonly PublicPerson[] _writers;
    private readonly int[][] _ofLevel;

    /// <exception cref="InvalidDataException">The content is not what was drawn: an id stands twice, or a post lacks its person, its text or a level there is.</exception>
    public PublicPlan(SimulatedPublic drawn)
    {
        _posts = drawn.Posts;
        if (_posts.Select(p => p.Id).Distinct(StringComparer.Ordinal).Count() < _posts.Count
            || drawn.People.Select(p => p.Handle).Distinct(StringComparer.Ordinal).Count() < drawn.People.Count
            || _posts.Any(p => p.Texts.Count == 0 || p.Level is < 0 or > WorstLevel))
        {
            throw new InvalidDataException("The content's simulated public is not whole.");
        }

        _writers = [.. _posts.Select(p => drawn.People.FirstOrDefault(x => x.Handle == p.Person) ?? throw new InvalidDataException($"The content has no person '{p.Person}'."))];
        _ofLevel = [.. Enumerable.Range(0, WorstLevel + 1).Select(level => Enumerable.Range(0, _posts.Count).Where(p => _posts[p].Level == level).ToArray())];
    }

    public PublicPost this[int post] => _posts[post];

    /// <summary>Positions of the posts that speak from this mood.</summary>
    public int[] OfLevel(int level) => _ofLevel[level];

    /// <exception cref="InvalidDataException">There is no such post.</exception>
    public int Find(string id) => _posts.IndexOf(p => p.Id == id) is >= 0 and var found ? found : throw new InvalidDataException($"The content has no post '{id}'.");

    /// <summary>Who writes it, as shown.</summary>
    public string Writer(int post) => $"{_writers[post].Name} @{_writers[post].Handle}";

    /// <summary>In that language, or one that differs by region alone; else in the first it has.</summary>
    public string Text(int post, string language)
    {
        var texts = _posts[post].Texts;
        var text = texts.FirstOrDefault(t => t.Language == language) ?? texts.FirstOrDefault(t => Main(t.Language) == Main(language)) ?? texts[0];
        return text.Text;
    }

    private static string Main(string language) => language.Split('-')[0];
}
