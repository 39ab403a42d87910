using Tabletop.Testing.Fakes;
using Tabletop.Testing.Network;
using Tabletop.Web.Contracts;
using Tabletop.Web.Starting;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Starting;

/// <summary>A trainer's own scenario gets onto the shelf by its own folder, too.</summary>
public sealed class OwnScenarioTests
{
    private const string Other = "format: tabletop/1\nid: other\nphases: { day: { length: 1h } }\nroles: { mayor: { level: local } }\ninjects: { news: { at: 5m, text: Something } }\n";

    [Theory]
    [InlineData("canaries")]
    [InlineData("canaries/")]
    [InlineData("canaries/scenario.yaml")]
    public async Task A_scenarios_own_folder_stands_for_that_one_scenario(string asked)
    {
        using var folder = Shelf();
        await using var offered = await Offered(folder[asked]);

        Assert.Equal(["canaries"], offered.Scenarios.Scenarios.Select(scenario => scenario.Id));
        Assert.Equal(["near"], offered.Scenarios.Cities.Select(city => city.Id));
        Assert.Null(offered.Console.EmptyShelf);
    }

    [Fact]
    public async Task A_folder_of_scenarios_offers_them_all()
    {
        using var folder = Shelf();
        await using var offered = await Offered(folder[""]);

        Assert.Equal(["canaries", "other"], offered.Scenarios.Scenarios.Select(scenario => scenario.Id));
    }

    [Fact]
    public async Task A_folder_without_any_scenario_is_named()
    {
        using var folder = new Folder().With("notes.txt", "Nothing yet.");
        await using var offered = await Offered(folder[""]);

        Assert.Empty(offered.Scenarios.Scenarios);
        Assert.Equal(Path.TrimEndingDirectorySeparator(folder[""]), offered.Console.EmptyShelf);
    }

    private static Folder Shelf()
    {
        var folder = new Folder().With("other/scenario.yaml", Other).With("cities/near.yaml", "format: tabletop-city/1\nid: near\n");
        foreach (var file in Directory.EnumerateFiles(ServedConsole.Scenarios, "*", SearchOption.AllDirectories))
        {
            var to = folder[Path.GetRelativePath(ServedConsole.Scenarios, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return folder;
    }

    private static async Task<Shown> Offered(string scenarios)
    {
        ServedConsole.RequirePage();
        var data = new Folder();
        var address = $"http://127.0.0.1:{Ports.Free()}";
        var console = await RunningConsole.Start(new(address, data[""], scenarios));
        using var browser = new Browser(new(address));
        await browser.Post<SessionReply>("/api/session", new OpenSession(console.StaffLink.Split("#staff=")[1], null, null));
        return new(data, console, await browser.Get<ScenarioShelf>("/api/scenarios"));
    }

    private sealed record Shown(Folder Data, RunningConsole Console, ScenarioShelf Scenarios) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Console.DisposeAsync();
            Data.Dispose();
        }
    }
}
