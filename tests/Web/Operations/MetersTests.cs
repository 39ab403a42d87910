using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>The real program is measured, and neither its measurements nor anything it prints tells of people, secrets or what was said.</summary>
public sealed partial class MetersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-meters-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_exercise_shows_in_the_figures_and_nothing_of_it_in_labels_or_logs()
    {
        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var room = await Room.Open(program);
        var (mayor, seat) = await room.Sit("canary-name-mayor", "mayor");
        var (police, polices) = await room.Sit("canary-name-police", "police");
        var invitation = await room.Staff.Get<Invitation>($"/api/exercises/{room.Exercise}/invitation");
        var link = await room.Staff.Post<MadeLink>($"/api/exercises/{room.Exercise}/links", new MakeLink(LinkKind.Staff));
        using var helper = program.Browser();
        await helper.Post<SessionReply>("/api/session", new OpenSession(link.Secret, null, null));
        var helpers = helper.Cookies;
        await room.Staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase(null, "canary-passphrase"));
        await helper.AskPost("/api/session", new OpenSession(program.StaffSecret, null, null, "canary-guessed-passphrase"));
        await room.Staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase("canary-passphrase", null));
        var renewed = await room.Staff.Post<Invitation>($"/api/exercises/{room.Exercise}/code", new { });
        await helper.Delete<SessionReply>("/api/session");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"), new CommandBody.ReleaseInject("news"));
        var socket = await HubSocket.Open(police);
        await socket.Watch(polices);
        var message = new SendCommand(seat, "canary-id", new CommandBody.SendMessage("police", new() { Text = "canary-text" }), null);
        Assert.True((await mayor.Post<Receipt>("/api/commands", message)).Accepted);
        Assert.True((await mayor.Post<Receipt>("/api/commands", message)).Accepted);
        await socket.Next("Changes", e => e.GetRawText().Contains("canary-text", StringComparison.Ordinal));
        await Misbehave(room, mayor, seat, socket);

        var metrics = await Metrics(mayor);
        Assert.True(metrics["tabletop_command_to_commit_ms_count"] >= 4);
        Assert.True(metrics["tabletop_commit_to_client_ms_count"] >= 1);
        Assert.True(metrics["tabletop_log_commit_ms_count"] >= 4);
        Assert.Equal(1, metrics["tabletop_duplicates_refused"]);
        Assert.Equal(1, metrics["tabletop_commands_refused{code=\"not-staff\"}"]);
        Assert.Equal(1, metrics["tabletop_commands_refused{code=\"unknown\"}"]);
        Assert.Equal(1, metrics["tabletop_connections"]);
        Assert.True(metrics.ContainsKey("tabletop_queue_depth"));
        Assert.True(metrics.ContainsKey("tabletop_log_queue_depth"));
        await socket.DisposeAsync();
        await Eventually.Is(async () => (await Metrics(mayor)) is var m && (m["tabletop_connections"], m["tabletop_queue_depth"]) == (0, 0), "no socket is left");

        var page = (await mayor.AskGet("/metrics")).Body;
        await program.Terminate();
        Assert.Equal(0, await program.Ended());
        string[] secret =
        [
            "canary", room.Exercise, room.Summary.Code, program.StaffSecret, invitation.BoardSecret!, link.Secret, link.Link, renewed.Code, helpers.Split('=', 2)[1], seat, polices, room.StaffStream,
            .. new[] { room.Staff, mayor, police }.SelectMany(b => b.Cookies.Split(';')).Select(c => c.Split('=', 2)[1].Trim()),
            "p-", "127.0.0.1:",
        ];
        Assert.DoesNotContain(secret[..^1], word => page.Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.All(Labels().Matches(page), label => Assert.Contains(label.Groups[1].Value, new[] { "code", "le" }));
        Assert.DoesNotContain(secret[..^2], word => program.Said.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Only_this_machine_is_shown_the_figures()
    {
        await using var console = new ServedProgram(_folder);
        await console.Start();
        using var browser = console.Browser();
        var forwarded = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Ask(forwarded)).Response.StatusCode);
        var (response, _) = await browser.AskGet("/metrics");
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    /// <summary>What strangers and broken clients do, with something in it that must not be noted down.</summary>
    private static async Task Misbehave(Room room, Browser mayor, string seat, HubSocket socket)
    {
        Assert.Equal("not-staff", (await mayor.Send(seat, new CommandBody.Announce(new() { Text = "canary-announced" }))).Code);
        Assert.Equal("unknown", (await mayor.Send(seat, new CommandBody.SendMessage("canary-seat", new() { Text = "canary-lost" }))).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskPost("/api/session", new OpenSession("canary-secret", null, null))).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskPost("/api/session", new OpenSession(null, "CANARY99", "canary-guesser"))).Response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskGet($"/api/streams/{room.Exercise}~staff~canary-person")).Response.StatusCode);
        var junk = new HttpRequestMessage(HttpMethod.Post, "/api/commands")
        {
            Content = new StringContent("{\"canary-key\": canary-value", null, "application/json"),
            Headers = { { "X-Tabletop", "1" } },
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await mayor.Ask(junk)).Response.StatusCode);
        Assert.True((await socket.Invoke("canary-method", "canary-argument")).TryGetProperty("error", out _));
        Assert.True((await socket.Invoke("Watch", "canary-stream", null!, 0)).TryGetProperty("error", out _));
    }

    private static async Task<Dictionary<string, double>> Metrics(Browser browser) => (await browser.AskGet("/metrics")).Body
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    [GeneratedRegex("([a-z_]+)=\"")]
    private static partial Regex Labels();
}
