using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Tabletop.Web.Tests.Operations;

/// <summary><c>tools/tabletop release</c>, as it is built from this checkout.</summary>
public sealed class ReleaseTests : IDisposable
{
    /// <summary>A machine with other work takes minutes for a whole build.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("tabletop-release-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Run", "nightly")]
    public async Task It_plays_a_whole_exercise_without_a_network_and_without_an_sdk()
    {
        var release = Path.Combine(_folder, "release");
        var made = await Run("dotnet", Cli, "release", "--os", "linux-x64", "--out", release);
        Assert.True(made.Exit == 0, made.Said);
        Assert.Equal(
            ["README.md", "program", "scenarios", "start", "tabletop"],
            Directory.EnumerateFileSystemEntries(release).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var played = await Cut("dotnet", "exec", typeof(ReleasePlayer).Assembly.Location, ReleasePlayer.Verb, release, Path.Combine(_folder, "data"));

        Assert.True(played.Exit == 0, played.Said);
        Assert.EndsWith("played to the end", played.Said.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Run", "nightly")]
    public async Task What_it_lacks_and_cannot_fetch_is_said_in_a_sentence_and_nothing_is_left()
    {
        // A machine that has built nothing yet, and has no network now.
        var packages = Path.Combine(_folder, "packages");
        var made = await Cut("env", $"NUGET_PACKAGES={packages}", "dotnet", Cli, "release", "--os", "osx-arm64", "--out", Path.Combine(_folder, "release"));

        Assert.Equal(2, made.Exit);
        Assert.Equal(
            "tabletop: What a release for osx-arm64 needs could not be fetched, and it is not on this machine; is it online? Nothing was written.", made.Said.Trim());
        Assert.False(Directory.Exists(Path.Combine(_folder, "release")));
    }

    [Fact]
    public async Task It_is_made_from_the_sources_and_into_a_folder_of_its_own()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "mine"), "");

        Assert.Contains("is there already", (await Run("dotnet", Cli, "release", "--out", _folder)).Said, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "mine")));
    }

    private static string Cli => Path.Combine(AppContext.BaseDirectory, "Tabletop.Cli.dll");

    private static string Checkout([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    /// <summary>In a namespace of its own, whose only network is the machine itself.</summary>
    private static Task<(int Exit, string Said)> Cut(params string[] command) =>
        Run("unshare", ["--map-root-user", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh", .. command]);

    private static async Task<(int Exit, string Said)> Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout(),
        })!;
        var (printed, complaint) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Deadline);
        return (process.ExitCode, await complaint + await printed);
    }
}
