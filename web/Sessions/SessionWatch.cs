using Tabletop.Hosting;
using Tabletop.Web.Guards;

namespace Tabletop.Web.Sessions;

/// <summary>Hangs up on sessions that have ended, or lost something, without anybody here having done it: on another node, or by their age.</summary>
/// <param name="elsewhere">Hashes of the sessions that other nodes have taken something from since it was last asked; null: there are no other nodes.</param>
internal sealed class SessionWatch(Connections connections, Callers callers, Func<IReadOnlyList<string>>? elsewhere, TimeProvider time, ILogger<SessionWatch> logger)
    : BackgroundService
{
    /// <summary>Two seconds are promised.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    /// <summary>A session with an open socket is in use, and this look is what notes it.</summary>
    private static readonly TimeSpan AllEvery = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(elsewhere is null ? Task.CompletedTask : Every(LooksEvery, HangUp, stoppingToken), Every(AllEvery, DropEnded, stoppingToken));

    private async Task Every(TimeSpan period, Func<Task> look, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(period, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await look();
            }
            catch (HostingProblem)
            {
                // While the storage is away nothing is known; what is missed now is told again.
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // A bug in looking must not end an exercise.
                logger.LogFault(problem);
            }
        }
    }

    private async Task HangUp()
    {
        foreach (var session in await Task.Run(elsewhere!))
        {
            connections.DropByHash(session);
        }
    }

    private Task DropEnded() => Task.Run(() => connections.DropUnless(callers.IsWelcome));
}
