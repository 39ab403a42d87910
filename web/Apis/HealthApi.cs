using Tabletop.Web.Contracts;
using Tabletop.Web.Operations;

namespace Tabletop.Web.Apis;

/// <summary>For whoever, or whatever, runs the machine: is the process there, and can it do its work.</summary>
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
    }
}
