using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Streams;

[Collection(OneConsole.Name)]
public sealed class ConfinementTests(ServedConsole console)
{
    /// <summary>The words each viewer may meet while play lasts; every other canary must be in no byte that reaches it.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["mayor"] = ["canary-private-mayor", "canary-inject-mayor", "canary-alt-mayor", "canary-ask-mayor", "canary-option-mayor", "canary-because-mayor", "canary-message-mayor-police"],
        ["police"] = ["canary-private-police", "canary-inject-police", "canary-alt-police", "canary-message-mayor-police"],
        ["schools"] = ["canary-private-schools", "canary-fact-schools"],
        ["lobby"] = [],
        ["board"] = [],
    };

    private static readonly string[] All =
    [
        .. Allowed.Values.SelectMany(w => w).Distinct(),
        "canary-staff-indicator", "canary-staff-title", "canary-staff-hint", "canary-staff-ending", "canary-staff-uneasy",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Each_viewer_meets_its_own_canaries_and_no_others(string language)
    {
        using var room = await Room.Open(console);
        var viewers = new Dictionary<string, (Browser Browser, string Stream)>();
        foreach (var seat in new[] { "mayor", "police", "schools" })
        {
            viewers[seat] = await room.Sit($"Person {seat}", seat, language);
        }

        var waiting = await room.Enter("Waiting", language);
        viewers["lobby"] = (waiting, await waiting.Stream(room.Exercise, StreamKind.Lobby));
        viewers["board"] = await room.Projector(language);
        var sockets = new Dictionary<string, HubSocket>();
        foreach (var (viewer, (browser, stream)) in viewers)
        {
            sockets[viewer] = await HubSocket.Open(browser);
            await sockets[viewer].Watch(stream);
        }

        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("tip"), new CommandBody.ReleaseInject("call"));
        var (mayor, mayors) = viewers["mayor"];
        await mayor.Send(mayors, new CommandBody.Answer("first-word", "speak", new() { Text = "canary-because-mayor" }));
        await mayor.Send(mayors, new CommandBody.SendMessage("police", new() { Text = "canary-message-mayor-police" }));
        await room.Facilitate(new CommandBody.ReleaseInject("news"));

        // The public inject comes last on every stream but the lobby's, so what went before has arrived when it has.
        foreach (var (viewer, (browser, stream)) in viewers)
        {
            if (viewer != "lobby")
            {
                await sockets[viewer].Next("Changes", e => e.GetRawText().Contains("Everybody hears this.", StringComparison.Ordinal));
            }

            await browser.Pull(stream);
            await browser.Get<SessionReply>("/api/session");
            await sockets[viewer].DisposeAsync();
        }

        foreach (var (viewer, (browser, _)) in viewers)
        {
            Assert.Equal(Allowed[viewer].Order(), All.Where(canary => browser.Heard.Contains(canary, StringComparison.Ordinal)).Order());
            Assert.Equal(language == "fr" && viewer != "board", browser.Heard.Contains("En français", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Another_seats_stream_looks_like_one_that_does_not_exist()
    {
        using var room = await Room.Open(console);
        var (mayor, own) = await room.Sit("Mia", "mayor");
        var (_, foreign) = await room.Sit("Ned", "police");
        await using var socket = await HubSocket.Open(mayor);
        var answers = new HashSet<(HttpStatusCode, string)>();
        var errors = new HashSet<string>();

        foreach (var stream in new[] { foreign, room.StaffStream, $"{room.Exercise}~board", $"{own}9", "nowhere~board", "x", new string('~', 500) })
        {
            var (response, body) = await mayor.AskGet($"/api/streams/{Uri.EscapeDataString(stream)}");
            answers.Add((response.StatusCode, body));
            (response, body) = await mayor.AskPost("/api/commands", new SendCommand(stream, "id", new CommandBody.LeaveSeat(), null));
            if (stream != $"{own}9")
            {
                answers.Add((response.StatusCode, body));
            }

            errors.Add((await socket.Invoke("Watch", stream, null!, 0)).GetProperty("error").GetString()!);
        }

        Assert.Equal(HttpStatusCode.NotFound, Assert.Single(answers).Item1);
        Assert.Single(errors);
        Assert.NotNull((await mayor.Pull(own)).View);
    }

    [Fact]
    public async Task Without_a_session_there_is_nothing()
    {
        using var room = await Room.Open(console);
        using var nobody = console.Browser();

        Assert.Empty((await nobody.Get<SessionReply>("/api/session")).Streams);
        Assert.Equal("[]", (await nobody.AskGet("/api/exercises")).Body);
        foreach (var path in new[] { $"/api/streams/{room.Exercise}~board", $"/api/exercises/{room.Exercise}/invitation" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.AskGet(path)).Response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.Try(nobody, nobody.Origin));
        var create = new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, false, null);
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.AskPost("/api/exercises", create)).Response.StatusCode);
    }
}
