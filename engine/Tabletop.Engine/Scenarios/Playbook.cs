using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Crisis;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Society.Living;

namespace Tabletop.Engine.Scenarios;

/// <summary>
/// Content made ready for play: names have become positions in file order, conditions tests, machines tables.
/// Immutable, so that any number of exercises and threads share one.
/// </summary>
public sealed partial class Playbook
{
    private readonly FrozenDictionary<string, int> _seats;
    private readonly FrozenDictionary<string, int> _phases;
    private readonly FrozenDictionary<string, int> _indicators;
    private readonly FrozenDictionary<string, int> _facts;
    private readonly FrozenDictionary<string, int> _crises;
    private readonly FrozenDictionary<string, int> _triggers;
    private readonly FrozenDictionary<string, int> _flags;
    private readonly FrozenDictionary<string, int> _injects;
    private readonly FrozenDictionary<string, int> _actions;
    private readonly FrozenDictionary<string, int> _asks;

    private readonly Lazy<Playbook>[] _translated;

    // For as long as a state holds the names. Whose names they are is asked by reference, and no rule reads what comes of it.
    private readonly ConditionalWeakTable<Groups, Playbook> _renamed = [];
    private readonly AskSlot[][] _slotsOf;
    private readonly int[][] _actionsOf;
    private readonly Audience[] _toSeat;
    private readonly string _language;

    private Playbook(Content content, string? language = null)
    {
        (Content, Scenario, _language) = (content, Named(content.Scenario), language ?? content.Scenario.Language);
        _translated = [.. content.Translations.Select(t => new Lazy<Playbook>(() => Translated(t)))];
        (_seats, _phases) = (Positions(Scenario.Roles.Select(r => r.Id)), Positions(Scenario.Phases.Select(p => p.Id)));
        Gauges = Scenario.Indicators.SelectMany(EachGroup).ToItems();
        GaugeAudiences = [.. Gauges.Select(g => g.VisibleTo.Count == 0 ? Audience.Staff : AudienceOf(g.VisibleTo))];
        (_indicators, _facts) = (Positions(Gauges.Select(i => i.Id)), Positions(Scenario.Facts.Select(f => f.Id)));
        (_crises, _injects) = (Positions(Scenario.Crises.Select(c => c.Id)), Positions(Scenario.Injects.Select(i => i.Id)));
        _actions = Positions(Scenario.Actions.Select(a => a.Id));
        TriggerNames = Triggers.Of(Scenario);
        _triggers = Positions(TriggerNames);
        FlagNames = Triggers.FlagsOf(Scenario);
        _flags = Positions(FlagNames);
        Roads = new(Scenario, content.City);

        // Machines and asks come before conditions, which speak of both.
        Trees = [.. Scenario.Crises.Select(c => new StateTree(c))];
        Asks = ReadAsks();
        _asks = Positions(Asks.Select(a => a.Ask.Id));
        Slots = [.. Asks.SelectMany(a => a.Seats.Select((seat, i) => new AskSlot(a, seat, a.First + i)))];
        _slotsOf = [.. Scenario.Roles.Select((_, seat) => Array.FindAll(Slots, s => s.Seat == seat))];
        foreach (var ask in Asks)
        {
            ask.Effects = [.. ask.Ask.Options.Select(o => Deeds(o.Effects))];
            ask.SilenceEffects = Deeds(ask.Ask.SilenceEffects);
        }

        Machines = [.. Scenario.Crises.Select((c, i) => new Machine(this, c, Trees[i]))];
        Injects = [.. Scenario.Injects.Select((inject, i) => new InjectPlan(this, inject, i))];
        InjectsByCondition = Array.FindAll(Injects, p => p.ComesByCondition);
        TurningInjects = Array.FindAll(Injects, p => (p.ComesByCondition && p.When!.Flips) || p.Expects?.Flips == true);
        Expectations = Array.FindAll(Injects, p => p.Expects is not null);
        Actions = [.. Scenario.Actions.Select(action => new ActionPlan(this, action))];
        Endings = [.. Scenario.Endings.Select(e => Test(e.When))];
        Tasks = [.. Scenario.Objectives.SelectMany(o => o.Tasks.Select(t => new TaskPlan(o, t, Test(t.MetWhen))))];
        Society = [.. Scenario.Society.Where(m => !m.Off).Select(m => new SocietyPlan(this, m))];
        Opens = [.. Scenario.Phases.Select(p => Test(p.OpensWhen))];
        Lengths = [.. Scenario.Phases.Select((_, i) => LengthOf(i))];
        Delays = [.. _delays];
        Public = content.Public is null ? null : new(content.Public);
        TurningGuards = [.. Machines.SelectMany(m => m.Guards).Where(g => g.Flips)];
        TurningTasks = [.. Tasks.Select(t => t.MetWhen).Concat(Society.SelectMany(m => new[] { m.StartsWhen, m.CorrectedWhen })).OfType<Test>().Where(t => t.Flips)];
        _actionsOf = [.. Scenario.Roles.Select((_, seat) => Enumerable.Range(0, Actions.Length).Where(a => Actions[a].IsFor(seat)).ToArray())];
        _toSeat = [.. Scenario.Roles.Select(r => Audience.Of(r.Id))];
    }

