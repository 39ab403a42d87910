using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Uploads;

/// <summary>Files as a browser sends them.</summary>
internal static class Upload
{
    /// <summary>The first bytes of a picture; what follows is nobody's business here.</summary>
    public static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[40]];

    public static string Scenario(string id = "mine", string more = "") =>
        $"format: tabletop/1\nid: {id}\nphases: {{ day: {{ length: 1h }} }}\nroles: {{ mayor: {{ level: local }} }}\ninjects: {{ news: {{ at: 5m, text: Something }} }}\n{more}";

    public static HttpRequestMessage Yaml(byte[] bytes) => Request(new ByteArrayContent(bytes) { Headers = { ContentType = new("application/yaml") } });

    public static HttpRequestMessage Yaml(string text) => Yaml(Encoding.UTF8.GetBytes(text));

    public static HttpRequestMessage Files(params (string Name, byte[] Bytes)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = $"\"{name}\"" };
            content.Add(part);
        }

        return Request(content);
    }

    public static (string Name, byte[] Bytes) File(string name, string text) => (name, Encoding.UTF8.GetBytes(text));

    public static HttpRequestMessage Request(HttpContent content) => new(HttpMethod.Post, "/api/scenarios")
    {
        Content = content,
        // Who sends more than is taken is answered before, and does not find the line closed while still sending.
        Headers = { { "X-Tabletop", "1" }, { "Expect", "100-continue" } },
    };

    public static async Task<UploadedScenario> Taken(this Browser browser, HttpRequestMessage request)
    {
        var (response, body) = await browser.Ask(request);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonSerializer.Deserialize<UploadedScenario>(body, Json.Options)!;
    }

    public static async Task Refused(this Browser browser, HttpRequestMessage request, HttpStatusCode status, string code)
    {
        var (response, body) = await browser.Ask(request);
        Assert.Equal((status, code), (response.StatusCode, JsonSerializer.Deserialize<Problem>(body, Json.Options)!.Code));
    }
}
