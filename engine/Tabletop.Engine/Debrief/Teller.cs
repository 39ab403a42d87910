using System.Globalization;
using System.Text.Json;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Debrief;

/// <summary>
/// Turns what happened into lines: titles for ids, and the lane (a seat, the city, staff) it belongs to. Steps inside the machinery get none.
/// What is said in words of our own is a code, which the console puts into the reader's language.
/// </summary>
internal sealed class Teller(Playbook book, Entry entry)
{
    public const string CityLane = "city";
    public const string StaffLane = "staff";

    private readonly Scenario _scenario = book.Scenario;

    /// <param name="sent">The line told when the talk of that number was sent.</param>
    /// <param name="added">The line told when the inject of that id was added in play.</param>
    /// <param name="edited">What stands in place of the inject's own words before this; null: nothing.</param>
    public Line? Tell(int index, Func<int, Line?> sent, Func<string, Line?> added, Func<string, InjectEdit?> edited)
    {
        var happened = entry.Events[index];
        var item = OfAdded(happened, added, edited) ?? OfStaff(happened) ?? OfExercise(happened) ?? OfInjects(happened, edited) ?? OfSeats(happened) ?? OfTalk(happened) ?? OfCity(happened) ?? Arrival(happened, sent);
        return item is null ? null : new(
            item with
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{entry.Version}.{index}"),
                AtMs = happened.StoryMs,
                WallMs = entry.Command.NowMs,
                Kind = item.Kind.Length > 0 ? item.Kind : Kinds.Of(happened),
            },
            happened.Audience,
            entry.Version,
            NumberOf(happened),
            happened is Event.FeedbackGiven or Event.Observed or Event.TaskRated,
            (happened as Event.InjectReleased)?.Inject ?? (happened as Event.InjectAdded)?.Inject ?? (happened as Event.InjectEdited)?.Inject,
            happened switch
            {
                Event.InjectAdded e => InjectEdit.Of(e),
                Event.InjectEdited e => (edited(e.Inject) ?? InjectEdit.None).With(e),
                _ => null,
            });
    }

    private TimelineItem? OfStaff(Event happened) => happened switch
    {
        Event.Jumped e => Line(StaffLane, Durations.Print(e.ToStoryMs - e.StoryMs)),
        Event.RosterSet => Line(StaffLane, ""),
        Event.InjectAdded e => Line(e.To is [var only] && book.FindSeat(only) >= 0 ? only : CityLane, "") with { Words = Words.Of(e.Text) },
        Event.InjectEdited e => Line(Lane(Inject(e.Inject)), Inject(e.Inject).Title) with { Words = Words.Of(TextIn(e.Texts) ?? e.Text) },
        Event.WordsWithdrawn => Line(StaffLane, ""),
        Event.WordsErased => Line(StaffLane, ""),
        Event.PersonErased => Line(StaffLane, ""),
        Event.Restored => Line(StaffLane, ""),
        Event.GroupsRenamed e => Line(StaffLane, $"{e.A}, {e.B}"),
        Event.ImprovementNoted e => Line(StaffLane, "") with { Words = Words.Of(e.Action) },
        _ => null,
    };

    /// <summary>What becomes of an inject that is not in the script: on its own lane, in the words it has by then.</summary>
    private TimelineItem? OfAdded(Event happened, Func<string, Line?> added, Func<string, InjectEdit?> edited)
    {
        var (id, item) = happened switch
        {
            Event.InjectReleased e => (e.Inject, Line("", "") with { Because = e.Because, LateMs = Math.Max(0, e.DeliveredMs - entry.Command.NowMs) }),
            Event.InjectRecalled e => (e.Inject, Line("", "")),
            Event.InjectHeld e => (e.Inject, Line("", "")),
            Event.InjectSkipped e => (e.Inject, Line("", "") with { Because = Code(e.Reason), Words = Words.Of(e.Note) }),
            Event.InjectEdited e => (e.Inject, Line("", "") with { Words = Words.Of(TextIn(e.Texts) ?? e.Text) }),
            _ => ("", null),
        };
        return item is null || book.FindInject(id) >= 0 || added(id) is not { } line
            ? null
            : item with { Lane = line.Item.Lane, Words = item.Words ?? (happened is Event.InjectRecalled ? null : TextOf(edited(id))) };
    }

    private Words? TextOf(InjectEdit? edit) => edit is null ? null : Words.Of(TextIn(edit.Texts) ?? edit.Text);

    /// <summary>The text in the language the story is told in.</summary>
    private TypedText? TextIn(Items<EditedText>? texts) => texts?.FirstOrDefault(t => t.Language == _scenario.Language)?.Words;

    private static int NumberOf(Event happened) => happened switch
    {
        Event.Shared e => e.Number,
        Event.Consulted e => e.Number,
        Event.Replied e => e.Number,
        Event.Messaged e => e.Number,
        Event.Requested e => e.Number,
        Event.Responded e => e.Number,
        Event.Promised e => e.Number,
        Event.PromiseKept e => e.Number,
        _ => 0,
    };

    private TimelineItem? OfExercise(Event happened) => happened switch
    {
        Event.SeatHandedToStandIn e => Line(e.Seat, "") with { Because = Code(e.Policy) },
        Event.Started => Line(StaffLane, _scenario.Title),
        Event.WentDark => Line(StaffLane, ""),
        Event.PlayStopped e => Line(StaffLane, "") with { Because = Code(e.Reason) },
        Event.StopLifted => Line(StaffLane, ""),
        Event.PaceChanged e => Line(StaffLane, Numbers.Print(e.Pace)),
        Event.PhaseOpened e => Line(CityLane, _scenario.Phases[book.Phase(e.Phase)].Title),
        Event.Announced e => Line(StaffLane, "") with { Words = Words.Of(e.Words) },
        Event.Rewound => Line(StaffLane, ""),
        Event.Marked e => Line(StaffLane, "") with { Words = Words.Of(e.Name) },
        Event.Ended e => Ending(_scenario.Endings.FirstOrDefault(x => x.Id == e.Ending)),
        Event.FeedbackGiven e => Line(StaffLane, _scenario.Feedback.FirstOrDefault(q => q.Id == e.Question)?.Text ?? "") with { Words = Words.Of(e.Words) },
        Event.LoopCut e => Line(StaffLane, "") with { Because = e.Step },
        Event.Observed e => Observed(e),
        Event.TaskRated e => Line(StaffLane, Task(e.Objective, e.Task), e.Mark.ToString()) with { Words = Words.Of(e.Evidence) },
        _ => null,
    };

    private TimelineItem? OfInjects(Event happened, Func<string, InjectEdit?> edited) => happened switch
    {
        Event.InjectReleased e => Released(e, TextOf(edited(e.Inject))),
        Event.InjectCancelled e => Line(StaffLane, Inject(e.Inject).Title) with { Because = e.Because },
        Event.InjectRecalled e => Line(Lane(Inject(e.Inject)), Inject(e.Inject).Title),
        Event.InjectHeld e => Line(StaffLane, Inject(e.Inject).Title),
        Event.InjectSkipped e => Line(StaffLane, Inject(e.Inject).Title) with { Because = Code(e.Reason), Words = Words.Of(e.Note) },
        Event.ExpectationMet e => Line(StaffLane, Inject(e.Inject).Title),
        Event.ExpectationMissed e => Line(StaffLane, Inject(e.Inject).Title),
        _ => null,
    };

    private TimelineItem? OfSeats(Event happened) => happened switch
    {
        Event.AskOpened e => Line(e.Seat, Ask(e.Ask).Question),
        Event.Answered e => Line(e.Seat, Ask(e.Ask).Question, Said(e)) with
        {
            Kind = e.Silence ? "fell-silent" : "",
            Words = Words.Of(e.Words ?? e.Because),
        },
        Event.Proposed e => Line(e.Seat, Ask(e.Ask).Question, Option(e.Ask, e.Option)) with { Words = Words.Of(e.Because) },
        Event.AskExtended e => Line(StaffLane, Ask(e.Ask).Question) with { Other = e.Seat },
        Event.AskClosed e => Line(e.Seat, Ask(e.Ask).Question),
        Event.ActionConfirmed e => Line(e.Seat, Action(e.Action).Title),
        Event.ActionStarted e => Line(e.Seats[0], Action(e.Action).Title) with { Other = Partners(e.Seats) },
        Event.ActionCompleted e => Line(e.Seats[0], Action(e.Action).Title) with { Other = Partners(e.Seats) },
        Event.FactLearned e => Line(e.Seat, Fact(e.Fact).Text) with { Other = e.From, Because = Code(e.By) },
        _ => null,
    };

    private TimelineItem? OfTalk(Event happened) => happened switch
    {
        Event.Shared e => Line(e.From, Fact(e.Fact).Text) with { Other = e.To, Kind = e.OverShared ? "over-shared" : "" },
        Event.Consulted e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.Replied e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.Messaged e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.Requested e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.Responded e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.DecisionNoted e => Line(e.Seat, "") with { Words = Words.Of(e.Words), Decision = Detail(e) },
        Event.Promised e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.PromiseKept e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.PromiseLeftOpen e => Line(e.From, "") with { Other = e.To, Words = Words.Of(e.Words) },
        Event.BodyAttended e => Line(e.Seat, book.Content.City?.Title ?? ""),
        Event.BodyCalled e => Line(e.By, book.Content.City?.Title ?? ""),
        Event.BodySummoned e => Line(e.By, book.Content.City?.Title ?? ""),
        Event.BodyConvened => Line(CityLane, book.Content.City?.Title ?? ""),
        Event.BodyAdjourned => Line(CityLane, book.Content.City?.Title ?? ""),
        _ => null,
    };

    private TimelineItem? OfCity(Event happened) => happened switch
    {
        Event.IndicatorChanged e => Line(
            CityLane, book.Gauges[book.Indicator(e.Indicator)].Title, $"{Numbers.Print(e.From)} → {Numbers.Print(e.To)}") with
        { Because = e.Because },
        Event.MachineMoved e => Moved(e),
        Event.SocietyTurned e => Line(CityLane, book.Gauges[book.Society[book.FindModel(e.Model)].Drives].Title) with { Because = e.Corrected ? "corrected" : "began" },
        Event.Posted e => Posted(book.Public!, e),
        Event.TaskMet e => Line(StaffLane, Task(e.Objective, e.Task)),
        _ => null,
    };

    /// <summary>Word reaches the other seat: the line that was told when it was sent, on the receiver's lane.</summary>
    private static TimelineItem? Arrival(Event happened, Func<int, Line?> sent) =>
        happened is Event.Delivered e && sent(e.Number)?.Item is { } line
            ? line with { Lane = line.Other!, Other = line.Lane, Kind = "delivered", Because = line.Kind }
            : null;

    private TimelineItem Released(Event.InjectReleased e, Words? edited)
    {
        var inject = Inject(e.Inject);
        return Line(Lane(inject), inject.Title, edited is null ? inject.Text : null) with
        {
            Words = edited,
            Because = e.Because,
            LateMs = Math.Max(0, e.DeliveredMs - entry.Command.NowMs),
        };
    }

    /// <summary>Null: nothing was noted with it.</summary>
    private DecisionDetail? Detail(Event.DecisionNoted e) => (e.Owner, e.Options, e.Rationale, e.Basis, e.ConsultedSeats) is (null, null, null, null, null)
        ? null
        : RecordViews.Detail(book, NotedDecision.Of(book, e), Words.Of);

    private TimelineItem Observed(Event.Observed e)
    {
        // One that was added has no title but typed words, and this line has room for the observation's alone: it is named by its id.
        var of = e.Of?.Split('/');
        var line = (e.PinnedTo, of) switch
        {
            (PinnedTo.Inject, [var inject]) => Line(StaffLane, book.FindInject(inject) >= 0 ? Inject(inject).Title : inject),
            (PinnedTo.Task, [var objective, var task]) => Line(StaffLane, Task(objective, task)),
            (PinnedTo.Decision, [var seat, _]) => Line(StaffLane, "") with { Other = seat },
            _ => Line(StaffLane, ""),
        };
        return line with { Words = Words.Of(e.Words), Because = Code(e.Kind) };
    }

    private string Task(string objective, string task) => _scenario.Objectives.First(o => o.Id == objective).Tasks.First(t => t.Id == task).Text;

    private string Lane(Inject inject) => inject.Kind == InjectKind.ExpectedAction ? StaffLane
        : inject.To.Count == 1 && book.FindSeat(inject.To[0]) >= 0 ? inject.To[0]
        : CityLane;

    private string? Said(Event.Answered e) => e.Number is { } number ? Numbers.Print(number)
        : e.Options is { } several ? string.Join("; ", several.Select(o => Option(e.Ask, o)))
        : e.Option.Length > 0 ? Option(e.Ask, e.Option)
        : null;

    private TimelineItem Moved(Event.MachineMoved e)
    {
        var crisis = _scenario.Crises[book.Crisis(e.Crisis)];
        var (from, to) = (crisis.States.First(s => s.Id == e.From), crisis.States.First(s => s.Id == e.To));
        return Line(CityLane, crisis.Title, from.Title) with { To = to.Title, Level = to.Level, Because = e.Because };
    }

    private TimelineItem Posted(PublicPlan people, Event.Posted e)
    {
        var post = people.Find(e.Post);
        return Line(CityLane, people.Writer(post), people.Text(post, _scenario.Language));
    }

    private static TimelineItem Ending(Ending? ending) => Line(CityLane, ending?.Title ?? "", ending?.Text);

    private static TimelineItem Line(string lane, string title, string? detail = null) =>
        new("", 0, 0, lane, "", title, detail, null, null, null, null, null, null);

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static string? Partners(Items<string> seats) => seats.Count > 1 ? string.Join(" ", seats.Skip(1)) : null;

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

    public static string Of<T>()
        where T : Event => Names[typeof(T)];
}
