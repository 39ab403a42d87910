using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>One exercise: a facilitator, a projector, and a person with a phone for each of seven seats.</summary>
internal sealed class Table
{
    private const int QuietFromMs = 10_000;
    private const int QuietToMs = 15_000;

    private readonly World _world;

    private Table(World world, string exercise, IReadOnlyList<Phone> phones)
    {
        (_world, Exercise, Phones) = (world, exercise, phones);
        Board = new(world, new Viewer.Board(exercise), '-');
    }

    public string Exercise { get; }

    /// <summary>The facilitator's first.</summary>
    public IReadOnlyList<Phone> Phones { get; }

    public Screen Board { get; }

    /// <summary>In calm weather: created, seated, started.</summary>
    public static Table Open(World world, int number)
    {
        var staff = FormattableString.Invariant($"ann-{number}");
        var exercise = world.Answer(host => host.Create(new(CityHall.Bytes, staff, "create", Mode.ClockDriven))).Exercise;
        var people = CityHall.Seats.Select(seat => FormattableString.Invariant($"person{number}-{seat}")).ToArray();
        foreach (var person in people)
        {
            world.Answer(host => host.Join(exercise, person, "join"));
        }

        foreach (var (person, seat) in people.Zip(CityHall.Seats))
        {
            world.Answer(host => CityHall.HandedOver.Contains(seat)
                ? host.Send(exercise, new(staff, $"hand-{seat}", new CommandBody.HandToStandIn(seat)))
                : host.Send(exercise, new(person, "sit", new CommandBody.TakeSeat(seat))));
        }

        var table = new Table(world, exercise, [new(world, exercise, staff, true), .. people.Select(p => new Phone(world, exercise, p, false))]);
        foreach (var phone in table.Phones)
        {
            phone.Connect();
        }

        table.Board.Pull(watch: true);
        world.Answer(host => host.Send(exercise, new(staff, "start", new CommandBody.Start())));
        return table;
    }

    /// <summary>
    /// From now on everybody does something every few minutes, walks out of reach and comes back, and the facilitator lifts stops. The
    /// devices ask as often as the console does while it is connected, in the storm and after it; nobody makes them.
    /// </summary>
    public void Live()
    {
        foreach (var phone in Phones)
        {
            Every(phone.IsStaff ? 60_000 : 90_000, phone.IsStaff ? 200_000 : 480_000, () =>
            {
                if (phone.Screen is { Saw: not null })
                {
                    phone.Give(Habits.Of(phone, _world.Dice));
                }
            });
            Always(QuietFromMs, QuietToMs, phone.Probe);
            Every(120_000, 900_000, phone.Disconnect);
        }

        Always(QuietFromMs, QuietToMs, () => Board.Pull(watch: true));
        Every(15_000, 60_000, LiftStops);
    }

    public void LiftStops()
    {
        if (Phones[0].Screen is not null)
        {
            foreach (var stop in Habits.Stops(Phones[0]))
            {
                Phones[0].Give(new CommandBody.Lift(stop));
            }
        }
    }

    private void Every(int fromMs, int toMs, Action what) => _world.After(_world.Dice.Next(fromMs, toMs), () =>
    {
        if (_world.IsStormy)
        {
            what();
            Every(fromMs, toMs, what);
        }
    });

    private void Always(int fromMs, int toMs, Action what) => _world.After(_world.Dice.Next(fromMs, toMs), () =>
    {
        what();
        Always(fromMs, toMs, what);
    });
}
