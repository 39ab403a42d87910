using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Tabletop.Web.Tests.Outages;

/// <summary>A phone of the room, as <c>phones.mjs</c> takes it.</summary>
internal sealed record PhoneCard(string Cookie, string Stream, string To);

/// <param name="BackMs">For each that came back: how long after the network, in order.</param>
/// <param name="Late">Who did not, and what they show.</param>
/// <param name="Said">How many commands were sent.</param>
/// <param name="Wrong">Copies that are not what a newcomer is given, and commands without exactly one effect.</param>
internal sealed record Recovery(int[] BackMs, string[] Late, int Said, string[] Wrong);

/// <summary>Many phones in one Node process: the console's own TypeScript over the official JavaScript client.</summary>
internal sealed class PhoneRoom : IDisposable
{
    /// <summary>Beyond the time that what is ordered takes by itself.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly Process _node;
    private readonly Task<string> _complaint;

    public PhoneRoom()
    {
        var (client, driver) = Sources();
        Assert.True(
            Directory.Exists(Path.Combine(client, "node_modules")),
            "The packages of the web client are not installed: build the web client first (dotnet build web), which does that.");
        _node = Process.Start(new ProcessStartInfo("node", [driver, client]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _complaint = _node.StandardError.ReadToEndAsync();
    }

    public Task Open(Uri address, IReadOnlyList<PhoneCard> cards) => Order<object>(new { Do = "open", Address = address.GetLeftPart(UriPartial.Authority), Cards = cards });

    /// <summary>Everybody writes something; the last of them after so long, and then it is done.</summary>
    public Task Write(TimeSpan within) => Order<object>(new { Do = "write", WithinMs = within.TotalMilliseconds }, within);

    public Task<Recovery> Recover(TimeSpan deadline) => Order<Recovery>(new { Do = "recover", DeadlineMs = deadline.TotalMilliseconds });

    public void Dispose()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
        }

        _node.WaitForExit();
        _node.Dispose();
    }

    /// <param name="lasts">How long it takes by itself.</param>
    private async Task<T> Order<T>(object order, TimeSpan lasts = default)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, JsonSerializerOptions.Web));
        var line = await _node.StandardOutput.ReadLineAsync().WaitAsync(lasts + Deadline)
            ?? throw new InvalidOperationException($"The phones ended: {await _complaint}");
        var answer = JsonDocument.Parse(line).RootElement;
        return answer.TryGetProperty("problem", out var problem)
            ? throw new InvalidOperationException(problem.GetString())
            : answer.Deserialize<T>(JsonSerializerOptions.Web)!;
    }

    private static (string Client, string Driver) Sources([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here)!;
        return (Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "web", "client")), Path.Combine(folder, "phones.mjs"));
    }
}
