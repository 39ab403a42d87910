using System.Collections.Concurrent;
using System.Diagnostics;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>The program in a process of its own, as it is started by hand: it can be asked to stop, killed, and started again.</summary>
public sealed class ServedProgram : IServed, IAsyncDisposable
{
    private const string LinkStart = "#staff=";

    private readonly ConcurrentQueue<string> _said = [];
    private readonly int _port = Ports.Free();
    private readonly string[] _within;
    private Process? _process;
    private string _secret = "";

    /// <param name="within">A command line that ends by running what is put behind it, such as one that makes a namespace first.</param>
    public ServedProgram(string data, params string[] within)
    {
        ServedConsole.RequirePage();
        (Data, _within) = (data, within);
    }

    public string Data { get; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public int Id => _process!.Id;

    public string StaffSecret => _secret;

    /// <summary>What it printed and noted, over all its starts, but for the line with the staff link, which is meant to be seen.</summary>
    public string Said => string.Join('\n', _said);

    public async Task Start()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] line =
        [
            .. _within, "dotnet", Path.Combine(AppContext.BaseDirectory, "Tabletop.Web.dll"),
            "--data", Data, "--urls", Address.ToString(), "--scenarios", ServedConsole.Scenarios,
        ];
        var process = new Process
        {
            StartInfo = new(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, heard) => Hear(heard.Data, ready);
        process.ErrorDataReceived += (_, heard) => Hear(heard.Data, ready);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The program ended before it was ready:\n{Said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        await ready.Task.WaitAsync(Fixtures.Browser.Deadline);
    }

    public Browser Browser() => new(Address);

    public async Task<Browser> Staff(string? languages = null)
    {
        var browser = Browser();
        browser.Asks(languages);
        await browser.Post<SessionReply>("/api/session", new OpenSession(_secret, null, null));
        return browser;
    }

    /// <summary>As the power cut does: nothing is flushed.</summary>
    public Task Kill()
    {
        _process!.Kill();
        return Ended();
    }

    /// <summary>As an operator or a service manager does.</summary>
    public async Task Terminate() => await Run("kill", "-TERM", $"{Id}");

    /// <returns>What it ended with.</returns>
    public async Task<int> Ended()
    {
        await _process!.WaitForExitAsync().WaitAsync(Fixtures.Browser.Deadline);
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }
    }

    /// <summary>Runs a tool of the machine's. That it is missing, or not allowed, fails the test with its name.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (printed, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Fixtures.Browser.Deadline);
        Assert.True(process.ExitCode == 0, $"{tool} {string.Join(' ', arguments)}: {await complaint}{await printed}");
        return await printed;
    }

    private void Hear(string? line, TaskCompletionSource ready)
    {
        if (line?.Split(LinkStart) is [_, var secret])
        {
            _secret = secret.Trim();
            ready.TrySetResult();
        }
        else if (line is not null)
        {
            _said.Enqueue(line);
        }
    }
}
