using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>What one of the driver's clients needs.</summary>
/// <param name="Cookie">Null: the server asks for none.</param>
/// <param name="Stream">Which it watches; null: it only listens.</param>
internal sealed record LoadClient(string Url, string? Cookie = null, string? Stream = null);

/// <param name="Reconnects">How often clients were hung up on.</param>
internal sealed record CaughtUp(bool Converged, double Milliseconds, int Reconnects);

/// <summary>Many clients of the official JavaScript library, in one process of Node's: <c>tools/load/driver.mjs</c>.</summary>
internal sealed class LoadDriver : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly LineProcess _node;

    private LoadDriver(LineProcess node) => _node = node;

    public static async Task<LoadDriver> Start()
    {
        var sources = Checkout.Folder() ?? throw new UnusableException("The clients of this benchmark lie beside the sources: run tools/tabletop bench fanout in a checkout.");
        if (!Directory.Exists(Path.Combine(sources, "web", "client", "node_modules")))
        {
            throw new UnusableException("The clients of this benchmark need the packages of web/client: build the console, or run npm ci there.");
        }

        LoadDriver driver;
        try
        {
            driver = new(LineProcess.Start(new ProcessStartInfo("node", [Path.Combine(sources, "tools", "load", "driver.mjs")])));
        }
        catch (Win32Exception)
        {
            throw new UnusableException("The clients of this benchmark run in Node 20 or newer: install it and run the command again.");
        }

        await driver.RequireOneClock();
        return driver;
    }

    public Task Open(string crowd, IEnumerable<LoadClient> clients) => Ask(new { does = "open", crowd, clients });

    public Task Close(string crowd) => Ask(new { does = "close", crowd });

    /// <summary>When the next message came to each client; null: it was lost, or the client does not read.</summary>
    /// <param name="send">Makes the server send; its moment comes back with them.</param>
    public async Task<(long Sent, IReadOnlyList<long?> Arrived)> Arrivals(string crowd, Func<Task<long>> send)
    {
        await Ask(new { does = "expect", crowd });
        var sent = await send();
        var answer = await Ask(new { does = "arrivals", crowd });
        return (sent, answer["arrivals"].Deserialize<long?[]>(Json)!);
    }

    /// <param name="questions">How many whole views the client asks for without reading any.</param>
    public Task StopReading(string crowd, int client, int questions) => Ask(new { does = "stop-reading", crowd, client, questions });

    public async Task<CaughtUp> ReadAgain(string crowd, int client) => (await Ask(new { does = "read-again", crowd, client })).Deserialize<CaughtUp>(Json)!;

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    /// <summary>Moments of three processes are compared.</summary>
    private async Task RequireOneClock()
    {
        var before = Stopwatch.GetTimestamp();
        var there = (await Ask(new { does = "clock" }))["now"]!.GetValue<long>();
        if (Stopwatch.Frequency != 1_000_000_000 || there < before || there > Stopwatch.GetTimestamp())
        {
            throw new UnusableException("Node and .NET count time differently on this system, so this benchmark cannot run on it.");
        }
    }

    private async Task<JsonNode> Ask(object what)
    {
        var answer = JsonNode.Parse(await _node.Ask(JsonSerializer.Serialize(what, Json)))!;
        return answer["problem"] is { } problem ? throw new UnusableException($"The clients failed: {problem}") : answer;
    }
}
