using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Embedded;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Sessions;
using Tabletop.Web.Streams;

namespace Tabletop.Web.Apis;

/// <summary>The same streams as over the hub, pulled: for proxies that eat sockets.</summary>
internal static class StreamsApi
{
    public static void MapStreams(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/streams/{stream}", CatchUp);
        routes.MapPost("/api/commands", Send);
    }

    private static async Task<Results<Ok<CatchUp>, JsonHttpResult<Problem>>> CatchUp(
        string stream, string? epoch, long? after, Caller? caller, Access access, EmbeddedHost host, CallBudget budget)
    {
        if (caller is not null && !budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        if (await access.To(caller, stream) is not { } viewer)
        {
            return Refusal.Nothing();
        }

        var missing = await host.Pull(viewer, epoch, Math.Max(0, after ?? 0));
        return missing.Gone ? Refusal.Nothing() : TypedResults.Ok(Shown.Of(missing));
    }

    private static async Task<Results<Ok<Receipt>, JsonHttpResult<Problem>>> Send(SendCommand command, Caller? caller, Commands commands) =>
        caller is not null && await commands.Send(caller, command) is { } receipt ? TypedResults.Ok(receipt) : Refusal.Nothing();
}
