using Microsoft.AspNetCore.Http.HttpResults;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;

namespace Tabletop.Web.Guards;

/// <summary>
/// Only this console's own pages may speak for a session. Sockets are not covered by what keeps other sites from reading answers, so
/// their Origin is checked; what changes something must also carry a header that other sites cannot send.
/// </summary>
internal static class SameOrigin
{
    private const string OwnHeader = "X-Tabletop";
    private const int TooEarly = 425;

    public static void UseSameOrigin(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (Complaint(context.Request) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
        }
        else
        {
            await next(context);
        }
    });

    private static JsonHttpResult<Problem>? Complaint(HttpRequest request)
    {
        var isHub = request.Path.StartsWithSegments("/hub", StringComparison.OrdinalIgnoreCase);
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var origin = request.Headers.Origin.ToString();
        if ((isHub && !IsOwn(origin, request.Host)) || (!isSafe && origin.Length > 0 && !IsOwn(origin, request.Host)))
        {
            return Refusal.Of(StatusCodes.Status403Forbidden, "foreign-origin", "Another site asked for this; it is refused.");
        }

        if (!isSafe && request.Headers[OwnHeader] != "1")
        {
            return Refusal.Of(StatusCodes.Status403Forbidden, "no-header", $"This request lacks the header {OwnHeader}: 1.");
        }

        return isHub || request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? OfSession(request, isHub) : null;
    }

    private static JsonHttpResult<Problem>? OfSession(HttpRequest request, bool isHub)
    {
        var callers = request.HttpContext.RequestServices.GetRequiredService<Callers>();
        if (SessionCookie.Read(request) is { } id && callers.WasJustRenewed(id))
        {
            // The client asks again, with the cookie that is on its way to it.
            return Refusal.Of(TooEarly, "again", "Your session has just changed; it is asked again.");
        }

        if (!isHub)
        {
            return null;
        }

        return callers.Of(request) is not { } caller ? Refusal.Of(StatusCodes.Status401Unauthorized, "no-session", "Join first.")
            : callers.HasRoomForSocket(caller) ? null
            : Refusal.TooManySockets();
    }

    // A proxy in front may speak TLS for us, so the scheme is not compared; host and port are.
    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && from.Scheme is ("http" or "https")
        && string.Equals(from.Host, host.Host, StringComparison.OrdinalIgnoreCase)
        && from.Port == (host.Port ?? (from.Scheme == "https" ? 443 : 80));
}
