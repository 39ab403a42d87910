using System.Diagnostics;
using System.Globalization;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;
using Tabletop.Web.Starting;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Nodes;

/// <summary>The program as one node of several, in a process of its own that can be killed and frozen.</summary>
internal sealed class NodeProgram : IDisposable
{
    private readonly Process _process;

    private NodeProgram(Process process, Uri address, string secret) => (_process, Address, StaffSecret) = (process, address, secret);

    public Uri Address { get; }

    public string StaffSecret { get; }

    public bool IsGone => _process.HasExited;

    public static async Task<NodeProgram> Start(string log, string data, string scenarios)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Tabletop.Web.dll"), "--urls", address.ToString(), "--data", data, "--scenarios", scenarios])
        {
            RedirectStandardOutput = true,
            Environment = { [ConsoleOptions.LogVariable] = log },
        })!;
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Fixtures.Browser.Deadline) is { } line)
        {
            if (line.Split("#staff=") is [_, var secret])
            {
                // Nobody reads the rest, and a full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, address, secret.Trim());
            }
        }

        throw new InvalidOperationException("A node did not start.");
    }

    public Browser Browser(Browser? sharing = null) => new(Address, sharing);

    /// <summary>A browser that has opened this node's staff link.</summary>
    public async Task<Browser> Staff(NodeProgram? link = null)
    {
        var browser = Browser();
        await browser.Post<SessionReply>("/api/session", new OpenSession((link ?? this).StaffSecret, null, null));
        return browser;
    }

    /// <summary>Without a goodbye; a frozen one too.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public async Task<int> Stop()
    {
        Signal("TERM");
        await _process.WaitForExitAsync().WaitAsync(Fixtures.Browser.Deadline);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
