using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Tabletop.Cli.Verbs;

/// <summary>Makes a folder that runs on a machine where nothing is installed.</summary>
internal static partial class ReleaseVerb
{
    private static readonly string[] Systems = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    // What the runtime calls this machine may name its distribution.
    private static string Here =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    public static Command Make(Output output)
    {
        var system = new Option<string>("--os")
        {
            Description = $"for which machines: {string.Join(", ", Systems)} (those like this one)",
            HelpName = "SYSTEM",
            DefaultValueFactory = _ => Here,
        };
        system.AcceptOnlyFromAmong(Systems);
        var to = new Option<string?>("--out") { Description = "the folder to make (tabletop-SYSTEM)", HelpName = "DIR" };
        var format = Shown.Format();
        var verb = new Command("release", "Makes a folder with everything in it that runs where no SDK, no Node and no network is.") { system, to, format };
        verb.SetAction(parsed =>
        {
            var chosen = parsed.GetRequiredValue(system);
            return Run(chosen, Path.GetFullPath(parsed.GetValue(to) ?? $"tabletop-{chosen}"), parsed.IsJson(format), output);
        });
        return verb;
    }

    private static int Run(string system, string to, bool json, Output output)
    {
        if (File.Exists(to) || (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any()))
        {
            throw new UnusableException($"{to} is there already: choose another folder with --out.");
        }

        var sources = Checkout.Folder() ?? throw new UnusableException("A release is made from the sources: run tools/tabletop release in a checkout.");
        var program = Path.Combine(to, "program");
        try
        {
            Publish(sources, system, program, output);
            // Where trainers find them, and the program too.
            Directory.Move(Path.Combine(program, "scenarios"), Path.Combine(to, "scenarios"));
            var given = Path.Combine(sources, "tools", "release");
            var ending = system.StartsWith("win", StringComparison.Ordinal) ? ".cmd" : "";
            foreach (var file in new[] { $"start{ending}", $"tabletop{ending}", "README.md" })
            {
                File.Copy(Path.Combine(given, file), Path.Combine(to, file));
            }
        }
        catch
        {
            if (Directory.Exists(to))
            {
                Directory.Delete(to, recursive: true);
            }

            throw;
        }

        var files = Directory.EnumerateFiles(to, "*", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToArray();
        if (json)
        {
            output.Out.AsJson(new { folder = to, os = system, files = files.Length, bytes = files.Sum() });
        }
        else
        {
            output.Out.WriteLine(to);
            output.Error.WriteLine($"{Shown.Count(files.Length, "file", "files")}, {files.Sum() / 1_000_000} MB. Copy the folder to the machine and read README.md.");
        }

        return Exit.Fine;
    }

    private static void Publish(string sources, string system, string to, Output output)
    {
        // A build of its own: what lies in the checkout's own folders stays as it is.
        var build = Directory.CreateTempSubdirectory("tabletop-release-");
        try
        {
            string[] arguments =
            [
                "publish", Path.Combine(sources, "tools", "Tabletop.Cli"), "--configuration", "Release", "--runtime", system, "--self-contained",
                "--output", to, "--artifacts-path", build.FullName, "--nologo", "--verbosity", "quiet", "-nodeReuse:false",
            ];
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
            process.StandardInput.Close();
            var complaint = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + complaint.GetAwaiter().GetResult();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                if (NotFetched().IsMatch(said))
                {
                    throw new UnusableException($"What a release for {system} needs could not be fetched, and it is not on this machine; is it online? Nothing was written.");
                }

                output.Error.WriteLine(said.TrimEnd());
                throw new UnusableException($"The release for {system} could not be built: see above. Nothing was written.");
            }
        }
        catch (Win32Exception)
        {
            throw new UnusableException("The .NET 10 SDK is needed to make a release: install it and run the command again.");
        }
        finally
        {
            build.Delete(recursive: true);
        }
    }

    /// <summary>NuGet has no such package or does not answer; or the runtime of that system is not there.</summary>
    [GeneratedRegex("error (NU1101|NU1102|NU1103|NU1301|NETSDK1112)")]
    private static partial Regex NotFetched();
}
