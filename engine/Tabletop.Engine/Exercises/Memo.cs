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
    private Due.NextDue? _nextDue;
    private Calendar? _calendar;
    private Cast? _cast;
    private Seated? _seated;
    private Duties? _duties;
    private Looks? _looks;
    private Looks? _eager;
    private SocietyStep? _step;

    /// <summary>What the seat's stand-in has to do.</summary>
    public Agenda Agenda(Playbook book, ExerciseState state, int seat, StandIn standIn)
    {
        var known = _agendas[seat];
        return known is not null && known.IsOf(state, seat, standIn) ? known : _agendas[seat] = new(book, state, seat, standIn, known);
    }

    /// <summary>Limits, timed injects and timers.</summary>
    public Calendar Calendar(Playbook book, ExerciseState state)
    {
        var known = _calendar;
        return known?.IsOf(state) == true ? known : _calendar = new(book, state);
    }

    /// <summary>The stand-ins that play.</summary>
    public Cast Cast(ExerciseState state)
    {
        var known = _cast;
        return known?.IsOf(state) == true ? known : _cast = new(state.StandIns);
    }

    /// <summary>The people in the seats.</summary>
    public Seated Seated(ExerciseState state)
    {
        var known = _seated;
        return known?.IsOf(state) == true ? known : _seated = new(state.Grants, known);
    }

    /// <summary>When the first reply, answer or share of any stand-in is due; it may be past.</summary>
    public long FirstDutyMs(Playbook book, ExerciseState state)
    {
        var known = _duties;
        if (known is null || !ReferenceEquals(known.Known, state.Known) || !ReferenceEquals(known.Talks, state.TalkIndex)
            || !ReferenceEquals(known.Asks, state.Asks) || !ReferenceEquals(known.StandIns, state.StandIns))
        {
            _duties = known = new(state.Known, state.TalkIndex, state.Asks, state.StandIns, StandIns.FirstDutyMs(book, state));
        }

        return known.FirstMs;
    }

    /// <summary>When the first stand-in looks around next.</summary>
    public long FirstLookMs(Playbook book, ExerciseState state)
    {
        var (cast, known) = (Cast(state), _looks);
        if (known?.IsOf(cast, state.SettledMs, 0) != true)
        {
            _looks = known = new(cast, state.SettledMs, 0, StandIns.FirstLookMs(book, state, cast.Steady));
        }

        if (cast.Eager.Length == 0)
        {
            return known.FirstMs;
        }

        var eager = _eager;
        if (eager?.IsOf(cast, state.SettledMs, state.ChangedMs) != true)
        {
            _eager = eager = new(cast, state.SettledMs, state.ChangedMs, StandIns.FirstLookMs(book, state, cast.Eager));
        }

        return Math.Min(known.FirstMs, eager.FirstMs);
    }

    /// <summary>The society after one more step. It is asked for twice where the step shows: before it is told, and when it happens.</summary>
    public Items<SocietyRun> Stepped(Playbook book, ExerciseState state, Items<SocietyRun> society, long tick)
    {
        var known = _step;
        if (known is null || !ReferenceEquals(known.From, society) || !ReferenceEquals(known.Indicators, state.Indicators) || known.Tick != tick)
        {
            _step = known = new(society, state.Indicators, tick, SocietyEvolution.Step(book, state, society, tick));
        }

        return known.To;
    }

    /// <summary>What is due next in this very state, if that has been asked before.</summary>
    public Due.NextDue? NextDue(ExerciseState state) => _nextDue is { } known && ReferenceEquals(known.Of, state) ? known : null;

    public void Keep(Due.NextDue next) => _nextDue = next;

    public ActTime? Act(int seat) => _acts[seat];

    public void Keep(int seat, ActTime act) => _acts[seat] = act;

    public bool Equals(Memo? other) => other is not null;

    public override bool Equals(object? obj) => obj is Memo;

    public override int GetHashCode() => 0;

    private sealed record Duties(Items<Items<Knowing>> Known, TalkIndex Talks, Items<AskRun> Asks, Items<StandIn?> StandIns, long FirstMs);

    /// <summary>
    /// When the first of the eager ones looks around, or of the others. The same for any settled time from <paramref name="FromMs"/> until then,
    /// for eager ones as long as nothing happens after <paramref name="ChangedMs"/>.
    /// </summary>
    private sealed record Looks(Cast Cast, long FromMs, long ChangedMs, long FirstMs)
    {
        public bool IsOf(Cast cast, long settledMs, long changedMs) =>
            ReferenceEquals(Cast, cast) && changedMs == ChangedMs && settledMs >= FromMs && settledMs < FirstMs;
    }

    private sealed record SocietyStep(Items<SocietyRun> From, Items<long> Indicators, long Tick, Items<SocietyRun> To);
}

/// <summary>
/// The next moment a stand-in looks at what it could do: in its own row for any time from <paramref name="FromMs"/> until then, and for an
/// eager one soon after what happened at <paramref name="ChangedMs"/>; <see cref="long.MaxValue"/> for the others.
/// </summary>
/// <param name="Row">What its draws begin with (see <see cref="Draw.Row"/>).</param>
internal sealed record ActTime(StandIn By, ulong Row, long FromMs, long NextMs, long ChangedMs, long SoonMs);
