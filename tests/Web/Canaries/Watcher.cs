using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Canaries;

/// <summary>One viewer: a browser that keeps every byte it is served, with a socket that comes and goes.</summary>
internal sealed class Watcher(string name, string exercise, Browser browser) : IAsyncDisposable
{
    /// <summary>As long as the keys of pictures are.</summary>
    private static readonly string AbsentKey = new('0', 32);

    private HubSocket? _socket;
    private readonly Dictionary<string, (string Epoch, long Seq)> _seen = [];

    public string Name => name;

    public Browser Browser => browser;

    public string Heard => browser.Heard;

    public Task<string> Seat() => browser.Stream(exercise, StreamKind.Seat);

    /// <summary>All streams of this exercise it may watch now.</summary>
    public async Task<string[]> Streams() =>
        [.. (await browser.Get<SessionReply>("/api/session")).Streams.Where(s => s.Exercise == exercise).Select(s => s.Stream)];

    /// <summary>Takes up every stream where it was left, over a new socket.</summary>
    public async Task Connect(bool fresh)
    {
        await Disconnect();
        _socket = await HubSocket.Open(browser);
        foreach (var stream in await Streams())
        {
            var (epoch, seq) = fresh ? default : _seen.GetValueOrDefault(stream);
            var caught = await _socket.Watch(stream, epoch, seq);
            _seen[stream] = (caught.Epoch, caught.Seq);
        }
    }

    public async Task Disconnect()
    {
        if (_socket is not null)
        {
            await _socket.DisposeAsync();
            _socket = null;
        }
    }

    public async Task Pull(string? epoch = null, long after = 0)
    {
        foreach (var stream in await Streams())
        {
            await browser.Pull(stream, epoch, after);
        }
    }

    /// <summary>Fetches what it may name, and what it may not.</summary>
    public async Task Fetch(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            await browser.AskGet($"/api/exercises/{exercise}/media/{key}");
        }
    }

    /// <summary>What is hidden answers as what does not exist: the same status and the same body.</summary>
    /// <param name="foreign">A stream of somebody else's.</param>
    /// <param name="key">Of a picture that is not on its screen.</param>
    public async Task AskForHidden(string foreign, string key)
    {
        await Same($"/api/streams/{Uri.EscapeDataString(foreign)}", "/api/streams/nowhere~board");
        await Same($"/api/exercises/{exercise}/media/{key}", $"/api/exercises/{exercise}/media/{AbsentKey}");
        await Same($"/api/exercises/{exercise}/presence", "/api/exercises/none/presence");
        await Same($"/api/exercises/{exercise}/graph", "/api/exercises/none/graph");
        await SamePost(
            new SendCommand(foreign, "hidden", new CommandBody.LeaveSeat(), null), new SendCommand("nowhere~board", "hidden", new CommandBody.LeaveSeat(), null));
    }

    /// <summary>So do ids in commands, from a seat that has nothing to do with them.</summary>
    public async Task NameHidden(string ask, string fact)
    {
        var seat = await Seat();
        await SameReceipt(seat, new CommandBody.Answer(ask, "wait"), new CommandBody.Answer("no-such-ask", "wait"));
        await SameReceipt(seat, new CommandBody.Share(fact, "mayor"), new CommandBody.Share("no-such-fact", "mayor"));
        await SameReceipt(seat, new CommandBody.ReleaseInject("tip"), new CommandBody.ReleaseInject("no-such-inject"));
        await SameReceipt(seat, new CommandBody.Act("no"), new CommandBody.Act("no-such-action"));
    }

    public ValueTask DisposeAsync() => new(Disconnect());

    private async Task Same(string hidden, string absent)
    {
        var (a, b) = (await browser.AskGet(hidden), await browser.AskGet(absent));
        Assert.Equal((HttpStatusCode.NotFound, b.Body), (a.Response.StatusCode, a.Body));
        Assert.Equal(HttpStatusCode.NotFound, b.Response.StatusCode);
    }

    private async Task SamePost(SendCommand hidden, SendCommand absent)
    {
        var (a, b) = (await browser.AskPost("/api/commands", hidden), await browser.AskPost("/api/commands", absent));
        Assert.Equal((b.Response.StatusCode, b.Body), (a.Response.StatusCode, a.Body));
    }

    private async Task SameReceipt(string seat, CommandBody hidden, CommandBody absent)
    {
        var (a, b) = (await browser.Send(seat, hidden), await browser.Send(seat, absent));
        Assert.False(a.Accepted, $"{name} may do {hidden}.");
        Assert.Equal((b.Code, b.Sentence), (a.Code, a.Sentence));
    }
}
