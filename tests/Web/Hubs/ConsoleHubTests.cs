using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Hubs;

[Collection(OneConsole.Name)]
public sealed class ConsoleHubTests(ServedConsole console)
{
    [Fact]
    public async Task Envelopes_fold_into_what_a_whole_view_says()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Ola", "mayor");
        var waiting = await room.Enter("Pia");
        var lobby = await waiting.Stream(room.Exercise, StreamKind.Lobby);
        (Browser Browser, string Stream)[] viewers = [(room.Staff, room.StaffStream), (mayor, seat), (waiting, lobby)];
        var copies = new List<(Browser Browser, HubSocket Socket, Folded Copy, string Stream)>();
        foreach (var (browser, stream) in viewers)
        {
            var socket = await HubSocket.Open(browser);
            copies.Add((browser, socket, new(await socket.Watch(stream)), stream));
        }

        await room.Facilitate(
            new CommandBody.Start(), new CommandBody.SetPace(100), new CommandBody.ReleaseInject("call"), new CommandBody.ReleaseInject("news"));
        await mayor.Send(seat, new CommandBody.Answer("first-word", "wait", new() { Text = "Too early." }));
        await room.Facilitate(
            new CommandBody.Announce(new() { Text = "Tea at four." }), new CommandBody.StopPlay(StopReason.Discussion), new CommandBody.Lift(1), new CommandBody.EndPlay());

        foreach (var (browser, socket, copy, stream) in copies)
        {
            var whole = await browser.Pull(stream);
            foreach (var envelope in await socket.Until(stream, whole.Seq))
            {
                copy.Fold(envelope);
            }

            copy.AssertIs(whole);
            await socket.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_was_missed_comes_as_envelopes_and_another_epoch_as_a_whole_view()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Quin", "mayor");
        var copy = new Folded(await mayor.Pull(seat));
        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"));

        var missed = await mayor.Pull(seat, copy.Epoch, copy.Seq);

        Assert.Null(missed.View);
        Assert.NotEmpty(missed.Envelopes);
        foreach (var envelope in missed.Envelopes)
        {
            copy.Fold(envelope);
        }

        copy.AssertIs(await mayor.Pull(seat, "another", copy.Seq));
    }

    [Fact]
    public async Task A_person_who_is_removed_is_told_and_hung_up_on()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Rae", "mayor");
        var lobby = await mayor.Stream(room.Exercise, StreamKind.Lobby);
        await using var socket = await HubSocket.Open(mayor);
        await socket.Watch(lobby);
        await socket.Watch(seat);

        await room.Facilitate(new CommandBody.Start(), new CommandBody.Remove(await room.Person("Rae")));
        await room.Facilitate(new CommandBody.ReleaseInject("call"), new CommandBody.ReleaseInject("news"));

        await socket.Closed.WaitAsync(Browser.Deadline);
        Assert.Equal(2, mayor.Heard.Split("\"target\":\"Gone\"").Length - 1);
        var last = mayor.Heard.LastIndexOf("\"target\":\"Gone\"", StringComparison.Ordinal);
        Assert.DoesNotContain("\"target\":\"Changes\"", mayor.Heard[last..], StringComparison.Ordinal);
        Assert.DoesNotContain("canary-inject-mayor", mayor.Heard, StringComparison.Ordinal);
        Assert.Empty((await mayor.Get<SessionReply>("/api/session")).Streams);
        Assert.Equal(404, (int)(await mayor.AskGet($"/api/streams/{seat}")).Response.StatusCode);
    }

    [Fact]
    public async Task Who_is_moved_loses_the_old_seat_and_gets_the_new()
    {
        using var room = await Room.Open(console);
        var (browser, old) = await room.Sit("Sol", "mayor");
        await using var socket = await HubSocket.Open(browser);
        await socket.Watch(await browser.Stream(room.Exercise, StreamKind.Lobby));
        await socket.Watch(old);

        await room.Facilitate(new CommandBody.SeatPerson(await room.Person("Sol"), "police"));

        Assert.Equal(old, (await socket.Next("Gone", _ => true)).GetString());
        var seat = await browser.Stream(room.Exercise, StreamKind.Seat);
        Assert.NotEqual(old, seat);
        Assert.Contains("canary-private-police", (await socket.Watch(seat)).View!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("not-in-seat", (await browser.Send(old, new CommandBody.LeaveSeat())).Code);
    }

    [Fact]
    public async Task Junk_on_one_socket_does_not_disturb_another()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Tom", "mayor");
        await using var good = await HubSocket.Open(room.Staff);
        await good.Watch(room.StaffStream);
        await using var bad = await HubSocket.Open(mayor);

        Assert.True((await bad.Invoke("NoSuchMethod", 1)).TryGetProperty("error", out _));
        Assert.True((await bad.Invoke("Watch", new { no = "string" }, 1, "x")).TryGetProperty("error", out _));
        await bad.Invoke("Watch", seat, null!, -5);
        _ = bad.Invoke("Watch", new string('x', 40_000), null!, 0);
        await bad.Closed.WaitAsync(Browser.Deadline);

        await room.Facilitate(new CommandBody.Start());
        await good.Next("Changes", e => e.GetProperty("stream").GetString() == room.StaffStream);
    }
}
