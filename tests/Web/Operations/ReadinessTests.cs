using System.Globalization;
using System.Net;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;
using Receipt = Tabletop.Web.Contracts.Receipt;

namespace Tabletop.Web.Tests.Operations;

/// <summary>A disk that fills up and a file that becomes read-only under the running program, and both mended again.</summary>
public sealed class ReadinessTests : IDisposable
{
    /// <summary>How soon whoever sends people here must know.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-ready-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task On_a_full_disk_nothing_is_acknowledged_reading_goes_on_and_room_is_all_it_takes()
    {
        // A disk of the program's own, in a namespace of its own, where anybody may mount.
        await using var program = new ServedProgram(
            _folder, "unshare", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=1g tabletop \"$0\" && exec \"$@\"", _folder);
        await program.Start();
        async Task Resize(string size) => await InNamespace(program, "mount", "-o", $"remount,size={size}", _folder);

        await Breaks(
            program,
            async () =>
            {
                var used = await InNamespace(program, "df", "--output=used", "-k", _folder);
                await Resize($"{long.Parse(used.Trim().Split('\n')[^1], CultureInfo.InvariantCulture)}k");
            },
            () => Resize("1g"),
            ["writer", "disk"]);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_is_said_before_anything_is_refused()
    {
        await using var program = new ServedProgram(
            _folder, "unshare", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=400m tabletop \"$0\" && exec \"$@\"", _folder);
        await program.Start();
        using var browser = await program.Staff();

        var (status, checks) = await Ready(browser);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(["disk"], checks.Where(c => c.Value is not null).Select(c => c.Key));
        Assert.Matches("^Only 3[0-9][0-9] MB are free .* make room until it is 500 MB\\.$", checks["disk"]);
    }

    [Fact]
    public async Task When_the_file_becomes_read_only_likewise()
    {
        await using var program = new ServedProgram(_folder);
        await program.Start();
        async Task Mark(string how) => await ServedProgram.Run("chattr", how, Path.Combine(_folder, "tabletop.db"), Path.Combine(_folder, "tabletop.db-wal"));
        try
        {
            await Breaks(program, () => Mark("+i"), () => Mark("-i"), ["writer"]);
        }
        finally
        {
            await Mark("-i");
        }
    }

    [Fact]
    public async Task A_folder_on_a_read_only_disk_is_not_said_to_be_used_by_another()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "tabletop.db"), []);
        await using var program = new ServedProgram(
            _folder,
            "unshare", "--map-root-user", "--mount", "sh", "-c", "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"", _folder);

        await Assert.ThrowsAsync<InvalidOperationException>(program.Start);

        await Eventually.Is(() => program.Said.Contains("cannot be written", StringComparison.Ordinal), "it says why");
        Assert.DoesNotContain("Another Tabletop", program.Said, StringComparison.Ordinal);
    }

    private static async Task Breaks(ServedProgram program, Func<Task> fail, Func<Task> mend, string[] red)
    {
        using var room = await Room.Open(program);
        var (mayor, seat) = await room.Sit("Ana", "mayor");
        await room.Facilitate(new CommandBody.Start());
        Assert.True((await mayor.Send(seat, Message("Before."))).Accepted);
        Assert.Equal(HttpStatusCode.OK, (await Ready(mayor)).Status);

        await fail();

        var waited = await Eventually.Is(async () => (await Ready(mayor)).Status == HttpStatusCode.ServiceUnavailable, "ready is red");
        Assert.True(waited < Soon, $"Ready was red after {waited}.");
        // The writer may find a last page that it can use; then what it says it has saved is saved.
        List<string> saved = ["Before."];
        SendCommand? refused = null;
        await Eventually.Is(
            async () =>
            {
                var text = $"While broken {saved.Count}.";
                var command = new SendCommand(seat, Guid.CreateVersion7().ToString(), Message(text), null);
                var receipt = await mayor.Post<Receipt>("/api/commands", command);
                if (receipt.Accepted)
                {
                    saved.Add(text);
                    return false;
                }

                Assert.Equal((HostRefusals.Storage, true), (receipt.Code, receipt.Transient));
                Assert.NotEmpty(receipt.Sentence!);
                refused = command;
                return true;
            },
            "a command is refused");
        await Eventually.Is(
            async () => (await Ready(mayor)).Checks.Where(c => c.Value is not null).Select(c => c.Key).SequenceEqual(red), $"red: {string.Join(", ", red)}");
        Assert.Equal((HttpStatusCode.OK, "live"), await Live(mayor));
        Assert.Equal(saved, await Messages(mayor, seat));
        Assert.Equal(HttpStatusCode.OK, (await room.Staff.AskGet("/api/exercises")).Response.StatusCode);

        await mend();

        await Eventually.Is(async () => (await Ready(mayor)).Status == HttpStatusCode.OK, "ready is green again");
        await Eventually.Is(async () => (await mayor.Post<Receipt>("/api/commands", refused!)).Accepted, "what was refused is taken");
        Assert.True((await mayor.Post<Receipt>("/api/commands", refused!)).Accepted);
        saved.Add(((CommandBody.SendMessage)refused!.Body).Words.Text!);
        Assert.Equal(saved, await Messages(mayor, seat));
    }

    private static CommandBody.SendMessage Message(string text) => new("police", new() { Text = text });

    private static async Task<IEnumerable<string>> Messages(Browser browser, string seat) =>
        [.. (await browser.Pull(seat)).View!.Value.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("words").GetProperty("text").GetString()!)];

    private static async Task<(HttpStatusCode Status, string Body)> Live(Browser browser)
    {
        var (response, body) = await browser.AskGet("/health/live");
        return (response.StatusCode, body);
    }

    private static async Task<(HttpStatusCode Status, Dictionary<string, string?> Checks)> Ready(Browser browser)
    {
        var (response, body) = await browser.AskGet("/health/ready");
        var report = JsonDocument.Parse(body).RootElement;
        var checks = report.GetProperty("checks").EnumerateArray().ToDictionary(
            c => c.GetProperty("name").GetString()!, c => c.GetProperty("ok").GetBoolean() ? null : c.GetProperty("sentence").GetString());
        Assert.Equal(["stopping", "writer", "disk", "log"], checks.Keys);
        Assert.Equal(response.StatusCode == HttpStatusCode.OK, report.GetProperty("ready").GetBoolean());
        Assert.Equal(response.StatusCode == HttpStatusCode.OK, checks.Values.All(sentence => sentence is null));
        return (response.StatusCode, checks);
    }

    private static Task<string> InNamespace(ServedProgram program, params string[] command) =>
        ServedProgram.Run("nsenter", ["--target", $"{program.Id}", "--user", "--preserve-credentials", "--mount", "--", .. command]);
}
