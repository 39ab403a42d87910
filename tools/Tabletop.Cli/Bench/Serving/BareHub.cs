using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>
/// The baseline: a SignalR hub as anybody writes it, which sends the same words in the same shape to each of its connections and does
/// nothing else.
/// </summary>
internal sealed class BareHub(BareHub.Connected connected) : Hub
{
    /// <summary>The name of the hidden verb.</summary>
    public const string Verb = "bare-hub";

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SilentIsGone = TimeSpan.FromSeconds(15);

    public override Task OnConnectedAsync()
    {
        connected.Ids.TryAdd(Context.ConnectionId, true);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connected.Ids.TryRemove(Context.ConnectionId, out _);
        return base.OnDisconnectedAsync(exception);
    }

    public static async Task<int> Run(TextReader input, TextWriter output)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<Connected>();
        builder.Services.AddSignalR(signalr =>
        {
            // As ours: pings are not what is compared.
            signalr.KeepAliveInterval = KeepAlive;
            signalr.ClientTimeoutInterval = SilentIsGone;
        });
        await using var app = builder.Build();
        app.MapHub<BareHub>("/hub");
        await app.StartAsync();
        var (hub, connected) = (app.Services.GetRequiredService<IHubContext<BareHub>>(), app.Services.GetRequiredService<Connected>());
        var seq = 0;
        await ServerLines.Serve(new(app.Urls.First()), () => _ = Send(hub, connected, ++seq, output), input, output);
        return Exit.Fine;
    }

    private static async Task Send(IHubContext<BareHub> hub, Connected connected, int seq, TextWriter output)
    {
        var id = seq.ToString(CultureInfo.InvariantCulture);
        var item = new Item(id, "news", Plenary.From, Plenary.Text(seq), 0, ["everyone"]);
        var envelope = new Envelope("0123456789abcdef0123~seat~p-0123456789abcdef~100", "0123456789abcdef", seq, [new("add", "feed", id, item)]);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(connected.Ids.Keys.Select(connection => hub.Clients.Client(connection).SendAsync("Changes", envelope)));
        ServerLines.SaySent(output, began);
    }

    internal sealed class Connected
    {
        public ConcurrentDictionary<string, bool> Ids { get; } = new();
    }

    private sealed record Envelope(string Stream, string Epoch, long Seq, Change[] Changes);

    private sealed record Change(string Op, string In, string Id, Item Item);

    private sealed record Item(string Id, string Channel, string From, string Text, long AtMs, string[] To);
}
