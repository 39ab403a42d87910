using System.Runtime.InteropServices;
using Tabletop.Hosting.Embedded;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Operations;

/// <summary>
/// What happens when the program is told to stop (SIGTERM, Ctrl+C): it says that it is not ready; balancers, if any ask, get time to
/// notice; new commands are answered "retry" while those under way are answered and everything is saved; screens get the last of it;
/// sockets close, and phones look for the next program. Told a second time it waits for nobody.
/// </summary>
internal sealed class OrderlyStop(
    IHostApplicationLifetime lifetime, EmbeddedHost host, Readiness readiness, Connections connections, ILogger<OrderlyStop> logger)
    : IHostLifetime, IDisposable
{
    /// <summary>Whoever runs programs kills them some time after the signal; 30 s is common. By then all of this has long ended.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(19);

    /// <summary>Two questions of a balancer that asks every two seconds, with room. Nothing is refused meanwhile.</summary>
    private static readonly TimeSpan ToBeNoticed = TimeSpan.FromSeconds(5);

    /// <summary>A disk that takes longer does not answer. What was acknowledged is on it.</summary>
    private static readonly TimeSpan ToSave = TimeSpan.FromSeconds(5);

    /// <summary>What was committed last reaches the screens, and what comes too late is told so.</summary>
    private static readonly TimeSpan ToSayGoodbye = TimeSpan.FromSeconds(1);

    private readonly List<PosixSignalRegistration> _signals = [];
    private readonly CancellationTokenSource _hurry = new();
    private int _told;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, Told));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _hurry.Dispose();
    }

    private void Told(PosixSignalContext context)
    {
        // Otherwise the runtime ends the process right after this.
        context.Cancel = true;
        if (Interlocked.Exchange(ref _told, 1) == 0)
        {
            _ = Task.Run(GiveUpInTime);
            _ = Task.Run(Stop);
        }
        else
        {
            _hurry.Cancel();
        }
    }

    private async Task Stop()
    {
        var isWatched = readiness.IsWatched;
        readiness.Stop();
        try
        {
            if (isWatched)
            {
                await Task.Delay(ToBeNoticed, _hurry.Token);
            }

            await host.Stop().WaitAsync(ToSave, _hurry.Token);
            await Task.Delay(ToSayGoodbye, _hurry.Token);
            await connections.LetAllGo().WaitAsync(ToSayGoodbye, _hurry.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or TimeoutException)
        {
            // Nothing that was acknowledged hangs on it.
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task GiveUpInTime()
    {
        await Task.Delay(AtMost);
        logger.LogError("Stopping takes too long: the disk does not answer. Whatever was acknowledged is saved; the program ends now.");
        Environment.Exit(1);
    }
}
