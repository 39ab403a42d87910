using Tabletop.Hosting.Exercises;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;
using Tabletop.Web.Starting;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>A real console on a loopback port, with a data folder of its own.</summary>
public sealed class ServedConsole : IServed, IAsyncLifetime
{
    private readonly int _port = Ports.Free();
    private RunningConsole? _running;

    public static string Scenarios => Path.Combine(AppContext.BaseDirectory, "Fixtures", "scenarios");

    public string Data { get; } = Directory.CreateTempSubdirectory("tabletop-web-").FullName;

    /// <summary>Where it finds its scenarios.</summary>
    public string Shelf { get; init; } = Scenarios;

    /// <summary>What it plays by; null: the engine's rules.</summary>
    public Rules? Rules { get; init; }

    /// <summary>How much there may be; null: as much as at a venue.</summary>
    public QuotaLimits? Limits { get; init; }

    /// <summary>Which proxies it believes; null: this machine's.</summary>
    public string? Proxy { get; init; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public string StaffSecret => _running!.StaffLink[(_running.StaffLink.IndexOf("#staff=", StringComparison.Ordinal) + "#staff=".Length)..];

    public Addresses Addresses => _running!.Addresses;

    /// <summary>A build without the client has no page; what is tested here needs one to be there, not what is on it.</summary>
    public static void RequirePage()
    {
        var page = Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html");
        if (!File.Exists(page))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, "<!doctype html><title>Tabletop</title>");
        }
    }

    public async Task InitializeAsync()
    {
        RequirePage();
        _running = await RunningConsole.Start(new(Address.ToString(), Data, Shelf) { Proxy = Proxy }, Rules, Limits);
    }

    public async Task Restart()
    {
        await _running!.DisposeAsync();
        _running = await RunningConsole.Start(new(Address.ToString(), Data, Shelf) { Proxy = Proxy }, Rules, Limits);
    }

    public Browser Browser() => new(Address);

    public async Task<Browser> Staff(string? languages = null)
    {
        var browser = Browser();
        browser.Asks(languages);
        await browser.Post<SessionReply>("/api/session", new OpenSession(StaffSecret, null, null));
        return browser;
    }

    public async Task DisposeAsync()
    {
        await _running!.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }
}

/// <summary>Tests that share one console; each makes exercises of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OneConsole : ICollectionFixture<ServedConsole>
{
    public const string Name = "one console";
}
