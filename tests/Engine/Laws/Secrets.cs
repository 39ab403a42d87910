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
    private readonly List<Event> _events = [];

    public void Add(Entry entry) => _events.AddRange(entry.Events);

    /// <summary>The marked words in a view's JSON that this viewer should not see. A null seat is the projector or the lobby.</summary>
    public IEnumerable<string> Leaked(string json, string? seat, string person)
    {
        var allowed = Allowed(seat, person).ToHashSet(StringComparer.Ordinal);
        return Marked().Matches(json).Select(m => m.Value).Where(word => !allowed.Contains(word)).Distinct();
    }

    [GeneratedRegex(@"(private|secret|inject-text|question|choice|action-title|staff|typed)-[a-z0-9-]+")]
    private static partial Regex Marked();

    private IEnumerable<string> Allowed(string? seat, string person) => [.. _events.SelectMany(e => Public(e)), .. seat is null ? [] : Seated(seat, person)];

    private IEnumerable<string> Public(Event happened) => happened switch
    {
        Event.Announced e => Typed(e.Words),
        Event.PlayStopped e => Typed(e.Note),
        Event.InjectReleased e when Inject(e.Inject) is { Kind: not InjectKind.ExpectedAction } inject && inject.To.Contains("public") => [$"inject-text-{e.Inject}"],
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
        Event.InjectReleased e when Inject(e.Inject) is { Kind: not InjectKind.ExpectedAction } inject && (inject.To.Contains("everyone") || inject.To.Contains(seat)) =>
            [$"inject-text-{e.Inject}"],
        Event.AskOpened e when e.Seat == seat => AskWords(e.Ask),
        Event.Answered e when e.Seat == seat => Typed(e.Because),
        Event.Voted e when e.Seat == seat && e.Person == person => Typed(e.Because),
        Event.Messaged e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.Consulted e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        Event.Replied e when e.From == seat || (e.To == seat && Arrived(e.Number)) => Typed(e.Words),
        _ => [],
    };

    private IEnumerable<string> AskWords(string id)
    {
        var ask = scenario.Injects.SelectMany(i => i.Asks).Single(a => a.Id == id);
        return [$"question-{id}", .. ask.Options.Select(o => $"choice-{o.Id}")];
    }

    private bool Arrived(int number) => _events.OfType<Event.Delivered>().Any(d => d.Number == number);

    private Inject Inject(string id) => scenario.Injects.Single(i => i.Id == id);

    private static IEnumerable<string> Typed(TypedText? typed) => typed?.Id is { } id ? [id.TrimEnd('.')] : [];
}
