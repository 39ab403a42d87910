using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;
using Receipt = Tabletop.Web.Contracts.Receipt;

namespace Tabletop.Web.Hubs;

/// <summary>
/// Hints that something has changed, and a quick way in for commands. Nothing depends on it: the same is to be had over plain HTTP.
/// Every call is checked against the session as it is now, not as it was when the socket opened.
/// </summary>
public sealed class ConsoleHub(
    EmbeddedHost host, Access access, Commands commands, Callers callers, CallBudget budget, Connections connections, Presences presences, IHubContext<ConsoleHub, IConsole> hub)
    : Hub<IConsole>
{
    private const int MostStreams = 64;

    private const string QueueKey = "queue";
    private const string SessionKey = "session";

    private ConnectionQueue Queue => (ConnectionQueue)Context.Items[QueueKey]!;

    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || callers.Of(http.Request) is not { } caller)
        {
            Context.Abort();
            return;
        }

        Context.Items[SessionKey] = caller.Id;
        Context.Items[QueueKey] = new ConnectionQueue(hub.Clients.Client(Context.ConnectionId), Context.Abort);
        connections.Add(
            Context.ConnectionId, caller.Id, Context.Abort, Context.Features.GetRequiredFeature<IConnectionLifetimeNotificationFeature>().RequestClose);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        if (Context.Items.ContainsKey(QueueKey))
        {
            foreach (var viewer in Queue.Close())
            {
                host.Unwatch(viewer, Queue);
            }
        }

        presences.Closed(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>What the client is missing of a stream, and from there on every change of it.</summary>
    public async Task<CatchUp> Watch(string stream, string? epoch, long after)
    {
        var caller = Now();
        if (!budget.Takes(caller))
        {
            SocketPatience.Current?.Busy();
            throw new HubException("busy");
        }

        if (await access.To(caller, stream) is not { } viewer || !Queue.Expect(viewer, MostStreams))
        {
            throw Nothing();
        }

        var missing = await host.Watch(viewer, epoch, Math.Max(0, after), Queue);
        if (!Queue.Expects(viewer))
        {
            // It ended, or the socket closed, while the answer was made.
            host.Unwatch(viewer, Queue);
            throw Nothing();
        }

        if (missing.Gone)
        {
            Queue.Forget(viewer);
            throw Nothing();
        }

        presences.Opened(Context.ConnectionId, viewer, Queue.Present);
        if (Queue.IsClosed)
        {
            // The socket closed just now, and this line may have come too late for whoever cleared up after it.
            presences.Closed(Context.ConnectionId);
        }

        return Shown.Of(missing);
    }

    public async Task<Receipt> Send(SendCommand command)
    {
        var receipt = await commands.Send(Now(), command) ?? throw Nothing();
        if (receipt is { Transient: true, Code: HostRefusals.Busy })
        {
            SocketPatience.Current?.Busy();
        }

        return receipt;
    }

    private static HubException Nothing() => new("not-found");

    private Caller Now()
    {
        if (callers.Of((string)Context.Items[SessionKey]!) is { } caller)
        {
            return caller;
        }

        Context.Abort();
        throw Nothing();
    }
}
