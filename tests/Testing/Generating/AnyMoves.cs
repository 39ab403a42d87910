using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>
/// Sequences of commands: staff, people in seats and out of them, strangers; right ids and wrong ones; times that go on irregularly and at
/// times stand or go back. Typed words carry ids of their own ("typed-7"). What a rewind goes back to is said as in <see cref="Move"/>.
/// </summary>
public sealed class AnyMoves(Dice dice, Names names)
{
    public const string Staff = "fay";

    private static readonly long[] Waits = [-500, 0, 50, 1_000, 20_000, 60_000, 120_000, 300_000, 900_000];

    private readonly AnyStaffMoves _staffs = new(dice, names);
    private readonly string[] _people = ["p0", "p1", "p2", "p3", "p4"];
    private int _stops;
    private int _typed;

    /// <summary>
    /// An exercise that is created, seated (two people in the first seat, one in the second, stand-ins in some) and started, then so many moves,
    /// and at times the end and what follows it.
    /// </summary>
    public static Move[] From(Dice dice, Names names, int count)
    {
        var any = new AnyMoves(dice, names);
        return [.. any.Opening(), .. Enumerable.Range(0, count).Select(_ => any.Next()), .. any.Closing()];
    }

    private IEnumerable<Move> Opening()
    {
        yield return Now(Staff, null, new CommandBody.Create("content", dice.Between(0, 1000), dice.One([Mode.ClockDriven, Mode.FacilitatorPaced, Mode.StoryOnly]), dice.One([Seating.Open, Seating.Approve, Seating.Assigned]), Nonce: "nonce"));
        foreach (var person in _people)
        {
            yield return Now(person, null, new CommandBody.Join());
        }

        yield return Now(Staff, null, new CommandBody.SeatPerson("p0", names.Roles[0]));
        yield return Now(Staff, null, new CommandBody.SeatPerson("p1", names.Roles[0]));
        yield return Now(Staff, null, new CommandBody.SeatPerson("p2", names.Roles[1]));
        foreach (var seat in names.Roles.Skip(2).Where(_ => dice.Chance(60)))
        {
            yield return Now(Staff, null, new CommandBody.HandToStandIn(seat));
        }

        yield return Now(Staff, null, new CommandBody.Start());

        static Move Now(string who, string? seat, CommandBody body) => new(0, who, seat, body);
    }

    private IEnumerable<Move> Closing()
    {
        if (dice.Chance(40))
        {
            yield return new(1_000, Staff, null, new CommandBody.EndPlay());
            yield return new(1_000, "p2", names.Roles[1], new CommandBody.GiveFeedback("surprise", Typed()));
            yield return new(1_000, Staff, null, new CommandBody.OpenDebrief());
            yield return new(1_000, Staff, null, dice.Chance(50) ? new CommandBody.Seal() : new CommandBody.Mark(Typed()));
        }
    }

    private Move Next()
    {
        var wait = dice.One(Waits);
        if (_stops > 0 && dice.Chance(25))
        {
            return new(wait, Staff, null, new CommandBody.Lift(dice.Between(1, _stops)));
        }

        switch (dice.Between(0, 13))
        {
            case 0:
                return new(wait, Staff, null, null);
            case 1:
                return dice.Chance(30) ? new(wait, Command.Clock, null, dice.Chance(80) ? Dark() : new CommandBody.Restore("restored")) : new(wait, Staff, null, null);
            case 2 or 3 or 12 or 13:
                return new(wait, dice.Chance(90) ? Staff : dice.One(_people), null, dice.Chance(70) ? ByStaff() : _staffs.Next(Typed, _typed));
            case 4:
                return new(wait, dice.Chance(80) ? dice.One(_people) : "stranger", Seat(), ByAnyone());
            default:
                var person = dice.Between(0, 2);
                return new(wait, _people[person], dice.Chance(90) ? names.Roles[person / 2] : Seat(), BySeat());
        }
    }

    private CommandBody ByStaff() => dice.Between(0, 33) switch
    {
        0 => new CommandBody.Lobby(dice.Chance(50)),
        1 => new CommandBody.SeatPerson(Or(dice.One(_people)), Seat()),
        2 => new CommandBody.Remove(Or(dice.One(_people))),
        3 or 4 => new CommandBody.HandToStandIn(Seat(), dice.Chance(50) ? (StandInPolicy)dice.Between(0, 6) : null),
        5 => new CommandBody.Start(),
        6 => Stop((StopReason)dice.Between(0, 2), dice.Chance(50) ? Typed() : null),
        7 => new CommandBody.Lift(dice.Between(0, 4)),
        8 or 9 => new CommandBody.ReleaseInject(dice.One(names.Injects)),
        10 => new CommandBody.OpenPhase(dice.One(names.Phases)),
        11 => new CommandBody.SetPace(dice.One([1, 100, 1000, 4000, 60_000, 600_001])),
        12 or 13 => new CommandBody.OpenPhase(Or(dice.One(names.Phases))),
        14 or 15 or 16 => new CommandBody.ReleaseInject(Or(dice.One(names.Injects))),
        17 => new CommandBody.HoldInject(Or(dice.One(names.Injects))),
        18 => new CommandBody.SkipInject(Or(dice.One(names.Injects)), dice.Chance(50) ? Typed() : null),
        19 => new CommandBody.Announce(Typed()),
        20 => new CommandBody.Mark(Typed()),
        21 => dice.Chance(15) ? new CommandBody.EndPlay() : new CommandBody.Announce(new()),
        22 or 23 => new CommandBody.RecallInject(Or(dice.One(names.Injects))),
        24 or 25 => new CommandBody.Extend(Or(dice.One(names.Asks).Ask), Seat(), dice.One([1_050L, 90_000, 3_600_000, 3_600_000, 100_000_000])),
        26 => new CommandBody.CloseAsk(Or(dice.One(names.Asks).Ask), Seat()),
        27 or 28 => new CommandBody.Rewind(dice.Between(-1, 12)),
        30 => new CommandBody.NameLead(Or(names.Roles[0]), Or(dice.One(_people))),
        31 or 32 => Observe(),
        33 => new CommandBody.RateTask(Or(Task()), (TaskMark)dice.Between(0, 3), dice.Chance(50) ? Typed() : null),
        _ => dice.Chance(15) ? new CommandBody.Seal() : new CommandBody.Create("content", 1),
    };

