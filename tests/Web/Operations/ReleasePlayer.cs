using System.Diagnostics;
using System.Net.NetworkInformation;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Operations;

/// <summary>
/// The test assembly, started as a program of its own inside a namespace without a network: it starts a release as a stranger to .NET
/// would, plays an exercise over HTTP and stops it.
/// </summary>
internal static class ReleasePlayer
{
    public const string Verb = "play-release";

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [Verb, var release, var data])
        {
            return 2;
        }

        Assert.All(NetworkInterface.GetAllNetworkInterfaces(), card => Assert.Equal(NetworkInterfaceType.Loopback, card.NetworkInterfaceType));
        using (var check = Start(Path.Combine(release, "tabletop"), "validate", Path.Combine(release, "scenarios")))
        {
            await check.StandardOutput.ReadToEndAsync();
            await check.WaitForExitAsync();
            Assert.Equal(0, check.ExitCode);
        }

        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        using var program = Start(Path.Combine(release, "start"), "--data", data, "--urls", address.ToString());
        try
        {
            string[]? link = null;
            while (link is not [_, _])
            {
                link = (await program.StandardOutput.ReadLineAsync().WaitAsync(Browser.Deadline))?.Split("#staff=")
                    ?? throw new InvalidOperationException("The program ended before it printed the staff link.");
            }

            await Play(address, link[1].Trim());
            await ServedProgram.Run("kill", "-TERM", $"{program.Id}");
            await program.WaitForExitAsync().WaitAsync(Browser.Deadline);
            Assert.Equal(0, program.ExitCode);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }

        Console.WriteLine("played to the end");
        return 0;
    }

    private static async Task Play(Uri address, string secret)
    {
        using Browser staff = new(address), mayor = new(address), police = new(address);
        var (page, html) = await staff.AskGet("/");
        Assert.True(page.IsSuccessStatusCode);
        Assert.Contains("/assets/", html, StringComparison.Ordinal);
        await staff.Post<SessionReply>("/api/session", new OpenSession(secret, null, null));
        var made = await staff.Post<ExerciseSummary>(
            "/api/exercises", new CreateExercise("hate-incident", "strumica-lpc", Mode.FacilitatorPaced, Seating.Open, false, false, null, SimulatedPublic: true));
        var desk = made.Streams.Single(s => s.Kind == StreamKind.Staff).Stream;
        var mayors = await Sit(mayor, "Ana", "mayor");
        var polices = await Sit(police, "Ben", "police");
        await Do(staff, desk, new CommandBody.Start());
        await Do(staff, desk, new CommandBody.ReleaseInject("smoke"));
        await Do(mayor, mayors, new CommandBody.Answer("first-word", "both-true", new() { Text = "Both are true." }));
        await Do(police, polices, new CommandBody.SendMessage("mayor", new() { Text = "We are there." }));
        await Do(staff, desk, new CommandBody.OpenPhase("next-morning"));
        await Do(staff, desk, new CommandBody.OpenPhase("fair-day"));
        await Do(staff, desk, new CommandBody.EndPlay());
        await Do(staff, desk, new CommandBody.OpenDebrief());
        var told = (await police.Pull(polices)).View!.Value;
        Assert.Equal("ended", told.GetProperty("clock")[0].GetProperty("stage").GetString());
        Assert.Contains("Both are true.", told.GetRawText(), StringComparison.Ordinal);

        async Task<string> Sit(Browser browser, string name, string seat)
        {
            await browser.Post<SessionReply>("/api/session", new OpenSession(null, made.Code, name));
            await Do(browser, await browser.Stream(made.Exercise, StreamKind.Lobby), new CommandBody.TakeSeat(seat));
            return await browser.Stream(made.Exercise, StreamKind.Seat);
        }
    }

    private static async Task Do(Browser browser, string stream, CommandBody body)
    {
        var receipt = await browser.Send(stream, body);
        Assert.True(receipt.Accepted, $"{body.GetType().Name}: {receipt.Sentence}");
    }

    /// <summary>With nothing on the path, and no word of where .NET might be.</summary>
    private static Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(n => n.StartsWith("DOTNET", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["PATH"] = "/nowhere";
        return Process.Start(start)!;
    }
}
