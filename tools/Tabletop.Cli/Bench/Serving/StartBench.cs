using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Tabletop.Cli.Bench.Serving;

/// <param name="OursMs">From the start of the process to the first page, on a data folder that has been used before; the median.</param>
/// <param name="FreshMs">The same on an empty data folder.</param>
internal sealed record StartFigures(int Starts, double OursMs, double FreshMs, double EmptyMs, double MoreMs, double TargetMoreMs);

/// <summary>From starting the program to its first page, beside an ASP.NET Core app that has one page and nothing else.</summary>
internal static class StartBench
{
    public const int Starts = 5;

    /// <summary>The name of the hidden verb of the empty app.</summary>
    public const string Verb = "empty-app";

    private const double TargetMoreMs = 1_000;

    /// <summary>Only a hang comes to this.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(2);

    public static async Task<StartFigures> Run(int starts, string? on)
    {
        using var folder = new BenchFolder(on);
        var used = folder.Next();
        List<double> ours = [], fresh = [], empty = [];
        await Ours(used);
        await Empty();
        while (ours.Count < starts)
        {
            ours.Add(await Ours(used));
            fresh.Add(await Ours(folder.Next()));
            empty.Add(await Empty());
        }

        var (all, bare) = (Latency.Middle(ours), Latency.Middle(empty));
        return new(starts, all.To(0), Latency.Middle(fresh).To(0), bare.To(0), (all - bare).To(0), TargetMoreMs);
    }

    /// <summary>What the process does: serves one page until its input ends.</summary>
    public static async Task<int> Serve(string url, TextReader input)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.MapGet("/", () => Results.Content("<!doctype html><title>Empty</title>", "text/html"));
        await app.StartAsync();
        await input.ReadToEndAsync();
        return Exit.Fine;
    }

    private static Task<double> Ours(string data) => Measure(url => ["serve", "--urls", url, "--data", data]);

    private static Task<double> Empty() => Measure(url => ["bench", Verb, url]);

    private static async Task<double> Measure(Func<string, IEnumerable<string>> arguments)
    {
        var url = FormattableString.Invariant($"http://127.0.0.1:{FreePort()}");
        var how = Own.Program(arguments(url));
        how.Environment.Remove("DOTNET_gcConcurrent");
        how.Environment.Remove("DOTNET_GCgen0size");
        (how.RedirectStandardInput, how.RedirectStandardError) = (true, true);
        using var http = new HttpClient { BaseAddress = new(url) };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(how)!;
        try
        {
            while (!await IsThere(http))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(began) > Deadline)
                {
                    throw new UnusableException($"The program that is measured does not start: {(process.HasExited ? await process.StandardError.ReadToEndAsync() : "it says nothing.")}");
                }

                await Task.Delay(AskAgain);
            }

            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> IsThere(HttpClient http)
    {
        try
        {
            using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
            return page.IsSuccessStatusCode && (await page.Content.ReadAsStringAsync()).Contains("<title>", StringComparison.OrdinalIgnoreCase);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
