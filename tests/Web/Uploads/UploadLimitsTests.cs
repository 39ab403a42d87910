using System.Net;
using System.Net.Sockets;
using System.Text;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Tests.Fixtures;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Tests.Uploads;

/// <summary>Nothing over a limit is held anywhere, whatever a request says of itself.</summary>
public sealed class UploadLimitsTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    private string Kept => Path.Combine(_console.Data, "scenarios");

    [Fact]
    public async Task A_text_and_a_picture_have_their_limits()
    {
        using var staff = await _console.Staff();
        var scenario = Upload.File("scenario.yaml", Upload.Scenario());
        byte[] most = [.. Upload.Png, .. new byte[UploadLimits.MostMediaBytes - Upload.Png.Length]];

        await staff.Refused(Upload.Yaml(new byte[UploadLimits.MostTextBytes + 1]), HttpStatusCode.RequestEntityTooLarge, "too-large");
        await staff.Refused(Upload.Files(scenario, ("more.yaml", new byte[UploadLimits.MostTextBytes + 1])), HttpStatusCode.RequestEntityTooLarge, "too-large");
        await staff.Refused(Upload.Files(scenario, ("a.png", [.. most, 0])), HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
        Assert.NotNull((await staff.Taken(Upload.Files(scenario, ("a.png", most)))).Scenario);
        await staff.Refused(
            Upload.Files(scenario, ("a.png", most), ("b.png", most), ("c.png", most), ("d.png", most)), HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task So_has_their_number()
    {
        using var staff = await _console.Staff();
        (string, byte[])[] files = [.. Enumerable.Range(1, UploadLimits.MostFiles).Select(i => Upload.File($"part-{i}.yaml", "roles: {}\n"))];

        await staff.Refused(Upload.Files([Upload.File("scenario.yaml", Upload.Scenario()), .. files]), HttpStatusCode.RequestEntityTooLarge, "too-many-files");
        await staff.Refused(Upload.Files(files[..3]), HttpStatusCode.UnprocessableEntity, "no-scenario-file");
    }

    [Fact]
    public async Task The_node_keeps_so_many_and_no_more()
    {
        using var staff = await _console.Staff();
        for (var i = 0; i < UploadLimits.MostScenarios; i++)
        {
            // As if they had been uploaded before.
            var folder = Directory.CreateDirectory(Path.Combine(Kept, $"u-{i:x16}")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "scenario.yaml"), Upload.Scenario($"old-{i}"));
        }

        await staff.Refused(Upload.Yaml(Upload.Scenario("new")), HttpStatusCode.Conflict, "no-room");
        Assert.NotNull((await staff.Taken(Upload.Yaml(Upload.Scenario("old-7")))).Scenario);
        Assert.Equal(UploadLimits.MostScenarios, Directory.GetDirectories(Kept).Length);
    }

    [Fact]
    public async Task The_node_keeps_so_many_bytes_and_no_more()
    {
        using var staff = await _console.Staff();
        var folder = Directory.CreateDirectory(Path.Combine(Kept, "u-0000000000000000")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "scenario.yaml"), Upload.Scenario("big"));
        await using (var film = File.Create(Path.Combine(folder, "film.mp4")))
        {
            // A hole in a file counts as what it says it is.
            film.SetLength(UploadLimits.MostKeptBytes);
        }

        await staff.Refused(Upload.Yaml(Upload.Scenario("new")), HttpStatusCode.Conflict, "no-room");
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 20\r\n")]
    public async Task A_body_in_chunks_is_cut_off_where_it_is_too_long(string headers)
    {
        using var staff = await _console.Staff();
        var chunk = $"10000\r\n{new string('x', 0x10000)}\r\n";

        var (answer, sent) = await Raw(staff, headers, Enumerable.Repeat(chunk, 1_000));

        // The answer may be lost when the line is closed on somebody who is still sending.
        Assert.Matches("^(HTTP/1.1 413 .*)?$", answer);
        Assert.True(sent < 1_000, "All of it was read.");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
    }

    [Fact]
    public async Task A_length_over_the_limit_is_refused_before_anything_is_sent()
    {
        using var staff = await _console.Staff();

        var (answer, _) = await Raw(staff, "Content-Length: 9000000000\r\n", []);

        Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_ends_too_early_leaves_nothing()
    {
        using var staff = await _console.Staff();

        // The line is closed half-way.
        await Raw(staff, "Content-Length: 5000\r\n", ["format: tabletop/1\n"], hangUp: true);

        Assert.NotNull((await staff.Taken(Upload.Yaml(Upload.Scenario()))).Scenario);
        await Eventually.Is(() => Directory.GetDirectories(Kept).Length == 1, "the half one is gone");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/zip")]
    [InlineData("multipart/form-data")]
    public async Task Other_bodies_are_none(string type)
    {
        using var staff = await _console.Staff();
        var content = new ByteArrayContent("PK"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await staff.Refused(Upload.Request(content), HttpStatusCode.UnsupportedMediaType, "no-files");
    }

    [Theory]
    [InlineData("nothing like parts")]
    [InlineData("--b\r\n\r\nno name\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\na field\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"scenario.yaml\"\r\n\r\ncut off")]
    public async Task Parts_that_are_none_are_refused(string body)
    {
        using var staff = await _console.Staff();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        await staff.Refused(Upload.Request(content), HttpStatusCode.BadRequest, "bad-request");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Kept));
    }

    /// <returns>The first line of the answer, and how many parts were sent before the server had had enough.</returns>
    private async Task<(string Answer, int Sent)> Raw(Browser staff, string headers, IEnumerable<string> parts, bool hangUp = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_console.Address.Host, _console.Address.Port);
        await using var stream = client.GetStream();
        var head = $"POST /api/scenarios HTTP/1.1\r\nHost: {_console.Address.Authority}\r\nX-Tabletop: 1\r\nCookie: {staff.Cookies}\r\nContent-Type: application/yaml\r\n{headers}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var sent = 0;
        try
        {
            foreach (var part in parts)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(part));
                sent++;
            }
        }
        catch (IOException)
        {
            // The server has hung up.
        }

        if (hangUp)
        {
            return ("", sent);
        }

        using var deadline = new CancellationTokenSource(Browser.Deadline);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        try
        {
            return (await reader.ReadLineAsync(deadline.Token) ?? "", sent);
        }
        catch (IOException)
        {
            return ("", sent);
        }
    }
}
