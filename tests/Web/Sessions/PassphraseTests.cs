using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Tabletop.Testing.Waiting;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Sessions;

/// <summary>On a console of its own: everybody's staff link asks for it.</summary>
public sealed class PassphraseTests : IAsyncLifetime
{
    private const string Phrase = "canary horse battery";

    private readonly ServedConsole _console = new();
    private Browser _staff = null!;

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        _staff = await _console.Staff();
        Assert.False((await _staff.Get<PassphraseState>("/api/passphrase")).Set);
        Assert.True((await _staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase(null, Phrase))).Set);
    }

    public async Task DisposeAsync()
    {
        _staff.Dispose();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task The_staff_link_opens_with_the_passphrase_and_not_without()
    {
        using var browser = _console.Browser();
        Assert.Equal((HttpStatusCode.Unauthorized, "passphrase"), await Refused(browser, _console.StaffSecret, null));
        Assert.Equal("", browser.Cookies);

        Assert.True((await browser.Post<SessionReply>("/api/session", new OpenSession(_console.StaffSecret, null, null, $" {Phrase} "))).MayCreate);

        // Who is in is not asked again, and whoever was in before it was chosen stays.
        Assert.True((await browser.Post<SessionReply>("/api/session", new OpenSession(_console.StaffSecret, null, null))).MayCreate);
        Assert.True((await _staff.Get<SessionReply>("/api/session")).MayCreate);
    }

    [Fact]
    public async Task A_wrong_link_and_a_wrong_passphrase_look_the_same()
    {
        using var browser = _console.Browser();
        var wrongLink = "a-link-that-nobody-has-ever-made";
        foreach (var typed in new[] { null, Phrase, Phrase + "!", "", "x" })
        {
            var link = await Answer(browser, wrongLink, typed);
            Assert.Equal(link, await Answer(browser, _console.StaffSecret, typed == Phrase ? "another" : typed));
        }

        Assert.Equal((HttpStatusCode.NotFound, "wrong-link"), await Refused(browser, _console.StaffSecret, Phrase + "!"));
        Assert.Equal("", browser.Cookies);
    }

    [Fact]
    public async Task Codes_and_the_links_of_an_exercise_open_as_before()
    {
        var made = await _staff.Post<ExerciseSummary>(
            "/api/exercises", new CreateExercise("canaries", null, Engine.Exercises.Mode.FacilitatorPaced, Engine.Exercises.Seating.Open, false, false, null));
        var link = await _staff.Post<MadeLink>($"/api/exercises/{made.Exercise}/links", new MakeLink(LinkKind.Staff));
        using var helper = _console.Browser();
        using var guest = _console.Browser();
        Assert.Single((await helper.Post<SessionReply>("/api/session", new OpenSession(link.Secret, null, null))).Streams);
        Assert.Single((await guest.Post<SessionReply>("/api/session", new OpenSession(null, made.Code, "Ana"))).Streams);
    }

    [Fact]
    public async Task Guessing_it_becomes_slow()
    {
        using var guesser = _console.Browser();
        for (var i = 0; i < 31; i++)
        {
            Assert.Equal((HttpStatusCode.NotFound, "wrong-link"), await Refused(guesser, _console.StaffSecret, $"guess number {i}"));
        }

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 3; i++)
        {
            await Refused(guesser, _console.StaffSecret, $"late guess number {i}");
        }

        watch.Stop();
        // One of them may have had the drop of credit that fell meanwhile.
        Assert.True(watch.ElapsedMilliseconds >= 1_900, $"Three guesses over the budget took {watch.ElapsedMilliseconds} ms.");
        Assert.True((await guesser.Post<SessionReply>("/api/session", new OpenSession(_console.StaffSecret, null, null, Phrase))).MayCreate);
    }

    [Fact]
    public async Task It_is_changed_and_taken_away_by_who_knows_it()
    {
        async Task<(HttpStatusCode, string)> Choose(Browser by, string? current, string? chosen)
        {
            var (response, body) = await by.AskPut("/api/passphrase", new ChoosePassphrase(current, chosen));
            return (response.StatusCode, JsonSerializer.Deserialize<Problem>(body, Json.Options)!.Code);
        }

        using var stranger = _console.Browser();
        Assert.Equal((HttpStatusCode.Forbidden, "not-allowed"), await Choose(stranger, Phrase, null));
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.AskGet("/api/passphrase")).Response.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "wrong-passphrase"), await Choose(_staff, null, "something else entirely"));
        Assert.Equal((HttpStatusCode.Forbidden, "wrong-passphrase"), await Choose(_staff, "guess", null));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "no-passphrase"), await Choose(_staff, Phrase, "too short"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "no-passphrase"), await Choose(_staff, Phrase, new string('x', 201)));

        await _console.Restart();
        await _staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase(Phrase, "something else entirely"));
        using var browser = _console.Browser();
        Assert.Equal((HttpStatusCode.NotFound, "wrong-link"), await Refused(browser, _console.StaffSecret, Phrase));
        Assert.False((await _staff.Put<PassphraseState>("/api/passphrase", new ChoosePassphrase("something else entirely", null))).Set);
        Assert.True((await browser.Post<SessionReply>("/api/session", new OpenSession(_console.StaffSecret, null, null))).MayCreate);
    }

    [Fact]
    public async Task A_link_that_got_about_is_made_good_by_signing_everybody_else_out()
    {
        var made = await _staff.Post<ExerciseSummary>(
            "/api/exercises", new CreateExercise("canaries", null, Engine.Exercises.Mode.FacilitatorPaced, Engine.Exercises.Seating.Open, false, false, null));
        using var guest = _console.Browser();
        await guest.Post<SessionReply>("/api/session", new OpenSession(null, made.Code, "Ana"));
        using var other = _console.Browser();
        await other.Post<SessionReply>("/api/session", new OpenSession(_console.StaffSecret, null, null, Phrase));
        await using var socket = await HubSocket.Open(other);
        await socket.Watch(await other.Stream(made.Exercise, StreamKind.Staff));
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.AskDelete("/api/session/others")).Response.StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await _staff.AskDelete("/api/session/others")).Response.StatusCode);

        await socket.Closed.WaitAsync(TimeSpan.FromSeconds(2 + 8));
        Assert.False((await other.Get<SessionReply>("/api/session")).MayCreate);
        Assert.True((await _staff.Get<SessionReply>("/api/session")).MayCreate);
        Assert.Single((await guest.Get<SessionReply>("/api/session")).Streams);
        await Eventually.Is(async () => (await _staff.Get<AuditEntry[]>("/api/audit")).Any(row => row.Kind == "others-signed-out"), "it is noted");
    }

    [Fact]
    public async Task It_lies_nowhere_in_the_data_folder()
    {
        await _console.Restart();
        foreach (var file in Directory.GetFiles(_console.Data, "tabletop.db*").Append(Path.Combine(_console.Data, "staff-key")))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("canary horse")) < 0, file);
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> Answer(Browser browser, string secret, string? passphrase)
    {
        var (response, body) = await browser.AskPost("/api/session", new OpenSession(secret, null, null, passphrase));
        return (response.StatusCode, body);
    }

    private static async Task<(HttpStatusCode Status, string Code)> Refused(Browser browser, string secret, string? passphrase)
    {
        var (status, body) = await Answer(browser, secret, passphrase);
        return (status, JsonSerializer.Deserialize<Problem>(body, Json.Options)!.Code);
    }
}
