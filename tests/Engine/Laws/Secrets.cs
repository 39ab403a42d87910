using System.Text.RegularExpressions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>
/// Who may have read which private words so far, told from the log alone and in another way than views are made.
/// Generated scenarios mark every private text with a word of its own.
/// </summary>
internal sealed partial class Secrets(Scenario scenario)
{
    private readonly List<Entry> _entries = [];
    private Event[] _events = [];

    public void Add(Entry entry)
    {
        _entries.Add(entry);
        _events = [.. Testing.Generating.Played.Effective(_entries).Select(e => e.Happened)];
    }

    /// <summary>The marked words in a view's JSON that this viewer should not see. A null seat is the projector or the lobby.</summary>
    public IEnumerable<string> Leaked(string json, string? seat, string person)
    {
        var allowed = Allowed(seat, person).ToHashSet(StringComparer.Ordinal);
        return Marked().Matches(json).Select(m => m.Value).Where(word => !allowed.Contains(word)).Distinct();
    }

    [GeneratedRegex(@"(private|secret|inject-text|question|choice|action-title|staff|typed)-[a-z0-9-]+")]
    private static partial Regex Marked();

    private IEnumerable<string> Allowed(string? seat, string person) =>
    [
        // A stop stays where the exercise is rewound.
        .. _entries.SelectMany(e => e.Events).OfType<Event.PlayStopped>().SelectMany(e => Typed(e.Note)),
        .. scenario.Indicators.Where(i => i.VisibleTo.Any(to => to == "public" || (seat is not null && (to == "everyone" || to == seat)))).SelectMany(i => Words(i.Title)),
        .. _events.SelectMany(Public),
        .. seat is null ? [] : Seated(seat, person),
    ];

    private IEnumerable<string> Public(Event happened) => happened switch
    {
        Event.Announced e => Typed(e.Words),
        Event.Answered e when Ask(e.Ask).ToldTo.Contains("public") => Answer(e),
        Event.InjectReleased e when Told(e.Inject) is { } inject && inject.To.Contains("public") => [.. Words(inject.Text), .. Words(inject.ContentNote), .. PutIn(e.Inject)],
        _ => [],
    };

    private IEnumerable<string> Seated(string seat, string person) =>
    [
        $"private-{seat}",
        .. scenario.Actions.Where(a => a.By.Contains(seat) || a.Together.Contains(seat)).Select(a => $"action-title-{a.Id}"),
        .. _events.SelectMany(e => Seen(e, seat, person)),
    ];

    private IEnumerable<string> Seen(Event happened, string seat, string person) => happened switch
    {
        Event.FactLearned e when e.Seat == seat => [$"secret-{e.Fact}"],
        Event.InjectReleased e when Told(e.Inject) is { } inject && Reaches(inject, seat) => [.. Words(TextOf(inject, seat)), .. Words(inject.ContentNote), .. PutIn(e.Inject)],
        Event.AskOpened e when e.Seat == seat => AskWords(e.Ask),
        Event.Proposed e when e.Seat == seat => Typed(e.Because),
        Event.Answered e when e.Seat == seat => [.. Typed(e.Because), .. Typed(e.Words)],
        Event.Answered e when Ask(e.Ask).ToldTo.Any(to => to == "everyone" || to == seat) => Answer(e),
        Event.Voted e when e.Seat == seat && e.Person == person => Typed(e.Because),
        Event.Messaged e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.Consulted e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.Requested e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.Responded e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.DecisionNoted e when e.Seat == seat => [.. Typed(e.Words), .. (e.Options ?? []).SelectMany(Typed), .. Typed(e.Rationale)],
        Event.Promised e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.PromiseKept e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.Replied e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        _ => [],
    };

    private static IEnumerable<string> Answer(Event.Answered e) =>
        [$"question-{e.Ask}", .. (e.Options ?? [e.Option]).Select(o => $"choice-{o}"), .. Typed(e.Words)];

    private IEnumerable<string> AskWords(string id) =>
        [$"question-{id}", .. Ask(id).Options.Select(o => $"choice-{o.Id}")];

    private Ask Ask(string id) => scenario.Injects.SelectMany(i => i.Asks).Single(a => a.Id == id);

    /// <summary>Null: it is no message, or its text has been taken back.</summary>
    private Inject? Told(string id) =>
        Find(id) is { Kind: not InjectKind.ExpectedAction } inject && !_events.OfType<Event.InjectRecalled>().Any(e => e.Inject == id) ? inject : null;

    /// <summary>Nobody named is everyone.</summary>
    private static bool Reaches(Inject inject, string seat) =>
        inject.To.Count == 0 || inject.To.Contains("everyone") || inject.To.Contains("public") || inject.To.Contains(seat);

    private static string TextOf(Inject inject, string seat) => inject.TextFor.FirstOrDefault(t => t.Role == seat)?.Text ?? inject.Text;

    /// <summary>The marked words of a text.</summary>
    private static IEnumerable<string> Words(string? text) => text is null ? [] : Marked().Matches(text).Select(m => m.Value);

    private bool Arrived(int number) => _events.OfType<Event.Delivered>().Any(d => d.Number == number);

    /// <summary>Of the script, or with nothing but its receivers if staff added it.</summary>
    private Inject? Find(string id) => scenario.Injects.FirstOrDefault(i => i.Id == id)
        ?? _events.OfType<Event.InjectAdded>().Where(e => e.Inject == id).Select(e => new Inject { Id = id, Title = "", To = e.To }).FirstOrDefault();

    /// <summary>What staff put in place of its words, and receivers read.</summary>
    private IEnumerable<string> PutIn(string id) => _events.SelectMany(happened => happened switch
    {
        Event.InjectAdded e when e.Inject == id => [.. Typed(e.Text), .. Typed(e.From), .. Typed(e.ContentNote)],
        Event.InjectEdited e when e.Inject == id => [.. Typed(e.Text), .. Typed(e.From), .. Typed(e.ContentNote)],
        _ => Enumerable.Empty<string>(),
    });

    private static IEnumerable<string> Typed(TypedText? typed) => typed?.Id is { } id ? [id.TrimEnd('.')] : [];
}
