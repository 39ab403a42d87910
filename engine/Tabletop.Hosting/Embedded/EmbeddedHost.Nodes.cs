using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Scheduling;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Embedded;

/// <summary>What it does because there may be other nodes over the same log.</summary>
public sealed partial class EmbeddedHost
{
    /// <summary>By the storage's time, so that all nodes agree.</summary>
    private static HostClock SharedClock(TimeProvider time, ILeases leases)
    {
        var asked = time.GetTimestamp();
        var thenMs = leases.NowMs();
        return new(time, thenMs + (long)(time.GetElapsedTime(asked).TotalMilliseconds / 2));
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
