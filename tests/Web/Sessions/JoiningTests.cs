using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Sessions;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Sessions;

[Collection(OneConsole.Name)]
public sealed class JoiningTests(ServedConsole console)
{
    [Fact]
    public async Task A_code_and_a_name_open_the_lobby()
    {
        using var room = await Room.Open(console);
        using var browser = console.Browser();
        var typed = $"{room.Summary.Code[..4].ToLowerInvariant()} - {room.Summary.Code[4..]}";

        var reply = await browser.Post<SessionReply>("/api/session", new OpenSession(null, typed, "  Ana\u202e \t Ilieva\u0007 "));

        Assert.False(reply.MayCreate);
        var info = Assert.Single(reply.Streams);
        Assert.Equal((StreamKind.Lobby, room.Exercise), (info.Kind, info.Exercise));
        Assert.NotEmpty(await room.Person("Ana Ilieva"));
    }

    [Fact]
    public void A_name_is_cut_between_characters()
    {
        Assert.Null(Door.CleanName(" \u200f\n "));
        Assert.Equal(new string('n', 60), Door.CleanName(new string('n', 200)));
        Assert.Equal(new string('n', 59), Door.CleanName(new string('n', 59) + "😀"));
    }

    [Fact]
    public async Task Coming_again_in_the_same_browser_is_the_same_person()
    {
        using var room = await Room.Open(console);
        var (browser, seat) = await room.Sit("Ben", "mayor");

        var reply = await browser.Post<SessionReply>("/api/session", new OpenSession(null, room.Summary.Code, "Benjamin"));

        Assert.Contains(reply.Streams, s => s.Stream == seat);
        Assert.NotEmpty(await room.Person("Benjamin"));
    }

    [Fact]
    public async Task The_id_changes_when_a_session_gains_something_and_the_old_one_is_dead()
    {
        using var room = await Room.Open(console);
        using var other = await Room.Open(console);
        var browser = await room.Enter("Cleo");
        var before = browser.Cookies;

        await browser.Post<SessionReply>("/api/session", new OpenSession(null, other.Summary.Code, "Cleo"));

        Assert.NotEqual(before, browser.Cookies);
        using var thief = console.Browser();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/session") { Headers = { { "Cookie", before } } };
        var (response, body) = await thief.Ask(request);
        // For a moment it is answered "again", for requests that were under way.
        Assert.Equal(425, (int)response.StatusCode);
        Assert.DoesNotContain(room.Exercise, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_and_closed_look_the_same()
    {
        using var room = await Room.Open(console);
        await room.Facilitate(new CommandBody.Lobby(Open: false));
        using var browser = console.Browser();

        var wrong = await browser.AskPost("/api/session", new OpenSession(null, "AAAAAAAA", "Dan"));
        var closed = await browser.AskPost("/api/session", new OpenSession(null, room.Summary.Code, "Dan"));

        Assert.Equal(HttpStatusCode.NotFound, wrong.Response.StatusCode);
        Assert.Equal((wrong.Response.StatusCode, wrong.Body), (closed.Response.StatusCode, closed.Body));
        Assert.Equal("wrong-code", JsonSerializer.Deserialize<Problem>(wrong.Body, Json.Options)!.Code);
        Assert.Equal("", browser.Cookies);
    }

    [Fact]
    public async Task The_board_link_shows_the_projector_and_nothing_else()
    {
        using var room = await Room.Open(console);
        var invitation = await room.Staff.Get<Invitation>($"/api/exercises/{room.Exercise}/invitation");
        using var browser = console.Browser();

        var reply = await browser.Post<SessionReply>("/api/session", new OpenSession(invitation.BoardSecret, null, null));

        var info = Assert.Single(reply.Streams);
        Assert.Equal(StreamKind.Board, info.Kind);
        Assert.NotNull((await browser.Pull(info.Stream)).View);
        Assert.Null((await browser.Get<Invitation>($"/api/exercises/{room.Exercise}/invitation")).BoardSecret);
        Assert.False((await browser.Send(info.Stream, new CommandBody.Start())).Accepted);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.AskGet("/api/scenarios")).Response.StatusCode);
    }

    [Fact]
    public async Task A_second_facilitator_enters_every_exercise_by_the_staff_link()
    {
        using var room = await Room.Open(console);
        using var second = await console.Staff();

        var stream = await second.Stream(room.Exercise, StreamKind.Staff);

        Assert.NotEqual(room.StaffStream, stream);
        Assert.NotNull((await second.Pull(stream)).View);
        Assert.True((await second.Send(stream, new CommandBody.TakeSeat("police"))).Accepted);
        Assert.NotNull((await second.Pull(await second.Stream(room.Exercise, StreamKind.Seat))).View);
    }

    [Fact]
    public async Task Playing_alone_gives_the_desk_and_a_place_in_the_lobby()
    {
        using var browser = await console.Staff();

        var made = await browser.Post<ExerciseSummary>(
            "/api/exercises", new CreateExercise("canaries", null, Mode.FacilitatorPaced, Seating.Approve, false, Alone: true, "You"));

        Assert.Equal([StreamKind.Lobby, StreamKind.Staff], made.Streams.Select(s => s.Kind).Order());
        var view = (await browser.Pull(made.Streams.Single(s => s.Kind == StreamKind.Lobby).Stream)).View!.Value;
        Assert.All(view.GetProperty("seats").EnumerateArray(), seat => Assert.False(seat.GetProperty("free").GetBoolean()));
        Assert.Equal("clock-driven", view.GetProperty("clock")[0].GetProperty("mode").GetString());
    }
}

/// <summary>On a console of its own, since the address of all tests pays for it.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private readonly ServedConsole _console = new();

    public Task InitializeAsync() => _console.InitializeAsync();

    public Task DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task Guessing_becomes_slow_and_a_right_code_still_gets_in()
    {
        using var room = await Room.Open(_console);
        using var guesser = _console.Browser();
        var answers = new HashSet<(HttpStatusCode, string)>();
        for (var i = 0; i < 31; i++)
        {
            var (response, body) = await guesser.AskPost("/api/session", new OpenSession(null, "AAAAAAAA", "Eve"));
            answers.Add((response.StatusCode, body));
        }

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 3; i++)
        {
            var (response, body) = await guesser.AskPost("/api/session", new OpenSession(null, "AAAAAAAA", "Eve"));
            answers.Add((response.StatusCode, body));
        }

        watch.Stop();
        Assert.Single(answers);
        // One of them may have had the drop of credit that fell meanwhile.
        Assert.True(watch.ElapsedMilliseconds >= 1_900, $"Three guesses over the budget took {watch.ElapsedMilliseconds} ms.");
        Assert.NotEmpty((await room.Enter("Fay")).Cookies);
    }
}
