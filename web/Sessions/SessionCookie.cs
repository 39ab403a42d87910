namespace Tabletop.Web.Sessions;

/// <summary>The one cookie: an opaque id that scripts cannot read and that no other site can make the browser send.</summary>
internal static class SessionCookie
{
    /// <summary>A dead battery or a closed browser must not cost a seat, nor a session in the week between two exercises.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string id) => context.Response.Cookies.Append(Name(context.Request), id, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = Kept,
        IsEssential = true,
    });

    // Browsers keep cookies by host and not by port: two consoles on one machine would put each other's sessions out.
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-tabletop" : $"tabletop-{request.Host.Port ?? 80}";
}
