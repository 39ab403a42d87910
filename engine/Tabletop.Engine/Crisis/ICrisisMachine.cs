namespace Tabletop.Engine.Crisis;

/// <summary>
/// The definition of one machine. It answers and keeps nothing: no present state, queue, timer or effect inside,
/// so that every implementation of it can differ in speed alone.
/// </summary>
public interface ICrisisMachine
{
    /// <summary>What a trigger does in a state. A child is asked before its family; the first transition whose guard holds is taken.</summary>
    /// <param name="state">The innermost state the machine is in.</param>
    Step Step(int state, int trigger, IGuards guards);

    /// <summary>What a timer of <paramref name="owner"/> (the state or a family around it) does when it is due.</summary>
    Step Elapse(int state, int owner, int timer, IGuards guards);
}

/// <summary>Tells whether a guard of the machine holds now.</summary>
public interface IGuards
{
    bool Holds(int guard);
}

/// <summary>Either a move, or why there is none.</summary>
public readonly record struct Step(Move? Move, Ignored Why)
{
    public static Step NotHeard => new(null, Ignored.NotHeard);

    public static Step GuardFalse => new(null, Ignored.GuardFalse);
}

public enum Ignored
{
    NotHeard,
    GuardFalse,
}

/// <summary>A way from one state to another. The engine runs exit effects, the transition's, and enter effects.</summary>
/// <param name="Transition">The transition's position among all of the machine's.</param>
/// <param name="Exited">Innermost first.</param>
/// <param name="Entered">Outermost first; the last is <paramref name="To"/>.</param>
public sealed record Move(int Transition, int From, int To, Items<int> Exited, Items<int> Entered);
