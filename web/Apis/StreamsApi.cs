using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Embedded;
using Tabletop.Hosting.Views;
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
        routes.MapGet("/api/exercises/{exercise}/presence", Presence);
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

    private static async Task<Results<Ok<Presence>, JsonHttpResult<Problem>>> Presence(
        string exercise, Caller? caller, Access access, EmbeddedHost host, Presences presences, CallBudget budget)
    {
        if (caller?.StaffOf(exercise) is not { } person)
        {
            return Refusal.Nothing();
        }

        if (!budget.Takes(caller))
        {
            return Refusal.Busy();
        }

        var isStaff = await access.To(caller, new Viewer.Staff(exercise, person).Stream) is { } viewer
            && await host.State(exercise) is { } state
            && viewer.Stands(state);
        return isStaff ? TypedResults.Ok(new Presence(new Viewer.Staff(exercise, person).Stream, presences.In(exercise))) : Refusal.Nothing();
    }

    private static async Task<Results<Ok<Receipt>, JsonHttpResult<Problem>>> Send(SendCommand command, Caller? caller, Commands commands) =>
        caller is not null && await commands.Send(caller, command) is { } receipt ? TypedResults.Ok(receipt) : Refusal.Nothing();
}
