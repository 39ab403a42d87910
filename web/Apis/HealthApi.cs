using System.Net;
using Tabletop.Web.Contracts;
using Tabletop.Web.Guards;
using Tabletop.Web.Operations;

namespace Tabletop.Web.Apis;

/// <summary>For whoever, or whatever, runs the machine: is the process there, can it do its work, and how well does it.</summary>
internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Nothing is asked of the disk: a program that can only show things must not be restarted for it.
        routes.MapGet("/health/live", () => TypedResults.Text("live"));
        routes.MapGet("/health/ready", async (Readiness readiness) =>
        {
            var report = await readiness.Now();
            return TypedResults.Json(
                report, Json.Options, statusCode: report.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        routes.MapGet("/metrics", IResult (HttpContext context, MetricsPage page) => IsOnThisMachine(context)
            ? TypedResults.Text(page.Text(), MetricsPage.ContentType)
            : Refusal.Nothing());
    }

    /// <summary>A proxy on this machine says for whom it asks; its mark stays when the address it named was taken over.</summary>
    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
