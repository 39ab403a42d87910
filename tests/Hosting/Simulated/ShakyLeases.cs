using Tabletop.Hosting.Leases;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>One process's way to the leases, in a storm not always there; sometimes it is only the answer that is lost.</summary>
internal sealed class ShakyLeases(World world, ILeases inner) : ILeases
{
    public const int MeasuredWithinMs = 20;

    public string Node => inner.Node;

    public long NowMs() => inner.NowMs() + world.Dice.Next(-MeasuredWithinMs, MeasuredWithinMs + 1);

    public LeaseTaken Take(string exercise) => Ask(() => inner.Take(exercise));

    public IReadOnlyCollection<string> Renew(IReadOnlyList<LeaseBeat> beats) => Ask(() => inner.Renew(beats));

    public void GiveBack(IReadOnlyList<LeaseBeat> beats) => Ask(() =>
    {
        inner.GiveBack(beats);
        return true;
    });

    public IReadOnlyList<LeaseSight> Look(IReadOnlyList<string> open) => Ask(() => inner.Look(open));

    private T Ask<T>(Func<T> ask)
    {
        var fate = world.IsStormy ? world.Dice.Next(60) : 60;
        if (fate == 0)
        {
            throw new HostingProblem("The storage does not answer.");
        }

        var answer = ask();
        return fate == 1 ? throw new HostingProblem("The answer was lost.") : answer;
    }
}
