using Tabletop.Hosting;
using Tabletop.Hosting.Logs;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Guards;

/// <summary>Whatever goes wrong below, the answer has a code and a sentence.</summary>
internal static class Problems
{
    public static void UseProblems(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception problem) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
            {
                var status = problem switch
                {
                    BadHttpRequestException bad => bad.StatusCode,
                    HostingProblem => StatusCodes.Status503ServiceUnavailable,
                    // A body that does not say of which kind it is, where there are several.
                    NotSupportedException { Source: "System.Text.Json" } => StatusCodes.Status400BadRequest,
                    _ => StatusCodes.Status500InternalServerError,
                };
                if (status == StatusCodes.Status500InternalServerError)
                {
                    app.Logger.LogFault(problem);
                }

                context.Response.Clear();
                await (problem is DamagedLog damaged ? Refusal.Damaged(IsForStaff(context, damaged) ? damaged.Message : null) : Refusal.Of(status)).ExecuteAsync(context);
            }
        });
        app.UseStatusCodePages(context => Refusal.Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    }

    private static bool IsForStaff(HttpContext context, DamagedLog damaged)
    {
        try
        {
            return context.RequestServices.GetRequiredService<Callers>().Of(context.Request)?.StaffOf(damaged.Exercise) is not null;
        }
        catch (HostingProblem)
        {
            return false;
        }
    }
}