    public Content Content { get; }

    public Scenario Scenario { get; }

    public Roads Roads { get; }

    internal StateTree[] Trees { get; }

    internal Machine[] Machines { get; }

    internal InjectPlan[] Injects { get; }

    internal InjectPlan[] InjectsByCondition { get; }

    internal InjectPlan[] Expectations { get; }

    /// <summary>Those that come, or whose expectation is met, by a condition that time alone may turn.</summary>
    internal InjectPlan[] TurningInjects { get; }

    internal SocietyPlan[] Society { get; }

    internal int FindModel(string id) => Array.FindIndex(Society, p => p.Model.Id == id);

    /// <summary>Null: this exercise has none.</summary>
    internal PublicPlan? Public { get; }

    internal ActionPlan[] Actions { get; }

    internal AskPlan[] Asks { get; }

    internal AskSlot[] Slots { get; }

    /// <summary>The turns of one seat, in file order.</summary>
    internal AskSlot[] SlotsOf(int seat) => _slotsOf[seat];

    internal Test?[] Endings { get; }

    internal TaskPlan[] Tasks { get; }

    /// <summary>Conditions of transitions that time alone may turn.</summary>
    internal Test[] TurningGuards { get; }

    /// <summary>Conditions of tasks, and of what begins and corrects the society's models, that time alone may turn.</summary>
    internal Test[] TurningTasks { get; }

    internal Items<string> TriggerNames { get; }

    internal Items<string> FlagNames { get; }

    /// <summary>The indicators as they are kept: one for each group where a scenario says so.</summary>
    internal Items<Indicator> Gauges { get; }

    /// <summary>The ids of the indicators as they are kept, in the state's order.</summary>
    public Items<string> IndicatorIds => Gauges.Select(g => g.Id).ToItems();

    /// <summary>Who sees each of them move.</summary>
    internal Audience[] GaugeAudiences { get; }

    /// <summary>For each phase, the condition that opens it.</summary>
    internal Test?[] Opens { get; }

    /// <summary>What runs later, by number: content that is read again numbers them the same.</summary>
    internal Deed[][] Delays { get; }

    /// <summary>For clock-driven play: each phase's length, or its last timed inject plus that inject's limits.</summary>
    internal long[] Lengths { get; }

