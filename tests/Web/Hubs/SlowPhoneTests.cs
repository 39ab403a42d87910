using System.Globalization;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Hubs;

[Collection(OneConsole.Name)]
public sealed class SlowPhoneTests(ServedConsole console)
{
    private const int People = 20;
    private const int Sockets = 140;

    /// <summary>With these a whole view is so long that a few dozen fill every buffer on the way.</summary>
    private const int LongWords = 25;

    private const int Unread = 80;

    /// <summary>So many messages wait for one socket alone when it takes nothing any more.</summary>
    private const int Stuck = 6;

    /// <summary>More than a queue holds.</summary>
    private const int News = 100;

    /// <summary>Fewer than a queue holds, for those who read as fast as this machine lets them.</summary>
    private const int AtOnce = 25;

    [Fact]
    public async Task A_phone_that_stops_reading_costs_the_other_139_nothing_and_is_told_once_to_pull()
    {
        using var room = await Room.Open(console);
        await room.Facilitate(new CommandBody.Start());
        await room.Facilitate([.. Enumerable.Range(0, LongWords).Select(i => new CommandBody.Announce(new() { Text = new string('x', 3_900) }))]);
        List<(Browser Browser, string Stream)> people = [];
        for (var i = 0; i < People; i++)
        {
            people.Add(await room.Sit(string.Create(CultureInfo.InvariantCulture, $"Guest {i}"), "mayor"));
        }

        var (slowBrowser, slowStream) = people[0];
        await using var slow = await HubSocket.Open(slowBrowser, receiveBuffer: 4_096);
        var copy = new Folded(await slow.Watch(slowStream));
        var good = new List<(HubSocket Socket, string Stream, Folded Copy)>();
        for (var i = 1; i < Sockets; i++)
        {
            var (browser, stream) = people[1 + (i % (People - 1))];
            var socket = await HubSocket.Open(browser);
            good.Add((socket, stream, new(await socket.Watch(stream))));
        }

        slow.StopReading();
        for (var i = 0; i < Unread; i++)
        {
            // Answers that nobody reads.
            _ = slow.Invoke("Watch", slowStream, null!, 0);
        }

        // What comes waits for it, once those answers have filled every buffer, and for nobody else.
        var (waiting, changes) = (0, 0);
        while (waiting < Stuck)
        {
            await room.Facilitate(new CommandBody.Announce(new() { Text = "Is it full?" }));
            await Have(good, ++changes);
            waiting = await Waiting(room.Staff);
        }

        // By many people at once: the server gives a socket that takes nothing ten seconds.
        foreach (var some in Enumerable.Range(0, News).Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(async i =>
            {
                var (browser, stream) = people[1 + (i % (People - 1))];
                var receipt = await browser.Send(stream, new CommandBody.NoteDecision(new() { Text = $"News {i}." }));
                Assert.True(receipt.Accepted, receipt.Sentence);
            }));

            await Have(good, changes += AtOnce);
        }

        Assert.False(slow.Closed.IsCompleted);
        slow.ReadOn();
        Assert.Equal(slowStream, (await slow.Next("Resync", _ => true)).GetString());
        var missed = await slowBrowser.PullPatiently(slowStream, copy.Epoch, copy.Seq);
        foreach (var envelope in missed.Envelopes)
        {
            copy.Fold(envelope);
        }

        copy.AssertIs(await slowBrowser.PullPatiently(slowStream));

        // It goes on from there, and was told once.
        await room.Facilitate(new CommandBody.Announce(new() { Text = "And so on." }));
        await slow.Next("Changes", change => change.GetProperty("seq").GetInt64() == copy.Seq + 1);
        Assert.Equal(1, slowBrowser.Heard.Split("\"target\":\"Resync\"").Length - 1);

        // Nobody else has missed anything.
        await Have(good, changes + 1);
        foreach (var (socket, stream, theirs) in good)
        {
            foreach (var envelope in socket.Seen(stream))
            {
                theirs.Fold(envelope);
            }

            await socket.DisposeAsync();
        }

        good[0].Copy.AssertIs(await people[2].Browser.Pull(good[0].Stream));
    }

    /// <summary>All have so many changes more than when they came. They are folded later: a socket that takes nothing is given ten seconds.</summary>
    private static async Task Have(List<(HubSocket Socket, string Stream, Folded Copy)> people, int changes)
    {
        foreach (var (socket, stream, copy) in people)
        {
            await socket.Next("Changes", e => e.GetProperty("stream").GetString() == stream && e.GetProperty("seq").GetInt64() == copy.Seq + changes);
        }
    }

    /// <summary>Messages in the queues of all sockets.</summary>
    private static async Task<int> Waiting(Browser browser) => int.Parse(
        (await browser.AskGet("/metrics")).Body.Split('\n').Single(line => line.StartsWith("tabletop_queue_depth ", StringComparison.Ordinal)).Split(' ')[1],
        CultureInfo.InvariantCulture);
}
