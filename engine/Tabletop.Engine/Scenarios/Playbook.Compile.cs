using Tabletop.Engine.Conditions;

namespace Tabletop.Engine.Scenarios;

/// <summary>Conditions and effects, from what was written to what is run.</summary>
public sealed partial class Playbook
{
    private readonly List<Deed[]> _delays = [];

    /// <summary>A condition of this scenario's made ready, for those who ask from outside: plans and simulation.</summary>
    /// <exception cref="InvalidDataException">The condition names something the content does not have.</exception>
    public Func<Exercises.ExerciseState, long, bool> Asking(string condition)
    {
        var test = Test(condition)!;
        return (state, storyMs) => test.Holds(state, storyMs, null);
    }

    internal Test? Test(string? text) => text is null ? null : Test(ConditionParser.Read(text));

    internal Deed[] Deeds(Items<Effect> effects) => [.. effects.SelectMany(Deed)];

    private IEnumerable<Deed> Deed(Effect effect)
    {
        var when = Test(effect.When);
        return effect switch
        {
            Effect.Raise e => Move(DeedKind.Raise, e.Indicator, e.By, when),
            Effect.Lower e => Move(DeedKind.Lower, e.Indicator, e.By, when),
            Effect.Set e => Move(DeedKind.Set, e.Indicator, e.To, when),
            Effect.Fire e => [new(DeedKind.Fire, Trigger(e.Trigger), 0, when)],
            Effect.Release e => [new(DeedKind.Release, Inject(e.Inject), 0, when)],
            Effect.Cancel e => [new(DeedKind.Cancel, Inject(e.Inject), 0, when)],
            Effect.Flag e => [new(DeedKind.Flag, Flag(e.Name), 0, when)],
            Effect.Unflag e => [new(DeedKind.Unflag, Flag(e.Name), 0, when)],
            Effect.Tell e => [new(DeedKind.Tell, Fact(e.Fact), 0, when) { Seats = [.. SeatsNamed(e.To)] }],
            Effect.Later e => [Later(e, when)],
            Effect.Branch e => [new(DeedKind.Branch, -1, 0, when) { Do = Deeds(e.Do), Else = Deeds(e.Else) }],
            _ => throw new InvalidDataException($"'{effect.GetType().Name}' is no effect of these rules."),
        };
    }

    /// <summary>The condition is read once, also where there is a value to move for each group.</summary>
    private IEnumerable<Deed> Move(DeedKind kind, string indicator, long amount, Test? when)
    {
        Deed[] each = [.. GaugesNamed(indicator).Select(i => new Deed(kind, i, amount, null))];
        return each.Length == 1 ? [each[0] with { When = when }] : [new(DeedKind.Branch, -1, 0, when) { Do = each }];
    }

    /// <summary>Numbered as met, inner ones first: the same content gives the same numbers.</summary>
    private Deed Later(Effect.Later later, Test? when)
    {
        var deeds = Deeds(later.Do);
        _delays.Add(deeds);
        return new(DeedKind.Later, _delays.Count - 1, later.AfterMs, when) { Do = deeds };
    }

    internal IEnumerable<int> SeatsNamed(Items<string> to) =>
        to.Any(name => name is "everyone" or "public") ? Enumerable.Range(0, Scenario.Roles.Count) : to.Select(Seat);

    /// <summary>An indicator with a value for each group stands for both.</summary>
    internal IEnumerable<int> GaugesNamed(string id) =>
        Scenario.Indicators.FirstOrDefault(i => i.PerGroup && i.Id == id) is { } both ? GaugesOf(both).Select(Indicator) : [Indicator(id)];

    private Test Test(Condition condition) => condition switch
    {
        Condition.And c => new AndTest(Test(c.Left), Test(c.Right)),
        Condition.Or c => new OrTest(Test(c.Left), Test(c.Right)),
        Condition.Not c => new NotTest(Test(c.Of)),
        Condition.IndicatorIs c => new IndicatorTest(Indicator(c.Indicator), c.Comparison, c.Value),
        Condition.Flag c => new FlagTest(FindFlag(c.Name)),
        Condition.Elapsed c => new ElapsedTest(c.Comparison, c.DurationMs),
        Condition.PhaseIs c => new PhaseTest(Phase(c.Phase), c.Is),
        Condition.InStateFor c => new StateForTest(Crisis(c.Crisis), Trees[Crisis(c.Crisis)].Find(c.State), c.DurationMs),
        Condition.DoneTimes c => new DoneTimesTest(Action(c.Action), SeatOrAny(c.By), c.Comparison, c.Times),
        Condition.Convened => new ConvenedTest(),
        Condition.Within c => new WithinTest(Happening(c.What), c.DurationMs, Happening(c.Of), c.What is Condition.Knows),
        Condition.Happening c => Happening(c),
        _ => throw new InvalidDataException($"The content has no '{condition}'."),
    };

    private HappeningTest Happening(Condition.Happening happening) => happening switch
    {
        Condition.InState c => new InStateTest(Crisis(c.Crisis), Trees[Crisis(c.Crisis)].Find(c.State), Trees[Crisis(c.Crisis)].Members(Trees[Crisis(c.Crisis)].Find(c.State))),
        Condition.Done c => new DoneTest(Action(c.Action), SeatOrAny(c.By)),
        Condition.Answered c => new AnsweredTest(Asks[Ask(c.Ask)].First, Asks[Ask(c.Ask)].Seats, OptionOf(c), SeatOrAny(c.By)),
        Condition.Knows c => new KnowsTest(SeatOrDoer(c.Seat), Fact(c.Fact)),
        Condition.Shared c => new SharedTest(SeatOrDoer(c.Seat), Fact(c.Fact), SeatOrAny(c.With)),
        Condition.Consulted c => new ConsultedTest(c.Who is null ? Conditions.Test.Any : SeatOrDoer(c.Who), Seat(c.Whom)),
        Condition.Released c => new ReleasedTest(Inject(c.Inject)),
        Condition.Fired c => new FiredTest(Trigger(c.Trigger)),
        _ => throw new InvalidDataException($"'{happening}' is no condition of these rules."),
    };

    private int OptionOf(Condition.Answered answered)
    {
        if (answered.Option is null)
        {
            return Conditions.Test.Any;
        }

        var option = Asks[Ask(answered.Ask)].Option(answered.Option);
        return option >= 0 ? option : throw new InvalidDataException($"The ask '{answered.Ask}' has no option '{answered.Option}'.");
    }

    private int SeatOrAny(string? seat) => seat is null ? Conditions.Test.Any : Seat(seat);

    private int SeatOrDoer(string seat) => seat == "doer" ? Conditions.Test.Doer : Seat(seat);
}
