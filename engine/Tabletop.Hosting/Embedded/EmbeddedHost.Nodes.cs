using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Embedded;

/// <summary>What it does because there may be other nodes over the same log.</summary>
public sealed partial class EmbeddedHost
{
    /// <summary>By the storage's time, so that all nodes agree: as the quickest of a few answers tells it, which can be wrong by half its way at most.</summary>
    private static HostClock SharedClock(TimeProvider time, ILeases leases)
    {
        const int Times = 5;
        var (quickest, aheadMs) = (TimeSpan.MaxValue, 0.0);
        for (var i = 0; i < Times; i++)
        {
            var asked = time.GetTimestamp();
            var thenMs = leases.NowMs();
            var took = time.GetElapsedTime(asked);
            if (took < quickest)
            {
                (quickest, aheadMs) = (took, thenMs + (took.TotalMilliseconds / 2) - time.GetElapsedTime(0).TotalMilliseconds);
            }
        }

        return new(time, (long)(aheadMs + time.GetElapsedTime(0).TotalMilliseconds));
    }

    /// <summary>
    /// Nobody is told that they are gone before the log was read: they may have come in by another node a moment ago.
    /// </summary>
    private void ReadFor(Viewer viewer, ExerciseGrain grain)
    {
        if (_keeper is not null && !viewer.Stands(grain.State) && !grain.Follow())
        {
            throw new HostingProblem("What other nodes have written cannot be read just now.");
        }
    }

    private void GiveBack(Action done)
    {
        if (_keeper is null)
        {
            done();
        }
        else
        {
            _keeper.Stop(done);
        }
    }

    private void ChangedElsewhere(BesideTheLog change)
    {
        switch (change.Kind)
        {
            case BesideKind.Name:
                _ground.Words.ForgetName(change.Person);
                break;
            case BesideKind.Languages:
                Reread(change.Person);
                break;
        }
    }
}
