using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Hubs;

/// <summary>What stands on the wire, letter for letter: the official client and whatever else speaks the hub's JSON read it.</summary>
[Collection(OneConsole.Name)]
public sealed class FramesTests(ServedConsole console)
{
    private const string Start = """{"type":1,"target":"Changes","arguments":[""";
    private const string End = "]}";

    [Fact]
    public async Task A_frame_is_what_the_serialiser_writes_of_the_envelope_though_its_changes_are_written_once_for_many()
    {
        using var room = await Room.Open(console);
        var (mayor, seat) = await room.Sit("Änne \"O'Neil\" <b>", "mayor");
        var (other, otherSeat) = await room.Sit("Bea", "mayor");
        (Browser Browser, string Stream)[] viewers = [(mayor, seat), (mayor, seat), (other, otherSeat), (room.Staff, room.StaffStream)];
        var sockets = new List<(Browser Browser, HubSocket Socket, string Stream)>();
        foreach (var (browser, stream) in viewers)
        {
            var socket = await HubSocket.Open(browser);
            await socket.Watch(stream);
            sockets.Add((browser, socket, stream));
        }

        await room.Facilitate(new CommandBody.Start(), new CommandBody.ReleaseInject("call"), new CommandBody.Announce(new() { Text = "Tee um \"vier\" — 茶 🫖 </script>\n& so on\\" }));
        await room.Facilitate(new CommandBody.StopPlay(StopReason.Discussion));

        foreach (var (browser, socket, stream) in sockets)
        {
            await socket.Until(stream, (await browser.Pull(stream)).Seq);
            await socket.DisposeAsync();
        }

        foreach (var browser in new[] { mayor, other, room.Staff })
        {
            string[] frames = [.. browser.Heard.Split(Environment.NewLine).Where(record => record.StartsWith(Start, StringComparison.Ordinal))];
            Assert.True(frames.Length >= 4, browser.Heard);
            Assert.All(frames, frame =>
            {
                var envelope = JsonSerializer.Deserialize<Envelope>(frame[Start.Length..^End.Length], Json.Options)!;
                Assert.Equal(frame, $"{Start}{JsonSerializer.Serialize(envelope, Json.Options)}{End}");
            });
        }

        Assert.Contains("— 茶", mayor.Heard, StringComparison.Ordinal);
    }
}
