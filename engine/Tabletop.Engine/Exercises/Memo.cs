using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Seats;
using Tabletop.Engine.Views;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// What has been worked out from parts of the state, kept as long as those parts are the very same. It says nothing that the state does
/// not say: all memos are equal. Entries are immutable and replaced whole, so states that share one may be used by several threads.
/// </summary>
internal sealed class Memo(int seats) : IEquatable<Memo>
{
    private readonly ShareList?[] _shares = new ShareList?[seats];
    private readonly ActTime?[] _acts = new ActTime?[seats];
    private TalkLists? _talks;

    public TalkLists Talks(ExerciseState state)
    {
        var known = _talks;
        return known is not null && ReferenceEquals(known.Of, state.Talks) ? known : _talks = new(state.Talks, state.Known.Count);
    }

    public ShareList Shares(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        var known = _shares[seat];
        return known is not null && ReferenceEquals(known.Of, state.Known[seat]) && ReferenceEquals(known.By, standIn)
            ? known
            : _shares[seat] = new(book, state, seat, standIn);
    }

    public ActTime? Act(int seat) => _acts[seat];

    public void Keep(int seat, ActTime act) => _acts[seat] = act;

    public bool Equals(Memo? other) => other is not null;

    public override bool Equals(object? obj) => obj is Memo;

    public override int GetHashCode() => 0;
}

/// <summary>The next moment a stand-in looks at what it could do, for any time from <paramref name="FromMs"/> until then.</summary>
internal sealed record ActTime(StandIn By, long FromMs, long NextMs);

/// <summary>Talk by what is done about it.</summary>
internal sealed class TalkLists
{
    private readonly Talk[][] _waiting;
    private readonly ulong[][] _told;

    public TalkLists(Items<Talk> talks, int seats)
    {
        Of = talks;
        _waiting = new Talk[seats][];
        _told = new ulong[seats][];
        var underWay = new List<Talk>();
        foreach (var talk in talks)
        {
            if (talk.ArrivedMs is null)
            {
                underWay.Add(talk);
            }
            else if (talk is { Kind: MessageKind.Consultation or MessageKind.Request, ReplySent: false })
            {
                _waiting[talk.To] = [.. _waiting[talk.To] ?? [], talk];
            }

            if (talk.Kind == MessageKind.Share)
            {
                var told = _told[talk.From] ??= new ulong[((talk.Fact + 64) * seats / 64) + 1];
                var bit = (talk.Fact * seats) + talk.To;
                if (bit / 64 >= told.Length)
                {
                    Array.Resize(ref told, (bit / 64) + 1);
                    _told[talk.From] = told;
                }

                told[bit / 64] |= 1UL << (bit % 64);
            }
        }

        UnderWay = [.. underWay];
        Seats = seats;
    }

    public Items<Talk> Of { get; }

    public int Seats { get; }

    /// <summary>In order of sending.</summary>
    public Talk[] UnderWay { get; }

    /// <summary>What a seat has been asked and not answered.</summary>
    public Talk[] Waiting(int seat) => _waiting[seat] ?? [];

    /// <summary>Whether the seat has sent the fact to the other.</summary>
    public bool Told(int from, int fact, int to)
    {
        var bit = (fact * Seats) + to;
        return _told[from] is { } told && bit / 64 < told.Length && (told[bit / 64] & (1UL << (bit % 64))) != 0;
    }
}
