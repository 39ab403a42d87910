using System.Buffers;

namespace Tabletop.Web.Guards;

/// <summary>
/// On every answer, whoever made it: only this program's own files run, and nothing of it shows in another page. An answer that has
/// set a stricter policy, or how it may be kept, has its way.
/// </summary>
internal static class SecurityHeaders
{
    private static readonly SearchValues<char> OfHosts = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]");

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = Policy(context.Request);
            }

            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (!IsPage(context.Request.Path) && headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    private static bool IsPage(PathString path) =>
        !path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    // Older Safaris do not count a socket of the same host as 'self', so it is named.
    private static string Policy(HttpRequest request)
    {
        var host = request.Host.Value ?? "";
        var sockets = host.Length > 0 && !host.AsSpan().ContainsAnyExcept(OfHosts) ? $" {(request.IsHttps ? "wss" : "ws")}://{host}" : "";
        return $"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{sockets}; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
