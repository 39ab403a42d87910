using Tabletop.Hosting.Leases;
using Tabletop.Hosting.Scheduling;

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
