using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Sessions;
using Tabletop.Hosting.Summits;
using Tabletop.Web.Apis;
using Tabletop.Web.Contracts;
using Tabletop.Web.Debriefs;
using Tabletop.Web.Guards;
using Tabletop.Web.Hubs;
using Tabletop.Web.Operations;
using Tabletop.Web.Scenarios;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;
using Tabletop.Web.Summits;
using Tabletop.Web.Uploads;

namespace Tabletop.Web.Starting;

/// <summary>Puts the web server together.</summary>
internal static class Wiring
{
    private const int MostBodyBytes = Commands.MostBytes + 1024;

    private const int LongestRecord = 32 * 1024;

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SilentIsGone = TimeSpan.FromSeconds(15);

    /// <summary>For requests that are being answered, after <see cref="OrderlyStop"/> has done the rest.</summary>
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(5);

    public static WebApplication Build(ConsoleOptions options, QuotaLimits limits, (string Folder, string? Only) scenarios, Node node, Addresses addresses)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Wiring).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ToStop);
        builder.Services.AddSingleton<IHostLifetime, OrderlyStop>();
        AddLogging(builder.Logging);
        AddHub(builder.Services);
        AddTabletop(builder.Services, limits, scenarios, node, addresses);

        var app = builder.Build();
        // It counts from here on, and not from the first time somebody looks.
        app.Services.GetRequiredService<MetricsPage>();
        app.Services.GetRequiredService<SummitDoor>().WatchWhoLeaves();
        app.UseForwardedHeaders(Proxies.Trusted(options.Proxy));
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseSameOrigin();
        app.UseClient();
        app.MapSession();
        app.MapPassphrase();
        app.MapAudit();
        app.MapScenarios();
        app.MapExercises();
        app.MapLinks();
        app.MapSummits();
        app.MapStreams();
        app.MapMedia();
        app.MapDebrief();
        app.MapErasure();
        app.MapHealth();
        app.MapConnections("/hub", new HttpConnectionDispatcherOptions { Transports = HttpTransportType.WebSockets }, hub => hub
            .Use(next => SocketPatience.Before(next, app.Services.GetRequiredService<CallBudget>(), app.Services.GetRequiredService<Callers>()))
            .UseHub<ConsoleHub>());
        // What is no address of the API must not be answered with the client's page.
        app.Map("/api/{**rest}", () => TypedResults.NotFound());
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = false);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
        // What keeps it from starting is said in one sentence, and faults in calls are noted without what was in the call.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Http.Connections", LogLevel.None);
    }

    private static void AddHub(IServiceCollection services)
    {
        services.AddSignalR(signalr =>
        {
            signalr.KeepAliveInterval = KeepAlive;
            signalr.ClientTimeoutInterval = SilentIsGone;
            signalr.MaximumReceiveMessageSize = LongestRecord;
            signalr.AddFilter<HubFaults>();
        }).AddJsonProtocol(protocol => protocol.PayloadSerializerOptions = Json.Options);
        services.RemoveAll<IHubProtocol>();
        services.AddSingleton<IHubProtocol>(made => new CountedProtocol(new JsonHubProtocol(made.GetRequiredService<IOptions<JsonHubProtocolOptions>>()), LongestRecord));
        services.ConfigureHttpJsonOptions(http => Json.Apply(http.SerializerOptions));
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    private static void AddTabletop(IServiceCollection services, QuotaLimits limits, (string Folder, string? Only) scenarios, Node node, Addresses addresses)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(addresses);
        services.AddSingleton(node.Host);
        services.AddSingleton<IExerciseLog>(node.Log);
        services.AddSingleton(node.Key);
        services.AddSingleton(node.Sessions);
        services.AddSingleton(node.Media);
        services.AddSingleton(new StaffPassphrase(node.Database));
        services.AddSingleton(new AuditTrail(node.Database, TimeProvider.System));
        services.AddSingleton(new ExerciseCodes(node.Database));
        services.AddSingleton(new ExerciseLinks(node.Database, TimeProvider.System));
        services.AddSingleton(node.Summits);
        services.AddSingleton(new Badges(node.Database));
        services.AddSingleton(new PeopleBook(node.Database));
        services.AddSingleton(new Readiness(node.Database, node.Log, node.Folder, TimeProvider.System));
        services.AddSingleton<MetricsPage>();
        services.AddSingleton(new Shelf(scenarios.Folder, scenarios.Only, node.Uploads));
        services.AddSingleton(node.Uploads);
        services.AddSingleton<ScenarioUploads>();
        services.AddSingleton<Creation>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<SummitCreation>();
        services.AddSingleton<SummitViews>();
        services.AddSingleton<Rosters>();
        services.AddSingleton<SummitDoor>();
        services.AddSingleton<Connections>();
        services.AddSingleton(_ => new Presences(TimeProvider.System, node.Presence is { } presence ? presence.Exchange : null));
        services.AddSingleton<Callers>();
        services.AddHostedService(made => new SessionWatch(
            made.GetRequiredService<Connections>(),
            made.GetRequiredService<Callers>(),
            node.Losses is { } losses ? losses.News : null,
            TimeProvider.System,
            made.GetRequiredService<ILogger<SessionWatch>>()));
        services.AddSingleton<Door>();
        services.AddSingleton<FailureBudget>();
        services.AddSingleton(limits);
        services.AddSingleton(_ => new Quotas(limits, node.Database, node.Host, TimeProvider.System));
        services.AddSingleton<CallBudget>();
        services.AddSingleton<LanguageChoice>();
        services.AddSingleton<PinnedTexts>();
        services.AddSingleton<Holdings>();
        services.AddSingleton<Access>();
        services.AddSingleton<Commands>();
        services.AddSingleton<WhatIfs>();
    }
}
