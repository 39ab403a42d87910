using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>One browser: a cookie jar, and an ear that keeps every byte it was served.</summary>
public sealed class Browser : IDisposable
{
    /// <summary>Only a hang comes to this.</summary>
    public static readonly TimeSpan Deadline = Eventually.Deadline;

    /// <summary>How long to wait when the program asks for patience: a session gets its next call after this long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>A certificate of the tests' own, which no authority has signed.</summary>
    public const string TrustedName = "CN=tabletop.test";

    private readonly CookieContainer _cookies;
    private readonly HttpClient _http;
    private readonly StringBuilder _heard = new();
    private readonly string _host;

    /// <param name="sharing">The same browser, with the same cookies and under the same name in its address, that has come to another node.</param>
    public Browser(Uri address, Browser? sharing = null)
    {
        (Address, _cookies) = (address, sharing?._cookies ?? new());
        _host = sharing?._host ?? address.Authority;
        _http = new(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false, SslOptions = { RemoteCertificateValidationCallback = Trusts } })
        {
            BaseAddress = address,
            Timeout = Deadline,
        };
    }

    public Uri Address { get; }

    /// <summary>As its address bar has it, whichever node it has come to.</summary>
    public string Host => _host;

    public string Origin => $"{Address.Scheme}://{_host}";

    public string Cookies => _cookies.GetCookieHeader(Address);

    /// <summary>What the jar says of the one cookie.</summary>
    public Cookie Cookie => _cookies.GetCookies(Address).Single();

    /// <summary>Everything that reached this viewer, over HTTP and sockets.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
            {
                return _heard.ToString();
            }
        }
    }

    /// <summary>It has been here before, and kept the cookie.</summary>
    public void Holds(string session) => _cookies.Add(new Cookie($"tabletop-{Address.Port}", session, "/", Address.Host));

    /// <summary>From now on the browser says that its user reads these.</summary>
    public void Asks(string? languages)
    {
        _http.DefaultRequestHeaders.AcceptLanguage.Clear();
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(languages ?? "");
    }

    public void Hear(string text)
    {
        lock (_heard)
        {
            _heard.AppendLine(text);
        }
    }

    public async Task<(HttpResponseMessage Response, string Body)> Ask(HttpRequestMessage request)
    {
        request.Headers.Host = _host;
        var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Hear($"{response.Headers}{response.Content.Headers}{body}");
        return (response, body);
    }

    public Task<(HttpResponseMessage Response, string Body)> AskGet(string path) => Ask(new(HttpMethod.Get, path));

    /// <param name="type">What the address takes, where that is a base of what is sent.</param>
    public Task<(HttpResponseMessage Response, string Body)> AskPost(string path, object body, Type? type = null) => Ask(Posting(path, body, type));

    public Task<(HttpResponseMessage Response, string Body)> AskPut(string path, object body)
    {
        var request = Posting(path, body);
        request.Method = HttpMethod.Put;
        return Ask(request);
    }

    public Task<(HttpResponseMessage Response, string Body)> AskDelete(string path) =>
        Ask(new(HttpMethod.Delete, path) { Headers = { { "X-Tabletop", "1" } } });

    public static HttpRequestMessage Posting(string path, object body, Type? type = null) => new(HttpMethod.Post, path)
    {
        Content = JsonContent.Create(body, type ?? body.GetType(), options: Json.Options),
        Headers = { { "X-Tabletop", "1" } },
    };

    public async Task<T> Get<T>(string path) => Read<T>(await AskGet(path));

    public async Task<T> Post<T>(string path, object body, Type? type = null) => Read<T>(await AskPost(path, body, type));

    public async Task<T> Put<T>(string path, object body) => Read<T>(await AskPut(path, body));

    public async Task<T> Delete<T>(string path) => Read<T>(await AskDelete(path));

    public async Task<Receipt> Send(string stream, Engine.Exercises.CommandBody body, string? id = null, Engine.Exercises.Saw? saw = null) =>
        await Post<Receipt>("/api/commands", new SendCommand(stream, id ?? Guid.CreateVersion7().ToString(), body, saw));

    /// <summary>As staff, lifts what stops play: a program that was away for more than ten seconds, dead or only starved of a processor, has stopped it.</summary>
    public async Task GoOn(string desk)
    {
        foreach (var stop in (await PullPatiently(desk)).View!.Value.GetProperty("clock")[0].GetProperty("stops").EnumerateArray())
        {
            var receipt = await Send(desk, new Engine.Exercises.CommandBody.Lift(stop.GetProperty("number").GetInt32()));
            Assert.True(receipt.Accepted, receipt.Sentence);
        }
    }

    public async Task<string> Stream(string exercise, StreamKind kind)
    {
        var reply = await Get<SessionReply>("/api/session");
        return reply.Streams.Last(s => s.Exercise == exercise && s.Kind == kind).Stream;
    }

    public Task<CatchUp> Pull(string stream, string? epoch = null, long after = 0) =>
        Get<CatchUp>(PullPath(stream, epoch, after));

    /// <summary>The same for who asks more than a session may: asks again until it is served.</summary>
    public async Task<CatchUp> PullPatiently(string stream, string? epoch = null, long after = 0) =>
        Read<CatchUp>(await Served(() => AskGet(PullPath(stream, epoch, after))));

    /// <summary>The answer to what is asked again until it is not put off any more.</summary>
    public static async Task<(HttpResponseMessage Response, string Body)> Served(Func<Task<(HttpResponseMessage Response, string Body)>> ask)
    {
        (HttpResponseMessage Response, string Body) answer = default;
        await Eventually.Is(async () => (answer = await ask()).Response.StatusCode != HttpStatusCode.TooManyRequests, "it is served", Patience);
        return answer;
    }

    public void Dispose() => _http.Dispose();

    public static bool Trusts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors problems) => certificate?.Subject == TrustedName;

    private static string PullPath(string stream, string? epoch, long after) =>
        $"/api/streams/{Uri.EscapeDataString(stream)}?after={after}{(epoch is null ? "" : $"&epoch={epoch}")}";

    private static T Read<T>((HttpResponseMessage Response, string Body) answer) => answer.Response.IsSuccessStatusCode
        ? JsonSerializer.Deserialize<T>(answer.Body, Json.Options)!
        : throw new InvalidOperationException($"{(int)answer.Response.StatusCode}: {answer.Body}");
}
