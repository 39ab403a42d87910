using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Exercises;

/// <summary>
/// Owns one exercise and is the only one that decides in it. All calls come on its lane, one at a time. It starts no thread, task or
/// timer: the shell around it calls <see cref="Due"/> at <see cref="NextDueMs"/>.
/// </summary>
public interface IExerciseGrain
{
    /// <summary>As committed: what may be shown.</summary>
    ExerciseState State { get; }

    /// <summary>Wall time in this exercise when <see cref="Due"/> wants to be called; null: only after the next command.</summary>
    long? NextDueMs { get; }

    /// <summary>Nothing is waiting for the log.</summary>
    bool IsQuiet { get; }

    /// <summary>Answered when it is durable.</summary>
    Task<Receipt> Submit(Submission submission);

    /// <summary>The answer to a command that came before, whichever seat it was for; null: it never came.</summary>
    /// <exception cref="HostingProblem">The log does not answer.</exception>
    Task<Receipt>? Again(Submission submission);

    /// <summary>Decides what has fallen due, and notes that the exercise is alive.</summary>
    void Due();

    /// <summary>
    /// Takes the exercise's lease and, where it gets it, goes on from where the last holder stood: the log is read, then it says that the
    /// clock stood still meanwhile. Does nothing where this node has it.
    /// </summary>
    /// <exception cref="HostingProblem">The storage does not answer.</exception>
    void TakeLease();

    /// <summary>Another node may have written to the log: what is new is read, unless something of this node's own is under way.</summary>
    /// <returns>Whether it was read.</returns>
    bool Follow();

    /// <summary>Calls back once everything that was asked for is answered; a running exercise leaves its last heartbeat.</summary>
    void Finish(Action done);
}

/// <summary>Hears of entries once they are durable, in order, on the grain's lane. It must not wait.</summary>
public delegate void Committed(Items<Entry> entries);
