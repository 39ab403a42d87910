using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// The talk of an exercise by what is done about it, kept as each is sent, arrives and is answered, so that nothing has to search all that
/// was ever said. It says nothing that <see cref="ExerciseState.Talks"/> does not say: positions in that list.
/// </summary>
internal sealed record TalkIndex
{
    /// <summary>In order of sending.</summary>
    public Items<int> UnderWay { get; private init; } = [];

    /// <summary>For each seat, consultations and requests that have reached it and wait for an answer, in order of sending.</summary>
    public Items<Items<int>> Waiting { get; private init; } = [];

    /// <summary>For each seat, the consultations and requests it has sent, in order of sending.</summary>
    public Items<Items<int>> Asked { get; private init; } = [];

    /// <summary>For each seat, a bit for each fact and seat told.</summary>
    public Items<Items<ulong>> Told { get; private init; } = [];

    /// <summary>Consultations whose reply has arrived.</summary>
    public Items<int> Replied { get; private init; } = [];

    public static TalkIndex Blank(int seats, int facts) => new()
    {
        Waiting = Items.Repeat(Items<int>.Empty, seats),
        Asked = Items.Repeat(Items<int>.Empty, seats),
        Told = Items.Repeat(Items.Repeat(0UL, ((facts * seats) + 63) / 64), seats),
    };

    /// <summary>Whether the seat has sent the fact to the other.</summary>
    public bool HasTold(int from, int fact, int to) => IsTold(Told[from], (fact * Told.Count) + to);

    public TalkIndex Sent(Talk talk, int at)
    {
        var underWay = UnderWay.Add(at);
        if (talk.Kind is MessageKind.Consultation or MessageKind.Request)
        {
            return this with { UnderWay = underWay, Asked = Asked.SetItem(talk.From, Asked[talk.From].Add(at)) };
        }

        if (talk.Kind != MessageKind.Share || HasTold(talk.From, talk.Fact, talk.To))
        {
            return this with { UnderWay = underWay };
        }

        var (bits, bit) = (Told[talk.From], (talk.Fact * Told.Count) + talk.To);
        return this with
        {
            UnderWay = underWay,
            Told = Told.SetItem(talk.From, bits.SetItem(bit >> 6, bits[bit >> 6] | (1UL << (bit & 63)))),
        };
    }

    public TalkIndex Arrived(Talk talk, int at) => this with
    {
        UnderWay = UnderWay.Remove(at),
        Waiting = talk is { Kind: MessageKind.Consultation or MessageKind.Request, ReplySent: false } ? Waiting.SetItem(talk.To, InOrder(Waiting[talk.To], at)) : Waiting,
    };

    public TalkIndex Answered(Talk asked, int at) => this with { Waiting = Waiting.SetItem(asked.To, Waiting[asked.To].Remove(at)) };

    public TalkIndex ReplyArrived(int asked) => this with { Replied = Replied.Add(asked) };

    private static bool IsTold(Items<ulong> bits, int bit) => (bits[bit >> 6] & (1UL << (bit & 63))) != 0;

    /// <summary>A slow word may arrive after one that was sent later.</summary>
    private static Items<int> InOrder(Items<int> all, int at) =>
        all.Count == 0 || all[^1] < at ? all.Add(at) : all.Add(at).OrderBy(x => x).ToItems();
}
