using Microsoft.Playwright;

namespace Tabletop.EndToEnd.Tests.Running;

/// <summary>The browser of this machine, started once for all tests; none is ever downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Variable = "TABLETOP_CHROMIUM";

    private static readonly string[] Quiet =
    [
        "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    ];

    private IPlaywright? _playwright;

    internal IBrowser Browser { get; private set; } = null!;

    /// <summary>The program file of the browser.</summary>
    internal string File { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : OnPath("chromium");
        if (path is null || !System.IO.File.Exists(path))
        {
            throw new InvalidOperationException(
                $"Chromium is missing: there is {(path is null ? "no program 'chromium' on the PATH" : $"no file {path}")}. Install it, or say where it is in {Variable}.");
        }

        Assertions.SetDefaultExpectTimeout(Room.DeadlineMs);
        _playwright = await Playwright.CreateAsync();
        File = path;
        Browser = await Launch(path);
    }

    /// <summary>Another browser of the same kind, started by a program file of the test's own.</summary>
    /// <param name="asRoot">It will believe that it is root's, as it does in a namespace of its own.</param>
    internal Task<IBrowser> Launch(string path, bool asRoot = false) => _playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = path,
        Args = asRoot || Environment.IsPrivilegedProcess ? ["--no-sandbox", .. Quiet] : Quiet,
    });

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists);
}

/// <summary>Tests that open a browser run one after the other: each brings a server and up to five pages.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
