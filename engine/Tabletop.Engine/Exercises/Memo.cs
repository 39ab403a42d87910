using Tabletop.Engine.Scenarios;
using Tabletop.Engine.Seats;

namespace Tabletop.Engine.Exercises;

/// <summary>
/// What has been worked out from parts of the state, kept as long as those parts are the very same. It says nothing that the state does
/// not say: all memos are equal. Entries are immutable and replaced whole, so states that share one may be used by several threads.
/// </summary>
internal sealed class Memo(int seats) : IEquatable<Memo>
{
    private readonly Agenda?[] _agendas = new Agenda?[seats];
    private readonly ActTime?[] _acts = new ActTime?[seats];
    private NextDue? _nextDue;

    /// <summary>What the seat's stand-in has to do.</summary>
    public Agenda Agenda(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        var known = _agendas[seat];
        return known is not null && known.IsOf(state, seat, standIn) ? known : _agendas[seat] = new(book, state, seat, standIn, known);
    }

    /// <summary>When something is due next in this very state, if that has been asked before.</summary>
    public long? NextDueMs(ExerciseState state) => _nextDue is { } known && ReferenceEquals(known.Of, state) ? known.AtMs : null;

    public void KeepNextDue(ExerciseState state, long atMs) => _nextDue = new(state, atMs);

    public ActTime? Act(int seat) => _acts[seat];

    public void Keep(int seat, ActTime act) => _acts[seat] = act;

    public bool Equals(Memo? other) => other is not null;

    public override bool Equals(object? obj) => obj is Memo;

    public override int GetHashCode() => 0;

    private sealed record NextDue(ExerciseState Of, long AtMs);
}

/// <summary>
/// The next moment a stand-in looks at what it could do: in its own row for any time from <paramref name="FromMs"/> until then, and for an
/// eager one soon after what happened at <paramref name="ChangedMs"/>; <see cref="long.MaxValue"/> for the others.
/// </summary>
internal sealed record ActTime(StandIn By, long FromMs, long NextMs, long ChangedMs, long SoonMs);
