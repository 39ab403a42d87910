using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Hosting.Embedded;

namespace Tabletop.Web.Apis;

/// <summary>Is the process there; and can it read its log and take people in.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("live"));
        routes.MapGet("/health/ready", Ready);
    }

    private static Results<ContentHttpResult, StatusCodeHttpResult> Ready(EmbeddedHost host, IHostApplicationLifetime lifetime)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        // Throws when the storage does not answer, which is 503 as everywhere.
        host.List();
        return TypedResults.Text("ready");
    }
}
