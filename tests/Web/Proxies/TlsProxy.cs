using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Tabletop.Testing.Network;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Proxies;

/// <summary>A reverse proxy as a hall's or a city's: it ends TLS, passes the Host and WebSockets on, and says for whom it asks.</summary>
internal sealed class TlsProxy : IAsyncDisposable
{
    private static readonly string[] OfOneConnection = ["Connection", "Upgrade", "Transfer-Encoding", "Keep-Alive", "Host"];

    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly HttpMessageInvoker _onward;
    private readonly Uri _console;
    private readonly WebApplication _app;

    private TlsProxy(Uri console, IPAddress from)
    {
        _console = console;
        _onward = new(new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (to, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(to.DnsEndPoint.Host, to.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Address.Port, at => at.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = _certificate })));
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Run(Forward);
    }

    public Uri Address { get; } = new($"https://127.0.0.1:{Ports.Free()}");

    /// <param name="from">The address of this machine's from which it asks the console.</param>
    public static async Task<TlsProxy> Start(Uri console, IPAddress from)
    {
        var proxy = new TlsProxy(console, from);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _onward.Dispose();
        _certificate.Dispose();
    }

    private Task Forward(HttpContext context) => context.WebSockets.IsWebSocketRequest ? Join(context) : Pass(context);

    private async Task Pass(HttpContext context)
    {
        var request = new HttpRequestMessage(new(context.Request.Method), new Uri(_console, context.Request.Path + context.Request.QueryString))
        {
            Content = HttpMethods.IsGet(context.Request.Method) ? null : new StreamContent(context.Request.Body),
        };
        CopyHeaders(context, (name, value) =>
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        });
        request.Headers.Host = context.Request.Host.Value;
        using var answer = await _onward.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfOneConnection.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task Join(HttpContext context)
    {
        using var inner = new ClientWebSocket();
        CopyHeaders(context, (name, value) =>
        {
            if (!name.StartsWith("Sec-WebSocket", StringComparison.OrdinalIgnoreCase))
            {
                inner.Options.SetRequestHeader(name, value);
            }
        });
        inner.Options.SetRequestHeader("Host", context.Request.Host.Value);
        try
        {
            await inner.ConnectAsync(new UriBuilder(_console) { Scheme = "ws", Path = context.Request.Path }.Uri, _onward, context.RequestAborted);
        }
        catch (WebSocketException)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var outer = await context.WebSockets.AcceptWebSocketAsync();
        await Task.WhenAny(Pump(outer, inner), Pump(inner, outer));
    }

    private static async Task Pump(WebSocket from, WebSocket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
            {
                await to.SendAsync(buffer.AsMemory(0, part.Count), part.MessageType, part.EndOfMessage, CancellationToken.None);
            }
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side hung up; the other is hung up on too.
        }
    }

    private static void CopyHeaders(HttpContext context, Action<string, string> set)
    {
        foreach (var (name, value) in context.Request.Headers.Where(header => !OfOneConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
            {
                set(name, value.ToString());
            }
        }

        // What the client says of itself is kept in front, as proxies do that append.
        var before = context.Request.Headers["X-Forwarded-For"].ToString();
        set("X-Forwarded-For", $"{(before.Length > 0 ? before + ", " : "")}{context.Connection.RemoteIpAddress}");
        set("X-Forwarded-Proto", context.Request.Scheme);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest(Browser.TrustedName, key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
