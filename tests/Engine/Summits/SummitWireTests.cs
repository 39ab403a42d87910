using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Summits;

namespace Tabletop.Engine.Tests.Summits;

/// <summary>The storage format of summits. The golden lines are what every summit's log ever written holds: a line may be added, none may change.</summary>
public class SummitWireTests
{
    private static readonly TypedText Words = new() { Id = "words", Hash = "5e88" };

    [Fact]
    public void Every_event_and_command_is_written_as_it_always_was()
    {
        var golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Golden", "summit.jsonl"));
        Assert.Equal(golden, Samples().Select(e => Encoding.UTF8.GetString(SummitPlay.Write(e))));
        Assert.Equal(Samples(), golden.Select(line => SummitPlay.ReadEntry(Encoding.UTF8.GetBytes(line))));
    }

    [Fact]
    public void There_is_a_sample_of_everything_that_can_be_stored()
    {
        Whole<SummitEvent>(Samples().SelectMany(e => e.Events));
        Whole<SummitCommandBody>(Samples().Select(e => e.Command.Body));
        Whole<TableOrder>(Samples().SelectMany(e => e.Events).OfType<SummitEvent.Ordered>().Select(o => o.Order));
    }

    private static void Whole<T>(IEnumerable<T> samples)
        where T : notnull =>
        Assert.Equal(
            typeof(T).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(T))).Select(t => t.Name).Order(StringComparer.Ordinal),
            samples.Select(s => s.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    private static SummitEntry[] Samples() =>
    [
        Entry(1, Hall.Made(2), new SummitEvent.Created(["mayor", "police"], 7, Mode.ClockDriven, Seating.Approve, true, "fay"), new SummitEvent.TableAdded(1, "exercise-1", "5e88"), new SummitEvent.TableAdded(2, "exercise-2", "5e88", "mayor-chaired"), new SummitEvent.Ordered(1, new TableOrder.Open(), [1, 2])),
        Entry(2, new SummitCommandBody.SetRoster([new("ana", 1, "mayor"), new("ben", 2)]), new SummitEvent.PersonExpected("ana", 1, "mayor"), new SummitEvent.PersonExpected("ben", 2), new SummitEvent.Ordered(2, new TableOrder.Expect([new("ana", "mayor")]), [1])),
        Entry(3, new SummitCommandBody.Place(new("ana", 2, "police")), new SummitEvent.PersonPlaced("ana", 2, "police"), new SummitEvent.Ordered(3, new TableOrder.Leave("ana"), [1])),
        Entry(4, new SummitCommandBody.Place(new("ana", 2, "mayor")), new SummitEvent.PersonPlaced("ana", 2, "mayor"), new SummitEvent.Ordered(4, new TableOrder.Sit("ana", "mayor"), [2])),
        Entry(5, new SummitCommandBody.Drop("ben"), new SummitEvent.PersonDropped("ben")),
        Entry(6, new SummitCommandBody.Arrive(), new SummitEvent.PersonArrived("wim")),
        Entry(7, new SummitCommandBody.Choose(1), new SummitEvent.PersonExpected("wim", 1)),
        Entry(8, new SummitCommandBody.Send(new TableOrder.Start()), new SummitEvent.Ordered(5, new TableOrder.Start(), [1, 2])),
        Entry(9, new SummitCommandBody.Send(new TableOrder.Stop(StopReason.NoDuff, Words), [1]), new SummitEvent.Ordered(6, new TableOrder.Stop(StopReason.NoDuff, Words), [1])),
        Entry(10, new SummitCommandBody.Send(new TableOrder.GoOn()), new SummitEvent.Ordered(7, new TableOrder.GoOn(), [1, 2])),
        Entry(11, new SummitCommandBody.Send(new TableOrder.Announce(Words)), new SummitEvent.Ordered(8, new TableOrder.Announce(Words), [1, 2])),
        Entry(12, new SummitCommandBody.Note(5, 1), new SummitEvent.Receipted(5, 1)),
        Entry(13, new SummitCommandBody.Note(5, 2, "started-already"), new SummitEvent.Receipted(5, 2, "started-already")),
        Entry(14, new SummitCommandBody.Send(new TableOrder.End()), new SummitEvent.Ordered(9, new TableOrder.End(), [1, 2])),
        Entry(15, new SummitCommandBody.Send(new TableOrder.OpenDebrief()), new SummitEvent.Ordered(10, new TableOrder.OpenDebrief(), [1, 2])),
    ];

    private static SummitEntry Entry(long version, SummitCommandBody body, params SummitEvent[] events) =>
        new(version, new("fay", $"c{version}", body, version * 1_000), events.ToItems());
}
