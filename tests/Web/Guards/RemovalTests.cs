using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Guards;

[Collection(OneConsole.Name)]
public sealed class RemovalTests(ServedConsole console)
{
    /// <summary>Two seconds are promised; the rest is for a machine that is busy with other tests.</summary>
    private static readonly TimeSpan ClosedWithin = TimeSpan.FromSeconds(2 + 8);

    [Fact]
    public async Task Every_socket_of_a_removed_person_is_closed_also_one_that_watches_nothing()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Ada", "mayor");
        await using var watching = await HubSocket.Open(mayor);
        await watching.Watch(seat);
        await using var idle = await HubSocket.Open(mayor);
        var (police, other) = await room.Sit("Bo", "police");
        await using var stays = await HubSocket.Open(police);
        await stays.Watch(other);

        await room.Facilitate(new CommandBody.Remove(await room.Person("Ada")));

        await Task.WhenAll(watching.Closed, idle.Closed).WaitAsync(ClosedWithin);
        await room.Facilitate(new CommandBody.Start());
        await stays.Next("Changes", _ => true);
        Assert.False(stays.Closed.IsCompleted);
    }

    [Fact]
    public async Task Who_is_removed_from_one_exercise_keeps_the_socket_for_another()
    {
        using var room = await Room.Open(console);
        using var other = await Room.Open(console);
        var (browser, seat) = await room.Sit("Cy", "mayor");
        await browser.Post<SessionReply>("/api/session", new OpenSession(null, other.Summary.Code, "Cy"));
        var lobby = await browser.Stream(other.Exercise, StreamKind.Lobby);
        await using var socket = await HubSocket.Open(browser);
        await socket.Watch(seat);
        await socket.Watch(lobby);

        await room.Facilitate(new CommandBody.Remove(await room.Person("Cy")));
        Assert.Equal(seat, (await socket.Next("Gone", _ => true)).GetString());

        await other.Facilitate(new CommandBody.Start());
        await socket.Next("Changes", change => change.GetProperty("stream").GetString() == lobby);
    }

    [Fact]
    public async Task Nothing_decided_after_a_move_reaches_the_old_seats_stream()
    {
        using var room = await Room.Open(console);
        var (browser, old) = await room.Sit("Dee", "mayor");
        await using var socket = await HubSocket.Open(browser);
        await socket.Watch(old);
        await room.Facilitate(new CommandBody.Start());

        await room.Facilitate(new CommandBody.SeatPerson(await room.Person("Dee"), "police"), new CommandBody.ReleaseInject("call"), new CommandBody.ReleaseInject("news"));
        var seat = await browser.Stream(room.Exercise, StreamKind.Seat);
        await socket.Watch(seat);
        await room.Facilitate(new CommandBody.ReleaseInject("tip"));
        await socket.Next("Changes", change => change.GetRawText().Contains("canary-inject-police", StringComparison.Ordinal));

        Assert.DoesNotContain("canary-inject-mayor", browser.Heard, StringComparison.Ordinal);
        var gone = browser.Heard.IndexOf("\"target\":\"Gone\"", StringComparison.Ordinal);
        Assert.DoesNotContain($"\"stream\":\"{old}\"", browser.Heard[(gone + 200)..], StringComparison.Ordinal);
    }
}