    /// <exception cref="InvalidDataException">The content is not what the loader makes: a name in it stands for nothing.</exception>
    public static Playbook Of(Content content)
    {
        if (content.Format != Content.CurrentFormat || content.Rules != Content.CurrentRules)
        {
            throw new InvalidDataException($"These rules play {Content.CurrentFormat} by rules {Content.CurrentRules}, not {content.Format} by rules {content.Rules}.");
        }

        try
        {
            return new(content);
        }
        catch (FormatException problem)
        {
            throw new InvalidDataException(problem.Message, problem);
        }
    }

    /// <summary>The languages it can be read in, the scenario's own first.</summary>
    public Items<string> Languages => Content.Translations.Select(t => t.Language).Prepend(_language).ToItems();

    /// <summary>The same content, ids and positions, with its texts in another language as far as there are any. For views alone: play reads no text.</summary>
    public Playbook In(string? language)
    {
        var at = language is null ? -1 : Content.Translations.IndexOf(t => t.Language == language);
        return at < 0 ? this : _translated[at].Value;
    }

    /// <summary>The same content, ids and positions, with other names for the groups in every text. For views alone. Null: as it is.</summary>
    public Playbook With(Groups? names) => names is null ? this : _renamed.GetValue(names, Renamed);

    /// <summary>Whether its texts are in another language than the scenario's own.</summary>
    internal bool IsTranslated => Scenario.Language != _language;

    /// <summary>The ids an indicator has in play: its own, or one for each group.</summary>
    internal static IEnumerable<string> GaugesOf(Indicator indicator) => indicator.PerGroup ? [$"{indicator.Id}-a", $"{indicator.Id}-b"] : [indicator.Id];

    public string SeatId(int seat) => Scenario.Roles[seat].Id;

    /// <summary>What a seat can do, alone or with others, in file order.</summary>
    internal int[] ActionsOf(int seat) => _actionsOf[seat];

    /// <summary>The place of a task among all.</summary>
    internal int TaskOf(string objective, string task) => Array.FindIndex(Tasks, t => t.Objective.Id == objective && t.Task.Id == task);

    internal Items<string> SeatIds(Items<int> seats)
    {
        var ids = new string[seats.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = SeatId(seats[i]);
        }

        return Items<string>.Own(ids);
    }

    internal Items<int> Seats(Items<string> ids)
    {
        var seats = new int[ids.Count];
        for (var i = 0; i < seats.Length; i++)
        {
            seats[i] = Seat(ids[i]);
        }

        return Items<int>.Own(seats);
    }

    internal Audience ToSeat(int seat) => _toSeat[seat];

    /// <summary>The position of a seat, or -1.</summary>
    public int FindSeat(string? id) => Find(_seats, id);

    public int FindPhase(string id) => Find(_phases, id);

    public int FindFact(string id) => Find(_facts, id);

    public int FindInject(string id) => Find(_injects, id);

    public int FindAction(string id) => Find(_actions, id);

    public int FindAsk(string id) => Find(_asks, id);

    /// <summary>The place of an indicator's value in the state, or -1; one for each group where it has two.</summary>
    public int FindIndicator(string id) => Find(_indicators, id);

    public int FindFlag(string name) => Find(_flags, name);

    internal int Seat(string id) => Known(_seats, id);

    internal int Phase(string id) => Known(_phases, id);

    internal int Indicator(string id) => Known(_indicators, id);

    internal int Fact(string id) => Known(_facts, id);

    internal int Crisis(string id) => Known(_crises, id);

    internal int Flag(string name) => Known(_flags, name);

    internal int Trigger(string id) => Known(_triggers, id);

    internal int Inject(string id) => Known(_injects, id);

    internal int Action(string id) => Known(_actions, id);

    internal int Ask(string id) => Known(_asks, id);

    /// <summary>The place of an ask of a seat in the state, or -1 when that seat is not asked.</summary>
    internal int Slot(int ask, int seat) => Asks[ask].Seats.IndexOf(seat) is >= 0 and var i ? Asks[ask].First + i : -1;

