using Tabletop.Hosting.Sessions;

namespace Tabletop.Web.Sessions;

/// <summary>The one cookie: an opaque id that scripts cannot read and that no other site can make the browser send.</summary>
internal static class SessionCookie
{
    /// <summary>
    /// A dead battery or a closed browser must not cost a seat, nor a session in the week between two exercises. When a session has ended is
    /// the server's to say; a cookie that is kept for longer opens nothing.
    /// </summary>
    private static readonly TimeSpan Kept = SessionLife.Longest;

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    public static void Write(HttpContext context, string id) => Set(context, id, Kept);

    public static void Clear(HttpContext context) => Set(context, "", TimeSpan.Zero);

    private static void Set(HttpContext context, string id, TimeSpan kept) => context.Response.Cookies.Append(Name(context.Request), id, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
        MaxAge = kept,
        IsEssential = true,
    });

    // Browsers keep cookies by host and not by port: two consoles on one machine would put each other's sessions out.
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-tabletop" : $"tabletop-{request.Host.Port ?? 80}";
}
