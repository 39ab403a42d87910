using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>The hub's protocol spoken by hand: JSON records that end in 0x1E.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly Browser _browser;
    private readonly Channel<JsonElement> _calls = Channel.CreateUnbounded<JsonElement>();
    private readonly Dictionary<string, TaskCompletionSource<JsonElement>> _asked = [];
    private readonly List<JsonElement> _seen = [];
    private TaskCompletionSource _mayRead = new();
    private int _ids;
    private Task _reading = Task.CompletedTask;

    private HubSocket(Browser browser)
    {
        _browser = browser;
        _mayRead.SetResult();
    }

    /// <summary>Ends when the server hangs up.</summary>
    public Task Closed => _reading;

    /// <param name="receiveBuffer">How many bytes the system takes for it before anybody reads them; null: as many as it likes.</param>
    public static async Task<HubSocket> Open(Browser browser, int? receiveBuffer = null)
    {
        var socket = new HubSocket(browser);
        await socket.Connect(browser.Origin, receiveBuffer);
        await socket.Write("""{"protocol":"json","version":1}""");
        socket._reading = socket.Read();
        return socket;
    }

    /// <returns>What the upgrade was answered.</returns>
    public static async Task<HttpStatusCode> Try(Browser browser, string? origin)
    {
        await using var socket = new HubSocket(browser);
        try
        {
            await socket.Connect(origin);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket._socket.HttpStatusCode;
    }

    public async Task<CatchUp> Watch(string stream, string? epoch = null, long after = 0)
    {
        var answer = await Invoke("Watch", stream, epoch!, after);
        return answer.GetProperty("result").Deserialize<CatchUp>(Json.Options)!;
    }

    public async Task<Receipt> Send(SendCommand command) => (await Invoke("Send", command)).GetProperty("result").Deserialize<Receipt>(Json.Options)!;

    /// <summary>The completion record, which holds a result or an error.</summary>
    public async Task<JsonElement> Invoke(string target, params object[] arguments)
    {
        var id = (++_ids).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_asked)
        {
            _asked[id] = answer;
        }

        await Write(JsonSerializer.Serialize(new { type = 1, invocationId = id, target, arguments }, Json.Options));
        return await answer.Task.WaitAsync(Browser.Deadline);
    }

    /// <summary>The next call of the server's that fits; those before it are passed over.</summary>
    public async Task<JsonElement> Next(string target, Predicate<JsonElement> fits)
    {
        using var deadline = new CancellationTokenSource(Browser.Deadline);
        while (true)
        {
            var call = await _calls.Reader.ReadAsync(deadline.Token);
            _seen.Add(call);
            if (call.GetProperty("target").GetString() == target && fits(call.GetProperty("arguments")[0]))
            {
                return call.GetProperty("arguments")[0];
            }
        }
    }

    /// <summary>Envelopes of a stream up to one, in the order they came.</summary>
    public async Task<IReadOnlyList<Envelope>> Until(string stream, long seq)
    {
        await Next("Changes", e => e.GetProperty("stream").GetString() == stream && e.GetProperty("seq").GetInt64() >= seq);
        return Seen(stream);
    }

    /// <summary>Envelopes of a stream among the calls that <see cref="Next"/> gave or passed over.</summary>
    public IReadOnlyList<Envelope> Seen(string stream) =>
    [
        .. _seen.Where(c => c.GetProperty("target").GetString() == "Changes")
            .Select(c => c.GetProperty("arguments")[0].Deserialize<Envelope>(Json.Options)!)
            .Where(e => e.Stream == stream),
    ];

    /// <summary>Takes at most one more part of what the server sends.</summary>
    public void StopReading() => _mayRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReadOn() => _mayRead.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        ReadOn();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task Connect(string? origin, int? receiveBuffer = null)
    {
        _socket.Options.CollectHttpResponseDetails = true;
        _socket.Options.SetRequestHeader("Cookie", _browser.Cookies);
        _socket.Options.SetRequestHeader("Host", _browser.Host);
        if (origin is not null)
        {
            _socket.Options.SetRequestHeader("Origin", origin);
        }

        using var deadline = new CancellationTokenSource(Browser.Deadline);
        var scheme = _browser.Address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws";
        using var handler = new SocketsHttpHandler { ConnectCallback = (how, cancellation) => Connect(how, receiveBuffer, cancellation) };
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        if (receiveBuffer is null)
        {
            _socket.Options.RemoteCertificateValidationCallback = Browser.Trusts;
        }

        await _socket.ConnectAsync(
            new UriBuilder(_browser.Address) { Scheme = scheme, Path = "/hub" }.Uri, receiveBuffer is null ? null : invoker, deadline.Token);
    }

    private static async ValueTask<Stream> Connect(SocketsHttpConnectionContext how, int? receiveBuffer, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveBufferSize = receiveBuffer!.Value };
        await socket.ConnectAsync(how.DnsEndPoint, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>A record as it is, whatever it holds.</summary>
    public Task Write(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + End), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>Text of a record that does not end yet.</summary>
    public Task WritePart(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);

    private async Task Read()
    {
        var buffer = new byte[16 * 1024];
        var bytes = new List<byte>();
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                await _mayRead.Task;
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                bytes.AddRange(buffer.AsSpan(0, part.Count));
                for (var end = bytes.IndexOf((byte)End); end >= 0; end = bytes.IndexOf((byte)End))
                {
                    Take(Encoding.UTF8.GetString(bytes.GetRange(0, end).ToArray()));
                    bytes.RemoveRange(0, end + 1);
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The socket's end, whoever ended it.
        }

        _calls.Writer.TryComplete();
    }

    private void Take(string record)
    {
        _browser.Hear(record);
        var json = JsonDocument.Parse(record).RootElement;
        switch (json.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 1:
                _calls.Writer.TryWrite(json);
                break;
            case 3:
                lock (_asked)
                {
                    if (_asked.TryGetValue(json.GetProperty("invocationId").GetString()!, out var answer))
                    {
                        answer.TrySetResult(json);
                    }
                }

                break;
        }
    }
}
