using Tabletop.Hosting.Scheduling;

namespace Tabletop.Testing.Fakes;

/// <summary>
/// Runs the work of all lanes on the calling thread, when told to. Each lane keeps its order; which lane comes next is in order of
/// posting, or drawn from a seed, which tries out what threads could do.
/// </summary>
public sealed class StepScheduler(int? seed = null) : IScheduler
{
    /// <summary>Far more than any test needs: work that only makes more work is a bug, and should show as one.</summary>
    private const int MostSteps = 1_000_000;

    private readonly Random? _random = seed is { } s ? new(s) : null;
    private readonly List<StepLane> _ready = [];

    public ILane Lane(string name, bool ownThread = false) => new StepLane(this);

    /// <summary>Until nothing is left to do.</summary>
    public void RunAll()
    {
        for (var step = 0; _ready.Count > 0; step++)
        {
            if (step == MostSteps)
            {
                throw new InvalidOperationException("The work does not end.");
            }

            RunOne();
        }
    }

    /// <returns>Whether there was anything to do.</returns>
    public bool RunOne()
    {
        if (_ready.Count == 0)
        {
            return false;
        }

        var at = _random?.Next(_ready.Count) ?? 0;
        var lane = _ready[at];
        _ready.RemoveAt(at);
        lane.Work.Dequeue()();
        return true;
    }

    private sealed class StepLane(StepScheduler scheduler) : ILane
    {
        public Queue<Action> Work { get; } = new();

        // A lane stands in line once for each piece; taking one of its places always runs its oldest piece.
        public void Post(Action work)
        {
            Work.Enqueue(work);
            scheduler._ready.Add(this);
        }
    }
}
