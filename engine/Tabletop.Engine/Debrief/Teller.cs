using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>A line of the story and who may read it before the debrief is open to all.</summary>
public sealed record Line(TimelineItem Item, Audience Audience);

/// <summary>Turns what happened into lines a person can read: titles for ids, the seat or the city it belongs to. Steps inside the machinery get none.</summary>
internal sealed class Teller(Playbook book, Entry entry)
{
    public const string CityLane = "city";
    public const string StaffLane = "staff";

    private readonly Scenario _scenario = book.Scenario;

    public Line? Tell(int index)
    {
        var happened = entry.Events[index];
        return happened switch
        {
            Event.SeatHandedToStandIn e => Seat(e.Seat, e.Policy.ToString().ToLowerInvariant()),
            Event.Started => Staff(_scenario.Title),
            Event.WentDark => Staff(""),
            Event.PlayStopped e => Staff(e.Reason.ToString(), words: e.Note),
            Event.StopLifted => Staff(""),
            Event.PaceChanged e => Staff((e.Pace / 1000m).ToString("0.###", CultureInfo.InvariantCulture)),
            Event.PhaseOpened e => City(_scenario.Phases[book.Phase(e.Phase)].Title),
            Event.Announced e => Staff("", words: e.Words),
            Event.Marked e => Staff("", words: e.Name),
            Event.Ended e => City(_scenario.Endings.FirstOrDefault(x => x.Id == e.Ending)?.Title ?? "", detail: _scenario.Endings.FirstOrDefault(x => x.Id == e.Ending)?.Text),

            Event.InjectReleased e => Released(e),
            Event.InjectHeld e => Staff(Inject(e.Inject).Title),
            Event.InjectSkipped e => Staff(Inject(e.Inject).Title, e.Reason.ToString(), e.Note),
            Event.ExpectationMet e => Staff(Inject(e.Inject).Title),
            Event.ExpectationMissed e => Staff(Inject(e.Inject).Title),

            Event.AskOpened e => Seat(e.Seat, Ask(e.Ask).Question),
            Event.Answered e => Seat(e.Seat, Ask(e.Ask).Question, Option(e.Ask, e.Option) + (e.Silence ? " (silence)" : ""), words: e.Because),
            Event.AskClosed e => Seat(e.Seat, Ask(e.Ask).Question),
            Event.ActionConfirmed e => Seat(e.Seat, Action(e.Action).Title),
            Event.ActionStarted e => Seat(e.Seats[0], Action(e.Action).Title, Others(e.Seats)),
            Event.ActionCompleted e => Seat(e.Seats[0], Action(e.Action).Title, Others(e.Seats)),

            Event.Shared e => Seat(e.From, Fact(e.Fact).Text, e.OverShared ? "over-shared" : null, e.To),
            Event.FactLearned e when e.By != "share" => Seat(e.Seat, Fact(e.Fact).Text, e.By, e.From),
            Event.FactLearned e => Seat(e.Seat, Fact(e.Fact).Text, null, e.From),
            Event.Consulted e => Seat(e.From, "", null, e.To, e.Words),
            Event.Replied e => Seat(e.From, "", null, e.To, e.Words),
            Event.Messaged e => Seat(e.From, "", null, e.To, e.Words),
            Event.BodySummoned e => Seat(e.By, book.Content.City?.Title ?? ""),
            Event.BodyConvened => City(book.Content.City?.Title ?? ""),
            Event.BodyAdjourned => City(book.Content.City?.Title ?? ""),

            Event.IndicatorChanged e => City(_scenario.Indicators[book.Indicator(e.Indicator)].Title, $"{Number(e.From)} → {Number(e.To)} ({e.Because})"),
            Event.MachineMoved e => Moved(e),
            Event.LoopCut e => Staff(e.Step),
            Event.TaskMet e => Staff(_scenario.Objectives.First(o => o.Id == e.Objective).Tasks.First(t => t.Id == e.Task).Text),
            _ => null,
        };

        Line Staff(string title, string? detail = null, TypedText? words = null) => Make(StaffLane, title, detail, null, words);
        Line City(string title, string? detail = null, int? level = null) => Make(CityLane, title, detail, null, null, level);
        Line Seat(string seat, string title, string? detail = null, string? other = null, TypedText? words = null) => Make(seat, title, detail, other, words);

        Line Released(Event.InjectReleased e)
        {
            var inject = Inject(e.Inject);
            var lane = inject.To.Count == 1 && book.FindSeat(inject.To[0]) >= 0 ? inject.To[0] : inject.Kind == InjectKind.ExpectedAction ? StaffLane : CityLane;
            var line = Make(lane, inject.Title, inject.Text, null, null);
            return line with { Item = line.Item with { LateMs = Math.Max(0, e.DeliveredMs - entry.Command.NowMs) } };
        }

        Line Moved(Event.MachineMoved e)
        {
            var crisis = _scenario.Crises[book.Crisis(e.Crisis)];
            var (from, to) = (crisis.States.First(s => s.Id == e.From), crisis.States.First(s => s.Id == e.To));
            return Make(CityLane, crisis.Title, $"{from.Title} → {to.Title} ({e.Because})", null, null, to.Level);
        }

        Line Make(string lane, string title, string? detail, string? other, TypedText? words, int? level = null) => new(
            new(
                string.Create(CultureInfo.InvariantCulture, $"{entry.Version}.{index}"),
                happened.StoryMs,
                entry.Command.NowMs,
                lane,
                Kinds.Of(happened),
                book.Text(title),
                book.TextOrNull(detail),
                other,
                Words.Of(words),
                level,
                null),
            happened.Audience);
    }

    private static string Number(long thousandths) => Conditions.Numbers.Print(thousandths);

    private static string? Others(Items<string> seats) => seats.Count > 1 ? string.Join(", ", seats.Skip(1)) : null;

    private Inject Inject(string id) => _scenario.Injects[book.Inject(id)];

    private Ask Ask(string id) => book.Asks[book.Ask(id)].Ask;

    private string Option(string ask, string id) => Ask(ask).Options.First(o => o.Id == id).Text;

    private PlayAction Action(string id) => _scenario.Actions[book.Action(id)];

    private Fact Fact(string id) => _scenario.Facts[book.Fact(id)];
}

/// <summary>The wire names of events.</summary>
internal static class Kinds
{
    private static readonly Dictionary<Type, string> Names = typeof(Event)
        .GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
        .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    public static string Of(Event happened) => Names[happened.GetType()];
}
