using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tabletop.EndToEnd.Tests.Running;

/// <summary>The built program as a child process, with a port and a data folder of its own. It is killed by its process id only.</summary>
internal sealed partial class WebProgram : IDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("tabletop-endtoend-");
    private readonly string _urls;
    private readonly string[] _within;
    private readonly ConcurrentQueue<string> _said = [];
    private Process? _process;

    private WebProgram(string host, string[] within) => (_urls, _within) = ($"http://{host}:{FreePort()}", within);

    public int Id => _process!.Id;

    /// <summary>As the program printed it: whoever opens it may run exercises.</summary>
    public string StaffLink { get; private set; } = "";

    public string Address => new Uri(StaffLink).GetLeftPart(UriPartial.Authority);

    /// <summary>Everything it printed, over all its starts.</summary>
    public string Said => string.Join(Environment.NewLine, _said);

    /// <param name="within">A command line that ends by running what is put behind it, such as one that makes a namespace first.</param>
    public static async Task<WebProgram> Started(string host = "127.0.0.1", params string[] within)
    {
        var program = new WebProgram(host, within);
        await program.Start();
        return program;
    }

    /// <summary>Starts it, also again after a kill: same port, same data folder.</summary>
    public async Task Start()
    {
        var link = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] line = [.. _within, "dotnet", Assembly(), "--urls", _urls, "--data", _data.FullName];
        var info = new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };

        var process = new Process { StartInfo = info, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, link);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, link);
        process.Exited += (_, _) => link.TrySetException(new InvalidOperationException($"The program ended before it printed the staff link:\n{Said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        StaffLink = await link.Task.WaitAsync(StartsWithin);
    }

    /// <summary>As the power cut does: SIGKILL, nothing is flushed.</summary>
    public async Task Kill()
    {
        var process = _process ?? throw new InvalidOperationException("The program does not run.");
        _process = null;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    private void Hear(string? line, TaskCompletionSource<string> link)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (StaffLinks().Match(line) is { Success: true } match)
        {
            link.TrySetResult(match.Value);
        }
    }

    private static string Assembly() =>
        typeof(WebProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "WebProgram").Value!;

    /// <summary>Chosen here and not by the program, because it must be the same after a restart.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+#staff=\S+")]
    private static partial Regex StaffLinks();
}