    /// <summary>The groups' names stand in every text, titles too.</summary>
    private static Scenario Named(Scenario scenario) => scenario.Groups is { } groups
        ? ScenarioTexts.With(scenario, (_, text) => text.Replace("{a}", groups.A, StringComparison.Ordinal).Replace("{b}", groups.B, StringComparison.Ordinal))
        : scenario;

    private Playbook Renamed(Groups names) => new(
        Content with
        {
            Scenario = Content.Scenario with { Groups = names },
            Translations = Content.Translations.Select(t => t with { Texts = t.Texts.RemoveAll(x => x.Path is "groups.a" or "groups.b") }).ToItems(),
        },
        _language);

    private Playbook Translated(Translation translation)
    {
        var texts = translation.Texts.ToDictionary(t => t.Path, t => t.Text, StringComparer.Ordinal);
        var scenario = ScenarioTexts.With(Content.Scenario, (path, text) => texts.GetValueOrDefault(path) ?? text) with { Language = translation.Language };
        return new(Content with { Scenario = scenario }, _language);
    }

    /// <summary>Nobody named is everyone.</summary>
    internal static Audience AudienceOf(Items<string> to) => to.Contains("public", StringComparer.Ordinal) ? Audience.Public
        : to.Count == 0 || to.Contains("everyone", StringComparer.Ordinal) ? Audience.Everyone
        : Audience.Of(to);

    private IEnumerable<Indicator> EachGroup(Indicator indicator) => indicator.PerGroup
        ?
        [
            indicator with { Id = $"{indicator.Id}-a", Title = $"{indicator.Title}: {Scenario.Groups?.A ?? "a"}", PerGroup = false },
            indicator with { Id = $"{indicator.Id}-b", Title = $"{indicator.Title}: {Scenario.Groups?.B ?? "b"}", PerGroup = false },
        ]
        : [indicator];

    private static int Find(FrozenDictionary<string, int> positions, string? id) =>
        id is not null && positions.TryGetValue(id, out var position) ? position : -1;

    private static int Known(FrozenDictionary<string, int> positions, string id) =>
        positions.TryGetValue(id, out var position) ? position : throw new InvalidDataException($"The content has no '{id}'.");

    private static FrozenDictionary<string, int> Positions(IEnumerable<string> ids)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!positions.TryAdd(id, positions.Count))
            {
                throw new InvalidDataException($"The content has '{id}' twice.");
            }
        }

        return positions.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private AskPlan[] ReadAsks()
    {
        var (asks, first) = (new List<AskPlan>(), 0);
        for (var inject = 0; inject < Scenario.Injects.Count; inject++)
        {
            foreach (var ask in Scenario.Injects[inject].Asks)
            {
                var seats = (ask.Of.Count > 0 ? ask.Of.Select(Seat) : Receivers(Scenario.Injects[inject])).ToItems();
                asks.Add(new(asks.Count, inject, ask, seats, first) { ToldTo = SeatsNamed(ask.ToldTo).ToItems() });
                first += seats.Count;
            }
        }

        return [.. asks];
    }

    /// <summary>The seats an inject reaches.</summary>
    internal IEnumerable<int> Receivers(Inject inject) =>
        inject.To.Count == 0 || inject.To.Any(to => to is "everyone" or "public")
            ? Enumerable.Range(0, Scenario.Roles.Count)
            : inject.To.Select(Seat);

    private long LengthOf(int phase)
    {
        if (Scenario.Phases[phase].LengthMs is { } length)
        {
            return length;
        }

        var lastMs = 0L;
        foreach (var plan in Injects)
        {
            if (plan.Phase == phase && plan.DueAfterMs(builtInFacilitator: true) is { } atMs)
            {
                var limitMs = plan.Inject.Asks.Select(a => a.TimeLimitMs ?? 0).Append(plan.Inject.TimeLimitMs ?? 0).Max();
                lastMs = Math.Max(lastMs, atMs + limitMs);
            }
        }

        return lastMs;
    }
}
