using System.Net;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Guards;

[Collection(OneConsole.Name)]
public sealed class HeadersTests(ServedConsole console)
{
    [Theory]
    [InlineData("GET", "/", HttpStatusCode.OK)]
    [InlineData("GET", "/seat/anything", HttpStatusCode.OK)]
    [InlineData("GET", "/api/session", HttpStatusCode.OK)]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/missing.js", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/streams/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/streams/none?after=x", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/scenarios", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/session", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/hub", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/health/live", HttpStatusCode.OK)]
    [InlineData("GET", "/health/ready", HttpStatusCode.OK)]
    public async Task Every_answer_carries_them(string method, string path, HttpStatusCode status)
    {
        using var browser = console.Browser();

        var (response, body) = await browser.Ask(new(new(method), path));

        Assert.Equal(status, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var part in new[] { "script-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", $"ws://127.0.0.1:{console.Address.Port}" })
        {
            Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
        if (path.StartsWith("/api", StringComparison.Ordinal))
        {
            Assert.True(response.Headers.CacheControl!.NoStore);
        }

        if ((int)status >= 400)
        {
            var problem = System.Text.Json.JsonSerializer.Deserialize<Problem>(body, Json.Options)!;
            Assert.True(problem.Code.Length > 0 && problem.Sentence.Length > 0);
        }
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_alone_and_for_no_script()
    {
        using var browser = console.Browser();

        var (response, _) = await browser.AskPost("/api/session", new OpenSession(console.StaffSecret, null, null));

        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Behind_tls_the_cookie_is_bound_to_the_host()
    {
        using var browser = console.Browser();
        var request = Browser.Posting("/api/session", new OpenSession(console.StaffSecret, null, null));
        request.Headers.Add("X-Forwarded-Proto", "https");

        var (response, _) = await browser.Ask(request);

        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-tabletop=", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }
}
