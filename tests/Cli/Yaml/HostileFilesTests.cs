using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Tabletop.Cli.Bench;

namespace Tabletop.Cli.Tests.Yaml;

/// <summary>
/// Files that try to crash, fill or stall the program, each read by the real command line in a process of its own: what ends that process
/// ends no test, and is seen.
/// </summary>
public sealed class HostileFilesTests : IDisposable
{
    /// <summary>Only a hang comes to this. How long it should take is the benchmark's to say: <c>bench yaml</c>.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>The whole process. With an empty file it comes to about 40 MB, and 64 MB above that are allowed.</summary>
    private const long MostBytes = 128 * 1024 * 1024;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tabletop-hostile-");

    public static TheoryData<string> Names => [.. HostileFile.All.Select(file => file.Name)];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_file_is_a_finding_and_nothing_else(string name)
    {
        var hostile = HostileFile.All.Single(file => file.Name == name);
        var path = Path.Combine(_folder.FullName, "scenario.yaml");
        await using (var file = File.Create(path))
        {
            hostile.Write(file);
        }

        var (exit, said, complained, peak) = await Validate(path);

        Assert.True(exit == Exit.Found, $"It ended with {exit}: {complained}");
        Assert.DoesNotContain("Exception", complained, StringComparison.Ordinal);
        JsonElement[] findings = [.. JsonDocument.Parse(said).RootElement.EnumerateArray()];
        Assert.True(
            findings.Any(finding => finding.GetProperty("code").GetString() == hostile.Code && finding.GetProperty("severity").GetString() == "error"),
            $"{hostile.Code} is missing: {said[..Math.Min(said.Length, 2_000)]}");
        Assert.All(findings, finding => Assert.True(finding.GetProperty("line").GetInt32() >= 1 && finding.GetProperty("column").GetInt32() >= 1));
        Assert.DoesNotContain("root:", said, StringComparison.Ordinal);
        Assert.True(peak <= MostBytes, $"It took {peak} bytes.");
    }

    [Fact]
    public void Each_has_a_name_of_its_own() => Assert.Equal(HostileFile.All.Count, HostileFile.All.DistinctBy(file => file.Name).Count());

    private static async Task<(int Exit, string Out, string Error, long PeakBytes)> Validate(string path)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tabletop.Cli.dll"), "validate", path, "--format", "json"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // One that is over before its peak was looked at cannot have hidden one: with more than this it ends with a fault.
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{MostBytes:X}";
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var deadline = new CancellationTokenSource(Deadline);
        var ended = process.WaitForExitAsync(deadline.Token);
        try
        {
            // The system forgets a process's peak when it ends, so it is asked while it runs.
            var peak = 0L;
            while (await Task.WhenAny(ended, Task.Delay(2)) != ended)
            {
                peak = Math.Max(peak, Peak(process.Id));
            }

            await ended;
            return (process.ExitCode, await said, await complained, peak);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"It took more than {Deadline.TotalSeconds} s.");
        }
    }

    private static long Peak(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}
