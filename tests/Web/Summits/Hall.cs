using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Summits;

/// <summary>A summit with its facilitator, over HTTP as a browser does it.</summary>
internal sealed class Hall : IDisposable
{
    private readonly IServed _console;
    private readonly List<Browser> _browsers = [];

    private Hall(IServed console, Browser staff, SummitSummary summary)
    {
        (_console, Staff, Summary) = (console, staff, summary);
        _browsers.Add(staff);
    }

    public Browser Staff { get; }

    public SummitSummary Summary { get; }

    public string Path => $"/api/summits/{Summary.Summit}";

    public static async Task<Hall> Open(IServed console, int tables = 3, Seating seating = Seating.Assigned)
    {
        var staff = await console.Staff();
        var asked = new CreateSummit("canaries", "A day in the hall", [.. Enumerable.Repeat("", tables)], Mode.FacilitatorPaced, seating, Rehearsal: false);
        return new(console, staff, await staff.Post<SummitSummary>("/api/summits", asked));
    }

    public Browser Phone()
    {
        var browser = _console.Browser();
        _browsers.Add(browser);
        return browser;
    }

    /// <summary>As the facilitators see it once every table has done what it was told.</summary>
    public async Task<SummitView> Settled()
    {
        SummitView? view = null;
        await Eventually.Is(async () => (view = await Staff.Get<SummitView>(Path)).Tables.All(t => t is { Waiting: 0, Stream: not null }), "tables answer");
        return view!;
    }

    public async Task<RosterReply> Import(string csv, bool preview = false)
    {
        var (response, body) = await Staff.Ask(Upload(csv, preview));
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonSerializer.Deserialize<RosterReply>(body, Json.Options)!;
    }

    public HttpRequestMessage Upload(string csv, bool preview = false, string type = "text/csv") =>
        new(HttpMethod.Post, $"{Path}/roster{(preview ? "?preview=true" : "")}")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(csv)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } },
            // The program answers before it has read what is too long; who has begun to send that might not hear it.
            Headers = { { "X-Tabletop", "1" }, { "Expect", "100-continue" } },
        };

    public Task<BadgeSheet> Badges(params string[] people) =>
        Staff.Post<BadgeSheet>($"{Path}/badges", new IssueBadges(people.Length == 0 ? null : [.. people]));

    public async Task Order(TableOrderKind order, string? words = null, StopReason? reason = null)
    {
        var receipt = await Staff.Post<Receipt>($"{Path}/orders", new OrderTables(Guid.CreateVersion7().ToString(), order, reason, words, null));
        Assert.True(receipt.Accepted, receipt.Sentence);
    }

    /// <summary>Scans a badge.</summary>
    public static Task<SessionReply> Scan(Browser phone, string secret) => phone.Post<SessionReply>("/api/session", new OpenSession(secret, null, null));

    /// <summary>Where a badge, a code or a table has led to.</summary>
    public static StreamInfo Place(SessionReply reply) => reply.Streams.Single(s => s.Stream == reply.Opened);

    public void Dispose()
    {
        foreach (var browser in _browsers)
        {
            browser.Dispose();
        }
    }
}
