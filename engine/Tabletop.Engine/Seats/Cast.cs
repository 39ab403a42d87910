using Tabletop.Engine.Exercises;

namespace Tabletop.Engine.Seats;

/// <summary>The stand-ins that do anything at all, by what they look out for. The same as long as the list of stand-ins is.</summary>
internal sealed class Cast
{
    private readonly Items<StandIn?> _of;

    public Cast(Items<StandIn?> standIns)
    {
        _of = standIns;
        BySeat = [.. standIns.Select(s => s is not null && !Policy.Of(s.Policy).Ignores ? s : null)];
        Seats = [.. Enumerable.Range(0, BySeat.Length).Where(seat => BySeat[seat] is not null)];
        Eager = Array.FindAll(Seats, seat => Policy.Of(BySeat[seat]!.Policy).IsEager);
        Steady = [.. Seats.Except(Eager)];
    }

    /// <summary>Null where a person plays, nobody does, or somebody who ignores everything.</summary>
    public StandIn?[] BySeat { get; }

    /// <summary>The seats they play, in file order.</summary>
    public int[] Seats { get; }

    /// <summary>Of these, the seats of those who look around whenever anything has happened.</summary>
    public int[] Eager { get; }

    /// <summary>And of those who do not.</summary>
    public int[] Steady { get; }

    public bool IsOf(ExerciseState state) => ReferenceEquals(_of, state.StandIns);
}
