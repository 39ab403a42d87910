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
                ShowNewName(change.Id);
                break;
            case BesideKind.Text:
                ShowErased(change.Exercise, [change.Id]);
                break;
            case BesideKind.Languages:
                Reread(change.Id);
                break;
        }
    }

    private void ShowNewName(string person)
    {
        _ground.Words.ForgetName(person);
        foreach (var exercise in InOrder())
        {
            exercise.RefreshViews(state => state.People.IndexOf(p => p.Id == person) >= 0);
        }
    }

    private void ShowErased(string exercise, IReadOnlyList<string> textIds)
    {
        foreach (var id in textIds)
        {
            _ground.Words.Forget(exercise, id);
        }

        Find(exercise).RefreshViews(_ => true);
    }
}
