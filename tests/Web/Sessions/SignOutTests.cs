using System.Net;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Sessions;

[Collection(OneConsole.Name)]
public sealed class SignOutTests(ServedConsole console)
{
    [Fact]
    public async Task Signing_out_ends_the_session_here_and_in_every_copy_of_its_cookie()
    {
        using var room = await Room.Open(console);
        using var staff = await console.Staff();
        var desk = await staff.Stream(room.Exercise, StreamKind.Staff);
        var cookie = staff.Cookies;
        await using var socket = await HubSocket.Open(staff);
        await socket.Watch(desk);

        var reply = await staff.Delete<SessionReply>("/api/session");

        Assert.False(reply.MayCreate);
        Assert.Empty(reply.Streams);
        Assert.Equal("", staff.Cookies);
        // Two seconds are promised; the rest is for a machine that is busy with other tests.
        await socket.Closed.WaitAsync(TimeSpan.FromSeconds(2 + 8));
        using var thief = console.Browser();
        using var stranger = console.Browser();
        foreach (var path in new[] { "/api/session", $"/api/streams/{Uri.EscapeDataString(desk)}", "/api/exercises", $"/api/exercises/{room.Exercise}/invitation" })
        {
            var (stolen, wrong) = (await Ask(thief, path, cookie), await Ask(stranger, path, cookie.Split('=')[0] + "=wrong"));
            Assert.Equal((wrong.Response.StatusCode, wrong.Body), (stolen.Response.StatusCode, stolen.Body));
        }

        thief.Holds(cookie.Split('=', 2)[1]);
        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.Try(thief, thief.Origin));
    }

    [Fact]
    public async Task Others_stay_and_whoever_has_no_session_has_nothing_to_lose()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        await using var socket = await HubSocket.Open(mayor);
        await socket.Watch(seat);
        var leaving = await room.Enter("Ben");

        await leaving.Delete<SessionReply>("/api/session");
        await leaving.Delete<SessionReply>("/api/session");

        await room.Facilitate(new CommandBody.Start());
        await socket.Next("Changes", _ => true);
        Assert.False(socket.Closed.IsCompleted);
        Assert.NotNull((await mayor.Pull(seat)).View);
    }

    private static Task<(HttpResponseMessage Response, string Body)> Ask(Browser browser, string path, string cookie) =>
        browser.Ask(new(HttpMethod.Get, path) { Headers = { { "Cookie", cookie } } });
}
