using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Tabletop.Hosting;
using Tabletop.Hosting.Exercises;
using Tabletop.Web.Guards;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Starting;

/// <summary>A console that is being served, in this process. Disposing of it stops it, with everything saved.</summary>
public sealed class RunningConsole : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Node _node;

    private RunningConsole(WebApplication app, Node node, Addresses addresses)
    {
        (_app, _node, Addresses) = (app, node, addresses);
    }

    public Addresses Addresses { get; }

    /// <summary>The link with which exercises are created. Its secret is in the fragment, which browsers do not send.</summary>
    public string StaffLink => $"{Addresses.Local}/#staff={_node.Key.Value}";

    /// <summary>Files in the scenario folder that have errors and are not offered.</summary>
    public IReadOnlyList<string> Unplayable => _app.Services.GetRequiredService<Shelf>().Unplayable();

    /// <summary>The folder in which there is no scenario at all; null: there are some.</summary>
    public string? EmptyShelf { get; private init; }

    /// <param name="rules">Left out: the engine's.</param>
    /// <param name="limits">Left out: those of a venue.</param>
    /// <exception cref="Exception">See <see cref="StartProblem.Sentence"/>.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The console owns them.")]
    public static async Task<RunningConsole> Start(ConsoleOptions options, Rules? rules = null, QuotaLimits? limits = null)
    {
        RequireClient();
        var scenarios = ScenarioFolder.Find(options.Scenarios);
        ILogger? logger = null;
        var node = Node.Open(Path.GetFullPath(options.Data), LogPlace.Of(options), TimeProvider.System, problem => logger?.LogFault(problem), rules);
        var addresses = new Addresses();
        WebApplication? app = null;
        try
        {
            app = Wiring.Build(options, limits ?? new(), scenarios, node, addresses);
            logger = app.Logger;
            await app.StartAsync();
            addresses.Bound(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses);
            return new(app, node, addresses) { EmptyShelf = app.Services.GetRequiredService<Shelf>().IsEmpty ? scenarios.Folder : null };
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Until somebody stops the program.</summary>
    public Task Ended(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        // Nothing new comes in any more; then what has come in is answered and saved.
        await _app.StopAsync();
        await _node.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static void RequireClient()
    {
        var page = Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html");
        if (!File.Exists(page))
        {
            throw new HostingProblem($"The pages of the console are missing ({page}). Build the program again, with Node 20 or newer installed.");
        }
    }
}
