using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;
using Receipt = Tabletop.Web.Contracts.Receipt;

namespace Tabletop.Web.Tests.Operations;

/// <summary>The real program is told to stop while people use it, and started again.</summary>
public sealed class StopTests : IDisposable
{
    /// <summary>After this long whoever runs programs begins to kill them.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-stop-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_says_so_first_saves_everything_and_lets_sockets_come_back()
    {
        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var room = await Room.Open(program);
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        var (police, polices) = await room.Sit("Ben", "police");
        await room.Facilitate(new CommandBody.Start());
        await using var socket = await HubSocket.Open(police);
        await socket.Watch(polices);
        Assert.Equal((HttpStatusCode.OK, null), await Stopping(room.Staff));

        var told = Stopwatch.GetTimestamp();
        await program.Terminate();
        await Eventually.Is(
            async () => await Stopping(room.Staff) == (HttpStatusCode.ServiceUnavailable, "The program is being stopped."), "ready says that it is being stopped");
        Assert.Equal("live", (await room.Staff.AskGet("/health/live")).Body);
        var (saved, late) = await SendUntilRefused(mayor, seat);
        Assert.NotEmpty(saved);
        Assert.Equal(saved, await Messages(mayor, seat));
        await socket.Until(polices, (await police.Pull(polices)).Seq);

        Assert.Equal(0, await program.Ended());
        Assert.True(Stopwatch.GetElapsedTime(told) < AtMost);
        await socket.Closed.WaitAsync(Browser.Deadline);
        Assert.EndsWith("""{"type":7,"allowReconnect":true}""", police.Heard.TrimEnd(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "tabletop.db-wal")));

        await program.Start();
        Assert.Equal(saved, await Messages(mayor, seat));
        Assert.True((await mayor.Post<Receipt>("/api/commands", late)).Accepted);
        Assert.Equal([.. saved, ((CommandBody.SendMessage)late.Body).Words.Text!], await Messages(mayor, seat));
    }

    [Fact]
    public async Task Told_twice_it_does_not_wait()
    {
        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var staff = await program.Staff();
        Assert.Equal((HttpStatusCode.OK, null), await Stopping(staff));

        var told = Stopwatch.GetTimestamp();
        await program.Terminate();
        await Eventually.Is(async () => (await Stopping(staff)).Status == HttpStatusCode.ServiceUnavailable, "ready is red");
        await program.Terminate();

        Assert.Equal(0, await program.Ended());
        Assert.True(Stopwatch.GetElapsedTime(told) < TimeSpan.FromSeconds(6), "It waited to be noticed and to say goodbye.");
    }

    [Fact]
    [Trait("Run", "nightly")]
    public async Task Also_when_the_file_takes_no_writes()
    {
        await using var program = new ServedProgram(_folder);
        await program.Start();
        using var room = await Room.Open(program);
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        await room.Facilitate(new CommandBody.Start());
        using var stranger = SqliteFile.Connect(Path.Combine(_folder, "tabletop.db"), Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite);
        stranger.Run("BEGIN IMMEDIATE");
        var unanswered = mayor.AskPost("/api/commands", Message(seat, "Never saved."));

        var told = Stopwatch.GetTimestamp();
        await program.Terminate();
        await program.Ended();

        Assert.True(Stopwatch.GetElapsedTime(told) < AtMost);
        stranger.Run("ROLLBACK");
        await Task.WhenAny(unanswered);
        await program.Start();
        Assert.Empty(await Messages(mayor, seat));
    }

    private static async Task<(List<string> Saved, SendCommand Late)> SendUntilRefused(Browser browser, string seat)
    {
        List<string> saved = [];
        SendCommand? late = null;
        await Eventually.Is(
            async () =>
            {
                Receipt receipt;
                do
                {
                    var text = $"Message {saved.Count}.";
                    late = Message(seat, text);
                    receipt = await browser.Post<Receipt>("/api/commands", late);
                    if (receipt.Accepted)
                    {
                        saved.Add(text);
                    }
                }
                while (receipt.Accepted);

                // Busy: faster than any hand, and the program asks for patience.
                Assert.Contains(receipt.Code, new[] { HostRefusals.Busy, HostRefusals.Retry });
                Assert.True(receipt.Transient);
                return receipt.Code == HostRefusals.Retry;
            },
            "commands are taken no more",
            Browser.Patience);
        return (saved, late!);
    }

    private static SendCommand Message(string seat, string text) =>
        new(seat, Guid.CreateVersion7().ToString(), new CommandBody.SendMessage("police", new() { Text = text }), null);

    private static async Task<IEnumerable<string>> Messages(Browser browser, string seat) =>
    [
        .. (await browser.PullPatiently(seat)).View!.Value.GetProperty("messages").EnumerateArray()
            .Select(m => m.GetProperty("words").GetProperty("text").GetString()!),
    ];

    private static async Task<(HttpStatusCode Status, string? Sentence)> Stopping(Browser browser)
    {
        var (response, body) = await browser.AskGet("/health/ready");
        var check = JsonDocument.Parse(body).RootElement.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "stopping");
        return (response.StatusCode, check.TryGetProperty("sentence", out var sentence) ? sentence.GetString() : null);
    }
}
