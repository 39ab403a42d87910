using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Starting;

/// <summary>The program as it is started by hand, in a process of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-program-").FullName;

    public ProgramTests() => ServedConsole.RequirePage();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_prints_where_it_is_serves_and_stops_in_order()
    {
        var port = Ports.Free();
        using var program = Start("--data", _folder, "--urls", $"http://127.0.0.1:{port}");
        var printed = new List<string>();
        while (!printed.Any(line => line.Contains("#staff=", StringComparison.Ordinal)))
        {
            printed.Add(await program.StandardOutput.ReadLineAsync().WaitAsync(Browser.Deadline)
                ?? throw new InvalidOperationException(await program.StandardError.ReadToEndAsync()));
        }

        Assert.Contains(printed, line => line.Contains($"http://localhost:{port}", StringComparison.Ordinal));
        var secret = printed[^1].Split("#staff=")[1].Trim();
        using var browser = new Browser(new($"http://127.0.0.1:{port}"));
        var reply = await browser.Post<SessionReply>("/api/session", new OpenSession(secret, null, null));
        Assert.True(reply.MayCreate);
        Assert.NotEmpty((await browser.Get<ScenarioShelf>("/api/scenarios")).Scenarios);
        await using var socket = await HubSocket.Open(browser);

        using (var kill = Process.Start("kill", ["-TERM", $"{program.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await program.WaitForExitAsync().WaitAsync(Browser.Deadline);
        Assert.Equal(0, program.ExitCode);
        var said = await program.StandardError.ReadToEndAsync() + await program.StandardOutput.ReadToEndAsync();
        Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_port_is_said_in_one_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var sentence = await Complaint("--data", _folder, "--urls", $"http://127.0.0.1:{port}");

        Assert.Contains($"listening on http://127.0.0.1:{port} already", sentence, StringComparison.Ordinal);
        Assert.Matches($"dotnet run --project web -- --urls http://127\\.0\\.0\\.1:[0-9]+ --data {Regex.Escape(_folder)}$", sentence.TrimEnd());
        Assert.DoesNotContain($"--urls http://127.0.0.1:{port} ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_said_in_one_sentence()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        Assert.Contains("cannot be written", await Complaint("--data", Path.Combine(file, "data"), "--urls", "http://127.0.0.1:0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_are_an_address_that_is_none_and_scenarios_that_are_not_there()
    {
        Assert.Contains("no address to listen on", await Complaint("--data", _folder, "--urls", "here"), StringComparison.Ordinal);
        Assert.Contains("no address to listen on", await Complaint("--data", _folder, "--urls", "http://0.0.0.0:99999"), StringComparison.Ordinal);
        Assert.Contains("no scenario folder", await Complaint("--data", _folder, "--scenarios", Path.Combine(_folder, "none")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_is_a_log_that_is_none_or_does_not_answer_and_its_password_is_not_repeated()
    {
        Assert.Contains("sqlite:FILE or as postgres:", await Complaint("--data", _folder, "--log", "mysql:Password=hunter2"), StringComparison.Ordinal);
        var unreachable = await Complaint("--data", _folder, "--log", "postgres:Host=127.0.0.1;Port=1;Username=u;Password=hunter2");
        Assert.Contains("PostgreSQL database cannot be used", unreachable, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", unreachable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_from_the_project_it_starts_where_the_command_was_typed()
    {
        // The kit for web programs would put the project's folder here, and `--scenarios my-town` would be looked for in it.
        Assert.Equal("", (await ServedProgram.Run("dotnet", "msbuild", Project(), "-getProperty:RunWorkingDirectory")).Trim());
    }

    private static string Project([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "web", "Tabletop.Web.csproj");

    private static async Task<string> Complaint(params string[] arguments)
    {
        using var program = Start(arguments);
        var (said, printed) = (program.StandardError.ReadToEndAsync(), program.StandardOutput.ReadToEndAsync());
        await program.WaitForExitAsync().WaitAsync(Browser.Deadline);
        Assert.Equal((1, ""), (program.ExitCode, await printed));
        var sentence = await said;
        Assert.Single(sentence.TrimEnd().Split('\n'));
        return sentence;
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Tabletop.Web.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
