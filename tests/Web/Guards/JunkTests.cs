using System.Net.WebSockets;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Guards;

/// <summary>What no client of ours sends. On a console of its own, since the address of all tests pays for it.</summary>
public sealed class JunkTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public static TheoryData<string> Junk => new(
        """{"type":1,"invocationId":"1","target":"NoSuchMethod","arguments":[1]}""",
        """{"type":1,"target":"NoSuchMethod","arguments":[]}""",
        """{"type":1,"invocationId":"1","target":"Watch","arguments":[{"no":"string"},1,"x"]}""",
        """{"type":1,"invocationId":"1","target":"Watch","arguments":[]}""",
        """{"type":1,"invocationId":"1","target":"Send","arguments":[{"stream":"x","id":"y","body":{"type":"no-such-command"}}]}""",
        """{"type":4,"invocationId":"1","target":"Watch","arguments":["x",null,0]}""",
        """{"type":2,"invocationId":"1","item":1}""",
        """{"type":3,"invocationId":"1","result":1}""",
        """{"type":5,"invocationId":"1"}""",
        """{"type":6}""",
        """{"type":99}""",
        """{"type":1,"invocationId":"1","target":"Watch","arguments":["nowhere",null,0]}""");

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [MemberData(nameof(Junk))]
    public async Task A_socket_that_goes_on_with_it_is_closed(string record)
    {
        using var room = await Room.Open(_console);
        var (mayor, _) = await room.Sit("Tom", "mayor");
        await using var bad = await HubSocket.Open(mayor);

        await Flood(bad, record, atOnce: 500);

        await bad.Closed.WaitAsync(Browser.Deadline);
    }

    [Fact]
    public async Task A_hundred_junk_records_a_second_close_their_socket_and_nobody_else_notices()
    {
        using var room = await Room.Open(_console);
        var (mayor, _) = await room.Sit("Tom", "mayor");
        var (police, seat) = await room.Sit("Uma", "police");
        await using var good = await HubSocket.Open(police);
        await good.Watch(seat);
        await room.Facilitate(new CommandBody.Start());
        await using var bad = await HubSocket.Open(mayor);
        var flood = Flood(bad, """{"type":1,"invocationId":"1","target":"NoSuchMethod","arguments":[1]}""", atOnce: 1);

        // From the other socket go commands, and to it comes what they change, before and after the first one is closed.
        var said = 0;
        for (var after = 0; after < 3; after += bad.Closed.IsCompleted ? 1 : 0)
        {
            var text = $"word-{++said}.";
            var receipt = await good.Send(new(seat, Guid.CreateVersion7().ToString(), new CommandBody.SendMessage("mayor", new() { Text = text }), null));
            Assert.True(receipt.Accepted, receipt.Sentence);
            await good.Next("Changes", change => change.GetRawText().Contains(text, StringComparison.Ordinal));
            await Task.WhenAny(bad.Closed, Task.Delay(200));
        }

        await flood;
        Assert.False(good.Closed.IsCompleted);
    }

    [Fact]
    public async Task Who_comes_back_as_somebody_else_has_no_more_patience_to_use_up()
    {
        using var room = await Room.Open(_console);
        var taken = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            var browser = await room.Enter($"Vic {i}");
            await using var bad = await HubSocket.Open(browser);
            taken.Add(await UntilClosed(bad));
        }

        Assert.InRange(taken[0], 50, 400);
        Assert.InRange(taken[3], 0, taken[0] / 2);

        // Whoever shares the address and sends nothing wrong is as well off as before.
        var (wes, seat) = await room.Sit("Wes", "police");
        await using var good = await HubSocket.Open(wes);
        Assert.NotNull((await good.Watch(seat)).View);
        await room.Facilitate(new CommandBody.Start());
        await good.Next("Changes", _ => true);
    }

    [Fact]
    public async Task Phones_of_a_whole_venue_may_say_from_one_address_that_they_are_still_there()
    {
        const int Phones = 16;
        const int Sockets = 16;
        using var room = await Room.Open(_console);
        List<HubSocket> all = [];
        for (var i = 0; i < Phones; i++)
        {
            var phone = await room.Enter($"Zoe {i}");
            var stream = await phone.Stream(room.Exercise, StreamKind.Lobby);
            all.AddRange(await Task.WhenAll(Enumerable.Range(0, Sockets).Select(async _ =>
            {
                var socket = await HubSocket.Open(phone);
                await socket.Write("""{"type":6}""");
                Assert.NotNull((await socket.Watch(stream)).View);
                return socket;
            })));
        }

        Assert.DoesNotContain(all, socket => socket.Closed.IsCompleted);
        foreach (var socket in all)
        {
            await socket.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("""{"type":1,"target":""")]
    [InlineData("[]")]
    public async Task What_is_no_record_at_all_closes_the_socket_at_once(string record)
    {
        using var room = await Room.Open(_console);
        var (mayor, _) = await room.Sit("Xia", "mayor");
        await using var bad = await HubSocket.Open(mayor);

        await bad.Write(record);

        await bad.Closed.WaitAsync(Browser.Deadline);
    }

    [Fact]
    public async Task Records_that_never_end_close_the_socket()
    {
        using var room = await Room.Open(_console);
        var (mayor, _) = await room.Sit("Yan", "mayor");
        await using var bad = await HubSocket.Open(mayor);

        await Flood(bad, new string('x', 20_000), atOnce: 100, ends: false);

        await bad.Closed.WaitAsync(Browser.Deadline);
    }

    /// <summary>A hundred times a second, until the server hangs up.</summary>
    private static async Task Flood(HubSocket socket, string record, int atOnce, bool ends = true)
    {
        using var deadline = new CancellationTokenSource(Browser.Deadline);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        try
        {
            while (!socket.Closed.IsCompleted && await timer.WaitForNextTickAsync(deadline.Token))
            {
                for (var i = 0; i < atOnce && !socket.Closed.IsCompleted; i++)
                {
                    await (ends ? socket.Write(record) : socket.WritePart(record));
                }
            }
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It has hung up.
        }
    }

    /// <summary>How many wrong calls were answered before the server hung up.</summary>
    private static async Task<int> UntilClosed(HubSocket socket)
    {
        var answered = 0;
        try
        {
            while (await Task.WhenAny(socket.Invoke("NoSuchMethod", 1), socket.Closed) != socket.Closed)
            {
                answered++;
            }
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // It has hung up.
        }

        return answered;
    }
}
