using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Proxies;

/// <summary>The console believes the proxy at 127.0.0.2 and nobody else, this machine's other addresses included.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private static readonly IPAddress Known = IPAddress.Parse("127.0.0.2");

    private readonly ServedConsole _console = new() { Proxy = "10.9.8.0/24, 127.0.0.2" };
    private TlsProxy _proxy = null!;

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        _proxy = await TlsProxy.Start(_console.Address, Known);
    }

    public async Task DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task Behind_a_proxy_with_TLS_an_exercise_is_played_with_a_cookie_that_is_for_TLS_alone()
    {
        using var staff = new Browser(_proxy.Address);
        await staff.Post<SessionReply>("/api/session", new OpenSession(_console.StaffSecret, null, null));
        var made = await staff.Post<ExerciseSummary>("/api/exercises", new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, false, null));
        using var phone = new Browser(_proxy.Address);
        await phone.Post<SessionReply>("/api/session", new OpenSession(null, made.Code, "Ana"));
        var lobby = await phone.Stream(made.Exercise, StreamKind.Lobby);
        await using var socket = await HubSocket.Open(phone);
        await socket.Watch(lobby);

        Assert.True((await staff.Send(made.Streams.Single(s => s.Kind == StreamKind.Staff).Stream, new CommandBody.Start())).Accepted);

        await socket.Next("Changes", change => change.GetProperty("stream").GetString() == lobby);
        Assert.Equal(("__Host-tabletop", true, true, "/"), (phone.Cookie.Name, phone.Cookie.Secure, phone.Cookie.HttpOnly, phone.Cookie.Path));
        var invitation = await staff.Get<Invitation>($"/api/exercises/{made.Exercise}/invitation");
        Assert.Equal(_proxy.Address.GetLeftPart(UriPartial.Authority), invitation.Addresses[0]);
        var (page, _) = await phone.AskGet("/api/session");
        Assert.Contains($"wss://{_proxy.Address.Authority}", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await HubSocket.Try(phone, $"http://{_proxy.Address.Host}:1"));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.AskGet("/metrics")).Response.StatusCode);
    }

    [Fact]
    public async Task What_a_stranger_says_of_where_they_come_from_counts_for_nothing()
    {
        using var stranger = _console.Browser();
        var (_, _) = await stranger.Ask(Spoofed(new OpenSession(_console.StaffSecret, null, null), "203.0.113.1"));
        Assert.Equal(($"tabletop-{_console.Address.Port}", false), (stranger.Cookie.Name, stranger.Cookie.Secure));

        // Another address for each guess buys no further guesses, neither at the console nor at the proxy, which appends to what it is told.
        foreach (var guesser in new[] { _console.Browser(), new Browser(_proxy.Address) })
        {
            for (var i = 0; i < 31; i++)
            {
                await guesser.Ask(Spoofed(new OpenSession(null, "AAAAAAAA", "Eve"), $"203.0.113.{i}"));
            }

            var watch = Stopwatch.StartNew();
            for (var i = 0; i < 3; i++)
            {
                await guesser.Ask(Spoofed(new OpenSession(null, "AAAAAAAA", "Eve"), $"198.51.100.{i}"));
            }

            // One of them may have had the drop of credit that fell meanwhile.
            Assert.True(watch.ElapsedMilliseconds >= 1_900, $"Three guesses over the budget took {watch.ElapsedMilliseconds} ms.");
            guesser.Dispose();
        }
    }

    [Theory]
    [InlineData(null, "127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.2", "127.0.0.1", "203.0.113.7", "127.0.0.1")]
    [InlineData("127.0.0.2", "127.0.0.2", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.2", "127.0.0.2", "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1,127.0.0.0/29", "127.0.0.3", "203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1,127.0.0.0/29", "127.0.0.9", "203.0.113.7", "127.0.0.9")]
    [InlineData("127.0.0.2", "127.0.0.2", "nonsense", "127.0.0.2")]
    public async Task An_address_is_taken_from_known_proxies_and_only_what_the_last_has_added(string? proxies, string from, string header, string counts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{Ports.Free()}");
        await using var app = builder.Build();
        app.UseForwardedHeaders(Tabletop.Web.Starting.Proxies.Trusted(proxies));
        app.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress}"));
        await app.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (to, cancellation) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(to.DnsEndPoint.Host, to.DnsEndPoint.Port, cancellation);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        });
        client.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", header);
        Assert.Equal(counts, await client.GetStringAsync(new Uri(app.Urls.Single())));
    }

    [Fact]
    public void What_is_no_address_is_said_in_one_sentence() =>
        Assert.Contains("'proxy.example'", Assert.Throws<HostingProblem>(() => Tabletop.Web.Starting.Proxies.Trusted("127.0.0.2,proxy.example")).Message, StringComparison.Ordinal);

    private static HttpRequestMessage Spoofed(OpenSession body, string address)
    {
        var request = Browser.Posting("/api/session", body);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", address);
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        return request;
    }
}
