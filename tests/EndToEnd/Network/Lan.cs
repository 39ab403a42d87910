using System.Diagnostics;

namespace Tabletop.EndToEnd.Tests.Network;

/// <summary>
/// A local network of the test's own: a namespace whose only addresses are its loopback and one that is not loopback. What is started in
/// it sees nothing of this machine's network, and nobody sees it.
/// </summary>
internal static class Lan
{
    public const string Host = "10.77.0.1";

    /// <summary>A command line that makes the network and then becomes what is put behind it.</summary>
    public static readonly string[] Within =
        ["unshare", "--map-root-user", "--net", "sh", "-c", $"ip link set lo up && ip address add {Host}/24 dev lo && exec \"$@\"", "sh"];

    /// <summary>Fails the test with a sentence where this machine does not allow it.</summary>
    public static async Task Require()
    {
        string said;
        try
        {
            said = await Complaint();
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            said = problem.Message;
        }

        Assert.True(
            said.Length == 0,
            $"This machine allows no network namespace of a test's own, which the suite on a local network needs. It takes unshare and nsenter (util-linux), "
            + $"ip (iproute2) and user namespaces. The machine says: {said}");
    }

    /// <summary>A program file that starts a browser in the network of a process; the test talks to it over pipes, which know no network.</summary>
    public static string BrowserBeside(int process, string chromium, string folder)
    {
        var file = Path.Combine(folder, "chromium-on-the-lan");
        File.WriteAllText(file, $"#!/bin/sh\nexec nsenter --target {process} --user --preserve-credentials --net -- '{chromium}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }

    private static async Task<string> Complaint()
    {
        using var process = Process.Start(new ProcessStartInfo(Within[0], [.. Within[1..], "nsenter", "--version"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (printed, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await printed;
        return process.ExitCode == 0 ? "" : $"{(await complaint).Trim()} (exit code {process.ExitCode})";
    }
}