    private CommandBody ByAnyone() => dice.Between(0, 7) switch
    {
        0 => new CommandBody.Join(),
        1 => new CommandBody.TakeSeat(Seat()),
        2 => new CommandBody.LeaveSeat(),
        3 => dice.Chance(20) ? Stop(StopReason.Welfare, null) : new CommandBody.LeaveSeat(),
        4 => new CommandBody.Tick(5),
        5 => new CommandBody.Resume(0),
        6 => new CommandBody.GiveFeedback(Or("surprise"), Typed()),
        _ => new CommandBody.Lift(dice.Between(1, 3)),
    };

    private CommandBody BySeat()
    {
        switch (dice.Between(0, 23))
        {
            case 0 or 1 or 2:
                return Answer();
            case 3 or 4:
                return new CommandBody.Act(Or(dice.One(names.Actions)));
            case 5 or 6:
                return new CommandBody.Share(Or(dice.One(names.Facts)), Seat());
            case 7:
                return new CommandBody.Consult(Seat(), dice.Chance(60) ? Typed() : null);
            case 8:
                return new CommandBody.Reply(dice.Chance(50) ? Seat() : null, Typed());
            case 9:
                return new CommandBody.SendMessage(Seat(), Typed());
            case 10 or 23:
                return new CommandBody.Convene();
            case 11:
                return new CommandBody.Request(Seat(), dice.Chance(90) ? Typed() : new());
            case 12:
                return new CommandBody.Respond(dice.Chance(50) ? Seat() : null, dice.Chance(60) ? Typed() : null);
            case 13:
                return Decision();
            case 14 or 15:
                return new CommandBody.Promise(dice.Chance(40) ? "everyone" : Seat(), dice.Chance(90) ? Typed() : new(), dice.Chance(30) ? dice.Between(0, 4) * 36_000_000L : null);
            case 16:
                return new CommandBody.Keep(dice.Between(0, 3));
            case 17 or 21 or 22:
                return new CommandBody.Attend();
            case 18:
                return new CommandBody.RateThreat(dice.Between(0, 6));
            case 19:
                return new CommandBody.CloseVote(Or(dice.One(names.Asks).Ask));
            default:
                return new CommandBody.Adjourn();
        }
    }

    private CommandBody.NoteDecision Decision() => new(
        dice.Chance(90) ? Typed() : new(),
        dice.Chance(30) ? Seat() : null,
        dice.Chance(50) ? [.. dice.Times(0, 3, _ => dice.Chance(90) ? Typed() : new TypedText())] : null,
        dice.Chance(50) ? Typed() : null,
        dice.Chance(50) ? [.. dice.Some(names.Facts).Select(Or)] : null,
        dice.Chance(50) ? [.. dice.Some(names.Roles).Select(Or)] : null);

    private CommandBody.Observe Observe()
    {
        var to = (PinnedTo)dice.Between(0, 3);
        var of = to switch
        {
            PinnedTo.Inject => Or(dice.One(names.Injects)),
            PinnedTo.Decision => string.Create(CultureInfo.InvariantCulture, $"{Seat()}/{dice.Between(0, 2)}"),
            PinnedTo.Task => Or(Task()),
            _ => null,
        };
        return new(dice.Chance(90) ? Typed() : new(), (ObservationKind)dice.Between(0, 2), to, of);
    }

    private string Task() => string.Create(CultureInfo.InvariantCulture, $"objective/task-{dice.Between(0, 1)}");

    /// <summary>With a part for every kind of ask, as whoever answers does not know which kind it is; one text is typed at the most.</summary>
    private CommandBody.Answer Answer()
    {
        var (_, ask, options) = dice.One(names.Asks);
        var typed = dice.Between(0, 2);
        return new(
            Or(ask),
            dice.Chance(90) ? Or(dice.One(options)) : "",
            typed == 1 ? Typed() : null,
            dice.Chance(70) ? [.. dice.Some(options).Select(Or)] : null,
            dice.Chance(70) ? dice.Between(-100, 100) * 500 : null,
            typed == 2 ? Typed() : null);
    }

    /// <summary>The program was away for up to 20 seconds of the time since the move before; after more than ten, play is stopped.</summary>
    private CommandBody.Resume Dark()
    {
        _stops++;
        return new(dice.Between(0, 20_000));
    }

    private CommandBody.StopPlay Stop(StopReason reason, TypedText? note)
    {
        _stops++;
        return new(reason, note);
    }

    private string Seat() => Or(dice.One(names.Roles));

    /// <summary>Once in twenty the id of nothing.</summary>
    private string Or(string id) => dice.Chance(95) ? id : dice.One(["", "nothing", "İ", "a{0}b", "doer"]);

    private TypedText Typed() => new() { Id = string.Create(CultureInfo.InvariantCulture, $"typed-{++_typed}."), Hash = "00" };
}
