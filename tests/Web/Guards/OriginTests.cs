using System.Net;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Guards;

[Collection(OneConsole.Name)]
public sealed class OriginTests(ServedConsole console)
{
    public static TheoryData<string> Foreign() => new("http://evil.example", "null", "http://127.0.0.1:1", "http://sub.127.0.0.1.example", "nonsense", "file://");

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_foreign_page_opens_no_socket(string origin)
    {
        using var room = await Room.Open(console);

        Assert.Equal(HttpStatusCode.Forbidden, await HubSocket.Try(room.Staff, origin));
    }

    [Fact]
    public async Task A_socket_without_an_origin_is_no_browsers()
    {
        using var room = await Room.Open(console);

        Assert.Equal(HttpStatusCode.Forbidden, await HubSocket.Try(room.Staff, null));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await HubSocket.Try(room.Staff, room.Staff.Origin));
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_foreign_page_posts_nothing(string origin)
    {
        using var browser = console.Browser();
        var request = Browser.Posting("/api/session", new OpenSession(console.StaffSecret, null, null));
        request.Headers.TryAddWithoutValidation("Origin", origin);

        var (response, _) = await browser.Ask(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("", browser.Cookies);
    }

    [Fact]
    public async Task The_consoles_own_page_does()
    {
        using var browser = console.Browser();
        var request = Browser.Posting("/api/session", new OpenSession(console.StaffSecret, null, null));
        request.Headers.Add("Origin", browser.Origin);

        Assert.Equal(HttpStatusCode.OK, (await browser.Ask(request)).Response.StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_lacks_the_header()
    {
        using var browser = console.Browser();
        var request = Browser.Posting("/api/session", new OpenSession(console.StaffSecret, null, null));
        request.Headers.Remove("X-Tabletop");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Ask(request)).Response.StatusCode);
    }
}
