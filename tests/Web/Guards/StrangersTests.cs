using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Logs.Sqlite;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Guards;

/// <summary>Codes that open nothing, cookies that have had their time, pages of other sites, and a room that all comes from one address.</summary>
public sealed class StrangersTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Codes_that_are_wrong_locked_or_of_what_has_ended_look_the_same()
    {
        using var locked = await Room.Open(_console);
        await locked.Facilitate(new CommandBody.Lobby(Open: false));
        using var ended = await Room.Open(_console);
        await ended.Facilitate(new CommandBody.Start(), new CommandBody.EndPlay());
        using var closed = await Room.Open(_console);
        await closed.Facilitate(new CommandBody.Start(), new CommandBody.EndPlay(), new CommandBody.Seal());
        using var browser = _console.Browser();
        var answers = new HashSet<(HttpStatusCode, string, string)>();

        foreach (var code in new[] { "AAAAAAAA", "A", "not a code at all", locked.Summary.Code, ended.Summary.Code, closed.Summary.Code })
        {
            var (response, body) = await browser.AskPost("/api/session", new OpenSession(null, code, "Dan"));
            answers.Add((response.StatusCode, body, string.Join('\n', response.Headers.Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))));
        }

        Assert.Equal(HttpStatusCode.NotFound, Assert.Single(answers).Item1);
        Assert.Equal("", browser.Cookies);
        foreach (var room in new[] { locked, ended, closed })
        {
            Assert.DoesNotContain("Dan", (await room.Staff.Pull(room.StaffStream)).View!.Value.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cookie_of_before_opens_nothing_in_any_way()
    {
        using var room = await Room.Open(_console);
        using var other = await Room.Open(_console);
        var (browser, seat) = await room.Sit("Cleo", "mayor");
        var old = browser.Cookies;
        await browser.Post<SessionReply>("/api/session", new OpenSession(null, other.Summary.Code, "Cleo"));
        var entries = Entries();

        using var thief = _console.Browser();
        foreach (var request in new[]
        {
            new HttpRequestMessage(HttpMethod.Get, "/api/session"),
            new HttpRequestMessage(HttpMethod.Get, $"/api/streams/{Uri.EscapeDataString(seat)}"),
            Browser.Posting("/api/commands", new SendCommand(seat, "stolen", new CommandBody.LeaveSeat(), null)),
            new HttpRequestMessage(HttpMethod.Get, "/hub"),
        })
        {
            request.Headers.Add("Cookie", old);
            request.Headers.Add("Origin", thief.Origin);
            var (response, _) = await thief.Ask(request);

            // For some seconds it is "again"; after that nobody knows it.
            Assert.Equal(425, (int)response.StatusCode);
        }

        Assert.DoesNotContain("canary", thief.Heard, StringComparison.Ordinal);
        Assert.Equal(entries, Entries());
        await _console.Restart();
        var late = new HttpRequestMessage(HttpMethod.Get, $"/api/streams/{Uri.EscapeDataString(seat)}") { Headers = { { "Cookie", old } } };
        Assert.Equal(HttpStatusCode.NotFound, (await thief.Ask(late)).Response.StatusCode);
        Assert.NotNull((await browser.Pull(seat)).View);
    }

    [Fact]
    public async Task A_removed_persons_cookie_opens_nothing_of_the_exercise()
    {
        using var room = await Room.Open(_console);
        var (browser, seat) = await room.Sit("Dora", "mayor");
        await room.Facilitate(new CommandBody.Remove(await room.Person("Dora")));
        var entries = Entries();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.AskGet($"/api/streams/{Uri.EscapeDataString(seat)}")).Response.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.AskPost("/api/commands", new SendCommand(seat, "late", new CommandBody.LeaveSeat(), null))).Response.StatusCode);
        Assert.Equal(entries, Entries());
    }

    public static TheoryData<string> Foreign => new("http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1", "https://127.0.0.1", "http://localhost", "file://", "nonsense");

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_foreign_page_leaves_no_trace(string origin)
    {
        using var room = await Room.Open(_console);
        var (browser, seat) = await room.Sit("Ed", "mayor");
        await room.Facilitate(new CommandBody.Start());
        var entries = Entries();
        var exercises = (await room.Staff.Get<ExerciseSummary[]>("/api/exercises")).Length;
        var create = new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Open, false, false, null);

        foreach (var (by, request) in new[]
        {
            (browser, Browser.Posting("/api/commands", new SendCommand(seat, "foreign", new CommandBody.LeaveSeat(), null))),
            (room.Staff, Browser.Posting("/api/commands", new SendCommand(room.StaffStream, "foreign", new CommandBody.EndPlay(), null))),
            (room.Staff, Browser.Posting("/api/exercises", create)),
            (room.Staff, new HttpRequestMessage(HttpMethod.Post, "/api/scenarios") { Content = new StringContent("x"), Headers = { { "X-Tabletop", "1" } } }),
            (room.Staff, new HttpRequestMessage(HttpMethod.Delete, "/api/scenarios/canaries") { Headers = { { "X-Tabletop", "1" } } }),
        })
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
            Assert.Equal(HttpStatusCode.Forbidden, (await by.Ask(request)).Response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, await HubSocket.Try(room.Staff, origin));
        Assert.Equal(entries, Entries());
        Assert.Equal(exercises, (await room.Staff.Get<ExerciseSummary[]>("/api/exercises")).Length);
    }

    [Fact]
    public async Task A_hundred_and_forty_people_come_in_from_one_address()
    {
        using var room = await Room.Open(_console);

        // As many at a time as a venue's network lets through.
        // Each has two pages open that watch.
        var sockets = new List<HubSocket>();
        for (var i = 0; i < 140; i += 20)
        {
            var entered = await Task.WhenAll(Enumerable.Range(i, 20).Select(n => room.Enter(string.Create(CultureInfo.InvariantCulture, $"Person {n}"))));
            Assert.All(entered, browser => Assert.NotEmpty(browser.Cookies));
            sockets.AddRange(await Task.WhenAll(entered.SelectMany(phone => new[] { phone, phone }).Select(Watching)));
        }

        Assert.DoesNotContain(sockets, socket => socket.Closed.IsCompleted);
        await Task.WhenAll(sockets.Select(socket => socket.DisposeAsync().AsTask()));

        async Task<HubSocket> Watching(Browser phone)
        {
            var socket = await HubSocket.Open(phone);
            await socket.Watch(await phone.Stream(room.Exercise, StreamKind.Lobby));
            return socket;
        }

        var people = (await room.Staff.Pull(room.StaffStream)).View!.Value.GetProperty("people").EnumerateArray();
        Assert.Equal(140, people.Count(person => !person.GetProperty("staff").GetBoolean()));
    }

    private long Entries()
    {
        using var statements = SqliteFile.Connect(Path.Combine(_console.Data, "tabletop.db"), SqliteOpenMode.ReadOnly);
        return statements.All("SELECT count(*) FROM entries", row => row.GetInt64(0)).Single();
    }
}
