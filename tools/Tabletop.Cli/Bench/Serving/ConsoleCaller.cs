using System.Net.Http.Json;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;

namespace Tabletop.Cli.Bench.Serving;

/// <summary>Speaks plain HTTP to a console, as many people.</summary>
internal sealed class ConsoleCaller(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };

    public static string Cookie(Uri address, Guest guest) => FormattableString.Invariant($"tabletop-{address.Port}={guest.Session}");

    /// <exception cref="UnusableException">It was refused.</exception>
    public async Task Send(Guest guest, CommandBody body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/commands");
        request.Headers.Add("X-Tabletop", "1");
        request.Headers.Add("Cookie", Cookie(address, guest));
        request.Content = JsonContent.Create(new SendCommand(guest.Stream, Venue.NewId(), body, null), options: Json.Options);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode || JsonSerializer.Deserialize<Receipt>(text, Json.Options) is not { Accepted: true })
        {
            throw new UnusableException($"The benchmark's own command was refused: {(int)response.StatusCode} {text}");
        }
    }

    /// <summary>The whole view of their seat.</summary>
    public async Task Pull(Guest guest)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/streams/{guest.Stream}");
        request.Headers.Add("Cookie", Cookie(address, guest));
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    public Task<string> Get(string path) => _http.GetStringAsync(new Uri(address, path));

    public void Dispose() => _http.Dispose();
}
