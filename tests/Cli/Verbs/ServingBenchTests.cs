using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Tabletop.Cli.Tests.Verbs;

/// <summary>That there are figures, not how good they are. The program runs as it is started by hand: it starts itself again, and finds its clients beside the sources.</summary>
public sealed class ServingBenchTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("tabletop-bench-").FullName;

    public ServingBenchTests() => RequirePage();

    [Fact]
    public async Task Fanout_tells_how_soon_everybody_has_an_inject_beside_a_bare_hub()
    {
        var room = (await Figures("fanout", "--clients", "6", "--runs", "2")).EnumerateArray().Single();
        Assert.Equal((6, 2_048, 0), (room.GetProperty("clients").GetInt32(), room.GetProperty("text").GetInt32(), room.GetProperty("lost").GetInt32()));
        Positive(room.GetProperty("inject"), "ratio", "target");
        Assert.All(["ours", "bare"], of => Positive(room.GetProperty("inject").GetProperty(of), "p50", "p99", "max"));
        Assert.Equal(2, room.GetProperty("inject").GetProperty("runs").GetArrayLength());
        Positive(room.GetProperty("slowPhone").GetProperty("others"), "p50", "p99", "max");
        Assert.True(room.GetProperty("slowPhone").GetProperty("caughtUp").GetProperty("converged").GetBoolean());
        Positive(room.GetProperty("idle"), "target");
    }

    [Fact]
    public async Task Venue_tells_what_its_tables_take_of_memory()
    {
        var venue = await Figures("venue", "--tables", "2", "--entries", "60");
        Positive(venue, "tables", "seats", "entries", "megabytes", "targetMegabytes");
        Positive(venue.GetProperty("watched"), "heapBytes", "residentBytes");
    }

    [Fact]
    public async Task Acks_tells_how_soon_commands_are_durable_beside_single_commits()
    {
        var acks = await Figures("acks", "--burst", "8", "--exercises", "2", "--seconds", "0.6");
        foreach (var burst in new[] { acks.GetProperty("inProcess"), acks.GetProperty("overHttp") })
        {
            Positive(burst, "commands", "commits", "targetCommits", "targetP99");
            Positive(burst.GetProperty("receipt"), "p50", "p99", "max");
        }

        Positive(acks.GetProperty("throughput"), "senders", "commandsPerSecond", "insertsPerSecond", "ratio", "target");
    }

    [Fact]
    public async Task Start_tells_how_soon_there_is_a_page_beside_an_empty_app() =>
        Positive(await Figures("start", "--starts", "1"), "starts", "oursMs", "freshMs", "emptyMs", "targetMoreMs");

    [Theory]
    [InlineData("fanout", "--clients", "0")]
    [InlineData("fanout", "--runs", "0")]
    [InlineData("fanout", "--runs", "16")]
    [InlineData("acks", "--seconds", "0")]
    public void Wrong_use_ends_with_2(params string[] verb) => Assert.Equal(2, Ran.Of(["bench", .. verb]).Exit);

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private async Task<JsonElement> Figures(params string[] verb)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Tabletop.Cli.dll"), "bench", .. verb, "--data", _data, "--format", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Sources(),
        })!;
        var (printed, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await complaint);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data));
        return JsonDocument.Parse(await printed).RootElement;
    }

    /// <summary>A build without the client has no page; what is measured here needs one to be there, not what is on it.</summary>
    private static void RequirePage()
    {
        var page = Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html");
        if (!File.Exists(page))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, "<!doctype html><title>Tabletop</title>");
        }
    }

    private static string Sources([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    private static void Positive(JsonElement of, params string[] names) =>
        Assert.All(names, name => Assert.True(of.GetProperty(name).GetDouble() > 0, $"{name} in {of}"));
}
